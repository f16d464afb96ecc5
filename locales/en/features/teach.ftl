### Steps for one example alone, which is a drawing or an example of the data set. $label and $answer are digits.

teach-title = What it should have been
# $name is the name of the class, such as "coat", where it is no digit; $has_name says so. A person chooses a digit below.
teach-says = { $verdict ->
    [unknown] { $is_drawn ->
        [yes] The network has not answered yet. This drawing should be:
       *[no] The network has not answered yet. This example should be:
    }
    [right] The network says <b>{ $digit }</b>{ $has_name ->
        [yes] { " " }({ $name })
       *[no] { "" }
    }, and that is right. Say another digit to see what it would ask for:
   *[wrong] The network says <b>{ $digit }</b>{ $has_name ->
        [yes] { " " }({ $name })
       *[no] { "" }
    }. { $is_drawn ->
        [yes] It should have been:
       *[no] This example should have been:
    }
}
# The name of the ten digits to choose from.
teach-should-be = It should have been
teach-nobody-said = { $is_drawn ->
    [yes] Nobody has said yet. Choose its digit, and see what this drawing would ask of the network.
   *[no] Nobody has said yet. Choose its digit, and see what this example would ask of the network.
}
# $has_cost says whether the cost is known yet.
teach-costs = { $label ->
    [8] As an { $label }
   *[other] As a { $label }
}, { $has_cost ->
    [yes] { $is_drawn ->
        [yes] this drawing costs <b>{ $cost }</b>.
       *[no] this example costs <b>{ $cost }</b>.
    }
   *[no] { $is_drawn ->
        [yes] what does this drawing cost?
       *[no] what does this example cost?
    }
}
teach-wants-nothing = Its outputs are as they should be: nothing is asked of them.
teach-wants-of-one = Output { $digit } is at { $a } and should be { $y }: its nudge is { $nudge }. The others have no
    part in this cost.
# $other is another digit, with its activation and its nudge.
teach-wants = Output { $digit } is at { $a } and should be { $y }: its nudge is { $nudge }. Of the others most is asked
    of the { $other }, at { $other_a }: { $other_nudge }.
teach-nothing-changed = Nothing has been changed by asking. The phases show all of what it asks for.
teach-can-be-undone = A step for one example has been made here, and can be undone.

## The buttons and the learning rate

teach-apply = Apply one step
teach-repeat = Repeat until it agrees
teach-stop = Stop
teach-undo = { $count ->
    [1] Undo step
   *[other] Undo all { $count } steps
}
teach-undo-unknown = Undo what was applied
teach-watching = You are watching: whoever opened this room can apply steps.
teach-rate = learning rate η
teach-rates = Often chosen
teach-no-rate = A learning rate is a number above 0, and { $most } at most.
teach-rate-own = { $rate } is the run’s own: it learns from one example at a time.
teach-rate-share = { $rate } is the say of one example in a mini-batch of { $count }.
teach-rate-of-batch = { $rate } is the run’s own rate, for a whole mini-batch.

## The effect of the steps

teach-outcome = { $count ->
    [1] What one step for one example did
   *[other] What { $count } steps for one example did
}
teach-before = before
teach-after = after
teach-cost = { $is_drawn ->
    [yes] cost of this drawing
   *[no] cost of this example
}
teach-answer = answer
teach-accuracy = test accuracy
teach-outputs = Its ten outputs
# The effect on the test set.
teach-price-none = { $count ->
    [1] The test set as a whole has neither gained nor lost by one step for one example.
   *[other] The test set as a whole has neither gained nor lost by { $count } steps for one example.
}
teach-price-gained = { $count ->
    [one] The others have gained by it too: { $count } more test image is read correctly.
   *[other] The others have gained by it too: { $count } more test images are read correctly.
}
teach-price-lost = { $count ->
    [one] That is the price of listening to one example only: { $count } more test image is read wrongly.
   *[other] That is the price of listening to one example only: { $count } more test images are read wrongly.
}
# "before" and "after" are the heads of columns, teach-before and teach-after.
teach-shown-before = Before: after the update of step { $step }. Until you pressed, the stage and the top of the page showed
    it before that update, at a cost of { $cost }. Now they show it as in “after”.
# $accuracy_is says whether the accuracy is what it was before the steps ("again"), or that nobody knows it ("unknown").
teach-undone = Taken back: every weight and bias is what it was before.{ $accuracy_is ->
    [unknown] { "" }
    [again] { " " }Test accuracy is { $accuracy } again.
   *[known] { " " }Test accuracy is { $accuracy }.
}

## Repeated steps

teach-begins = It begins …
teach-repeats = { $count ->
    [one] After { $count } step
   *[other] After { $count } steps
} it says { $answer ->
    [8] an { $answer }
   *[other] a { $answer }
} …
teach-agrees = { $count ->
    [one] After { $count } step
   *[other] After { $count } steps
} it agrees: { $label ->
    [8] an { $label }
   *[other] a { $label }
}.
teach-still-says = After { $count } steps it still says { $answer ->
    [8] an { $answer }
   *[other] a { $answer }
}. Where activations are at their ends, a gradient is
    next to nothing: try a larger learning rate.
teach-stopped-at-once = Stopped before the first step.
teach-stopped = { $count ->
    [one] Stopped after { $count } step
   *[other] Stopped after { $count } steps
}: it says { $answer ->
    [8] an { $answer }
   *[other] a { $answer }
}.
teach-no-step = No step was made.
teach-no-further = { $count ->
    [one] It goes no further than { $count } step.
   *[other] It goes no further than { $count } steps.
}
# Below a plot.
teach-axis = steps for this one alone
teach-numbers = In numbers
    .name = Step after step for one example
teach-numbers-step = step
teach-numbers-cost = its cost
