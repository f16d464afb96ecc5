# $is_of_another: the accuracy is of another step than the one on show, of $tested_step. $test_origin is a sentence
# that says where the test images come from. $mistaken and $for are digits.
chapter-it-learns =
    This is step { $step }: { $seen } examples have been seen. { $has_batch ->
        [yes] <known>The cost of its mini-batch is { $cost }.</known>
       *[no] {""}
    }
    <known>The network reads { $accuracy }{ $is_of_another ->
        [yes] {" "}(at step { $tested_step })
       *[no] {""}
    } of { $tests } test images correctly. It was never trained on these: { $test_origin }.</known>

    { $has_mistakes ->
        [yes]
            { $is_alone ->
                [yes] Its most frequent mistake is
               *[no] One of its most frequent mistakes is
            } { $mistaken ->
                [8] an { $mistaken }
               *[other] a { $mistaken }
            } taken for { $for ->
                [8] an { $for }
               *[other] a { $for }
            }, { $times ->
                [one] { $times } time
               *[other] { $times } times
            }.
       *[no] {""}
    } Step by step the cost goes down, as into a valley: towards a <em>local minimum</em>. Nothing says that it is the
    deepest valley there is.

    <do>Press <em>Train { $more_steps } more</em> several times, and watch the accuracy and the images of the first layer.
    Then click a mistake in the table <em>What is taken for what</em>, further down.</do>
    .title = It learns
    .summary = Cost, accuracy and mistakes as the network trains, and what its first layer looks for.
