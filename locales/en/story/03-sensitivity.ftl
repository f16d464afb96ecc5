# $strongest is the name of a weight.
chapter-sensitivity =
    Think of each weight and each bias as a slider. There are { $parameters }. Move one of them a little, and the cost of
    this { $label } moves as well. How strongly it moves is the slider’s <em>sensitivity</em>. With a plus the cost goes
    up when the slider does, with a minus it goes down. All the sensitivities together are the <em>gradient</em>.

    <known>The most sensitive weight is { $strongest }, with { $strongest_gradient }.{ $has_effect ->
        [yes] {" "}Raising it a little { $effect ->
                [raises] <effect>raises</effect>
               *[lowers] <effect>lowers</effect>
            } the cost.
       *[no] {""}
    }</known>

    <do>Drag a slider below, and let go. The dashed line is what the sensitivity predicts. How well does it do close by,
    and how well far away?</do>

    <symbols>The sensitivity is ∂C/∂w: how much the cost C changes for each unit of the weight w.</symbols>
    .title = Thirteen thousand sliders
    .summary = How sensitive the cost is to each weight. Move two of them, and watch it.
