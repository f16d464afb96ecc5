### One neuron: the inspector, and the panel of its weighted sum. Names of neurons, such as "h1·3", "3" and "pixel 12",
### and of weights, such as "h1·3 → 8", come as values.

## The inspector

inspector-pixel-title = Pixel { $pixel }
inspector-weight-title = Weight { $weight }
# $wants is what its nudge is: up, down, 0 (stay), or unknown yet.
inspector-hidden-title = { $wants ->
    [up] hidden { $layer } neuron { $neuron } wants to go up
    [down] hidden { $layer } neuron { $neuron } wants to go down
    [stay] hidden { $layer } neuron { $neuron } wants to stay
   *[unknown] hidden { $layer } neuron { $neuron }
}
inspector-output-title = { $wants ->
    [up] output neuron “{ $neuron }” wants to go up
    [down] output neuron “{ $neuron }” wants to go down
    [stay] output neuron “{ $neuron }” wants to stay
   *[unknown] output neuron “{ $neuron }”
}
inspector-connections = Connections into { $neuron }, largest first
# Above the names of the neurons that the connections run from.
inspector-from = from
inspector-weight-nudge = −δ · a = weight nudge
inspector-ask = −δ · w = ask
inspector-bias = bias
# On buttons that show fewer or more connections.
inspector-show-strongest = Show the { $count } strongest
inspector-show-more = { $are_all ->
    [yes] Show all { $all }
   *[no] Show { $count } of { $all }
}
inspector-asked = What is asked of { $neuron }
# The head of a column: the neurons that ask. The caption of the table is the text above.
inspector-asked-by = by
inspector-asking-output = output { $neuron }
inspector-sum = sum = nudge

## The weights of a neuron as an image of pixels

pixel-weights-chosen = Pixel whose weight is shown
    .value = pixel { $pixel }, row { $row }, column { $column }
pixel-weights-quantities = What the image shows
pixel-weights-weights = weights
pixel-weights-weight-nudges = weight nudges
pixel-weights-gradient = −gradient

## The weighted sum

weighted-sum-hidden-title = How <name>{ $neuron }</name> adds up
weighted-sum-output-title = How output “{ $neuron }” adds up
weighted-sum-not-sent = The weights of this layer are too many to be sent.
# Below three images of 784 pixels each: weights × pixels = products.
weighted-sum-weights = its weights w
weighted-sum-pixels = the pixels a
    .name = The image's pixels
weighted-sum-products = what each adds, w·a
    .name = What each pixel adds to the sum
weighted-sum-click-pixel = Click a pixel of the weights for its product.
weighted-sum-click-cell = Click a cell for its product.
# $arithmetic is such as "0.2 × 0.5 = +0.1".
weighted-sum-pixel = Pixel { $pixel }, row { $row }, column { $column }: { $arithmetic }.
weighted-sum-cell = { $neuron }: { $arithmetic }.
# $w and $product are the values that are drawn in full colour, and those beyond them.
weighted-sum-full-colour-from = { $is_known ->
    [yes] Full colour: w from { $w }, w·a from { $product }.
   *[no] Full colour: w from { $w }.
}
weighted-sum-full-colour-at = { $is_known ->
    [yes] Full colour: w at { $w }, w·a at { $product }.
   *[no] Full colour: w at { $w }.
}
# Says what the cells of a strip are: the pixels, or the neurons of hidden layer $layer.
weighted-sum-cells-pixels = { $is_cut ->
    [yes] Left to right the pixels, the first { $count } of { $all }.
   *[no] Left to right the pixels.
}
weighted-sum-cells-layer = { $is_cut ->
    [yes] Left to right hidden { $layer }, the first { $count } of { $all }.
   *[no] Left to right hidden { $layer }.
}
weighted-sum-terms = The sum of { $neuron }, its largest terms first
weighted-sum-from = from
# Above bars, each of which begins where the one above it ends.
weighted-sum-added-up = added up
weighted-sum-others = { $count ->
    [one] and { $count } other
   *[other] and { $count } others
}
weighted-sum-bias = + bias b
weighted-sum-all = All terms as a table
weighted-sum-not-known = Known once the layer is lit.
weighted-sum-not-zero = { $count ->
    [one] { $count } of { $all } terms is not 0
   *[other] { $count } of { $all } terms are not 0
}
# What the sum goes through. $formula is what then comes out, as in "a = σ(0.2) = 0.55".
weighted-sum-through = { $function ->
    [sigmoid] Through the sigmoid σ: { $formula }
    [tanh] Through the tanh: { $formula }
    [relu] Through max(0, z): { $formula }
    [leaky_relu] Through the leaky ReLU: { $formula }
    [softmax] Through the softmax: { $formula }
   *[identity] As it is: { $formula }
}
weighted-sum-softmax = It compares all { $count } outputs: e<sup>z</sup> of this one, as a share of all of them added
    up.
weighted-sum-softmax-here = Here { $power } of { $total }, that is { $share }.
weighted-sum-shares = All outputs as shares of 1
# For screen readers.
weighted-sum-curve = { $function ->
    [sigmoid] { $is_known ->
        [yes] The curve of the sigmoid σ: at z = { $z } it is at { $a }
       *[no] The curve of the sigmoid σ
    }
    [tanh] { $is_known ->
        [yes] The curve of the tanh: at z = { $z } it is at { $a }
       *[no] The curve of the tanh
    }
    [relu] { $is_known ->
        [yes] The curve of max(0, z): at z = { $z } it is at { $a }
       *[no] The curve of max(0, z)
    }
    [leaky_relu] { $is_known ->
        [yes] The curve of the leaky ReLU: at z = { $z } it is at { $a }
       *[no] The curve of the leaky ReLU
    }
   *[identity] { $is_known ->
        [yes] The curve of the identity: at z = { $z } it is at { $a }
       *[no] The curve of the identity
    }
}
