## The cost of one example

# $label is the digit that the image shows.
cost-title = The cost of this { $label }
cost-areas = All { $count } areas together are as much as one square { $side } wide.
# Sides are of squares: what they show. $widest is the side of the greatest one.
cost-key = { $is_wide ->
    [yes] Sides are |a − y|, areas (a − y)². The widest is { $widest }.
   *[no] Sides are |a − y|, areas (a − y)². The frames are 1 wide: as wrong as can be between 0 and 1.
}
# For screen readers, as are the next ones. $a is what the output is, $y what it should be.
cost-output = { $is_known ->
    [yes] Output { $digit }: { $a } instead of { $y }, squared { $area }
   *[no] Output { $digit }
}
cost-table = The cost of this example, output by output
cost-table-output = output
cost-table-sum = sum = C
cost-curve = { $is_known ->
    [yes] The curve of −ln a: at a = { $a } it is { $cost } high
   *[no] The curve of −ln a
}
cost-length = Only output { $digit } counts, since all others have y = 0. This cost is a length, the height of the curve over a, and not an area.

## The average over many examples

cost-average-title = The average over many
cost-average-sets = Which examples
# Each is a button; $count is the number of its examples, which is less bright.
cost-average-batch = the mini-batch <muted>{ $count }</muted>
cost-average-all = all examples <muted>{ $count }</muted>
# A button: the images pass by, one after the other.
cost-average-pass = Let them pass
cost-average-again = Let them pass again
cost-average-stop = Stop
# Why they cannot pass now.
cost-average-training = While it trains the cost changes with every step. Pause it, and let the examples pass.
cost-average-unknown = Once this example’s cost is known, the others may pass.
cost-average-no-batch = Before the first step there is no mini-batch. Make a step, or choose all examples.
cost-average-no-step = No step has been made with these parameters yet. Make a step, or choose all examples.
cost-average-diverged = { $wrong ->
    [one] The run has diverged: { $wrong } of the { $count } costs is no number any more, so they have no mean. Go back to an earlier step, or train with a smaller learning rate.
   *[other] The run has diverged: { $wrong } of the { $count } costs are no numbers any more, so they have no mean. Go back to an earlier step, or train with a smaller learning rate.
}
cost-average-mean = { $set ->
    [all] The mean of all { $count } is { $mean }: the cost C of the training set at step { $step }.
   *[batch] The mean of all { $count } is { $mean }: the cost C of the mini-batch at step { $step }.
}
cost-average-before = At step { $step } it was { $cost }.
# At the top of the chart's axis.
cost-average-top = cost { $cost }
cost-average-key = Line: the mean so far. Dots: the costs of the examples that are shown, ▴ where they are above the picture. Across: how many have passed, each mark ten times as many.
# A table of two rows, each with its head: numbers of examples, counted from the first, and the mean of their costs.
cost-average-caption = How the mean forms
cost-average-first = the first
cost-average-cost = cost on average
# The image of a digit that passes by, for screen readers.
cost-average-image = { $label ->
    [8] An { $label }
   *[other] A { $label }
}
# Below its image, in two lines: the words small, the number large.
cost-average-one = <name>this { $label } costs</name> <value>{ $cost }</value>
cost-average-so-far = <name>the mean of { $count }</name> <value>{ $mean }</value>
