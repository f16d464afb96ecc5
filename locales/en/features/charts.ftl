## The chart of cost and accuracy

charts-title = Cost and accuracy
# $accuracy stands large. $at_step is ui-at-step, where the accuracy is not that of the step on show.
charts-accuracy = { $accuracy } of { $tests } test images read{ $at_step }
# The names of values that stand on the chart, each before its value.
charts-step = step
charts-cost = cost
charts-test = test
charts-key = Epoch { $epoch }, { $examples } examples seen. Click to go to a step. Band: lowest to highest cost where steps share a pixel.
# For screen readers.
charts-empty = Chart of cost and accuracy: no step made yet
# For screen readers. $first and $last are costs; $mean is the number of steps that a point of the chart is the mean of.
# Where the network was tested, $accuracy is its share of right answers at the step $test_step.
charts-picture = Chart: after { $steps ->
    [one] { $steps } step
   *[other] { $steps } steps
} the cost went from { $first } to { $last }{ $mean ->
    [1] { "" }
   *[other] , means of { $mean } steps
}{ $is_tested ->
    [yes] , test accuracy { $accuracy } at step { $test_step }
   *[no] { "" }
}

## The agreement of mini-batches with all examples

agreement-title = How well a mini-batch knows the way
# The label of a menu of the runs.
agreement-where = measured where this run is
agreement-none = Here the gradient of all examples has no direction.
# $step is the number of the step after which it was measured, 0 at the start. $angle and $last_angle are angles, of the
# smallest and of the largest mini-batch; $size and $last_size are their numbers of examples. $last says whether the
# angle of the largest one is smaller ("less") or not ("more"), or that there is but one size ("none").
agreement-text = { $step ->
    [0] At the start
   *[other] After step { $step }
} { $size ->
    [1] one example alone
   *[other] a mini-batch of { $size }
} is { $angle } off the way that all { $train } { $last ->
    [none] want.
    [less] want, { $last_size ->
        [1] one example alone
       *[other] a mini-batch of { $last_size }
    } only { $last_angle }.
   *[more] want, { $last_size ->
        [1] one example alone
       *[other] a mini-batch of { $last_size }
    } { $last_angle }.
}
# Under the picture. $has_mark says whether a mark stands in it.
agreement-key = Line: the mean of ten mini-batches of each size; band: the best and the worst of them. { $has_mark ->
    [yes] Mark: this run’s own steps about then. At 90° a step knows nothing of the way.
   *[no] At 90° a step knows nothing of the way.
}
# For screen readers. $angle and $last_angle are the angles with the smallest and the largest number of examples, $size
# and $last_size; $has_last is "no" where there is but one size.
agreement-picture = { $has_last ->
    [yes] The angle: { $angle } with { $size }, { $last_angle } with { $last_size } examples
   *[no] { $size ->
        [one] The angle: { $angle } with { $size } example
       *[other] The angle: { $angle } with { $size } examples
    }
}
# Below the picture's axis.
agreement-axis = examples in the mini-batch
agreement-table = The angles in numbers
agreement-caption = The angle to the gradient of all examples, by the size of the mini-batch
# The heads of the table's columns.
agreement-examples = examples
agreement-mean = mean
agreement-best = best
agreement-worst = worst
