# $weight is the name of a weight, $neuron of the neuron in front of it, $behind of the one behind it. $has_slope: the
# activation function has a slope of its own, else it is a softmax. $is_flat: that slope is near 0. $is_met: the example
# is satisfied.
chapter-chain-rule =
    How does the weight { $weight } reach the cost? <known>Each unit of it moves z, the sum of { $neuron }, by { $z_by_w }:
    that is the activation of { $behind }.</known>
    { $has_slope ->
        [yes] <known>Each unit of z moves the activation by { $a_by_z }: the slope there. And each unit of the activation
            moves the cost by { $cost_by_a }.</known>
       *[no] <known>Behind a softmax this z moves all outputs, so its way to the cost is one factor: ∂C/∂z =
            { $cost_by_z }.</known>
    }

    <known>Multiplied, that is the sensitivity of the weight: ∂C/∂w = { $product }.{ $is_flat ->
        [yes] {" "}The slope is near 0: what comes back through this neuron is all but lost, and it learns slowly.
       *[no] { $is_met ->
            [yes] {" "}This example is all but satisfied, and asks for next to nothing{ $has_mistakes ->
                [yes] ; <kbd>M</kbd> shows one that is not
               *[no] {""}
            }.
           *[no] {""}
        }
    }</known> { $is_deep ->
        [yes] The last factor is itself a sum, over { $paths } ways on through the next layer.
       *[no] {""}
    }

    <do>Further down, under <em>Where σ is flat</em>, push z far away from 0: what is left of the product? Below that is the
    circuit: press <em>Start</em>, then <em>gate ▶</em>.</do>
    .title = The chain rule
    .summary = How a weight reaches the cost: three numbers, multiplied. The same as a circuit.
