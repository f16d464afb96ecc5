### The pad to draw on, and the network's answer to the drawing.

draw-title = Your own digit
# The pad, for screen readers: its name, what it is, and how it is used by keys.
draw-pad = Drawing pad
    .role = drawing area
    .keys = Arrow keys move a pen, with Shift by less. Space puts it down and takes it up. Backspace takes back a
        stroke, Delete clears. Digits say what it should have been.
draw-here = Draw a digit here
# Where the pen of the keyboard is, in per cent of the pad's width and height.
draw-pen = { $is_down ->
    [yes] Pen down, { $across } across, { $down } down.
   *[no] Pen up, { $across } across, { $down } down.
}
draw-watching = You are watching: what the one who drives has drawn is shown here.
draw-undo = Undo
    .title = Undo (Ctrl + Z)
draw-clear = Clear
draw-on-this = Draw on this one
    .title = Put the example on the stage on the pad
draw-show = Show my drawing
# The image that the network sees of the drawing.
draw-seen = it sees 28 × 28
draw-sees = The network sees this
draw-sees-normalised = The network sees this, centred and scaled
draw-sees-nothing = The network sees nothing yet
# A switch, and what it does.
draw-normalised = centred and scaled
draw-is-normalised = { $is_upright ->
    [yes] As the training images were: 20 pixels long, the centre of their ink in the middle, upright.
   *[no] As the training images were: 20 pixels long, the centre of their ink in the middle.
}
draw-is-not-normalised = It sees the pad as it is. It has only ever seen digits of one size, in the middle.

## The network's answer

draw-answer-name = The network says
draw-empty = The pad is empty. Whatever you draw, it answers with one of the ten digits.
draw-elsewhere = Your drawing is not on the stage.
draw-no-answer = Nothing: its outputs are no numbers any more.
# $class and $next are digits, or draw-class.
draw-answer = { $class }, with an output of { $output }. Next is { $next }, with { $next_output }.
# After it, once a person has said the digit; $label is that digit.
draw-verdict = { $is_right ->
    [yes] That is right.
   *[no] { $label ->
        [8] That is wrong: it is an { $label }.
       *[other] That is wrong: it is a { $label }.
    }
}
# A class of a data set whose classes are no digits.
draw-class = { $digit }, { $name }
# Beside the digit.
draw-output = output { $output }
draw-output-of = { $name } output { $output }
# Below it, in little room: the digit of the second greatest output, and that output.
draw-next = next { $next }, { $output }
draw-outputs = The ten outputs
# After the digit of a bar, for screen readers.
draw-output-said = { $is_wanted ->
    [yes] : { $output }, as it should be
   *[no] : { $output }
}
draw-untrained = It has not been trained yet: it guesses.
draw-doubt = { $reads ->
    [guesses] At step { $step } it reads { $accuracy } of the test images correctly: it guesses.
    [mostly-wrong] At step { $step } it reads { $accuracy } of the test images correctly: it is mostly wrong.
   *[often-wrong] At step { $step } it reads { $accuracy } of the test images correctly: it is often wrong.
}
draw-train = Train { $steps } steps
draw-train-for-handwriting = Train for handwriting
    .title = A new network, on digits that are made upright, rare shapes more often. Your drawings are made upright too.
