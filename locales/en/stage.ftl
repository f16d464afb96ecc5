## The stage

stage-name = Stage
# For screen readers, before there is a network.
stage-network = The network
# For screen readers. $layers are the sizes of the layers, as in 784 – 16 – 16 – 10.
stage-network-described = The network, { $layers } neurons, step { $step }. Its numbers are in the tables below.

## The phases of a step, below the stage

stage-phases = Phases of a step
stage-phase-forward = forward
stage-phase-cost = cost
stage-phase-output-nudges = output nudges
stage-phase-weight-nudges = weight nudges
stage-phase-bias-nudges = bias nudges
stage-phase-asks = asks
stage-phase-average = mini-batch average
stage-phase-update = update
# For screen readers: a phase of several with one name. $group is that name, as in "Backward"; $phase is one of those above.
stage-phase-of-group = { $group }: { $phase }

## The caption below the stage

# In front of the caption while the examples of a mini-batch are shown one after the other.
stage-caption-example = Example { $place } of { $count }.
stage-caption-train = Train { $steps } steps

## The choice of an example

stage-picker = Example
stage-picker-digits = Digits
stage-picker-digit = An example of { $digit }
# In brackets is the key.
stage-picker-next = Next
    .name = Next example
    .title = Next example (N)
# The button that goes to the next example that the network gets wrong; $count is how many there are.
stage-picker-mistake = { $is_counted ->
    [yes] Mistake <muted>of { $count }</muted>
   *[no] Mistake
}
    .name = Next mistake
    .title = The next that it gets wrong (M)

## Below the image of the example: what is in it

# $count is how many images the mini-batch has, $shown how many of them are there.
stage-image-mini-batch = { $is_part ->
    [yes] the mini-batch: { $shown } of { $count } images
   *[no] { $count ->
        [one] the mini-batch: { $count } image
       *[other] the mini-batch: { $count } images
    }
}
# $pixels is how many it has, $index is its number in the data set, $label is a digit.
stage-image = { $split ->
    [drawn] { $pixels } pixels · a drawing · label <b>{ $label }</b>
    [test] { $pixels } pixels · test image #{ $index } · label <b>{ $label }</b>
   *[train] { $pixels } pixels · train image #{ $index } · label <b>{ $label }</b>
}
# Nobody has said which digit it is.
stage-image-drawing = { $pixels } pixels · a drawing

## The legend

stage-legend = Legend
stage-legend-contributions-up = pushes up
stage-legend-contributions-down = pushes down
stage-legend-weights-up = positive weight
stage-legend-weights-down = negative weight
stage-legend-weight-nudges-up = increase lowers the cost
stage-legend-weight-nudges-down = decrease lowers the cost
stage-legend-gradient-up = increase lowers the mean cost
stage-legend-gradient-down = decrease lowers the mean cost
stage-legend-update-up = was increased
stage-legend-update-down = was decreased
stage-legend-asks-up = asks to go up
stage-legend-asks-down = asks to go down
stage-legend-scales = scales
# How bright a neuron is. $values are the activations that are white, one for each layer.
stage-legend-activation = { $is_to_one ->
    [yes] activation 0 to 1
   *[no] activation up to { $values }
}
# $values are the strengths of the strongest line of each layer.
stage-legend-strongest = { $layers ->
    [1] strongest lines: { $values }
   *[other] strongest lines: { $values } (layer 1 to { $layers })
}
stage-legend-left-out = layer 1: { $shown } of { $count } lines, the strongest of each neuron
# The images of the weights. $full is the weight that has the full colour.
stage-legend-images = images: full colour from { $full }
# $values are the nudges of the longest arrows, one for each layer from $first to $last.
stage-legend-longest = { $is_of_layers ->
    [yes] longest arrow: { $values } (layer { $first } to { $last })
   *[no] longest arrow: { $values }
}

## The stage in numbers, as tables

stage-numbers = The stage in numbers
stage-numbers-neuron = neuron

## Words that are drawn on the stage; they have little room

# Before a desired output, 0 or 1.
stage-label-wanted = wanted
stage-label-nudge = nudge
# Above the outputs: the number of their layer, as the phases name it.
stage-label-output = layer { $layer } · output
stage-label-its-answer = its answer
stage-label-right = ✓ right
stage-label-wrong = ✗ wrong
# Below "wrong".
stage-label-it-is = it is { $label ->
    [8] an { $label }
   *[other] a { $label }
}
# How far the output of the label is from what is wanted, under its bar.
stage-label-missing = missing { $distance }
