# $test_origin is a sentence that says where the test images come from. $has_curve: the networks are trained; $few and
# $all are the smallest and the greatest number of labels, $few_own the share of those labels that the network with the
# fewest reads correctly, $few_test the share of the test images. $is_by_heart: it has learned its few by heart.
# $has_added: another curve has images that are changed at random; $added is what that adds, in percentage points.
chapter-data =
    Each of the { $examples } training images has a label, which took somebody's time. How many are needed? The same
    { $parameters } weights and biases are trained on 10 of them, on 30, on 100, and on to all: from one start, and equally
    many steps. They are tested with { $tests } others: { $test_origin }.

    { $has_curve ->
        [yes]
            With { $few } labels it reads { $few_own } of those and { $few_test } of the { $tests } test images, with
            { $all } it reads { $all_own } of those and { $all_test }.{ $is_by_heart ->
                [yes] {" "}Few are soon learned by heart.
               *[no] {""}
            }
       *[no]
            What will the network with the fewest make of images that it has never seen? And how well will it read the few
            that it was given?
    }

    { $has_added ->
        [yes]
            A 4 that is shifted, turned or scaled is still a 4, and needs no new label. That adds up to { $added }, with
            { $added_at } labels.
       *[no] {""}
    }

    <do>Train them all. Then shift, turn and scale the images at random and train again: how many labels is that worth?</do>
    .title = How much data?
    .summary = Accuracy against the number of labels, what random shifts and turns add; draw and label your own.
