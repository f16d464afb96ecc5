## Asks: what each neuron of a layer asks of each neuron behind it

asks-title = { $is_output ->
    [yes] { $asked ->
        [one] What each output asks of the one neuron behind it
       *[other] What each output asks of the { $asked } neurons behind it
    }
   *[no] { $asked ->
        [one] What each neuron of layer { $layer } asks of the one neuron behind it
       *[other] What each neuron of layer { $layer } asks of the { $asked } neurons behind it
    }
}
asks-nobody-title = Nobody to ask
asks-nobody = This network has no hidden layer: behind its outputs are the pixels, which are given.
asks-which-layer = Which layer asks
# Buttons: what the neurons ask is heard, one neuron after the other.
asks-one-by-one = One by one
asks-next = Next opinion
asks-all = All
asks-heard = <b>{ $heard }</b> of { $asking } heard
asks-key = Right and blue: asked to go up; left and orange: down.
asks-scale = A bar to the edge of its cell is { $most }; the longest arrow of the sums is now { $sum }.
asks-rows = Rows: the { $rows } of { $asked } with the strongest nudge.
asks-columns = Columns: the { $columns } of { $asking } with the strongest δ, and all others together.
asks-point = Point at a cell for its arithmetic; click it to see its weight on the stage.
# The name of a neuron that asks, as a tooltip.
asks-asker = { $is_output ->
    [yes] Output { $neuron }
   *[no] { $neuron }
}
# $neuron asks: the digit of an output, or a name such as h2·5.
asks-not-heard = { $is_output ->
    [yes] Output { $neuron } has not been heard yet.
   *[no] { $neuron } has not been heard yet.
}
# The arithmetic of one ask: $neuron asks it, and $behind is the name of the neuron that is asked.
asks-ask = { $is_output ->
    [yes] Output { $neuron } asks of { $behind }: −δ · w = { $push } · { $weight } = { $ask }
   *[no] { $neuron } asks of { $behind }: −δ · w = { $push } · { $weight } = { $ask }
}
# $push is −δ of the neuron, and $nudge its ν.
asks-column = { $is_output ->
    [yes] Output { $neuron }: ν = { $nudge }, −δ = { $push }. It asks that, times its weight, of each neuron behind.
   *[no] { $neuron }: ν = { $nudge }, −δ = { $push }. It asks that, times its weight, of each neuron behind.
}
# The asks that a neuron has heard: none, some of them, or all of them.
asks-row = { $heard_state ->
    [none] { $neuron }, at { $activation }: nobody has asked anything of it yet.
    [some] { $heard ->
        [one] { $neuron }, at { $activation }: what { $heard } of { $asking } asks comes to { $sum } so far.
       *[other] { $neuron }, at { $activation }: what { $heard } of { $asking } ask comes to { $sum } so far.
    }
   *[all] { $asking ->
        [one] { $neuron }, at { $activation }: what the one in front asks comes to ν = { $sum }
       *[other] { $neuron }, at { $activation }: what all { $asking } ask comes to ν = { $sum }
    }
}
# For screen readers, as are the next ones.
asks-caption = The asks of layer { $layer }: a row for each neuron behind, a column for each that asks, then the sum
asks-nudge = nudge { $nudge }
asks-nudge-unknown = nudge not known yet
asks-cell-unknown = not heard yet
# The head of the column of the other neurons, which have no column of their own.
asks-others = { $count ->
    [one] { $count } other
   *[other] { $count } others
}
# The head of the last column: the sum of what none, some, or all neurons ask.
asks-sum = { $heard_state ->
    [none] sum
    [some] so far
   *[all] = nudge
}

## Avenues: three ways to help a neuron

avenues-title = { $is_output ->
    [yes] Three ways to help output { $neuron }
   *[no] Three ways to help { $neuron }
}
# A label before a row of lengths to choose from.
avenues-size = step of length
    .aria-label = Length of the step
# For screen readers.
avenues-caption = What a step of length { $size } saves on each avenue
# The heads of the columns and rows. "its" is of the neuron.
avenues-saved = cost saved
avenues-cost = cost
avenues-activation = its a
avenues-now = as it is
avenues-by-bias = its bias
avenues-by-weights = its weights
avenues-by-activations = activations behind
# In place of the activations behind, where these are the pixels.
avenues-pixels = pixels
# Beside the way that saves the most.
avenues-best = ★ saves most
# In place of a number that is infinite or undefined.
avenues-no-number = no number
avenues-no-nudge = Its nudge is 0: it wants nothing, so nothing is moved.
avenues-each-weight = Each weight alone, the most active behind first
avenues-each-activation = Each activation behind alone, the strongest weight first
# The head of the column of the neurons that the weights come from.
avenues-from = from
avenues-show-first = Show the first { $count }
avenues-show-some = Show { $shown } of { $count }
avenues-show-all = Show all { $count }

## Backwards: the backward pass, layer by layer

