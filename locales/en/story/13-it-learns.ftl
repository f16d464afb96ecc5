# $is_of_another: the accuracy is of another step than the one on show, of $tested_step. $test_origin is a sentence
# that says where the test images come from. $mistaken and $for are digits, as in "an 8".
chapter-it-learns =
    This is step { $step }, with { $seen } examples seen. { $has_batch ->
        [yes] <known>The cost of its mini-batch is { $cost }.</known>
       *[no] {""}
    }
    <known>The network reads { $accuracy }{ $is_of_another ->
        [yes] {" "}(at step { $tested_step })
       *[no] {""}
    } of { $tests } digits that it was never trained on: { $test_origin }.</known>

    { $has_mistakes ->
        [yes]
            What it gets wrong most: { $mistaken } taken for { $for }, { $times ->
                [one] { $times } time
               *[other] { $times } times
            }. It goes downhill, towards some minimum. Nothing says that it is the lowest there is.
       *[no] {""}
    }

    <do>Train { $more_steps } more, again and again, and watch the images of the first layer. Then click a mistake in the
    matrix.</do>
    .title = It learns
    .summary = To a local minimum: cost, accuracy, mistakes, what each neuron looks for.
