## The header

# The name of the list of numbers in the header, for screen readers.
counters-name = Counters
counter-step = step
counter-epoch = epoch
counter-seen = seen
    .title = examples seen
counter-cost = cost
    .title = mean cost of the last mini-batch
# $origin is one of server-origin-6k and those after it, in server/data.ftl: what the test examples are.
counter-test = test
    .title = share of the test examples it reads correctly, before the update of the step: { $origin }
# Beside a number that is of another step than the one on show. $step is a number.
counter-at-step = at { $step }

## The table of contents

# The button that opens it.
contents = Contents
    .title = Contents (C)
contents-dialog = Contents
contents-name = Chapters
# Beside the title of a chapter that is not written yet.
contents-coming = coming

## The text of a chapter

# Below a chapter. $step is the number of the step on show, 0 before the first one. Where its parameters were tested,
# $accuracy is the share of the test images that the network reads correctly.
chapter-progress = { $step ->
    [0] { $is_tested ->
        [yes] Before the first step: it reads { $accuracy } of the test images.
       *[no] Before the first step.
    }
   *[other] { $is_tested ->
        [yes] Step <b>{ $step }</b> reads { $accuracy } of the test images.
       *[no] Step <b>{ $step }</b> is on show.
    }
}
chapter-train-more = Train { $steps } more
chapter-previous = Previous chapter
chapter-next = Next chapter
# The tooltip of the two buttons. $label is one of the two texts above, $number and $title are those of the chapter it
# leads to.
chapter-turn = { $label }: { $number } · { $title }
# The button at the end of a chapter.
chapter-on-to = On to { $number }: { $title } ▶
chapter-more-text = More text
chapter-less-text = Less text
# What screen readers are told when a chapter opens.
chapter-announced = Chapter { $number }: { $title }
# $before and $digit are digits.
chapter-replaced = { $digit ->
    [8] The { $before } that was here asks for next to nothing. So here is an { $digit } that asks for more.
   *[other] The { $before } that was here asks for next to nothing. So here is a { $digit } that asks for more.
}

## The parts of the page

tabs-name = Places
tab-story = Story
tab-lab = Lab
tab-draw = Draw
page-share = Share
page-settings = Settings
page-help = Help
    .title = Help (?)
# The button that ends the view for a projector.
page-whole = Whole page
# Names of the columns beside the stage, for screen readers.
side-story = Chapter
side-lab = Panels
side-draw = Your own digit
# In the header, where somebody else drives the room.
page-watching = watching
page-start-afresh = Start afresh
page-dismiss = Dismiss

## Playing

transport-name = Transport
transport-play = Play
transport-pause = Pause
transport-speed = Speed
# .short stands on the button; .arrow does where there is little room.
transport-previous-step = Previous step
    .short = step −
transport-next-step = Next step
    .short = step +
transport-previous-phase = Previous phase
    .short = ◀ phase
    .arrow = ◀
transport-next-phase = Next phase
    .short = phase ▶
    .arrow = ▶

## The menu "View"

view = View
view-lines = Lines
view-lines-follow = follow the phase
view-lines-contributions = what flows
view-lines-weights = weights
view-lines-weight-nudges = weight nudges
view-lines-gradient = mini-batch gradient
view-lines-update = last update
view-arrows = Arrows
view-arrows-layer = each layer its own
view-arrows-all = all layers alike
view-language = Language
view-big-text = Big text
view-reduced-motion = Reduced motion
# $other is the theme that the button chooses.
view-theme = { $other ->
    [light] light theme
   *[dark] dark theme
}
view-projector = Projector

## Notices

# The sentence before it says that the cost is no number any more.
diverged-learning-rate = The learning rate, { $rate }, may be too large.
diverged-go-back = Go back to step { $step }

## The choice of a panel

panel-chooser = Panel
# What to try first in Lab, until a panel was chosen or the network trained. $speed is a choice in the header.
lab-first = Try first: choose “{ $speed }” above, press Play, and watch the test accuracy rise. Then choose another panel here.
panel-chooser-draw = Look at it in another panel
panel-chooser-none = none
panel-inspector = Inspector
panel-weighted-sum = Weighted sum
panel-cost-squares = Cost of the example
panel-cost-average = Average cost
panel-sensitivity = Sensitivity
panel-output-nudges = Output nudges
panel-avenues = Three avenues
panel-fire-together = Fire together
panel-asks = Asks
panel-backwards = Backwards
panel-rivals = If only one digit were heard
panel-learning-curve = How much data?
panel-table = Examples and weights
panel-confusion = What is taken for what
panel-first-layer = First layer
panel-chain-rule = Chain rule
panel-saturation = Where σ is flat
panel-circuit = Circuit
panel-code = Code
panel-deal = The deal
panel-descent = Descent
panel-race = The race
panel-experiments = Experiments
panel-race-chart = Cost and angle of runs
panel-agreement = Mini-batch and all examples
panel-pad = Pad
panel-teach-step = What it should have been
panel-kept = Kept drawings
panel-mistakes = Mistakes
panel-data-sets = Data sets
panel-charts = Cost and accuracy

