# Data sets, their files and their downloads.

## Data sets: a title; what the test images are, after "The test images are" and in the tooltip of the counter; and the credit

server-dataset-6k = 6,000 digits of MNIST
server-dataset-5k = 5,000 digits of MNIST, as split before 0.3
server-dataset-mnist = MNIST
server-dataset-fashion-mnist = Fashion-MNIST
server-dataset-upright = { $title }, upright, for handwriting

server-origin-6k = the first 100 of each digit in MNIST’s test set, by people who wrote none of the training images
server-origin-5k = every fifth of each digit in a part of MNIST’s training set, by people who wrote training images as well
server-origin-mnist = MNIST’s test set, by people who wrote none of the training images
server-origin-fashion-mnist = Fashion-MNIST’s test set
server-origin-upright = { $origin }, made upright as well

server-credit-mnist = MNIST, by Y. LeCun, C. Cortes and C. J. C. Burges (CC BY-SA 3.0)
server-credit-fashion-mnist = Fashion-MNIST, by H. Xiao, K. Rasul and R. Vollgraf, Zalando (MIT licence)

server-class-t-shirt = T-shirt or top
server-class-trousers = trousers
server-class-pullover = pullover
server-class-dress = dress
server-class-coat = coat
server-class-sandal = sandal
server-class-shirt = shirt
server-class-sneaker = sneaker
server-class-bag = bag
server-class-ankle-boot = ankle boot

## What is not there

server-dataset-unknown = There is no data set '{ $name }'.
server-split-unknown = There is no split '{ $split }'.
# At most 100 bytes, with every title: it is the reason of a closed connection, too
server-not-downloaded = { $title } is not here yet. Get it under Data sets, or run: nudge data download { $name }

## A file that cannot be used: the sentence, and its reasons

server-file-unusable = { $file } cannot be used: { $reason }.
server-file-cut = it is cut off or damaged
# $reason is in the words of the operating system
server-file-unreadable = it cannot be read: { $reason }
# $shape is as 60,000 × 28 × 28
server-file-other-start = it does not begin as IDX of { $shape } bytes does
server-file-short = it ends too early: it should hold { $shape } bytes
server-file-long = it holds too much: it should hold { $shape } bytes
server-file-thrown-away = it was damaged, and is thrown away; download it again
server-file-label = it holds the label { $label }
# $reason is what is wrong with the file's images, as server-image-on-white
server-it = it { $reason }

## Downloads

server-download-failed = { $online ->
    [unknown] { $file } cannot be downloaded: { $reason }. Is this computer online?
   *[yes] { $file } cannot be downloaded: { $reason }.
}
# Within server-download-failed: one or several servers, and what is wrong with each. A $reason is one of those below,
# what the sentence says of the server $host.
server-mirror = { $host } { $reason }
server-mirrors = { $first }; { $next }
server-no-mirror = there is no mirror
server-mirror-no-address = is no address on the web
server-mirror-unreachable = cannot be reached
server-mirror-no-answer = does not answer
server-mirror-silent = has gone silent
server-mirror-proxy = cannot be reached through the proxy
server-mirror-redirects = sends from one address to the next
server-mirror-cuts = cuts the connection
server-mirror-unusable = cannot be used
server-mirror-slow = is too slow
# $status is a status of HTTP, such as 404
server-mirror-answers = answers { NUMBER($status, useGrouping: 0) }
server-mirror-without-rest = does not have the rest of the file
server-mirror-sends-page = sends a page instead of the file
server-mirror-other-part = sends another part than it was asked for
server-mirror-other-file = has another file under this name
server-mirror-other-content = sends something else than the published file

server-download-under-way = { $title } is being downloaded by another program already.
server-download-ended = The download was ended.
server-disk-too-full = The disk is too full for { $title }: { NUMBER($megabytes, minimumFractionDigits: 1, maximumFractionDigits: 1, useGrouping: 0) } MB are needed in { $folder }, { NUMBER($free, minimumFractionDigits: 1, maximumFractionDigits: 1, useGrouping: 0) } MB are free.
server-no-download-folder = There is no folder for downloads.
# $reason is server-disk-full, or in the words of the operating system
server-download-unwritable = Nothing can be downloaded into { $folder }: { $reason }.
server-disk-full = the disk is full
