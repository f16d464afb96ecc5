# $label, $other, $least: digits. $differ: the nudges of the others are not equal.
chapter-output-nudges =
    This { $label } is at { $label_a } and should be at 1. <known>It wants to go { $label_way ->
        [up] <label_way>up</label_way>
        [down] <label_way>down</label_way>
       *[nowhere] <label_way>nowhere</label_way>
    }, with a nudge of { $label_nudge }.</known>

    { $has_other ->
        [yes]
            { $all_down ->
                [yes] All others should go down
               *[no] All others should be at 0
            }{ $differ ->
                [yes] , but not equally
               *[no] {""}
            }. The { $other }, at { $other_a }, wants { $other_nudge }{ $differ ->
                [yes] ; the { $least }, at { $least_a }, wants least: { $least_nudge }
               *[no] {""}
            }. { $is_squared ->
                [yes] A nudge does not say how far to go, but how fast the cost falls on the way: for a square, twice the
                    distance{ $differ ->
                        [yes] . So those already near want least
                       *[no] {""}
                    }.
               *[no] {""}
            }
       *[no] {""}
    }

    { $is_cross_entropy ->
        [yes]
            Of this cost only the output of the label is part, so it alone has a nudge. The others feel it all the same: the
            softmax shares out 1 among them, and when one goes up the others go down.
       *[no] {""}
    }

    <do>Press <em>Mistake</em>, above the image, for another example that the network gets wrong. Where do the longest arrows
    stand, and which way do they point?</do>

    <symbols>The nudge of an activation is ν = −∂C/∂a: how much the cost falls for each unit that it rises. y is what the
    output should be{ $is_squared ->
        [yes] , and here ν = 2 (y − a)
       *[no] {""}
    }.</symbols>
    .title = What one example wants
    .summary = Each output gets a nudge: up or down, and the further off the stronger.