## The dialogs

dialog-close = Close

## Keys and words

help = Keys and words
help-keys = Keys
# Keys, as they are named on a keyboard of this language
key-space = Space
key-shift-arrows = Shift + → ←
key-home = Home
key-undo = Ctrl + Z
key-escape = Esc
# What the keys do
help-key-play = play, pause
help-key-next = next, previous phase; in the story, chapter
help-key-phase = next, previous phase, in the story too
help-key-contents = contents of the story
help-key-fold = less of a chapter's text, more of its pictures
help-key-step = next, previous step
help-key-start = start again at step 0
help-key-digit = an example of that digit; in Draw, what it should have been
help-key-undo = in Draw, take back a stroke
help-key-example = next example
help-key-mistake = next example it gets wrong
help-key-neuron = select the neuron above, below
help-key-layer = select in the layer before, after
help-key-speed = faster, slower
help-key-big = big text
help-key-projector = for the projector: only the network, its caption and the phases
help-key-escape = select nothing; close
help-key-help = this help
help-scripts =
    A letter is the key that says it. Where your keys say letters of another script, it is the key in that place of a US
    keyboard.
# What the words and symbols mean, one line each.
help-word-activation = <b>activation a</b>: what a neuron holds, as bright as its circle.
help-word-weight = <b>weight w</b>: how strongly an activation counts for a neuron in front of it.
help-word-bias = <b>bias b</b>: a number of the neuron’s own, added to that sum: z = Σ w·a + b.
help-word-sigmoid = <b>σ</b>, the sigmoid: squeezes the sum z into 0 to 1; a = σ(z).
help-word-cost = <b>cost C</b>: how far the outputs are from what was wanted.
help-word-nudge = <b>nudge ν = −∂C/∂a</b>: how an example wants an activation to move, and how strongly.
help-word-ask = <b>ask</b>: what one neuron alone wants of one behind it; the asks of all add up to the nudge.
help-word-delta = <b>delta δ = ∂C/∂z</b>: how fast the cost grows with a neuron’s sum z.
help-word-gradient = <b>gradient</b>: the mean of ∂C/∂w over the mini-batch.
help-word-rate = <b>learning rate η</b>: how large a step is; each weight moves by −η times its gradient.
help-word-mnist = <b>MNIST</b>: a collection of 70,000 handwritten digits, from which the examples come.
help-counted = Neurons and pixels are counted from 0, as in the files: h1·11 is neuron 11 of hidden layer 1.
help-credit = Digits: MNIST, by Y. LeCun, C. Cortes and C. J. C. Burges (CC BY-SA 3.0).

## The settings of the run

settings = Settings of the run
settings-wait = One moment …
# $name is the name of a setting, $problem a sentence.
settings-wrong = { $name }: { $problem }
settings-marked = Marked ↺: changing it starts the run again at step 0. The others take effect from the next step on.
# The tooltip of the mark.
settings-restarts = restarts the run
settings-cancel = Cancel
settings-apply = Apply
setting-learning-rate = learning rate η
setting-batch-size = mini-batch size
setting-optimizer = optimizer
setting-l2 = L2
setting-augment = shift, turn and scale at random
setting-dataset = data set
setting-hidden = hidden layers
setting-activation = activation
setting-output-activation = output activation
setting-cost = cost
setting-initializer = initializer
setting-dtype = numbers
setting-seed = seed

# What may be chosen: activations, costs, initializers, optimizers, kinds of numbers.
choice-sigmoid = sigmoid
choice-tanh = tanh
choice-relu = relu
choice-leaky-relu = leaky relu
choice-identity = identity
choice-softmax = softmax
choice-squared = squared
choice-cross-entropy = cross entropy
choice-xavier = xavier
choice-he = he
choice-normal = normal
choice-small-normal = small normal
choice-zero = zero
choice-sgd = sgd
choice-momentum = momentum
choice-adam = adam
choice-float32 = float32
choice-float64 = float64

## Share

share = Share
share-live = This room, live: whoever opens it watches
share-qr-code = QR code of this room
share-moment = This moment, in a room of its own: whoever opens it drives
# $needs_drawings: the room trains on drawings that were made in it.
share-note = { $needs_drawings ->
    [yes] The second trains again from the seed with the present settings. What was changed on the way is not in it. It needs the drawings that this room trains on: they are on this server, as long as a room here has them.
   *[no] The second trains again from the seed with the present settings. What was changed on the way is not in it.
}
share-drive = Drive this room from another browser
share-driving = For yourself alone: whoever opens it drives
share-copy = Copy
share-copied = Copied
share-copy-by-hand = Select it and copy it by hand
