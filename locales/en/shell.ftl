## The header

# The name of the list of numbers in the header, for screen readers.
counters-name = Counters
counter-step = step
counter-epoch = epoch
counter-seen = seen
    .title = examples seen
counter-cost = cost
    .title = mean cost of the last mini-batch
# $origin is a sentence that says where the test examples come from.
counter-test = test
    .title = share of the test examples it reads correctly, before the update of the step: { $origin }
# Beside a number that is of another step than the one on show. $step is a number.
counter-at-step = at { $step }

## The table of contents

contents-name = Chapters
# Beside the title of a chapter that is not written yet.
contents-coming = coming

## The text of a chapter

# Below a chapter. $step is the number of the step on show, 0 before the first one. Where its parameters were tested,
# $accuracy is the share of the test images that the network reads correctly.
chapter-progress = { $step ->
    [0] { $is_tested ->
        [yes] Before the first step: it reads { $accuracy } of the test images.
       *[no] Before the first step.
    }
   *[other] { $is_tested ->
        [yes] On show is step <b>{ $step }</b>: it reads { $accuracy } of the test images.
       *[no] On show is step <b>{ $step }</b>.
    }
}
chapter-train-more = Train { $steps } more
