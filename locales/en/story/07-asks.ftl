# $has_hidden: there is a hidden layer. $is_added_up: all asks have been heard. $neuron is its name, as in h1·4. $asking, $against: digits.
chapter-asks =
    { $has_hidden ->
        [yes]
            { $neurons ->
                [one] Nobody can set the neuron behind the outputs, but each output can ask it to change.
               *[other] Nobody can set the { $neurons } neurons behind the outputs, but each output can ask them to change.
            } What it asks of a neuron is what is wanted of the output’s own sum, times the weight between the two. That is one opinion
            of { $outputs }.

            { $is_added_up ->
                [yes] <known>Of { $neuron } output { $asking } asks { $ask }{ $is_contested ->
                        [yes] . Output { $against } asks the opposite, { $against_ask }
                       *[no] {""}
                    }. What all { $outputs } ask of { $neuron } adds up to { $nudge }. That is its nudge.</known>
               *[no] The opinions come in one by one. What they add up to is known when all { $outputs } have been heard: the
                    nudge of the neuron.
            }

            <do>Press <em>One by one</em> below, then <em>Next opinion</em> again and again. Does one of the sums, at the
            right edge, turn from up to down, or back?</do>
       *[no]
            This network has no hidden layer: behind the outputs are the pixels, and those are given.

            <do>Give it a hidden layer in the settings, and come back.</do>
    }

    <symbols>An ask is −δ · w. A neuron’s nudge ν is the sum of all that is asked of it: ν = Σ −δ · w.</symbols>
    .title = Adding up the asks
    .summary = Ten outputs, ten opinions about each neuron behind them. Their sum is its nudge.
