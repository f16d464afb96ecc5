### What examples want: the table of nudges of a mini-batch, and the nudges of the outputs. Names of weights, such as
### "h1·3 → 8" and "bias of 3", come as values.

## The table: a row for each of some weights, a column for each example of the mini-batch

nudge-table-title = What each example wants of each weight
nudge-table-name = Weight nudges in the mini-batch of step { $step }: a row for each weight, a column for each of
    examples { $first } to { $last }, then the average of all { $count } and how much they agree
nudge-table-pause = Pause to see the mini-batch.
nudge-table-no-batch = There is no mini-batch before a step is made with these parameters.
nudge-table-not-newest = The mini-batch of step { $step }. Pause to see the newest.
# The mini-batch has $count examples. The image on the stage may be a test image, or of another mini-batch.
nudge-table-not-of-them = { $count ->
    [one] The image on the stage is not the one of this mini-batch.
   *[other] The image on the stage is not one of these { $count }. A click on one of them puts it there.
}
# The choice of the weights that have a row.
nudge-table-weights = Weights
nudge-table-strongest = strongest
nudge-table-random = random
nudge-table-picked = picked
nudge-table-draw-others = draw others
nudge-table-add = + add { $weight }
nudge-table-strongest-of-each = { $count ->
    [1] the strongest of each layer
   *[other] the strongest { $count } of each layer
}
nudge-table-of-each = { $count } of each layer
nudge-table-how-to-add = Click a line on the stage, and add its weight here.
nudge-table-remove = Remove
    .name = Remove { $weight }
# Above a column. Only screen readers say what is in <hidden>; the digit is seen below its image.
nudge-table-example = { $is_on_stage ->
    [yes] { $digit ->
        [8] <hidden>example { $number }, an </hidden>{ $digit }<hidden>, on the stage</hidden>
       *[other] <hidden>example { $number }, a </hidden>{ $digit }<hidden>, on the stage</hidden>
    }
   *[no] { $digit ->
        [8] <hidden>example { $number }, an </hidden>{ $digit }
       *[other] <hidden>example { $number }, a </hidden>{ $digit }
    }
}
    .title = Put example { $number } on the stage
nudge-table-average = average of { $count }
nudge-table-agree = agree
# How many examples want a weight to go up, how many want it to go down, and how many want nothing of it, each in its
# colour. <mark> is a sign, which screen readers do not say; they say what is in <hidden>.
nudge-table-votes = { $none ->
    [0] <blue><mark>▲</mark><hidden>want it up: </hidden>{ $up }</blue> <orange><mark>▼</mark><hidden>want it down: </hidden>{ $down }</orange>
   *[other] <blue><mark>▲</mark><hidden>want it up: </hidden>{ $up }</blue> <orange><mark>▼</mark><hidden>want it down: </hidden>{ $down }</orange> <grey><mark>○</mark><hidden>want nothing: </hidden>{ $none }</grey>
}
# $arithmetic is such as "−δ · a = 0.2 · 0.5 = +0.1".
nudge-table-arithmetic = Example { $number }, { $weight }: { $arithmetic }
nudge-table-point = Point at a cell for its arithmetic. Click it: that example on the stage.
# Of the examples: $most and $least are names of weights; $up and $down are how many want the second one to go up and
# down.
nudge-table-agreement = { $up ->
    [one] They agree most on { $most } ({ $most_share }) and least on { $least }: { $up } wants it up and { $down } down.
        What counts is how strongly: { $least_share } of their strength is left in the average.
   *[other] They agree most on { $most } ({ $most_share }) and least on { $least }: { $up } want it up and { $down } down.
        What counts is how strongly: { $least_share } of their strength is left in the average.
}
# The choice of what is drawn in full colour.
nudge-table-colours = Colours
nudge-table-scale-row = each row its own
nudge-table-scale-all = all alike
# The legend. $full is the nudge that is drawn in full colour, if all rows have the same one.
nudge-table-legend = { $is_one_scale ->
    [yes] Blue, +: the example wants the weight to go up; orange, −: down. Full colour: { $full }, the strongest of all
          rows. Agree: |average| as a share of the average of |nudge|. ▲ want it up, ▼ down, ○ nothing.
   *[no] Blue, +: the example wants the weight to go up; orange, −: down. Full colour: the strongest nudge of its row in
         the whole mini-batch. Agree: |average| as a share of the average of |nudge|. ▲ want it up, ▼ down, ○ nothing.
}

## Below the table: the step

nudge-table-step = The average becomes the step
# The names of two lists of numbers, for screen readers.
nudge-table-gradient = Minus the learning rate times the gradient
nudge-table-update = The update
# At the end of a list that shows a few components of a vector.
nudge-table-of-them = … { $count } of them
nudge-table-rate = η = { $rate }.
nudge-table-optimized = Δ is the update: what the optimizer made of the gradient.
nudge-table-make-step = Make the step
nudge-table-make-step-again = Make the step again
nudge-table-moves = Each of these weights before and after step { $step }
nudge-table-before = before
nudge-table-change = update
nudge-table-after = after
nudge-table-bars = { $is_known ->
    [yes] All bars are on one scale; the longest is { $longest }.
   *[no] All bars are on one scale.
}

## What one example wants of the outputs

output-nudges-title = What this { $digit } wants of the outputs
output-nudges-name = The nudges of the outputs
output-nudges-output = output
# Above the activations.
output-nudges-is-at = is at a
output-nudges-desired = desired y
output-nudges-nudge = nudge ν
# The name of a button, for screen readers.
output-nudges-choose = Output { $digit }
output-nudges-told = Output <b>{ $digit }</b>: { $formula }
output-nudges-longest = The longest arrow is a nudge of { $nudge }; of half the nudge, half as long.
output-nudges-legend = ○ is where the output should be, ● where it is.
# Of the outputs.
output-nudges-silent = { $count ->
    [one] { $count } of them is asked nothing: its nudge is 0.
   *[other] { $count } of them are asked nothing: their nudge is 0.
}
# Beside the nudge of the output of which most, or least, is wanted.
output-nudges-most = most
output-nudges-least = least
