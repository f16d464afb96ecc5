# $walkers is the number of runs in the race, 0 to 4. $has_pair: the race has a careful run, of all examples, and a quick
# one, of mini-batches; $has_others: it has other runs. $has_quick: the size of a mini-batch, $batch, is known.
# $has_reached: there is such a pair, and the race goes on, no longer seen from close. $lowest is the name of a run. $view: the picture shows single steps
# from close, or the whole slope from far away, or what somebody has chosen; it is "start" before the race. $is_asking: the
# careful run has made no step yet. $paths: the shares are those of the "pair" of runs, or of "each" path, or one for so
# many paths. $lower: the run that is lower at the end of the race; "open" before. $fairness: what is equal. $is_waiting: the race has stopped after the first $close_steps single steps, seen from close.
chapter-downhill =
    Think of all { $parameters } weights and biases as a place, and of the cost as its height. { $walkers ->
        [0] <walkers>Nobody starts</walkers>
        [1] <walkers>One walker starts</walkers>
        [2] <walkers>Two walkers start</walkers>
        [3] <walkers>Three walkers start</walkers>
       *[4] <walkers>Four walkers start</walkers>
    } there.{ $has_others ->
        [yes] {""}
       *[no] {" "}The careful one asks all { $examples } examples for the way down before each step{ $has_quick ->
            [yes] ; the quick one asks only { $batch } and staggers like a drunk, but takes { $times } steps for the work of one
           *[no] {""}
        }.
    }

    { $has_pair ->
        [yes]
            { $view ->
                [start]
                    On the map, colours and lines are heights. <known>The cross is the start, at a cost of { $careful_cost
                    }.</known>
                [close]
                    You are close to them now, so close that you see each step of the quick walker. The thin arrow beside
                    a step is the one that all { $examples } examples would have made from there. Where the examples
                    agree, the quick walker follows its arrow; where they do not, it stumbles.{ $is_asking ->
                        [yes] {" "}The careful one is still asking: where the map leaves it behind, it waits at the edge.
                       *[no] {""}
                    } { $is_waiting ->
                        [yes] The race waits here, so that you can look at these steps.
                       *[no] After { $close_steps } of its steps the race waits.
                    }
                [far]
                    Now you see the whole slope. From here the stumbling has gone: steps that err to the left and to the
                    right cancel each other, and what is left of them leads downhill.
               *[other] {""}
            }
       *[no] {""}
    }

    { $has_reached ->
        [yes]
            <known>By now the careful one has made { $careful_steps ->
                [one] { $careful_steps } step
               *[other] { $careful_steps } steps
            } and seen { $careful_seen } examples, at a cost of { $careful_cost }; the quick one { $quick_steps ->
                [one] { $quick_steps } step
               *[other] { $quick_steps } steps
            } and { $quick_seen } examples, at { $quick_cost }.</known> { $lower ->
            [open] <known>The quick walker’s next step points
            { $angle } away from the steepest way down: 0° would be exactly right, at 90° the step would be no
            help.</known>
           *[other] {""}
        }
       *[no] {""}
    }

    { $has_others ->
        [yes]
            <known>Lowest now: { $lowest }, at a cost of { $lowest_cost } after { $lowest_steps ->
                [one] { $lowest_steps } step
               *[other] { $lowest_steps } steps
            }.</known>
       *[no] {""}
    }

    { $has_plane ->
        [yes]
            You see a flat slice through all those dimensions. { $paths ->
                [pair] <known>It shows { $quick_share } of the quick walker’s path and { $careful_share } of the careful one’s; the rest leads out of it.</known>
                [each] <known>It shows { $share } of the paths; the rest leads out of it.</known>
                [1] <known>It shows { $share } of the path; the rest leads out of it.</known>
                [2] <known>It shows { $share } of both paths; the rest leads out of it.</known>
                [3] <known>It shows { $share } of all three paths; the rest leads out of it.</known>
               *[4] <known>It shows { $share } of all four paths; the rest leads out of it.</known>
            }
       *[no] {""}
    }

    { $view ->
        [start] <do>Press <em>Start the race</em>, below, and watch the first steps of the quick walker.</do>
        [close]
            <do>Compare the steps with their thin arrows: do the first ones stumble more, or the last ones? Then press
            <em>Draw back and go on</em>.</do>
       *[far]
            { $lower ->
                [quick] The race is over, and the quick one is lower.
                [careful] The race is over, and the careful one is lower.
               *[open] {""}
            }

            { $fairness ->
                [examples]
                    <do>At equal examples seen, who is lower in the end? Then choose equal <em>steps</em>, above the runs, and
                    go on: who is lower now, and how many examples did each of them need for it?</do>
                [steps]
                    <do>At equal steps, who is lower in the end, and how many examples did each of them need for it?</do>
               *[seconds] <do>At equal time of computing, who is lower in the end?</do>
            }
    }
    .title = Downhill
    .summary = The stumbling quick path of mini-batches against the careful slow one.
