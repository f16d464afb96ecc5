# $is_many: there are several rows of several examples; $is_single: each example is a row; $is_full: all are one row.
# $is_mixed: the rows are not equally long, since their size was changed. $has_short: the last row is shorter.
chapter-mini-batches =
    { $is_many ->
        [yes]
            To ask all { $examples } examples before each step is much work. So they are shuffled and dealt out, as cards
            are, into { $rows } rows{ $is_mixed ->
                [yes] {""}
               *[no] {" "}of { $batch }
            }, the mini-batches{ $has_short ->
                [yes] ; the last one has { $short }
               *[no] {""}
            }{ $is_mixed ->
                [yes] ; their size was changed on the way and is now { $batch }
               *[no] {""}
            }. Each row makes a step: { $rows } steps for the work of one. The average of a row is only an estimate of the average
            of all. But the examples are shuffled, so the digits are mixed in the rows, and no digit is heard alone.
       *[no] {""}
    }

    { $is_single ->
        [yes]
            Here each of the { $examples } examples is a row of its own: they are shuffled, and each one makes a step.
            Steps are as quick as can be, and as rough: one example knows nothing of what the others want.
       *[no] {""}
    }

    { $is_full ->
        [yes]
            Here all { $examples } examples are one row: each step takes the average of them all. In the settings the
            mini-batch can be made smaller.
       *[no] {""}
    }

    { $is_under_way ->
        [yes]
            Step { $step } used row { $row } of epoch { $epoch }: so far { $used } of the { $examples } have been used.
            When all have, the epoch is over, and they are shuffled anew.
       *[no] {""}
    }

    { $is_over ->
        [yes]
            Step { $step } used row { $row } of epoch { $epoch }, the last: all { $examples } have been used once, and the
            epoch is over. The next step shuffles them anew.
       *[no] {""}
    }

    <do>Press <em>Shuffle</em>, then <em>Deal</em>. Make a step with <em>Next row</em>, and another. Then press
    <em>Play the epoch</em>: what happens after the last row?</do>
    .title = Mini-batches
    .summary = Shuffle the examples, deal them into rows, and make a step with each row.
