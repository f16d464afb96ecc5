# $has_hidden: there is a hidden layer. $neuron is its name, as in h1·4. $label, $against: digits.
chapter-asks =
    { $has_hidden ->
        [yes]
            The { $neurons } neurons behind cannot be changed directly. But each output can say what it wants of them: its
            ask is −δ times its weight. That is only one opinion. There are { $outputs }.

            <known>Of { $neuron } the { $label } asks { $label_ask }{ $is_contested ->
                [yes] , but the { $against } is against it, with { $against_ask }
               *[no] {""}
            }. What all { $outputs } ask of it adds up to { $nudge }: its nudge.</known>

            <do>Bring the columns in one by one. Does a sum change its sign on the way?</do>
       *[no]
            This network has no hidden layer: behind the outputs are the pixels, and those are given.

            <do>Give it a hidden layer in the settings, and come back.</do>
    }
    .title = Adding up the asks
    .summary = Ten outputs, ten opinions on each neuron behind them; and their sum.
