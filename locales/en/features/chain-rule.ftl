## The chain rule: the gradient of one weight as a product

chain-rule-title = The weight { $weight }
# The name of the equation for screen readers.
chain-rule-equation = The chain rule for the weight { $weight }
chain-rule-waiting = Once the nudge of the weight is known it is compared with a finite difference.
chain-rule-asking = Asking for a finite difference of the true cost…
chain-rule-no-number = What the step computed is no number: there is nothing to compare.
# Two numbers that are compared, each after its name.
chain-rule-gradient = chain rule { $value }
chain-rule-difference = finite difference { $value }
chain-rule-compared = { $agrees ->
    [yes] They differ by { $by }. (C(w + h) − C(w − h)) / 2h, with h = { $h }
   *[no] They differ by more than rounding explains: { $by }. (C(w + h) − C(w − h)) / 2h, with h = { $h }
}
# In place of the marks ✓, ✗ and …, for screen readers.
chain-rule-state-agrees = They agree.
chain-rule-state-differs = They do not agree.
chain-rule-state-waiting = Not compared yet.
# What the factors mean: ∂z/∂w, ∂a/∂z, ∂C/∂a, ∂C/∂z and ∂C/∂w. Each stands beside its symbol, and its formula follows.
# $behind is the name of a pixel or a neuron, as in "pixel 12" or h1·3.
chain-rule-z-by-w = { $is_input ->
    [yes] how much z moves when w does: how much ink there is at { $behind }.
   *[no] how much z moves when w does: the activation behind, a of { $behind }.
}
# $function is a symbol such as σ.
chain-rule-a-by-z = { $is_identity ->
    [yes] how much a moves when z does: the slope of the identity at this z.
   *[no] how much a moves when z does: the slope of { $function } at this z.
}
chain-rule-c-by-a = how much C moves when a does: minus the nudge.
# Before a table of the ways.
chain-rule-c-by-a-hidden = { $count ->
    [one] how much C moves when a does: the sum over the one way on, below.
   *[other] how much C moves when a does: the sum over all { $count } ways on, below.
}
chain-rule-c-by-z = behind a softmax every z moves every a, so ∂a/∂z is no single number. What the ten make of it together:
chain-rule-c-by-w = how much C moves when w does: the weight nudge is { $nudge }.
chain-rule-c-by-w-unknown = how much C moves when w does.
chain-rule-bias = For the bias the first factor is 1: ∂C/∂b = { $value }

## The sums over paths

# For screen readers: the formula in words.
path-sums-formula = The cost by a is the sum over j of w j times the slope at j times the cost by a j
path-sums-unknown = ∂C/∂a of { $neuron } is known when layer { $layer } has asked.
path-sums-caption = { $neuron } reaches the cost through layer { $layer }
# The heads of columns: the neuron of the next layer, and the product of the numbers before it.
path-sums-through = through
path-sums-path = = path
# In the place of a neuron's name: all others.
path-sums-others = { $count ->
    [one] and { $count } other
   *[other] and { $count } others
}
path-sums-sum = sum = ∂C/∂a of { $neuron }
path-sums-output = output { $neuron }
# For screen readers: a button with a number that opens the sum of a neuron.
path-sums-open = { $value }, a sum again: { $neuron }

## The same as a circuit of gates

circuit-title = The same as a circuit: { $weight }
# Four buttons: the gates work one after the other.
circuit-steps = Gate by gate
circuit-start = Start
circuit-previous = ◀ gate
    .aria-label = Previous gate
circuit-next = gate ▶
    .aria-label = Next gate
circuit-all = All
# The sentence in place of those about a gate.
circuit-nothing = Nothing has been computed yet. Gate by gate: first forward, then backward.
# In place of the sentence about a gate whose numbers are not known yet.
circuit-not-yet = The phase on show has not come to this gate yet.
circuit-so-far = What the phase on show has computed so far.
circuit-done = Forward to C = { $cost }, and back from 1 to ∂C/∂w = { $gradient }: minus the weight nudge.
# For screen readers. $known is what is known: nothing, the cost, or the gradient of the weight as well.
circuit-picture = { $known ->
    [nothing] Circuit of { $gates } gates from the weight { $weight } to the cost. Its numbers are in the table below.
    [cost] Circuit of { $gates } gates from the weight { $weight } to the cost = { $cost }. Its numbers are in the table below.
   *[gradient] Circuit of { $gates } gates from the weight { $weight } to the cost = { $cost }; back at the weight { $gradient }. Its numbers are in the table below.
}
circuit-key = Above a wire its value, which goes forward; below it ∂C/∂ of that value, which comes back: <up>+ the cost grows with it</up>, <down>− the cost falls</down>. { $has_paths ->
    [yes] Of all paths the strongest is drawn; where paths part, what comes back over the others is added. Rounded to what there is room for: the table has more.
   *[no] Rounded to what there is room for: the table has more.
}
circuit-table = The circuit in numbers
circuit-caption = Every wire of the circuit, forward
# The heads of the table's columns.
circuit-wire = wire
circuit-into = into
circuit-value = value
circuit-gradient = ∂C/∂ of it
# What a wire goes into, in place of the symbol of a gate.
circuit-fan = where paths part

