### How sensitive the cost is to two weights. Names of weights and biases, such as "h1·3 → 8", come as values.

sensitivity-title = How sensitive?
# A label and the choices behind it, each a button: the cost of the example on the stage, whose digit is $digit, of a
# mini-batch, or of all training examples.
sensitivity-cost-of = The cost of
sensitivity-this-example = this { $digit }
sensitivity-mini-batch = the mini-batch
sensitivity-all = all { $count }
sensitivity-all-examples = all examples
# The sentence about both weights. If the numbers are of another step than the one on show, it says of which: <at> is
# less bright.
sensitivity-question = Is the cost more sensitive to { $one } or to { $other }? <muted>The gradient is not known
    yet.</muted>
sensitivity-neither = { $is_now ->
    [yes] The cost depends neither on { $one } nor on { $other } here.
   *[no] The cost depends neither on { $one } nor on { $other } here <at>at step { $step }</at>.
}
sensitivity-only-one = { $is_now ->
    [yes] The cost does not depend on { $less } here, but it does on { $more }.
   *[no] The cost does not depend on { $less } here, but it does on { $more } <at>at step { $step }</at>.
}
sensitivity-equal = { $is_now ->
    [yes] The cost is as sensitive to { $one } as to { $other }.
   *[no] The cost is as sensitive to { $one } as to { $other } <at>at step { $step }</at>.
}
# <times> is large.
sensitivity-times = { $is_now ->
    [yes] The cost is <times>{ $ratio } times</times> more sensitive to { $more } than to { $less }.
   *[no] The cost is <times>{ $ratio } times</times> more sensitive to { $more } than to { $less }
        <at>at step { $step }</at>.
}
# Two components of the gradient, below that sentence.
sensitivity-gradients = <muted>Slope of the dashed line, ∂C/∂w:</muted> { $more } <muted>against</muted> { $less }
# The names of the two cards.
sensitivity-first = First weight
sensitivity-second = Second weight
sensitivity-strong-and-weak = A strong and a weak one
sensitivity-one-scale = One scale for both
# A label before the choice of how far a slider reaches.
sensitivity-reach = reach

## The card of a weight

sensitivity-show = Show it on the stage
sensitivity-take = Take the selected one
    .title = Select one by a click on the stage
# Labels, each before a choice: the layer of another weight, its neuron, and the neuron or pixel behind it; then a button
# that chooses the bias.
sensitivity-layer = layer
sensitivity-neuron = neuron
sensitivity-from = from
sensitivity-from-pixel = from pixel
sensitivity-bias = bias
# A slider.
sensitivity-wiggle = Wiggle { $weight }
    .value = { $value }, { $change } from what it is
# Above the sliders.
sensitivity-hint = Drag, or use the arrow keys. Let go: the weight goes back, nothing is trained.
# $value is where the slider was; $cost and $predicted are costs.
sensitivity-last = At { $value } the cost was { $cost }; the dashed line had predicted { $predicted }.
# A table of costs.
sensitivity-costs = The cost as { $weight } is wiggled
sensitivity-cost = cost
# Below the curve of the cost, in its middle: the weight, or the bias, as it is.
sensitivity-at = { $is_bias ->
    [yes] bias { $value }
   *[no] weight { $value }
}
sensitivity-change = change
sensitivity-as-it-is = as it is
sensitivity-actual = actual
sensitivity-predicted = predicted
sensitivity-table = The curve in numbers
    .name = The cost against { $weight }
sensitivity-value = value
