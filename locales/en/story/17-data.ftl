# $test_origin is a sentence that says where the test images come from. $has_curve: the networks are trained; $few and
# $all are the smallest and the greatest number of labels, $few_own the share of those labels that the network with the
# fewest reads correctly, $few_test the share of the test images. $is_by_heart: it has learned its few by heart.
# $has_added: another curve has images that are changed at random; $added is what that adds, in percentage points; $worth
# says how many labels without it do as well. $has_worth: so many do.
chapter-data =
    Each of the { $examples } training images has a <em>label</em>: somebody has said which digit it is, and that takes
    time. How many labels are needed? The same { $parameters } weights and biases are trained with 10 images, with 30, with
    100, and so on up to all: from one start, and equally many steps. Then they are tested with { $tests } others:
    { $test_origin }.

    { $has_curve ->
        [yes]
            With { $few } labels the network reads { $few_own } of those images correctly, and { $few_test } of the
            { $tests } test images. With { $all } it reads { $all_own } of those, and { $all_test } of the test
            images.{ $is_by_heart ->
                [yes] {" "}A few images are soon learned by heart, but that is not reading.
               *[no] {""}
            }
       *[no]
            What will the network with the fewest make of images that it has never seen? And how well will it read the few
            that it was given?
    }

    { $has_added ->
        [yes]
            A 4 that is shifted, turned or scaled is still a 4, and needs no new label. That adds up to { $added }, with
            { $added_at } labels: they do { $has_worth ->
                [yes] as well as about { $worth } without
               *[no] better than all { $all } without
            }.
       *[no] {""}
    }

    <do>Press <em>Train them all</em>. Then choose <em>shifted, turned, scaled at random</em> and train them again: how many
    labels is that worth?</do>

    This is the last chapter. In Draw the network reads what you draw, and in Lab all of it is yours to change.
    .title = How much data?
    .summary = Accuracy against the number of labels, and what random shifts and turns add.
