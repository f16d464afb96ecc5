# $neuron, $most_active and $least_active are names of neurons, as in h1·4. $has_behind: there are neurons behind it,
# else pixels. $differ: the most and the least active are not equally active.
chapter-avenues =
    <known>This { $label } wants { $neuron } to go { $way ->
        [up] <way>up</way>
        [down] <way>down</way>
       *[nowhere] <way>nowhere</way>
    } ({ $nudge }).</known>
    An activation is computed. To move it, change its bias, its { $inputs } weights, or { $has_behind ->
        [yes] the activations behind it, on its left. Those can only be asked to change.
       *[no] the pixels behind it, on its left. But the pixels are given.
    }

    A weight does more, the more active the neuron behind it is: { $most_active } is at { $most_a }{ $differ ->
        [yes] , { $least_active } at { $least_a }
       *[no] {""}
    }. { $has_behind ->
        [yes]
            An activation behind does more, the stronger its weight is. But it also goes to the other neurons of this
            layer: what helps this one may harm them.
       *[no] {""}
    }

    <do>The table below takes a step of equal length each way. Which way saves most? Is it the same for another
    <em>Neuron</em>, and for another <em>step of length</em>?</do>
    .title = Three ways to help one neuron
    .summary = Its bias, its weights, the activations behind it: which way saves most?
