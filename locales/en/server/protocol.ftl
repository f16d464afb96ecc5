# Messages, files of a network, and what they may hold.

# $type is in quotation marks; $types is a list with commas
server-type-unknown = There is no message of type { $type }: allowed is { $types }.
# $reason is in the words of a library, always English
server-not-json = This is not JSON: { $reason }.
server-allowed-focus = either split and index, or an image, with its label if that is known
server-allowed-layer-and-index = layer and index together, or neither
server-allowed-from = from only with a layer of 1 or more

# $reason is in the words of a library, always English
server-not-safetensors = This is not safetensors: { $reason }.
server-header-too-long = The header is too long with { NUMBER($length, useGrouping: 0) } bytes: allowed is { $allowed }.
server-allowed-bytes = up to { NUMBER($most, useGrouping: 0) } bytes
server-file-changed = The file is not as it was written: its bytes do not match its checksum.
# $name is the name of a matrix or vector, such as w2; $type is the type of its numbers, such as int8
server-tensor-type = { $name } is of type { $type }: allowed is { $types }.
server-tensor-unknown = There is no { $name } here.
server-tensor-shape = { $name } has shape { $shape }: allowed is { $allowed }.
server-tensor-not-float = { $name } is of type { $type }: allowed is float32 or float64.
server-tensor-not-finite = { $name } holds NaN or infinity: allowed are finite numbers.
