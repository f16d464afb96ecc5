# Data sets, their files and their downloads.

## Data sets: a title; what the test images are, after "The test images are" and in the tooltip of the counter; and the credit

server-dataset-6k = 6.000 Ziffern aus MNIST
server-dataset-5k = 5.000 Ziffern aus MNIST, aufgeteilt wie vor 0.3
server-dataset-mnist = MNIST
server-dataset-fashion-mnist = Fashion-MNIST
server-dataset-upright = { $title }, aufgerichtet, für Handschrift

server-origin-6k = die ersten 100 Bilder jeder Ziffer aus den Testdaten der Sammlung MNIST, geschrieben von anderen Menschen als die Trainingsbilder
server-origin-5k = jedes fünfte Bild jeder Ziffer aus einem Teil der Trainingsdaten der Sammlung MNIST, geschrieben von Menschen, von denen auch Trainingsbilder stammen
server-origin-mnist = die Testdaten der Sammlung MNIST, geschrieben von anderen Menschen als die Trainingsbilder
server-origin-fashion-mnist = die Testdaten von Fashion-MNIST
server-origin-upright = { $origin }, ebenfalls aufgerichtet

server-credit-mnist = MNIST, von Y. LeCun, C. Cortes und C. J. C. Burges (CC BY-SA 3.0)
server-credit-fashion-mnist = Fashion-MNIST, von H. Xiao, K. Rasul und R. Vollgraf, Zalando (MIT-Lizenz)

server-class-t-shirt = T-Shirt oder Top
server-class-trousers = Hose
server-class-pullover = Pullover
server-class-dress = Kleid
server-class-coat = Mantel
server-class-sandal = Sandale
server-class-shirt = Hemd
server-class-sneaker = Sneaker
server-class-bag = Tasche
server-class-ankle-boot = Stiefelette

## What is not there

server-dataset-unknown = Es gibt keinen Datensatz „{ $name }“.
server-split-unknown = Es gibt keinen Teil „{ $split }“.
# At most 100 bytes, with every title: it is the reason of a closed connection, too
server-not-downloaded = { $title } fehlt hier noch. Hol es unter „Datensätze“ oder mit: nudge data download { $name }

## A file that cannot be used: the sentence, and its reasons

server-file-unusable = { $file } ist nicht brauchbar: { $reason }.
server-file-cut = sie ist abgeschnitten oder beschädigt
# $reason is in the words of the operating system
server-file-unreadable = sie lässt sich nicht lesen: { $reason }
# $shape is as 60,000 × 28 × 28
server-file-other-start = sie beginnt nicht wie IDX mit { $shape } Bytes
server-file-short = sie hört zu früh auf: sie sollte { $shape } Bytes enthalten
server-file-long = sie enthält zu viel: sie sollte { $shape } Bytes enthalten
server-file-thrown-away = sie war beschädigt und ist gelöscht; lade sie noch einmal herunter
server-file-label = sie enthält das Label { $label }
# $reason is what is wrong with the file's images, as server-image-on-white
server-it = ihr Inhalt { $reason }

## Downloads

server-download-failed = { $online ->
    [unknown] { $file } lässt sich nicht herunterladen: { $reason }. Ist dieser Computer online?
   *[yes] { $file } lässt sich nicht herunterladen: { $reason }.
}
# Within server-download-failed: one or several servers, and what is wrong with each. A $reason is one of those below,
# what the sentence says of the server $host.
server-mirror = { $host } { $reason }
server-mirrors = { $first }; { $next }
server-no-mirror = es gibt keine Adresse dafür
server-mirror-no-address = ist keine Adresse im Web
server-mirror-unreachable = ist nicht erreichbar
server-mirror-no-answer = antwortet nicht
server-mirror-silent = ist verstummt
server-mirror-proxy = ist durch den Proxy nicht erreichbar
server-mirror-redirects = schickt von einer Adresse zur nächsten
server-mirror-cuts = bricht die Verbindung ab
server-mirror-unusable = ist nicht brauchbar
server-mirror-slow = ist zu langsam
# $status is a status of HTTP, such as 404
server-mirror-answers = antwortet mit { NUMBER($status, useGrouping: 0) }
server-mirror-without-rest = hat den Rest der Datei nicht
server-mirror-sends-page = schickt eine Webseite statt der Datei
server-mirror-other-part = schickt einen anderen Teil als den verlangten
server-mirror-other-file = hat unter diesem Namen eine andere Datei
server-mirror-other-content = schickt etwas anderes als die veröffentlichte Datei

server-download-under-way = { $title }: Ein anderes Programm lädt das schon herunter.
server-download-ended = Das Herunterladen wurde beendet.
server-disk-too-full = Für { $title } ist zu wenig Platz: In { $folder } werden { NUMBER($megabytes, minimumFractionDigits: 1, maximumFractionDigits: 1, useGrouping: 0) } MB gebraucht, frei sind { NUMBER($free, minimumFractionDigits: 1, maximumFractionDigits: 1, useGrouping: 0) } MB.
server-no-download-folder = Es gibt keinen Ordner zum Herunterladen.
# $reason is server-disk-full, or in the words of the operating system
server-download-unwritable = In { $folder } lässt sich nichts speichern: { $reason }.
server-disk-full = der Datenträger ist voll
