### A chapter is one text. Empty lines part its paragraphs. In it
### - { $name } is a live value, in bold; before the step has computed it, it is an empty slot,
### - <known>…</known> is faint until all values in it are computed,
### - <do>…</do> is the paragraph with the chapter's task,
### - <symbols>…</symbols> is a last paragraph that says it in symbols, and is opened by a click,
### - a tag with the name of a value, such as <way>…</way>, makes words a live value.
### .title and .summary stand in the table of contents.

# $is_drawing: the image is a drawing, else $what is the digit. $neuron is a name, as in h1·4. $squash is
# the name of the activation function.
chapter-network =
    You are looking at a neural network: a small program that learns to read handwritten digits. What each part of it
    should do to read better is called a <em>nudge</em>. Soon there are arrows, and each arrow is a nudge.

    This is { $is_drawing ->
        [yes] <what>a drawing</what>
       *[no] { $what ->
            [8] an { $what }
           *[other] a { $what }
        }
    }. For the network it is { $pixels } numbers, one for each pixel: 0 where nothing is written, up to 1 in the middle of
    the stroke.

    Each circle is a neuron. It holds one number, its activation. To find it, the neuron multiplies each input by a
    weight, adds everything up, and adds a number of its own: its bias. <known>The ringed one, { $neuron }, gets { $inputs } inputs. Its sum,
    z = { $z }, goes through { $squash }: that makes { $a }.</known>

    Each column of neurons is a layer. Its activations are the inputs of the next, up to the ten outputs: one for each
    digit. <known>The strongest is the { $best }, at
    { $best_a }. That is the answer{ $is_right ->
        [yes] , and it is right.
       *[no] { $is_wrong ->
            [yes] , and it is wrong. All { $parameters } weights and biases played a part.
           *[no] .
        }
    }</known>

    <do>Choose another digit, above the image. What does the network take it for? Then click a circle to see how it came to
    its number.</do>
    .title = The network
    .summary = From pixels to a digit: what a neuron computes, layer by layer.
