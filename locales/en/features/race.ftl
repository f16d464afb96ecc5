### The race: runs that begin at the same parameters and go on side by side.

## The panel

race-title = The race
race-watching = { $has_race ->
    [yes] You are watching: whoever opened this room drives the race.
   *[no] No race yet: whoever opened this room can start one.
}
race-begin = Start and pause
race-start = Start the race
race-pause = Pause
race-go-on = Go on
# The race has waited, seen from close: the picture draws back to the whole slope, and the race goes on.
race-draw-back = Draw back and go on
race-twice-as-far = Twice as far
race-restart = Restart
race-end = End
race-how-far = How far the race is

# How far the runs are. $who are the runs that are meant. $low is what they have done, $end is where the race ends.
race-progress = { $fairness ->
    [examples] { $who ->
        [one] the run that goes on has seen { $low } of { $end } examples
        [some] every run that goes on has seen { $low } of { $end } examples
       *[all] every run has seen { $low } of { $end } examples
    }
    [steps] { $who ->
        [one] the run that goes on has made { $low } of { $end } steps
        [some] every run that goes on has made { $low } of { $end } steps
       *[all] every run has made { $low } of { $end } steps
    }
   *[seconds] { $who ->
        [one] the run that goes on has computed for { $low } of { $end } seconds
        [some] every run that goes on has computed for { $low } of { $end } seconds
       *[all] every run has computed for { $low } of { $end } seconds
    }
}
# The same where the runs are not equally far: $low is the least.
race-progress-at-least = { $fairness ->
    [examples] { $who ->
        [one] the run that goes on has seen at least { $low } of { $end } examples
        [some] every run that goes on has seen at least { $low } of { $end } examples
       *[all] every run has seen at least { $low } of { $end } examples
    }
    [steps] { $who ->
        [one] the run that goes on has made at least { $low } of { $end } steps
        [some] every run that goes on has made at least { $low } of { $end } steps
       *[all] every run has made at least { $low } of { $end } steps
    }
   *[seconds] { $who ->
        [one] the run that goes on has computed for at least { $low } of { $end } seconds
        [some] every run that goes on has computed for at least { $low } of { $end } seconds
       *[all] every run has computed for at least { $low } of { $end } seconds
    }
}
# The same where the end was put before what the runs have done.
race-progress-beyond = { $fairness ->
    [examples] { $who ->
        [one] the run that goes on has seen { $low } examples; the end is at { $end }
        [some] every run that goes on has seen { $low } examples; the end is at { $end }
       *[all] every run has seen { $low } examples; the end is at { $end }
    }
    [steps] { $who ->
        [one] the run that goes on has made { $low } steps; the end is at { $end }
        [some] every run that goes on has made { $low } steps; the end is at { $end }
       *[all] every run has made { $low } steps; the end is at { $end }
    }
   *[seconds] { $who ->
        [one] the run that goes on has computed for { $low } seconds; the end is at { $end }
        [some] every run that goes on has computed for { $low } seconds; the end is at { $end }
       *[all] every run has computed for { $low } seconds; the end is at { $end }
    }
}
# The same where the runs are not equally far, and the end was put before what one of them has done.
race-progress-apart = { $fairness ->
    [examples] the runs have seen { $low } to { $high } examples; the end is at { $end }
    [steps] the runs have made { $low } to { $high } steps; the end is at { $end }
   *[seconds] the runs have computed for { $low } to { $high } seconds; the end is at { $end }
}
# $progress is one of the sentences above.
race-over = Over: { $progress }

## The fairness: the amount that is equal for all runs

# It stands before three buttons: equal | examples seen | steps | seconds.
race-fairness = Equal
    .shown = equal
race-fairness-examples = examples seen
race-fairness-steps = steps
race-fairness-seconds = seconds
race-fairness-rule = { $fairness ->
    [examples] All are to see equally many examples: a step with all { $train } uses as many as { $train } steps with one.
    [steps] All are to make equally many steps, however many examples a step uses.
   *[seconds] All are to compute equally long on this computer.
}

## The speed, and the end

race-speed = speed
# $amount is as it is written; $count is the same number, for its plural.
race-pace = { $fairness ->
    [examples] { $count ->
        [one] { $amount } epoch/s
       *[other] { $amount } epochs/s
    }
    [steps] { $amount } steps/s
   *[seconds] computes { $amount } ms/s
}
race-pace-unlimited = as fast as it goes
# The label of a number.
race-ends-at = { $fairness ->
    [examples] ends at (examples)
    [steps] ends at (steps)
   *[seconds] ends at (seconds)
}

