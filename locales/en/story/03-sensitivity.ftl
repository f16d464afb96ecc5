# $strongest is the name of a weight.
chapter-sensitivity =
    Think of each weight and each bias as a slider. There are { $parameters }. Move one of them a little, and the cost of
    this { $label } moves as well. How strongly, is the slider’s sensitivity, ∂C/∂w: with a plus the cost goes up when the
    slider does, with a minus it goes down. All of them together are the gradient.

    <known>The most sensitive one is { $strongest }: ∂C/∂w = { $strongest_gradient }.{ $has_effect ->
        [yes] {" "}Raising this weight a little { $effect ->
                [raises] <effect>raises</effect>
               *[lowers] <effect>lowers</effect>
            } the cost.
       *[no] {""}
    }</known>

    <do>Drag either slider and let go. The dashed line is what the sensitivity predicts: how well does it do, close by and
    far away?</do>
    .title = Thirteen thousand sliders
    .summary = The gradient as sensitivities: wiggle two weights, watch the cost.
