## The confusion matrix: what is taken for what

confusion-title = What is taken for what
# In place of the matrix, and of the mistakes.
confusion-not-measured = Not measured yet. It will be when the network has made a step.
confusion-measured = At step <b>{ $step }</b> it reads <right>{ $correct }</right> of { $count } test images correctly: <right>{ $accuracy }</right>.
# $worst is a percentage.
confusion-key = Numbers are counts of images. Green: read correctly, in full colour where all of a digit are. { $has_mistakes ->
    [yes] Orange: mistakes, in full colour at { $worst } of a digit.
   *[no] { "" }
}
# $origin is a phrase of the server, such as server-origin-mnist: where the images come from.
confusion-origin = The test images are { $origin }.
# For screen readers.
confusion-caption = Confusion matrix of the test images at step { $step }: what they are down, what they are taken for across
# Over the columns, and over the rows, which have digits.
confusion-taken-for = taken for
confusion-is-a = is a
# Over the shares of the images of each digit that are read correctly.
confusion-right = right
confusion-cell = { $label } taken for { $prediction }: { $count }

# The titles of the images of a cell, a column or a row. $label and $prediction are digits, as numbers.
confusion-images-right = { $label ->
    [8] An { $label }, read correctly
   *[other] A { $label }, read correctly
}
confusion-images-wrong = { $label ->
    [8] An { $label }, taken for { $prediction ->
        [8] an { $prediction }
       *[other] a { $prediction }
    }
   *[other] A { $label }, taken for { $prediction ->
        [8] an { $prediction }
       *[other] a { $prediction }
    }
}
confusion-images-column = { $prediction ->
    [8] Taken for an { $prediction }
   *[other] Taken for a { $prediction }
}
confusion-images-row = Every { $label }
# $title is one of the four before. $shown is how many are shown where that is not all.
confusion-images = { $are_all ->
    [yes] { $count ->
        [one] { $title }: { $count } image
       *[other] { $title }: { $count } images
    }
   *[no] { $title }: { $shown } of { $count } images
}
confusion-choose = Click a number to see those images; click an image: it goes on the stage.
confusion-image = Test image { $index }
    .aria-label = Test image { $index }: { $label ->
        [8] an { $label }
       *[other] a { $label }
    }, taken for { $prediction ->
        [8] an { $prediction }
       *[other] a { $prediction }
    }

## The images of the first layer's weights

first-layer-title = What the first layer looks for
# For screen readers.
first-layer-neuron = Neuron { $neuron }
# $full is the weight of the full colour.
first-layer-key = The weights of step { $step }, one for each pixel. Blue: ink there raises the neuron; orange: lowers it. Few look like strokes: nobody told the network what to look for. Weights begin at random: neurons that begin alike would get the same nudges, and stay alike for ever. The next layer combines what this one finds, which one layer alone could not. Full colour from { $full } on, in all images.
# For screen readers: a table with these columns, whose cells are as the last text.
first-layer-caption = The weights of the first layer
first-layer-head = neuron
first-layer-bias = bias
first-layer-greatest = greatest weight
first-layer-lowest = lowest weight
first-layer-weight = { $weight }, from pixel { $pixel }

## Mistakes: the test images that are read wrongly

mistakes-title = Mistakes
mistakes-none = At step <b>{ $step }</b> it reads all { $count } test images correctly.
# $has_costs says whether they are in the order of their costs.
mistakes-count = At step <b>{ $step }</b> it gets { $wrong } of { $count } test images wrong, { $share }. { $has_costs ->
    [yes] The worst come first: those with the highest cost.
   *[no] { "" }
}
# The label of a menu, whose choices are mistakes-every-digit and mistakes-digit.
mistakes-with = Show mistakes with
mistakes-every-digit = every digit ({ $count })
# $digit is a digit. $name is the name of its class, such as "coat", where its class is no digit; $has_name says so.
mistakes-digit = { $digit ->
    [8] an { $digit }
   *[other] a { $digit }
}{ $has_name ->
    [yes] { " " }({ $name })
   *[no] { "" }
} ({ $count })
mistakes-page-none = There are none.
mistakes-choose = Choose one: it goes on the stage, and from there on the pad.
# $label is the digit, as a number.
mistakes-on-stage = { $has_cost ->
    [yes] On the stage: test image { $index }, { $label ->
        [8] an { $label }
       *[other] a { $label }
    }, cost <b>{ $cost }</b>.
   *[no] On the stage: test image { $index }, { $label ->
        [8] an { $label }
       *[other] a { $label }
    }.
}
mistakes-draw = Draw on it
# Below an image: its label, and what the network answers.
mistakes-tile = { $label } <muted>read as</muted> { $prediction }
# $label and $prediction are names of classes, such as "trousers".
mistakes-tile-names = { $label }, read as { $prediction }
# For screen readers. $label and $prediction are digits. $label_name and $prediction_name are names of classes, such as
# "coat", where the classes are no digits; $has_names says so.
mistakes-tile-image = Test image { $index }: { $label ->
    [8] an { $label }
   *[other] a { $label }
}{ $has_names ->
    [yes] { " " }({ $label_name })
   *[no] { "" }
}, taken for { $prediction ->
    [8] an { $prediction }
   *[other] a { $prediction }
}{ $has_names ->
    [yes] { " " }({ $prediction_name })
   *[no] { "" }
}{ $has_cost ->
    [yes] , cost { $cost }
   *[no] { "" }
}
