### The drawings that a room keeps. $digit is the digit that somebody has said a drawing is.

kept-title = Kept drawings
kept-count = { $count } of { $most }
kept-none = None yet.
kept-not-saved = This browser cannot save drawings for other rooms; the room here keeps them.
# The last change, beside a button that undoes it.
kept-done-kept = { $digit ->
    [8] Kept as an { $digit }.
   *[other] Kept as a { $digit }.
}
# $before is the digit that it was before.
kept-done-relabelled = It is { $digit ->
    [8] an { $digit }
   *[other] a { $digit }
} now, and was { $before ->
    [8] an { $before }
   *[other] a { $before }
}.
kept-done-removed = { $digit ->
    [8] Deleted an { $digit }.
   *[other] Deleted a { $digit }.
}
kept-undo = Undo
    .name = Undo: { $done }

## Keeping the drawing on the stage

kept-of-others = What whoever opened this room has kept.
kept-draw-first = Draw a digit and say what it is: kept, it can be trained on.
kept-label-first = Say first what it should have been.
kept-keep = Keep this drawing
kept-keep-as = { $digit ->
    [8] Keep this drawing as an { $digit }
   *[other] Keep this drawing as a { $digit }
}
kept-already = It is kept.
kept-already-as = { $digit ->
    [8] It is kept, as an { $digit }: choose it below to change that.
   *[other] It is kept, as a { $digit }: choose it below to change that.
}
# An image of the data set that somebody has put on the pad.
kept-test-image = This is test image { $number } as it is: trained on, it tests nothing any more.
kept-training-image = This is training image { $number } as it is: it is trained on already.

## A chosen drawing

kept-drawing = Drawing { $number }
kept-drawing-name = { $digit ->
    [8] Drawing { $number }: an { $digit }
   *[other] Drawing { $number }: a { $digit }
}
kept-drawing-is = { $digit ->
    [8] Drawing { $number } is an { $digit }. If it is another digit, say which:
   *[other] Drawing { $number } is a { $digit }. If it is another digit, say which:
}
# The name of the ten digits to choose from.
kept-it-is = It is
kept-to-the-pad = Put it on the pad
kept-delete = Delete

## Training on them

# The name of the next three choices; a number of examples follows the first and the last.
kept-train-on = Train on
kept-train-on-dataset = the data set
kept-train-on-both = both
kept-train-on-drawings = mine alone
# The label of a field for a number.
kept-weight = how often an epoch has each of mine
kept-epoch-of-dataset = An epoch is the { $count } training examples of the data set.
kept-epoch-of-drawings = { $count ->
    [1] An epoch is the one drawing and nothing else.
   *[other] An epoch is the { $count } drawings and nothing else.
}
kept-epoch-of-both = { $weight ->
    [1] { $drawings ->
        [one] An epoch is { $count } examples: the data set’s { $of_dataset }, and { $drawings } drawing, each once.
       *[other] An epoch is { $count } examples: the data set’s { $of_dataset }, and { $drawings } drawings, each once.
    }
   *[other] { $drawings ->
        [one] An epoch is { $count } examples: the data set’s { $of_dataset }, and { $drawings } drawing, each
              { $weight } times.
       *[other] An epoch is { $count } examples: the data set’s { $of_dataset }, and { $drawings } drawings, each
                { $weight } times.
    }
}
kept-stale = The run goes on with the drawings as they were when this was chosen.
kept-train-on-these = { $count ->
    [one] Train on the { $count } drawing of now
   *[other] Train on the { $count } drawings of now
}
kept-train-on-the-dataset = Train on the data set

## Drawings from other rooms, and from files

kept-bring = { $count ->
    [one] Bring my { $count } drawing here
   *[other] Bring my { $count } drawings here
}
kept-bring-why = { $count ->
    [one] This browser keeps it from other rooms.
   *[other] This browser keeps them from other rooms.
}
# Before two buttons.
kept-save = Save
kept-save-npz = NumPy (.npz)
kept-save-zip = PNGs (.zip)
kept-load = Load a file
    .busy = One moment …
    .name = A file of drawings: .npz, or a zip of PNGs
kept-not-sent = The file could not be sent: it is too large, or the server is gone.
# Nothing of what there is none of is said.
kept-report = { $added ->
    [one] { $added } drawing added
   *[other] { $added } drawings added
}{ $duplicates ->
    [0] {""}
    [one] , { $duplicates } was here already
   *[other] , { $duplicates } were here already
}{ $refused ->
    [0] {""}
   *[other] , { $refused } refused
}.
kept-report-close = Dismiss
# $file is the name of a file; $why, of the server, is what is wrong with it, as in "is not a PNG": the text is a sentence.
kept-refused = { $file } { $why }
kept-refused-more = and { $count } more
