### A chapter is one text. Empty lines part its paragraphs. In it
### - { $name } is a live value, in bold; before the step has computed it, it is an empty slot,
### - <known>…</known> is faint until all values in it are computed,
### - <do>…</do> is the paragraph with the chapter's task,
### - <symbols>…</symbols> is a last paragraph that says it in symbols, and is opened by a click,
### - a tag with the name of a value, such as <way>…</way>, makes words a live value.
### .title and .summary stand in the table of contents.

# $is_drawing: the image is a drawing, else $what is the digit. $neuron is a name, as in h1·4. $squash is
# the name of the activation function, $bend what it does to a sum. $is_untrained: no step has changed a weight yet.
chapter-network =
    You are looking at a neural network: a small program that learns to read handwritten digits. A <em>nudge</em> says how
    one part of it should change to read better. Soon there are arrows, and each arrow is a nudge.

    This is { $is_drawing ->
        [yes] <what>a drawing</what>
       *[no] { $what ->
            [8] an { $what }
           *[other] a { $what }
        }
    }. For the network it is { $pixels } numbers, one for each pixel: 0 where nothing is written, up to 1 in the middle of
    the stroke.

    Each circle is a neuron. It holds one number, its activation: each input times a weight, all added up, and a number of
    its own, its bias. <known>The ringed one is { $neuron }{ $is_output ->
        [yes] {""}
       *[no] , number { $index } of hidden layer { $layer }, counted from 0
    }. Its { $inputs } inputs add up to z = { $z }, and { $bend ->
        [squeezes] { $squash } squeezes that into 0 to 1: { $a }
        [none] that is its activation, { $a }
       *[other] { $squash } makes { $a } of it
    }.</known>

    Each column is a layer. Its activations are the inputs of the next, up to the ten outputs: one for each digit.
    <known>The strongest is the { $best }, at { $best_a }. That is the answer{ $is_right ->
        [yes] , and it is right.
       *[no] { $is_wrong ->
            [yes] , and it is wrong.
           *[no] .
        }
    }</known> { $is_untrained ->
        [yes] Nobody has trained it yet: its { $parameters } weights and biases are random, so it guesses.
       *[no] All { $parameters } weights and biases played a part.
    }

    <do>Choose another digit, above the image. What does the network take it for? Then click a circle to see how it came to
    its number.</do>
    .title = The network
    .summary = From pixels to a digit: what a neuron computes, layer by layer.
