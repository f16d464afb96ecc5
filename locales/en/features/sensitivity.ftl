### How sensitive the cost is to two weights. Names of weights and biases, such as "h1·3 → 8", come as values.

sensitivity-title = How sensitive?
# The choice of the cost: of the example on the stage, of a mini-batch, or of all training examples.
sensitivity-cost-of = The cost of
sensitivity-this-example = this { $digit }
sensitivity-mini-batch = the mini-batch
sensitivity-all = all { $count }
sensitivity-all-examples = all examples
# The sentence about both weights. $at_step is nothing, or says of which step the numbers are: " at step 3".
sensitivity-question = Is the cost more sensitive to { $one } or to { $other }? <muted>The gradient is not known
    yet.</muted>
sensitivity-neither = The cost depends neither on { $one } nor on { $other } here{ $at_step }.
sensitivity-only-one = The cost does not depend on { $less } here, but it does on { $more }{ $at_step }.
sensitivity-equal = The cost is as sensitive to { $one } as to { $other }{ $at_step }.
# <times> is large.
sensitivity-times = The cost is <times>{ $ratio } times</times> more sensitive to { $more } than to
    { $less }{ $at_step }.
# Two components of the gradient, below that sentence.
sensitivity-gradients = <muted>∂C/∂w</muted> { $more } <muted>against</muted> { $less }
# The names of the two cards.
sensitivity-first = First weight
sensitivity-second = Second weight
sensitivity-strong-and-weak = A strong and a weak one
sensitivity-one-scale = One scale for both
# Before the choice of how far a slider reaches.
sensitivity-reach = reach

## The card of a weight

sensitivity-show = Show it on the stage
sensitivity-take = Take the selected one
    .title = Select one by a click on the stage
# The choice of another weight: its layer, its neuron, and the neuron behind.
sensitivity-layer = layer
sensitivity-neuron = neuron
sensitivity-from = from
sensitivity-from-pixel = from pixel
sensitivity-bias = bias
# A slider.
sensitivity-wiggle = Wiggle { $weight }
    .value = { $value }, { $change } from what it is
sensitivity-hint = Drag the slider, or move it by the arrow keys. Let go, and it springs back.
# $value is where the slider was; $cost and $predicted are costs.
sensitivity-last = At { $value } the cost was { $cost }; the gradient had predicted { $predicted }.
# A table of costs.
sensitivity-costs = The cost as { $weight } is wiggled
sensitivity-cost = cost
sensitivity-change = change
sensitivity-as-it-is = as it is
sensitivity-actual = actual
sensitivity-predicted = predicted
sensitivity-table = The curve in numbers
    .name = The cost against { $weight }
sensitivity-value = value
