## Numbers

number-none = not a number
number-infinite = infinite
# As the language writes a percentage, with the space that it has. $number is without a sign of percent.
number-percent = { $number } %

## What a field for a number says of what was typed. $typed is what was typed.

number-missing = A number is missing here.
number-wrong = “{ $typed }” is no number.
number-not-in-threes = “{ $typed }” is no number: its thousands are not in threes.
number-too-large = “{ $typed }” is too large.
number-not-whole = “{ $typed }” is no whole number.
number-not-exact = “{ $typed }” is too large to be exact.
number-several = “{ $typed }” is several numbers: write a thousand as 1000 here.
number-read = { $is_ambiguous ->
    [yes] “{ $typed }” is read as { $value }, not as { $other }.
   *[no] “{ $typed }” is read as { $value }.
}

## Names

name-pixel = pixel { $index }
name-layer-input = input
name-layer-hidden = hidden { $layer }
name-layer-output = output
# $neuron is a symbol or a digit, as in h2·5.
name-bias = bias of { $neuron }
# The functions in a sentence, where the sum or a value goes through them, as in "through the sigmoid σ".
name-function-sigmoid = the sigmoid σ
name-function-tanh = the tanh
name-function-relu = max(0, z)
name-function-leaky-relu = the leaky ReLU
name-function-identity = nothing
name-function-softmax = the softmax

## The arithmetic of a value: its title, and its lines of a symbol, a formula and a value

arithmetic-pixel = pixel { $index }, row { $row }, column { $column }
# $weight is as in h2·5 → 3.
arithmetic-weight = weight { $weight }
# $neuron is as in h1·5, or the digit of an output; $index is its number, 5.
arithmetic-neuron = { $is_output ->
    [yes] output neuron { $neuron }
   *[no] { $neuron }: neuron { $index } of hidden layer { $layer }, counted from 0
}
# The nudge of a pixel: there is none, since a pixel is given.
arithmetic-given = given, not adjustable
arithmetic-ask = ask
arithmetic-gradient = gradient
arithmetic-gradient-is = mean of ∂C/∂w
# A sum of what the neurons of the next layer ask for.
arithmetic-sum-of-asks = Σ asks
arithmetic-update = −η · gradient
arithmetic-by-optimizer = added by the optimizer
arithmetic-through-softmax = ∂C/∂z, through the softmax
# The slope of the leaky ReLU: it is one number or the other.
arithmetic-leaky-slope = ({ $one } or { $other })
# The largest terms of a sum, as in 0.500 − 0.250, and the sum of all others with its sign, as in + 0.125.
arithmetic-terms = { $count ->
    [one] { $terms } { $rest } from { $count } other
   *[other] { $terms } { $rest } from { $count } others
}

## The captions of the phases: what a phase does, and what came of it

# Two sentences of a caption, one after the other.
caption-sequence = { $first } { $second }
# Before the caption of a drawing whose digit nobody has said.
caption-suppose = { $label ->
    [8] Nobody has said what it is. Suppose an { $label }.
   *[other] Nobody has said what it is. Suppose a { $label }.
}

caption-forward =
    { $pixels } pixels go in. A line carries its weight times the activation behind it. The strongest lines say most: they
    push the neuron in front up or down.
# $answer and $label are digits.
caption-forward-answer = { $verdict ->
    [unknown] The strongest output is the { $answer }, at { $activation }.
    [right] The strongest output is the { $answer }, at { $activation }, which is right.
   *[wrong] { $label ->
        [8] The strongest output is the { $answer }, at { $activation }. It is an { $label }.
       *[other] The strongest output is the { $answer }, at { $activation }. It is a { $label }.
    }
}
caption-forward-no-numbers = The outputs are no numbers any more.

caption-squares =
    How far is each output from what was wanted? The squares of the { $count } distances add up to the cost of this
    example.
# $output is a digit.
caption-squares-cost = C = { $cost }. The most comes from the { $output }: it is at { $activation } and should be { $wanted }.
caption-cross-entropy =
    How likely did the network think the { $label }, which it is? The cost of this example is minus the logarithm of
    that: 0 for certain, and the more the less likely.
caption-cross-entropy-cost = C = −ln { $activation } = { $cost }.

caption-output-nudges =
    The { $label } should be 1, the others 0. Which way should each output move, and how strongly?
