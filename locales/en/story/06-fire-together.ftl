# $most_active and $wanted are names of neurons, as in h1·4; $weight is the name of a weight.
chapter-fire-together =
    What is asked of a weight is a product: the activation behind it, times −δ { $has_slope ->
        [yes] of the neuron in front: its nudge, times the slope of its { $squash }
       *[no] of the neuron in front
    }. So most happens where both are large.

    <known>Here that is between { $most_active }, at { $most_a }, and { $wanted }, which is to go { $wanted_way ->
        [up] <wanted_way>up</wanted_way>
        [down] <wanted_way>down</wanted_way>
       *[nowhere] <wanted_way>nowhere</wanted_way>
    } ({ $wanted_delta }): the weight { $weight } is asked for { $product }.{ $is_tied ->
        [yes] {" "}Active and wanted: the tie is strengthened.
       *[no] { $is_loosened ->
            [yes] {" "}Active but unwanted: the tie is loosened.
           *[no] {""}
        }
    }</known>

    <do>Look for the corner. Then choose another digit: who is active, and who is wanted now?</do>
    .title = Fire together, wire together
    .summary = The biggest strengthening: between the most active and the most wanted.
