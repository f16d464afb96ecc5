## The data sets

data-sets-title = Data sets
data-sets-restart = Another data set starts the run again at step 0.
data-sets-not-yours = Whoever made this room chooses what it trains on.
# A kind of clothing in the list $classes of the next text: the number of its output, and its name.
data-sets-class = { $digit } { $name }
data-sets-classes = Ten kinds of clothing in place of digits: { $classes }.
data-sets-upright = Every digit is made upright, yours as well, and an epoch has rare shapes more than once: other people’s handwriting is read better.
# $origin is a phrase of the server, such as server-origin-mnist: where the test images come from.
data-sets-size = { $train } images to learn from, { $test } to test with: { $origin }.
data-sets-included = Part of Nudge.
data-sets-here = On the computer that runs Nudge.
data-sets-megabytes = { $amount } MB
# $done, $total and $size are in megabytes. $mirror is the name of another computer.
data-sets-progress = { $has_mirror ->
    [yes] { $done } of { $total } from { $mirror }
   *[no] { $done } of { $total }
}
data-sets-stopped = Stopped after { $done }; the next try goes on from there.
data-sets-not-here = Not here yet. It takes { $size } on the disk of the computer that runs Nudge, once.
# $reason is a sentence.
data-sets-failed = { $reason } Nothing else has changed.
data-sets-failed-somehow = It failed.
# For screen readers, as are the next ones.
data-sets-progress-name = Download of { $title }
data-sets-arrived = { $title } is here.
data-sets-downloading = Downloading { $title }: { $percent } %.
data-sets-download-stopped = The download of { $title } is stopped.
# Buttons.
data-sets-trained = This room trains on it
data-sets-train = Train on this
data-sets-download = Download { $size }
data-sets-stop = Stop
data-sets-go-on = Go on
data-sets-try-again = Try again

## The deal: an epoch's images in rows, one for each step

deal-title = One row, one step
deal-coming = The images are on their way …
# Buttons: the images are shuffled, and dealt into rows as cards are.
deal-shuffle = Shuffle
deal-deal = Deal
deal-next-row = Next row: one step
deal-play = Play the epoch
deal-stop = Stop
# The names of numbers.
deal-step = step
deal-epoch = epoch
deal-batch = mini-batch
deal-seen = examples seen
# The mini-batch of how many; where the epoch is another one, the second text.
deal-batch-none = none yet
deal-batch-of = { $number } of { $count }
# How the images lie. $count is their number.
deal-in-order = The training set in its own order: { $count } images.
deal-shuffled = Epoch { $epoch }: the same { $count } images, shuffled.
deal-one-row = Epoch { $epoch }: { $count } images in a single row.
deal-rows = Epoch { $epoch }: { $count } images in { $rows } rows of { $length }.
deal-rows-and-rest = { $rows ->
    [one] Epoch { $epoch }: { $count } images in { $rows } row of { $length } and one of { $rest }.
   *[other] Epoch { $epoch }: { $count } images in { $rows } rows of { $length } and one of { $rest }.
}
deal-mixed-rows = Epoch { $epoch }: { $count } images in { $rows } rows of { $least } to { $most }.
# $label is the digit.
deal-image = { $label ->
    [8] An { $label }, training image #{ $image }.
   *[other] A { $label }, training image #{ $image }.
}
# $use says which step uses the row: the step on show ("now"), one before it ("used"), one to come ("coming"), or that
# it is of another epoch ("other").
deal-image-in-row = { $label ->
    [8] An { $label }
   *[other] A { $label }
}, training image #{ $image }. Row { $row }{ $length ->
    [1] { "" }
   *[other] , image { $place } of { $length }
}: { $use ->
    [other] of epoch { $epoch }.
    [now] used by step { $step }, which is on show.
    [used] used by step { $step }.
   *[coming] for step { $step }.
}
# How far the epoch is.
deal-not-begun = Before the first step no row has been used.
deal-other-epoch = Here lies epoch { $epoch }; step { $step } is of epoch { $step_epoch }.
deal-step-used = { $count ->
    [one] Step { $step } used row { $row }: { $count } image.
   *[other] Step { $step } used row { $row }: { $count } images.
}
deal-left = { $count ->
    [one] { $count } row is left of this epoch.
   *[other] { $count } rows are left of this epoch.
}
deal-over = It was the last: epoch { $epoch } is over, and all { $count } images have been used once. The next step shuffles anew.
# Why it cannot be shown.
deal-drawings = This room trains on drawings now. The deal is shown where it trains on its data set alone.
deal-repeats = An epoch of this data set has rare images more than once. The deal is shown where it has each once.
deal-too-many = The deal is shown for up to { $most } images. This room trains on { $count }.
# On a card beside an image.
deal-on-stage = It is on the stage.
deal-click = Click: it goes on the stage.
# A heading; what is muted is less bright. $use as in deal-image-in-row.
deal-row = { $use ->
    [other] Row { $row }<muted>, of epoch { $epoch }</muted>
    [now] Row { $row }<muted>, used by step { $step }, which is on show</muted>
    [used] Row { $row }<muted>, used by step { $step }</muted>
   *[coming] Row { $row }<muted>, for step { $step }</muted>
}
deal-back = back to row { $row }
deal-row-before = Row before
deal-row-after = Row after
# Over bars, one for each digit.
deal-digits = { $count ->
    [1] its digit
   *[other] how many of each digit
}
deal-row-image = Training image #{ $image }. Click: it goes on the stage.
    .aria-label = { $label ->
        [8] Training image { $image }: an { $label }
       *[other] Training image { $image }: a { $label }
    }
deal-table = All rows as a table
# Where there are many rows.
deal-previous-rows = Previous rows
deal-next-rows = Next rows
deal-shown-rows = rows { $first } to { $last } of { $count }
# For screen readers.
deal-caption = The rows of epoch { $epoch }: the step that uses each, its images, and how many of each digit
# The heads of the table's columns; that of a digit has words for screen readers.
deal-head-row = row
deal-head-step = step
deal-head-images = images
deal-head-digit = <hidden>of digit </hidden>{ $digit }
# After a step that has been made, for screen readers.
deal-row-used = used
# The picture of all images.
deal-picture = The deal
deal-images = All training images. The arrow keys go from image to image, Enter puts one on the stage.
# What the tones of the images mean.
deal-tone-used = used
deal-tone-now = this step
deal-tone-to-come = to come
deal-tone-on-stage = on the stage
