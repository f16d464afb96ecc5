### Networks that are trained apart from the run: the learning curve, and one that trains on a single digit.

## The learning curve

learning-curve-title = The same network on more and more labels
# The choice of the images: as they are, or augmented.
learning-curve-images = Images
    .shown = images
learning-curve-as-they-are = as they are
learning-curve-augmented = shifted, turned, scaled at random
learning-curve-train = ▶ Train them all
learning-curve-stop = ■ Stop
learning-curve-other = Other examples
    .title = The same with other examples out of all
learning-curve-progress = Steps of each network
learning-curve-step = step { $step } of { $steps }
# <draw> is a button that opens the place Draw.
learning-curve-labels-from = Labels come from people: draw digits and say what they are in <draw>Draw</draw>, and train
    on them too.
# Above ten images.
learning-curve-seen = { $count ->
    [one] All that the one with { $count } label is shown
   *[other] All that the one with { $count } labels is shown
}{ $is_augmented ->
    [yes] , each time otherwise:
   *[no] :
}
# The legend.
learning-curve-test = test images
learning-curve-own = its own examples
learning-curve-same-augmented = the same, shifted, turned, scaled
learning-curve-past = with other examples
# Words in the picture.
learning-curve-axis = labelled examples
learning-curve-guessing = guessing
# The picture for screen readers. $plain and $augmented are lists of learning-curve-point.
learning-curve-picture = { $shown ->
    [none] Test accuracy by labels, up to { $count }: nothing is trained yet
    [plain] Test accuracy by labels, images as they are: { $plain }
    [augmented] Test accuracy by labels, images at random: { $augmented }
   *[both] Test accuracy by labels, images as they are: { $plain }; at random: { $augmented }
}
learning-curve-point = { $count ->
    [one] { $count } label: { $share }
   *[other] { $count } labels: { $share }
}
# $sizes is such as "10, 30, 100 … 4,000".
learning-curve-training = Networks on { $sizes } labels are being trained.
# $first is a list of the first sizes.
learning-curve-sizes = { $first } … { $last }
# A difference of percentages, in percentage points. $points is a text such as "12.3", here and below.
learning-curve-points = { $points } points
# The result. There is one network, or $few and $all are the numbers of labels of the first and the last one.
# $is_over says whether they have made all their steps, which $steps counts.
learning-curve-outcome = { $is_over ->
    [yes] { $is_one ->
        [yes] { $step ->
            [one] After { $step } step
           *[other] After { $step } steps
        }
       *[no] { $step ->
            [one] After { $step } step each
           *[other] After { $step } steps each
        }
    }
   *[no] { $steps ->
        [one] After { $step } of { $steps } step
       *[other] After { $step } of { $steps } steps
    }
} { $is_one ->
    [yes] the network reads { $all_share } of { $tests } test images.
   *[no] { $few ->
        [one] the network with { $few } label
       *[other] the network with { $few } labels
    } reads { $few_share } of { $tests } test images, the one with { $all } { $all_share }.
}
learning-curve-gap = { $way ->
    [worse] Its own examples it reads { $points } points worse.
   *[better] Its own examples it reads { $points } points better.
}
learning-curve-gaps = Their own examples they read { $few_share } and { $all_share }: gaps of { $few_points } points and
    { $all_points } points.
# What the augmentation of images adds to the accuracy.
learning-curve-adds-nothing = Here shifts, turns and scalings at random add nothing.
learning-curve-adds = { $count ->
    [one] Shifts, turns and scalings at random add most with { $count } label: { $points } points.
   *[other] Shifts, turns and scalings at random add most with { $count } labels: { $points } points.
}
learning-curve-worth = With them { $count } do as well as about { $others } without.
learning-curve-worth-all = With them { $count } do better than all { $all } without.
learning-curve-adds-with-all = { $way ->
    [nothing] With all { $count } they change nothing.
    [less] With all { $count } they take away { $points } points.
   *[more] With all { $count } they add { $points } points.
}
learning-curve-table = The curves in numbers
    .name = Per cent of the test images and of its own examples that each network reads correctly, by the number of its
        labels
    .units = All in per cent; the gap is how much better a network reads its own examples than the test images.
learning-curve-table-plain = as they are
learning-curve-table-augmented = at random
learning-curve-table-labels = labels
learning-curve-table-test = test
learning-curve-table-own = own
learning-curve-table-gap = gap

## Training on a single digit

one-digit-title = Only the { $digit }s, and all digits
one-digit-choose = The only digit that is heard
one-digit-train = ▶ Train both
one-digit-stop = ■ Stop
# The names of the two networks.
one-digit-only = heard only { $digit }s
    .progress = Steps of the one that heard only { $digit }s
one-digit-all = heard all digits
    .progress = Steps of the one that heard all digits
# $share is large, the word is small.
one-digit-right = <b>{ $share }</b> <muted>right</muted>
one-digit-standing = step { $step } of { $steps } · { $seen } examples seen
one-digit-to-make = { $steps ->
    [one] { $steps } step to make
   *[other] { $steps } steps to make
}
one-digit-legend = A bar is the share of { $count } test images that is called this digit; the mark in it, the share
    that it is.
one-digit-table = How many of { $count } test images each calls which digit
one-digit-table-digit = digit
one-digit-training = Both are being trained, one of them on { $digit }s only.
one-digit-outcome = { $step ->
    [one] After { $step } step
   *[other] After { $step } steps
} the one that heard only { $digit }s calls { $called } of { $count } images { $digit ->
    [8] an { $digit }
   *[other] a { $digit }
}: { $only_share } right. The other has { $all_share } right.
