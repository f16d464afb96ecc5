# $last and $first are mean sizes of nudges; $times says how often the smaller one goes into the larger one.
chapter-backwards =
    { $is_deep ->
        [yes]
            Now the neurons of the last hidden layer have nudges, as the outputs had. So the same can be done again:
            nudges for their weights, nudges for their biases, and asks to the layer behind. That is all of
            <em>backpropagation</em>: { $layers } layers, one after the other, from the last to the first.
            Only the outputs know what is wanted, so it begins there. To try all { $parameters } sliders one by one would
            take that many passes forward; this takes one forward and one back.

            <known>On average a nudge measures { $last } at the outputs, and { $first } in layer 1{ $is_smaller ->
                [yes] , { $times } times smaller
               *[no] { $is_larger ->
                    [yes] , { $times } times larger
                   *[no] { $is_lost ->
                        [yes] : nothing of them comes so far
                       *[no] {""}
                    }
                }
            }.</known> At the pixels it ends. They are given, and nobody asks them to change.
       *[no]
            This network has one layer only, and behind its outputs are the pixels. They are given, and nobody asks them to
            change: the way back is over before it has begun.
    }

    <do>Press <em>Play it backwards</em>, below. In which layer are the nudges largest, and in which smallest?</do>
    .title = Backwards
    .summary = The same again, layer by layer, to the first. The pixels stay as they are.
