# Messages, files of a network, and what they may hold.

# $type is in quotation marks; $types is a list with commas
server-type-unknown = Es gibt keine Nachricht vom Typ { $type }. Erlaubt: { $types }.
# $reason is in the words of a library, always English
server-not-json = Das ist kein JSON: { $reason }.
server-allowed-focus = entweder split und index oder ein image, mit seinem label, wenn das bekannt ist
server-allowed-layer-and-index = layer und index zusammen oder keins von beiden
server-allowed-from = from nur mit einem layer von 1 oder mehr

# $reason is in the words of a library, always English
server-not-safetensors = Das ist keine Datei von safetensors: { $reason }.
server-header-too-long = Der Kopf der Datei ist mit { NUMBER($length, useGrouping: 0) } Bytes zu lang. Erlaubt: { $allowed }.
server-allowed-bytes = bis zu { NUMBER($most, useGrouping: 0) } Bytes
server-file-changed = Die Datei ist nicht mehr so, wie sie geschrieben wurde: Ihre Bytes passen nicht zu ihrer Prüfsumme.
# $name is the name of a matrix or vector, such as w2; $type is the type of its numbers, such as int8
server-tensor-type = { $name } ist vom Typ { $type }. Erlaubt: { $types }.
server-tensor-unknown = { $name } gibt es hier nicht.
server-tensor-shape = { $name } hat die Form { $shape }. Erlaubt: { $allowed }.
server-tensor-not-float = { $name } ist vom Typ { $type }. Erlaubt: float32 oder float64.
server-tensor-not-finite = { $name } enthält NaN oder unendlich. Erlaubt: endliche Zahlen.
