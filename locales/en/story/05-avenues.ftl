# $neuron, $most_active and $least_active are names of neurons, as in h1·4. $has_behind: there are neurons behind it,
# else pixels. $differ: the most and the least active are not equally active.
chapter-avenues =
    <known>This { $label } wants { $neuron } to go { $way ->
        [up] <way>up</way>
        [down] <way>down</way>
       *[nowhere] <way>nowhere</way>
    } ({ $nudge }).</known>
    Nobody can set an activation: it is computed. You can change its bias and its { $inputs } weights. { $has_behind ->
        [yes] The activations behind it, on its left, you can only ask to change.
       *[no] Behind it, on its left, are the pixels, and those are given.
    }

    A weight does more, the more active the neuron behind it is: { $most_active } is at { $most_a }{ $differ ->
        [yes] , { $least_active } at { $least_a }
       *[no] {""}
    }. { $has_behind ->
        [yes]
            An activation behind does more, the stronger its weight is. But it also goes to the other neurons of this
            layer: what helps this one may harm them, and the table counts that too.
       *[no] {""}
    }

    <do>The table below changes one of these at a time: the { $inputs } weights together as far as the bias alone. Which way saves most? Is it the same for another
    <em>Neuron</em>, and for another <em>step of length</em>?</do>
    .title = Three ways to help one neuron
    .summary = Its bias, its weights, the activations behind it: which way saves most?