# $label and $other are digits.
caption-output-nudges-strongest = { $has_others ->
    [yes] { $direction ->
        [up] The { $label } is at { $activation } and asks to go up, { $nudge }; the { $other }, at { $other_activation }, asks for { $other_nudge }.
        [down] The { $label } is at { $activation } and asks to go down, { $nudge }; the { $other }, at { $other_activation }, asks for { $other_nudge }.
       *[nowhere] The { $label } is at { $activation } and asks to go nowhere, { $nudge }; the { $other }, at { $other_activation }, asks for { $other_nudge }.
    }
   *[no] { $direction ->
        [up] The { $label } is at { $activation } and asks to go up, { $nudge }. The others have no part in this cost: they ask for nothing.
        [down] The { $label } is at { $activation } and asks to go down, { $nudge }. The others have no part in this cost: they ask for nothing.
       *[nowhere] The { $label } is at { $activation } and asks to go nowhere, { $nudge }. The others have no part in this cost: they ask for nothing.
    }
}
caption-output-nudges-close = Those already close ask for least.

caption-weight-nudges =
    What should the weights into layer { $layer } do? Each is asked to change by −δ of its neuron times the activation
    behind it.
caption-weight-nudges-none = Nothing is asked of any weight into layer { $layer }.
# $weight is as in h2·5 → 3; $neuron is as in h2·5, or the digit of an output. $chosen: what the reader has chosen.
caption-weight-nudges-strongest = { $chosen ->
    [neuron] Of the weights into { $neuron }, the most is asked of { $weight }: { $nudge }
    [weight] { $weight } is asked for { $nudge }
   *[nothing] The most is asked of { $weight }: { $nudge }
}{ $layer ->
    [1] . Where a pixel is empty its weights are asked nothing.
   *[other] , with { $activation } behind it. Where that is near 0 there is little to gain.
}

caption-bias-nudges = A bias of layer { $layer } is asked for −δ of its neuron, whatever lies behind.
caption-bias-nudges-none = Nothing is asked of any bias of layer { $layer }.
# $neuron is as in h2·5, or the digit of an output. $is_chosen: the reader has chosen it.
caption-bias-nudges-strongest = { $is_chosen ->
    [yes] The bias of { $neuron } is asked for { $nudge }.
   *[no] The most is asked of the bias of { $neuron }: { $nudge }.
}
caption-bias-nudges-end = Here it ends: the pixels are given, and nobody asks them to change.

caption-asks = { $neurons ->
    [1] The only neuron asks the { $behind } behind it to change, in proportion to its weights. What is asked of a neuron is its nudge.
   *[other] Each of the { $neurons } neurons asks the { $behind } behind it to change, in proportion to its weights. What is asked of a neuron adds up to its nudge.
}
# $asking and $asked are names of neurons, as in h2·5; $asking is a digit where it is an output.
caption-asks-one = { $is_output ->
    [yes] The output { $asking } asks { $ask } of { $asked }; all together they make { $nudge }.
   *[no] { $asking } asks { $ask } of { $asked }; all together they make { $nudge }.
}

caption-average-none = { $is_start ->
    [yes] No step has been made yet, so there is no average to show.
   *[no] No step has been made with these parameters yet, so there is no average to show.
}
caption-average = { $count ->
    [1] Here a mini-batch is a single training example: what it wishes is minus the gradient.
   *[other] { $is_trained_on ->
        [yes] That was one example alone: it does not decide. A mini-batch is { $count } of the training examples, each asking for something else; the mean of their wishes is minus the gradient.
       *[no] That was one example alone, and it is not trained on: it does not decide. A mini-batch is { $count } of the training examples, each asking for something else; the mean of their wishes is minus the gradient.
    }
}
caption-average-strongest = { $count ->
    [1] Its cost is { $cost }. The strongest wish is that of { $weight }: −∂C/∂w = { $wish }.
   *[other] Their mean cost is { $cost }. The strongest wish is that of { $weight }: −∂C/∂w = { $wish }.
}

caption-update-none = { $is_start ->
    [yes] No step has been made yet: these are the weights at the start.
   *[no] No step has been made with these parameters yet.
}
caption-update = { $has_optimizer ->
    [yes] Step { $step }: the optimizer makes an update of the gradient, with η = { $rate }.
   *[no] Step { $step }: every weight and bias moves down the gradient, by η = { $rate } times it.
}
caption-update-strongest = { $has_bias ->
    [yes] { $weight } moves by { $change }; the bias of output { $output } by { $bias_change }.
   *[no] { $weight } moves by { $change }.
}

## Lists

# As in "3 %, 5 % and 6 %": another item of the list, and the last one.
list-next = { $list }, { $item }
list-last = { $list } and { $item }
# The next number of several, which may have decimals, as in "0.71, 0.250".
list-number = { $list }, { $item }
