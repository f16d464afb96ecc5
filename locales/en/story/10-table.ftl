# $weight is the name of a weight. $is_plain_step: the step is the gradient times the learning rate, else an optimizer
# makes it.
chapter-table =
    { $examples ->
        [1] Here a single example decides about each step. It has its own nudge for each of the { $parameters } weights and
            biases.
       *[other] No example may decide alone. So the network takes { $examples } at a time: a <em>mini-batch</em>. Each of
            them has its own nudge for each of the { $parameters } weights and biases.
    } { $has_batch ->
        [yes]
            For { $weight } the { $label } on the stage wants { $own }<known>; the average is { $mean }</known>.
       *[no] {""}
    }

    { $examples ->
        [1] Its nudges are minus the gradient.
       *[other] The average lowers the cost of them all together: it is minus the gradient of that cost. In it no digit has
            its way alone, which keeps the network from calling everything a 2.
    } { $has_batch ->
        [yes] <known>{ $is_plain_step ->
            [yes] The step is the average times the <em>learning rate</em>, { $learning_rate }, which says how far to go:
                the weight moves by { $update }.
           *[no] An optimizer makes the step of it: the weight moves by { $update }.
        }</known>
       *[no] {""}
    }

    { $has_batch ->
        [yes]
            <do>Choose <em>random</em> weights, below. On which of them do the examples agree least? Click a cell to see its
            example on the stage.</do>
       *[no]
            <do>Make a step. Then each example of its mini-batch has a column here.</do>
    }
    .title = Everybody’s average
    .summary = What each example of a mini-batch wants of each weight. The average decides.
