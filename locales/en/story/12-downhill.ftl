# $walkers is the number of runs in the race, 0 to 4. $has_pair: the race has a careful run, of all examples, and a quick
# one, of mini-batches; $has_others: it has other runs. $has_quick: the size of a mini-batch, $batch, is known.
# $lowest is the name of a run. $view: the picture shows single steps from close, or the whole slope from far away, or
# what somebody has chosen. $paths: the share is that of "each" path, or one for so many paths.
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
            [yes] ; the other asks only { $batch } and staggers like a drunk, but takes { $times } steps for the work of one
           *[no] {""}
        }.
    }

    { $has_pair ->
        [yes]
            { $view ->
                [close]
                    You are close to them now, so close that you see each step. The thin arrow beside a step is the one
                    that all { $examples } examples would have made from there. The quick walker stumbles: few of its
                    steps follow their arrow. After { $close_steps } of its steps the picture draws back.
                [far]
                    Now you see the whole slope. From here the stumbling has gone: steps that err to the left and to the
                    right cancel each other, and what is left of them leads downhill.
               *[other] {""}
            }
       *[no] {""}
    }

    { $has_pair ->
        [yes]
            <known>By now the careful one has made { $careful_steps ->
                [one] { $careful_steps } step
               *[other] { $careful_steps } steps
            } and seen { $careful_seen } examples, at a cost of { $careful_cost }; the other { $quick_steps ->
                [one] { $quick_steps } step
               *[other] { $quick_steps } steps
            } and { $quick_seen } examples, at { $quick_cost }.</known> <known>Its next step is { $angle } off the steepest
            way down: at 90° it would know nothing of it.</known>
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
            You see a flat slice through all those dimensions. <known>It holds { $share } of { $paths ->
                [each] <paths>the paths</paths>
                [1] <paths>the path</paths>
                [2] <paths>both paths</paths>
                [3] <paths>all three paths</paths>
               *[4] <paths>all four paths</paths>
            }.</known>
       *[no] {""}
    }

    <do>Race them at equal examples seen. Who is lower? Then choose equal steps: who is now, and what does each of them pay
    for it?</do>
    .title = Downhill
    .summary = The stumbling quick path of mini-batches against the careful slow one.