## The start of all runs

race-start-fold = The start of all runs
race-start-explained = Changing it starts all runs again. Nothing of the room changes by it.
race-seed = seed
race-another-start = Another start
race-hidden-layers = hidden layers
race-initializer = initializer
race-initializer-xavier = xavier
race-initializer-he = he
race-initializer-normal = normal
race-initializer-small-normal = small normal
race-initializer-zero = zero
race-optimizer = optimizer
race-optimizer-sgd = gradient descent
race-optimizer-momentum = momentum
race-optimizer-adam = Adam
race-learning-rate = learning rate η

## The runs

# The name of a run: its batch, and the settings by which the runs differ, as in "mini-batches of 100, Adam".
race-run-mini-batches = mini-batches of { $size }
race-run-one = one at a time
race-run-all = all { $count } examples
race-run-with = { $name }, { $setting }
# The second run of the same name is called "mini-batches of 100 (2)".
race-run-again = { $name } ({ $number })

race-runs = The runs of the race
race-runs-steps = steps
race-runs-seconds = seconds
race-runs-examples = examples
race-runs-cost = cost
race-runs-angle = angle
    .title = Between the gradient of the next mini-batch and that of all examples: 0° is the same direction, at 90° the step is no help
race-runs-add = Add a run
# A fold with another run, the speed, the start and the plane.
race-more = More runs and settings
race-runs-full = Four runs are the most
# Behind the name of a run.
race-run-paused = · paused
race-run-change = Change { $name }
race-run-let-go-on = Let { $name } go on
race-run-pause = Pause { $name }
race-run-remove = Remove { $name }

## The settings of a run

race-run-settings = Settings of { $name }
race-run-as-the-start = as the start
race-run-colour = Colour
race-run-size = mini-batch size
race-run-sizes = Often chosen
# Sizes of a mini-batch, on buttons.
race-run-size-one = one
race-run-size-all = all { $count }
race-colour-yellow = yellow
# White in the dark theme, black in the light one.
race-colour-white-or-black = white or black
race-colour-green = green
race-colour-violet = violet
race-colour-pink = pink
race-colour-blue = blue

## The plane and the surface

race-plane-fold = The plane and the surface
race-plane = plane
race-plane-paths = main directions of the paths
# To the end of the race; they are computed ahead.
race-plane-whole = main directions of the whole paths
race-plane-steps = the first single steps
race-plane-random = two random directions
race-plane-line = from the start to the end
race-plane-weights = two weights
race-plane-others = Two others
# The surface shows the cost over so many examples.
race-cost-over = cost over
race-cost-over-examples = { $is_all ->
    [yes] all { $count } examples
   *[no] { $count } examples
}
race-plane-first-weight = First weight
race-plane-second-weight = Second weight
race-plane-across = Across, to the right
race-plane-upward = Upward

## The charts of cost and angle

race-chart-title = Cost and angle
# The choice of the axis.
race-chart-against = Against
    .shown = against
race-chart-axis-examples = examples seen
race-chart-axis-steps = steps
race-chart-axis-seconds = seconds of computing
race-chart-axis-cost = cost
race-chart-axis-degrees = degrees
race-chart-costs = Cost over all { $train } training examples
race-chart-logarithm = powers of ten
race-chart-angles = Angle between a step’s gradient and that of all examples
race-chart-no-angle = Every step here is made with all examples: the angle is 0°.
race-chart-angle-explained =
    0°: the step goes the way that all examples want. 90°: it is no help on that way. Beyond: it goes against it.
# For screen readers. $runs says it of each run, as below, divided by "; ".
race-chart-cost-described = Chart of the cost: { $runs }
race-chart-angle-described = Chart of the angle in degrees: { $runs }
race-chart-run = { $name } from { $first } to { $last }
race-chart-run-unknown = { $name } not known yet

race-numbers = The charts in numbers
race-numbers-step = after step
race-numbers-examples = examples
race-numbers-seconds = seconds
race-numbers-cost = cost
race-numbers-angle = angle

## The experiments: races that are prepared

race-experiments = Experiments
race-experiments-none = Each starts a race of its own. What to look at stands here then.
