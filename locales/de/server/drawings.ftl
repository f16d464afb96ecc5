# Kept drawings, and files of them.

server-drawings-unknown = Hier gibt es keine Zeichnungen „{ $digest }“.
server-drawing-unknown = Unter den aufbewahrten Zeichnungen ist keine „{ $id }“.
server-too-many-drawings = { $count ->
    [one] Ein Raum bewahrt höchstens { $most } Zeichnungen auf; hier ist { $count }, und { $more } kämen dazu. Entferne erst welche.
   *[other] Ein Raum bewahrt höchstens { $most } Zeichnungen auf; hier sind { $count }, und { $more } kämen dazu. Entferne erst welche.
}
# $kept and $label are digits.
server-drawing-other-label = Diese Zeichnung ist schon aufbewahrt, als eine { $kept }, nicht als eine { $label }. Ändere stattdessen ihr Label.
server-drawing-empty = Auf dieser Zeichnung ist nichts.
# $reason is one of those below
server-drawing-refused = Diese Zeichnung { $reason }.

## What is wrong with an image. Each is what the sentence says of one thing: it follows "This drawing", "it" (a file, in
## server-it), or the name of a file in a list

server-image-empty = ist leer
server-image-one-value = hat überall denselben Wert
server-image-on-white = ist schwarz auf weiß, nicht weiß auf schwarz
server-image-faint = ist zu schwach: ihr hellstes Pixel hat { $brightest } von { $full }
server-image-dark = ist dunkel auf durchsichtig, nicht weiß auf schwarz
server-image-no-png = ist kein PNG
server-image-size = hat { $width } x { $height } Pixel, nicht { $side } x { $side }
server-image-damaged = ist beschädigt
server-image-no-label = hat kein Label: weder ist ihr Ordner nach einer Ziffer benannt, noch beginnt ihr Name mit einer
# $label is a digit.
server-drawing-kept = ist schon aufbewahrt, als eine { $label }
server-entry-encrypted = ist verschlüsselt
server-entry-compressed = ist auf eine Art gepackt, die hier nicht gelesen wird
server-entry-too-large = hat { $bytes } Bytes, mehr als { $most }
server-entry-damaged = ist beschädigt

## In the place of $received in server-cannot-be, where $field is "image", and what is allowed there

server-image-of-this-kind = von dieser Art
server-image-this-text = dieser Text
server-image-bytes = { $count ->
    [one] { $count } Byte
   *[other] { $count } Bytes
}
server-image-values = { $count ->
    [one] { $count } Wert
   *[other] { $count } Werte
}
# $received is a number, or server-no-number
server-image-place = { $received } an Stelle { $place }
server-no-number = keine Zahl
server-allowed-image = { NUMBER($count, useGrouping: 0) } Zahlen von 0 bis 1 oder { NUMBER($count, useGrouping: 0) } Bytes in Base64
server-allowed-stroke-points = höchstens { $most } Punkte

## A file of drawings: the sentence, its problems, and what is allowed

server-file-refused = { $problem }. Erlaubt: { $allowed }.
server-file-no-drawings = Das ist keine Datei mit Zeichnungen
server-file-without-drawings = In dieser Datei sind keine Zeichnungen
server-allowed-file = eine .npz-Datei mit images und labels oder eine Zip-Datei mit PNGs
server-allowed-file-of = { $file }, mit bis zu { $most } Zeichnungen
# $name is "images" or "labels", as in the file
server-array-missing = { $name } fehlt in dieser Datei
server-allowed-both = { $first } und { $second }
server-array-refused = { $name } { $reason }
server-array-cannot-be = { $name } kann nicht { $received } sein
# $kind is the name of a type of NumPy, or server-python-objects
server-array-holds = enthält { $kind }, was nicht gelesen wird
server-python-objects = Python-Objekte
server-array-no-unicode = enthält Text, der kein Unicode ist
server-label-no-digit = Label { NUMBER($number, useGrouping: 0) } ist { $received }, und das ist keine Ziffer
server-images-not-finite = images enthält NaN oder unendlich
server-images-outside = images enthält Werte von { $least } bis { $greatest }
# The shape of an array in NumPy's notation
server-allowed-images = (n, { $side }, { $side }) mit bis zu { $most } Bildern
# $count is the number of images, and so the shape of the array in NumPy's notation
server-allowed-labels = ({ NUMBER($count, useGrouping: 0) },), ganze Zahlen, für jedes Bild eine
server-allowed-pixels = uint8 in 0..255 oder Gleitkommazahlen in 0..1
server-allowed-shares = 0 bis 1 als Gleitkommazahlen
server-allowed-numbers-or-digits = Zahlen, oder Labels als Ziffern in Text
server-allowed-numpy = Zahlen im Format von NumPy

## A zip file: the sentence, its problems, and what is allowed

server-archive-refused = Diese Zip-Datei wird nicht gelesen. { $problem }. Erlaubt: { $allowed }.
server-archive-entries = Sie hat { $count } Einträge
# $reason is in the words of a library, always English
server-archive-damaged = Sie ist beschädigt ({ $reason })
server-archive-cut = Sie ist beschädigt (in ihrem Verzeichnis stehen andere Einträge, als ihr Ende sagt)
server-archive-unpacked = Ausgepackt hätte sie { $bytes } Bytes
# $name is in quotation marks
server-archive-outside = Sie nennt einen Ort außerhalb von sich selbst, { $name }
server-allowed-entries = bis zu { $most } Einträge
server-allowed-whole-archive = eine ganze Zip-Datei
server-allowed-unpacked = ausgepackt bis zu { $most } Bytes
server-allowed-inside = Namen innerhalb des Ordners der Zip-Datei
