# $is_squared: the cost is the sum of squares, else it is the cross-entropy. $label, $worst: digits.
chapter-cost =
    An image has a <em>label</em>: what it should be read as. Here that is { $label }, so the output { $label } should be at 1
    and all others at 0. <known>It is at { $label_a }.</known>

    { $is_squared ->
        [yes]
            Take the distance of each output from what is wanted, and square it. The ten squares together are the cost C
            of this example. <known>C = { $cost }, and the { $worst } adds the most to it, { $worst_share }: it is at
            { $worst_a } and should be { $worst_y }.</known> Answering 0.5 for every digit would cost
            { $half_everywhere }.
       *[no]
            Only that one counts here: the cost of this example is minus the logarithm of it.
            <known>C = { $cost }.</known>
    }

    One example says little. What training brings down is the average over all { $examples } of them.

    <do>Further down, press <em>Let them pass</em>: the examples pass by, and their average forms. Does it settle before
    the end?</do>
    .title = What it costs
    .summary = Ten squares, added up: the cost of one example. And the average over all.
