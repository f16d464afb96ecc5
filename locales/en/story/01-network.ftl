### A chapter is one text. Empty lines part its paragraphs. In it
### - { $name } is a live value, in bold; before the step has computed it, it is "…",
### - <known>…</known> is invisible until all values in it are computed,
### - <do>…</do> is the paragraph with the chapter's task,
### - a tag with the name of a value, such as <way>…</way>, makes words a live value.
### .title and .summary stand in the table of contents.

# $is_drawing: the image is a drawing, else $what is a digit, as in "an 8". $neuron is a name, as in h1·4. $squash is
# the name of the activation function.
chapter-network =
    This is { $is_drawing ->
        [yes] <what>a drawing</what>
       *[no] { $what }
    }. For the network it is { $pixels } numbers, one for each pixel, from 0 where there is no ink to 1 where there is
    most.

    Every neuron adds up what reaches it, each input times a weight, plus a bias. { $neuron } has { $inputs } inputs.
    <known>Its sum is z = { $z }, and { $squash } turns that into its activation, { $a }.</known>

    So it goes on, layer by layer, to the ten outputs. <known>The strongest is the { $best }, at { $best_a }: that is the
    answer{ $is_right ->
        [yes] , and it is right.
       *[no] { $is_wrong ->
            [yes] , and it is wrong. All { $parameters } weights and biases played a part.
           *[no] {""}
        }
    }</known>

    <do>Click a neuron to see its sum. Then choose another digit: which neurons change?</do>
    .title = The network
    .summary = Pixels to digits; a neuron's sum, squashed; forward.
