# $digit: a digit, as in "the 3s". $is_of_data_set: the network trains on the data set alone. $has_outcome: both are
# trained; $called of all $tests images is what the first takes for the digit, $real is how many are that digit.
# $is_deaf: it takes nearly all for it. $all_share is how many the second reads correctly, a percentage.
chapter-rivals =
    Each of these nudges says what is good for one example. Suppose that only one digit had a say: the { $digit }s{
        $is_of_data_set ->
        [yes] , { $of_digit } of the { $examples } examples
       *[no] {""}
    }. What would a network learn from them alone?

    Two networks start with the same { $parameters } weights and biases, and move them a little along such nudges, step by
    step. The first sees only { $digit }s, the second all ten digits. Then both read { $tests } images that neither has seen.

    { $has_outcome ->
        [yes]
            The first calls { $called } of them a { $digit }; only { $real } are.{ $is_deaf ->
                [yes] {" "}It knows nothing else, so it calls everything a { $digit }.
               *[no] {""}
            } The second reads { $all_share } correctly. So all digits must have a say at once: that comes next.
       *[no] {""}
    }

    <do>{ $has_outcome ->
        [yes] Choose another digit below, and press <em>Train both</em> again. Does the same happen?
       *[no] Press <em>Train both</em>, below. What does the first network make of a digit that it has never seen?
    }</do>
    .title = If only one digit were heard
    .summary = Two networks from one start: one sees a single digit, the other sees all.
