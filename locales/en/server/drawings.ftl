# Kept drawings, and files of them.

server-drawings-unknown = There are no drawings '{ $digest }' here.
server-drawing-unknown = There is no drawing '{ $id }' among those kept.
server-too-many-drawings = { $count ->
    [one] A room keeps at most { $most } drawings; here is { $count }, and { $more } would be added. Remove some first.
   *[other] A room keeps at most { $most } drawings; here are { $count }, and { $more } would be added. Remove some first.
}
# $kept and $label are digits.
server-drawing-other-label = { $kept ->
    [8] This drawing is kept already, as an { $kept }, not a { $label }. Change its label instead.
   *[other] { $label ->
        [8] This drawing is kept already, as a { $kept }, not an { $label }. Change its label instead.
       *[other] This drawing is kept already, as a { $kept }, not a { $label }. Change its label instead.
    }
}
server-drawing-empty = There is nothing on this drawing.
# $reason is one of those below
server-drawing-refused = This drawing { $reason }.

## What is wrong with an image. Each is what the sentence says of one thing: it follows "This drawing", "it" (a file, in
## server-it), or the name of a file in a list

server-image-empty = has nothing on it
server-image-one-value = has the same value everywhere
server-image-on-white = is black on white, not white on black
server-image-faint = is too faint: its brightest pixel is { $brightest } of { $full }
server-image-dark = is dark on transparent, not white on black
server-image-no-png = is not a PNG
server-image-size = is { $width } x { $height } pixels, not { $side } x { $side }
server-image-damaged = is damaged
server-image-no-label = has no label: its folder is no single digit, and its name begins with none
# $label is a digit.
server-drawing-kept = { $label ->
    [8] is kept already, as an { $label }
   *[other] is kept already, as a { $label }
}
server-entry-encrypted = is encrypted
server-entry-compressed = is compressed in a way that is not read here
server-entry-too-large = has { $bytes } bytes, more than { $most }
server-entry-damaged = is damaged

## In the place of $received in server-cannot-be, where $field is "image", and what is allowed there

server-image-of-this-kind = of this kind
server-image-this-text = this text
server-image-bytes = { $count ->
    [one] { $count } byte
   *[other] { $count } bytes
}
server-image-values = { $count ->
    [one] { $count } value
   *[other] { $count } values
}
# $received is a number, or server-no-number
server-image-place = { $received } at place { $place }
server-no-number = no number
server-allowed-image = { NUMBER($count, useGrouping: 0) } numbers from 0 to 1, or { NUMBER($count, useGrouping: 0) } bytes in base64
server-allowed-stroke-points = { $most } points at most

## A file of drawings: the sentence, its problems, and what is allowed

server-file-refused = { $problem }: allowed is { $allowed }.
server-file-no-drawings = This is no file of drawings
server-file-without-drawings = There are no drawings in this file
server-allowed-file = a .npz file with images and labels, or a zip file of PNGs
server-allowed-file-of = { $file }, of up to { $most } drawings
# $name is "images" or "labels", as in the file
server-array-missing = { $name } is missing from this file
server-allowed-both = { $first } and { $second }
server-array-refused = { $name } { $reason }
server-array-cannot-be = { $name } cannot be { $received }
# $kind is the name of a type of NumPy, or server-python-objects
server-array-holds = holds { $kind }, which is not read
server-python-objects = Python objects
server-array-no-unicode = holds text that is no Unicode
server-label-no-digit = label { NUMBER($number, useGrouping: 0) } is { $received }, which is no digit
server-images-not-finite = images has NaN or infinity
server-images-outside = images has values from { $least } to { $greatest }
# The shape of an array in NumPy's notation
server-allowed-images = (n, { $side }, { $side }) with up to { $most } of them
# $count is the number of images, and so the shape of the array in NumPy's notation
server-allowed-labels = ({ NUMBER($count, useGrouping: 0) },), whole numbers, one each
server-allowed-pixels = uint8 in 0..255, or floating point in 0..1
server-allowed-shares = 0 to 1 in floating point
server-allowed-numbers-or-digits = numbers, or labels as digits in text
server-allowed-numpy = numbers in NumPy's format

## A zip file: the sentence, its problems, and what is allowed

server-archive-refused = This zip file is not read. { $problem }: allowed is { $allowed }.
server-archive-entries = It has { $count } entries
# $reason is in the words of a library, always English
server-archive-damaged = It is damaged ({ $reason })
server-archive-cut = It is damaged (its directory has other entries than its end says)
server-archive-unpacked = It would unpack to { $bytes } bytes
# $name is in quotation marks
server-archive-outside = It names a place outside itself, { $name }
server-allowed-entries = up to { $most } entries
server-allowed-whole-archive = a whole zip file
server-allowed-unpacked = up to { $most } bytes unpacked
server-allowed-inside = names below the archive's own folder