backwards-title = The same again, to the first layer
backwards-play = Play it backwards
# Three parts: what the bars are, what δ is, and what scale the arrows have. $outputs says what δ is at the outputs. $scale says whether the arrows of all layers are on one scale.
backwards-key = Bars: the mean of |ν| and of |δ| over a layer’s neurons, all on one scale; beside them how many times that of the layer in front. { $outputs ->
    [difference] δ = −ν · f′(z); at the outputs a − y.
    [softmax] δ = −ν · f′(z); at the outputs ∂C/∂z, through the softmax.
   *[same] δ = −ν · f′(z).
} { $scale ->
    [common] All arrows are on one scale.
   *[own] The arrows of each layer have a scale of their own.
}
# A button after an arrow down, between two layers: it plays these asks.
backwards-asks = { $count ->
    [one] asks of the one behind
   *[other] asks of the { $count } behind
}
# Beside that button, when they are known: how many numbers were added up, as a product.
backwards-asks-known = { $neurons } · { $behind } asks, added up
backwards-input = The input: given, not adjustable.
# $label is the digit that the image shows.
backwards-pixels = { $count } pixels of this { $label }. Nobody asks them to change; here it ends.
# A heading. $name is the layer's name, which is less bright.
backwards-layer = layer { $layer } <muted>{ $name }</muted>
backwards-neurons = { $count ->
    [one] { $count } neuron
   *[other] { $count } neurons
}
# Which neurons have an arrow, and how long the longest is.
backwards-arrows = { $are_all ->
    [yes] { $count ->
        [one] { $count } neuron, ν { $longest }
       *[other] { $count } neurons, longest ν { $longest }
    }
   *[no] { $shown } of { $count } neurons, longest ν { $longest }
}
# For screen readers, as are the next ones.
backwards-unknown = nudges not known yet
backwards-nudges = Nudges of layer { $layer }
backwards-neuron = neuron
backwards-nudge = nudge
# The mean magnitude of the nudges ν, or of the deltas δ.
backwards-mean = { $of ->
    [nudge] mean nudge |{ $symbol }|
   *[delta] mean delta |{ $symbol }|
}
# How many times the mean of the layer in front; what is hidden is for screen readers.
backwards-factor = ×{ $factor }<hidden> that of layer { $layer }</hidden>
# A label before the weight's name and its nudge.
backwards-strongest = strongest weight nudge
    .title = Show it on the stage

## Fire together: the weight nudges of a layer

fire-title = Active behind × wanted in front
fire-which-layer = Weights of which layer
# A label and the choices behind it: the neurons' order.
fire-order = neurons
fire-sorted = sorted
fire-in-place = in place
# $weight is a button with the weight's name.
fire-strongest = Strongest of { $count }: { $weight }
    .title = Show it on the stage
fire-all-zero = Nothing is asked of any weight of this layer: every product is 0.
# Of the strongest weight: whether the activation behind it is below 0, and whether the neuron in front is to go up.
fire-meaning = { $is_negative ->
    [yes] { $is_wanted ->
        [yes] Below 0 behind, wanted in front: the weight is to go down.
       *[no] Below 0 behind, unwanted in front: the weight is to go up.
    }
   *[no] { $is_wanted ->
        [yes] Active behind, wanted in front: the weight is to go up.
       *[no] Active behind, unwanted in front: the weight is to go down.
    }
}
fire-not-known = Which weight is asked for most? That is not known before the weight nudges of layer { $layer }.
fire-show = Show the weight nudges of layer { $layer }
# Beside a scale of colours.
fire-scale = full colour; half of it is half as strong
# Which neurons have a row, and which a column. $rows and $columns are how many are shown.
fire-extent = { $are_all_rows ->
    [yes] { $is_input ->
        [yes] Down: all { $behind } pixels.
       *[no] { $behind ->
            [one] Down: the one neuron behind.
           *[other] Down: all { $behind } neurons behind.
        }
    }
   *[no] { $is_input ->
        [yes] Down: the { $rows } most active of { $behind } pixels.
       *[no] Down: the { $rows } most active of { $behind } neurons behind.
    }
} { $are_all_columns ->
    [yes] { $is_output ->
        [yes] Across: all { $front } outputs.
       *[no] { $front ->
            [one] Across: the one neuron in front.
           *[other] Across: all { $front } neurons in front.
        }
    }
   *[no] { $is_output ->
        [yes] Across: the { $columns } of { $front } outputs with the strongest δ.
       *[no] Across: the { $columns } of { $front } neurons in front with the strongest δ.
    }
} A click shows a weight on the stage.
# $wanted is the kind of the most wanted neuron: an output, another neuron, or none, where that is not known.
fire-limits = { $wanted ->
    [output] “Neurons that fire together wire together” is only an analogy here: the neuron in front need not fire (output { $neuron }, most wanted, is at { $activation }), it is wanted; and if it is active but unwanted, the tie is loosened.
    [neuron] “Neurons that fire together wire together” is only an analogy here: the neuron in front need not fire ({ $neuron }, most wanted, is at { $activation }), it is wanted; and if it is active but unwanted, the tie is loosened.
   *[none] “Neurons that fire together wire together” is only an analogy here: the neuron in front need not fire, it is wanted; and if it is active but unwanted, the tie is loosened.
}
# For screen readers.
fire-caption = Weight nudges of layer { $layer }: a row for each neuron behind with its activation, a column for each in front with its −δ; in each cell their product
# Over the columns: what they are, from left to right.
fire-wanted-up = wanted up
fire-front = −δ in front
fire-wanted-down = wanted down
fire-front-in-place = −δ in front, in place
fire-front-unknown = in front, in place
# Over the rows.
fire-behind = a behind
# The name of a neuron in front.
fire-output = Output { $neuron }
fire-push = −δ { $value }
fire-push-unknown = δ not known yet
fire-point = Point at a cell for its arithmetic.
