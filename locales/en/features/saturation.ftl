# Chapter 14: what is left of a weight's gradient where σ is flat.

saturation-title = Where σ is flat
# The slider of the sum z of a neuron. $output is the digit of an output.
saturation-slider = z of output { $output }
# Three factors and their product, with numbers. { $behind } is the activation behind the weight.
saturation-product = ∂C/∂w = { $behind } · <b>{ $slope }</b> · { $error } = <b>{ $product }</b>
saturation-meaning = { $case ->
    [wrong] Output { $output } is at <b>{ $a }</b> and should be at { $y }: it could hardly be more wrong. But σ is almost flat
        there. Its slope is { $share } of the greatest, so the weight hardly learns. Such a neuron is called saturated.
    [right] Output { $output } is at <b>{ $a }</b> and should be at { $y }. There is little left to learn, and σ is almost flat
        there: its slope is { $share } of the greatest.
   *[steep] Output { $output } is at <b>{ $a }</b> and should be at { $y }. The slope of σ is { $share } of the greatest: what
        arrives gets through, and the weight learns. And it must bend somewhere: without a bend, many layers could do no more
        than one. With it, each layer builds on what the one behind it has found.
    }
# The button that puts the slider back.
saturation-back = Back to its own z, { $z }
saturation-curve = The curve of σ. At z = { $z } it is at { $a }, with a slope of { $slope }
saturation-none = The outputs of this network have no σ with squared distances, so this factor is not there.