# The titles of the parts of the circuit: a neuron, or the cost.
circuit-part-neuron = { $is_output ->
    [yes] output neuron { $neuron }
   *[no] hidden { $layer } neuron { $neuron }
}
circuit-part-cost = the cost
# Names of wires; "their" is of the two wires before, "its" of the one before. $neuron is as in h1·3, or a digit.
# $symbol is a or z.
circuit-wire-activation = { $symbol } of { $neuron }
circuit-wire-weight = weight { $weight }
circuit-wire-product = their product
# Drawn above a wire of little width.
circuit-wire-others = { $count ->
    [one] { $count } other
   *[other] { $count } others
}
circuit-wire-other-products = { $count ->
    [one] the other product
   *[other] the { $count } other products
}
circuit-wire-bias = bias of { $neuron }
# Drawn above a wire of little width.
circuit-wire-other-z = { $count } other z
circuit-wire-other-outputs-z = the z of the other outputs
# Drawn below a gate: all others.
circuit-wire-aside = others
circuit-wire-other-activations = the activations of the other outputs
# $neuron is the one whose activation it is, $next the one that it goes on to.
circuit-wire-on = a of { $neuron }, on to { $next }
circuit-wire-other-paths = { $count ->
    [one] the path through the other neuron
   *[other] the paths through the { $count } other neurons
}
circuit-wire-cost = the cost of this example
circuit-wire-distance = the distance
circuit-wire-square = its square
circuit-wire-desired = the desired output, which is given
circuit-wire-other-squares = the squares of the { $count } other outputs

# What a gate does forward. $product and $sum are written out, as in "0.5 · 0.2" and "0.1 + 0.2".
circuit-forward-times = Forward: × multiplies what lies behind by the weight: { $product } = { $result }.
circuit-forward-plus = Forward: + adds up: { $sum } = { $result }.
# $function is a symbol such as σ.
circuit-forward-squash = Forward: { $function } makes the activation of z: { $result }.
circuit-forward-softmax = Forward: The softmax makes shares of 1 of all z of the outputs; this one is { $result }.
# $count is how many neurons there are besides the one that the path goes through.
circuit-forward-fan = { $count ->
    [0] Forward: The activation goes on to every neuron of the next layer.
    [one] Forward: The activation goes on to every neuron of the next layer, to { $count } other as well.
   *[other] Forward: The activation goes on to every neuron of the next layer, to { $count } others as well.
}
circuit-forward-minus = Forward: − takes away what is desired: { $value } − { $desired } = { $result }.
circuit-forward-square = Forward: ( )² squares the distance: { $product } = { $result }.
circuit-forward-log = Forward: The cost is minus the logarithm of the label's share: { $result }.

# How the gradient goes back through a gate. $through is a product and its result, as in "0.5 · 0.2 = 0.1".
circuit-backward-times = { $is_pixel ->
    [yes] Backward: × passes the gradient times the other input: to { $weight } goes { $weight_through }; a pixel is given.
   *[no] Backward: × passes the gradient times the other input: to { $weight } goes { $weight_through }, to { $activation } goes { $activation_through }.
}
circuit-backward-plus = Backward: + passes the gradient on as it is, to each of its inputs: { $gradient }.
# $function is a symbol such as σ, $slope its slope as a formula.
circuit-backward-squash = { $function ->
    [ReLU] Backward: { $function } passes the gradient times its slope, 1 above 0, else 0: { $through }.
    [leaky] Backward: { $function } passes the gradient times its slope, 1 above 0, else 0.01: { $through }.
   *[other] Backward: { $function } passes the gradient times its slope, { $slope }: { $through }.
}
circuit-backward-softmax = Backward: The softmax passes it times ∂a/∂z: { $through }, which is a − y.
circuit-backward-softmax-aside = Backward: The softmax passes it times ∂a/∂z, { $through }; with what comes back over the other a it is { $gradient }.
circuit-backward-fan = Backward: There is one path only: its gradient goes on as it is, { $gradient }.
circuit-backward-fan-aside = Backward: Here paths part, so on the way back their gradients add up: { $sum }.
circuit-backward-minus = Backward: − passes the gradient on as it is: { $gradient }. What is desired is given.
circuit-backward-square = Backward: ( )² passes the gradient times its slope, 2 (a − y): { $through }.
circuit-backward-log = Backward: −log passes the gradient times its slope, −1 / a: { $through }.
