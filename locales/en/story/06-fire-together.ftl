# $most_active and $wanted are names of neurons, as in h1·4; $weight is the name of a weight. $squash is the symbol of the
# activation function. $has_slope: it has a slope of its own, which counts here. $is_tied: active, and wanted up;
# $is_loosened: active, and wanted down.
chapter-fire-together =
    A weight gets a nudge as well. It is a product: the activation behind it, times what is wanted of the sum in front of it.
    So it is strongest where both are strong.{ $has_slope ->
        [yes] {" "}A neuron follows its sum only as fast as its { $squash } is steep there. So what is wanted of the sum is
            the neuron’s nudge, times that slope.
       *[no] {""}
    }

    <known>Here { $most_active } is the most active, at { $most_a }, and most is wanted of the sum of { $wanted }: to go
    { $wanted_way ->
        [up] <wanted_way>up</wanted_way>
        [down] <wanted_way>down</wanted_way>
       *[nowhere] <wanted_way>nowhere</wanted_way>
    } ({ $wanted_delta }). The weight between them, { $weight }, has the strongest nudge: { $product }.{ $is_tied ->
        [yes] {" "}Active and wanted: this weight should go up.
       *[no] { $is_loosened ->
            [yes] {" "}Active but unwanted: this weight should go down.
           *[no] {""}
        }
    }</known>

    <do>Find this weight in the table below. Then choose other digits, above the image, one after the other: which end of the strongest
    nudge changes, and for which digits?</do>

    <symbols>What is wanted of a neuron’s sum is −δ = −∂C/∂z: how much the cost falls for each unit that its sum z rises. The
    nudge of a weight is −∂C/∂w = −δ · a. That of a bias is −∂C/∂b = −δ.</symbols>
    .title = Fire together, wire together
    .summary = The strongest weight nudge runs from the most active neuron to the one of which most is wanted.
