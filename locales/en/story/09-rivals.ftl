# $digit: a digit, as in "the 3s". $is_of_data_set: the network trains on the data set alone.
chapter-rivals =
    All that was what one example wants. Suppose only one digit had a say, the { $digit }s{ $is_of_data_set ->
        [yes] : they are { $of_digit } of the { $examples } examples
       *[no] {""}
    }. What would { $parameters } weights and biases learn of them alone?

    Two networks begin with the same numbers. One is shown nothing but that digit, the other all ten. Then both are asked
    about the same images, which neither was trained on.

    <do>Train both. What does the first make of a digit it has never seen?</do>
    .title = If only one digit were heard
    .summary = Two networks from one start: one hears of one digit, the other of all.
