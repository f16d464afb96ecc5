# $is_many: there are several rows of several examples; $is_single: each example is a row; $is_full: all are one row.
# $is_mixed: the rows are not equally long, since their size was changed. $has_short: the last row is shorter.
chapter-mini-batches =
    { $is_many ->
        [yes]
            The gradient is the average over all { $examples } examples: much work for a single step. So they are shuffled
            and dealt into { $rows } rows{ $is_mixed ->
                [yes] {""}
               *[no] {" "}of { $batch }
            }, the mini-batches{ $has_short ->
                [yes] ; the last one has { $short }
               *[no] {""}
            }{ $is_mixed ->
                [yes] ; their size was changed on the way and is now { $batch }
               *[no] {""}
            }. The average of a row only estimates that of all, but each row makes a step: { $rows } steps for the work of
            one. And since they are shuffled, no digit is heard alone for long: that keeps the network from calling
            everything a 2.
       *[no] {""}
    }

    { $is_single ->
        [yes]
            Here each of the { $examples } examples is a row of its own: they are shuffled, and every single one makes a
            step. That is as quick as it gets, and as rough: one example knows little of what the others want.
       *[no] {""}
    }

    { $is_full ->
        [yes]
            Here all { $examples } examples are one row: every step takes the average of them all, and an epoch is a single
            step. In the settings the mini-batch can be made smaller.
       *[no] {""}
    }

    { $is_under_way ->
        [yes]
            Step { $step } is row { $row } of epoch { $epoch }: { $used } of the { $examples } have been used. When all
            have, the epoch is over, and they are shuffled anew.
       *[no] {""}
    }

    { $is_over ->
        [yes]
            Step { $step } is row { $row } of epoch { $epoch }, the last: all { $examples } have been used once. The next
            step shuffles them anew.
       *[no] {""}
    }

    <do>Shuffle and deal. Then make one row a step, and another, and play the epoch to its end: what happens after its last
    row?</do>
    .title = Mini-batches
    .summary = Shuffle, deal into batches of 100, one step per batch.
