# A run: its settings, its steps and its examples.

server-setting-unknown = There is no setting '{ $setting }'.
server-allowed-softmax = softmax, because the cost is cross_entropy
server-allowed-until-drawings = dataset, until there are drawings to train on
# $names is a list with commas
server-allowed-activations = { $names }

# In server-go-back, and in a race beside the name of the run. $what is one of the two below.
server-diverged = Step { NUMBER($step, useGrouping: 0) } diverged: { $what }.
server-diverged-cost = { $value ->
    [nan] the cost of its mini-batch is not a number
   *[infinite] the cost of its mini-batch is infinite
}
# $parameters is the name of a matrix or vector, such as w2
server-diverged-parameters = { $value ->
    [nan] { $parameters } would hold what is not a number
   *[infinite] { $parameters } would hold an infinite number
}
server-go-back = { $problem } Go back to step { NUMBER($step, useGrouping: 0) }, or change a setting.

server-step-unknown = Step { $step } has not been made.
server-wrong-sizes = These parameters are of a network of other layers.
server-no-undo = Nothing was applied at this step that could be undone.
server-changed-too-often = By hand, parameters can be changed { $most } times at most.
server-run-too-long = A run can be { $most } steps long at most.
server-run-has = A run has up to { NUMBER($most, useGrouping: 0) } steps.
server-allowed-steps = up to { NUMBER($most, useGrouping: 0) } steps
server-single-step-no-number = One step at a learning rate of { NUMBER($rate, maximumFractionDigits: 6, useGrouping: 0) } would lead to what are no numbers any more.
server-no-examples = { $label ->
    [8] This room trains on drawings alone, and none of them is an { $label }.
   *[other] This room trains on drawings alone, and none of them is a { $label }.
}
# $split is "train" or "test"
server-example-unknown = The { $split } split has no example { $index }.
server-no-batch = Nothing has been trained on with these parameters yet: there is no mini-batch.
