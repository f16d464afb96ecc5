### The descent: the paths of the runs of a race on the surface of the cost, from above or in three dimensions.

## The panel, and the large picture

descent-title = Descent on the cost surface
descent-enlarge = Enlarge
descent-back = Back to the network
descent-large = Descent at full size
descent-solid = 3-D
descent-none = No race yet. Its paths will be here, on the surface of the cost.
# A race that has not begun. $runs are the names of its runs.
descent-draft = { $count ->
    [one] From one start: { $runs }.
   *[other] From one start: { $runs }. Which is lower sooner?
}
descent-race = The race
descent-race-start = Start the race
descent-race-hold = Hold the race
descent-race-go-on = Let the race go on
descent-race-again = Begin the race again

## The runs

descent-runs = The runs
# $about is how many steps a run has made, or what became of it.
descent-run = { $name }: { $about }
descent-run-named = <b>{ $name }</b>: { $about }
# A careful step is made with all examples.
descent-steps = { $is_careful ->
    [yes] { $steps ->
        [one] { $steps } careful step
       *[other] { $steps } careful steps
    }
   *[no] { $steps ->
        [one] { $steps } step
       *[other] { $steps } steps
    }
}{ $state ->
    [diverged] , then diverged
    [held] , held
   *[going] { "" }
}
descent-epoch = epoch { $epoch }
descent-cost = cost
# A fold: how exact the place of the run in the picture is.
descent-details = details
# How much too high or too low the run is drawn.
descent-drawn = drawn
descent-off-the-plane-by = off the plane by
descent-of-its-path-held = of its path held

descent-drawn-times = { $way ->
    [high] { $times } times too high
   *[low] { $times } times too low
}
descent-drawn-percent = { $way ->
    [high] { $share } too high
   *[low] { $share } too low
}
descent-drawn-exactly = as high as it is
descent-drawn-detail = { $is_all ->
    [yes] The cost over all { $train } examples is { $cost }, and { $drawn } where the run is drawn
   *[no] The cost over { $examples } of { $train } examples is { $cost }, and { $drawn } where the run is drawn
}
# Less than this share, which is a percentage.
descent-share-least = less than { $share }
# How much of the paths the plane holds. $shares is a percentage, or one for each path.
descent-plane-holds = { $paths ->
    [1] plane holds { $shares } of the path
    [2] plane holds { $shares } of both paths
   *[other] plane holds { $shares } of all { $paths } paths
}
descent-plane-holds-each = plane holds { $shares } of the paths

## The point of a path under the pointer

descent-start = the start
descent-point = { $is_full ->
    [yes] after step { $step } · epoch { $epoch }
   *[no] after step { $step } · epoch { $epoch }, mini-batch { $batch }
}
descent-point-cost = cost of all { $train }
descent-point-batch-cost = of its mini-batch
descent-point-seen = examples seen
descent-point-angle = next gradient, off by
descent-point-distance = distance from the plane
descent-visit = { $has_parameters ->
    [yes] The room goes to step { $step }, which has these parameters.
   *[no] The room goes to step { $step }, which led here.
}
# The same, of the point under the pointer.
descent-click = { $has_parameters ->
    [yes] Click: the room goes to step { $step }, which has these parameters.
   *[no] Click: the room goes to step { $step }, which led here.
}

# For screen readers.
descent-keys = Point of a path: left and right along it, up and down to another run, Enter to go there
descent-no-point = no point chosen
descent-point-start = { $name }: the start, cost { $cost }
descent-point-described = { $name }: after step { $step }, epoch { $epoch }, cost { $cost }

## Tables

descent-numbers = Each run beside its picture: the cost over all training examples, and how exact its place is
descent-numbers-run = run
descent-numbers-cost = cost
descent-numbers-drawn = drawn
descent-numbers-off-the-plane = off the plane
descent-numbers-path-held = path held

descent-points = The paths in numbers
descent-points-run = run
descent-points-of = Points of { $name }
descent-points-step = after step
descent-points-epoch = epoch
descent-points-examples = examples
descent-points-cost = cost
descent-points-batch-cost = of batch
# For screen readers, in the row of the start.
descent-points-no-batch = none yet: this is the start
descent-points-angle = angle
descent-points-x = x
descent-points-y = y
descent-points-off-plane = off plane

## Saved files

descent-save = Save
descent-save-png = Picture (PNG)
descent-save-svg = Picture (SVG)
descent-save-paths = Paths (CSV)
descent-save-all = Grid and paths (NumPy)
descent-save-nothing = There is no picture to save yet.

## Words that are drawn in the picture; they have little room

descent-axis-change = change of { $parameter }
descent-axis-random-across = first random direction
descent-axis-random-down = second random direction
descent-axis-line-across = from the start to the end
descent-axis-line-down = main direction beside it
descent-axis-steps-across = from the start to the middle of the first steps
descent-axis-steps-down = how they stray sideways
descent-axis-paths-across = direction in which the paths reach furthest
descent-axis-paths-down = the next one, at right angles
descent-cost-over = { $is_all ->
    [yes] cost over all { $train } examples
   *[no] cost over { $examples } of { $train } examples
}
# What the thin arrows beside the single steps of a run are. It stands over the picture.
descent-arrows = Thin arrow: the step that all { $examples } examples would make from there, with the same learning rate.
# Beside the arrow of the steepest descent.
descent-downhill = downhill
# Below the point whose parameters the room shows.
descent-the-room = the room
descent-zoom = Zoom of the map

## The surface in three dimensions

landscape-title = Descent on the cost surface, in three dimensions
landscape-role = surface in three dimensions
landscape-name = The cost surface, its paths upon it
landscape-turn = Turn the surface
landscape-left = From further left
landscape-right = From further right
landscape-up = From higher up
landscape-down = From further down
landscape-nearer = Nearer
landscape-away = Further away
landscape-above = From above
landscape-keys = Arrow keys go around it, plus and minus nearer and away, Home back to the first view.
landscape-heights = { $is_all ->
    [yes] Upward: the logarithm of the cost over all { $train } examples. A thin line leads from each ball to its true cost.
   *[no] Upward: the logarithm of the cost over { $examples } of { $train } examples. A thin line leads from each ball to its true cost.
}
# The title of the axis of the heights.
landscape-axis = { $is_cut ->
    [yes] cost, cut off at { $highest }
   *[no] cost
}
# Beside the true cost of a run: how it is drawn, as in "25 % too high".
landscape-drawn = { $is_beyond ->
    [yes] drawn { $drawn }, off the scale
   *[no] drawn { $drawn }
}
