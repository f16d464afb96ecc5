# $weight is the name of a weight. $is_plain_step: the step is the gradient times the learning rate, else an optimizer
# makes it.
chapter-table =
    A mini-batch of { $examples }: each example in it has a nudge of its own for each of the { $parameters } weights and
    biases. { $has_batch ->
        [yes]
            Of { $weight } the { $label } in focus wants { $own }<known>; the average wants { $mean }</known>.
       *[no] {""}
    }

    The average of them all is minus the gradient. In it no digit can have its way alone: what the 2s want stands beside
    what all others want. { $has_batch ->
        [yes] <known>{ $is_plain_step ->
            [yes] Times the learning rate, { $learning_rate }, it is the step: the weight moves by { $update }.
           *[no] The optimizer makes the step of it: the weight moves by { $update }.
        }</known>
       *[no] {""}
    }

    { $has_batch ->
        [yes]
            <do>Click a cell to see that example on the stage. Choose <em>random</em> weights: where do the examples
            disagree? Then make the step.</do>
       *[no]
            <do>Make a step. Then each example of its mini-batch is a column here.</do>
    }
    .title = Everybody's average
    .summary = Examples across, weights down; the average column is the step.
