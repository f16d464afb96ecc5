# $strongest is the name of a weight.
chapter-sensitivity =
    The cost depends on { $parameters } sliders: all weights and biases. The gradient holds one number for each of them,
    ∂C/∂w. Its sign says which way the cost goes when that slider goes up; its size, how much: the sensitivity.

    { $has_batch ->
        [yes]
            <known>For this mini-batch the greatest is that of { $strongest }: ∂C/∂w = { $strongest_gradient }.
            { $has_effect ->
                [yes] Raising this weight a little { $effect ->
                        [raises] <effect>raises</effect>
                       *[lowers] <effect>lowers</effect>
                    } the cost.
               *[no] {""}
            }</known>
       *[no] {""}
    }

    <do>Drag either slider and let go. How well does the tangent predict the cost, close by and far away?</do>
    .title = Thirteen thousand sliders
    .summary = The gradient as sensitivities: wiggle two weights, watch the cost.
