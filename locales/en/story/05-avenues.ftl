# $neuron, $most_active and $least_active are names of neurons, as in h1·4. $has_behind: there are neurons behind it,
# else pixels. $differ: the most and the least active are not equally active.
chapter-avenues =
    <known>This { $label } wants { $neuron } to go { $way ->
        [up] <way>up</way>
        [down] <way>down</way>
       *[nowhere] <way>nowhere</way>
    } ({ $nudge }).</known>
    An activation cannot be set by hand. You can change its bias and its { $inputs } weights{ $has_behind ->
        [yes] , and wish for other activations behind
       *[no] {""}
    }.{ $is_first ->
        [yes] {" "}What is behind are pixels, and those are given.
       *[no] {""}
    }

    A weight does more where more comes through it. Behind, { $most_active } is at { $most_a }{ $differ ->
        [yes] {" "}and { $least_active } at { $least_a }: the first of these weights is asked for most, the second for least
       *[no] {""}
    }. { $has_behind ->
        [yes]
            In the same way an activation behind does more where its weight is strong. But it reaches the other neurons in
            front as well: what helps this one may cost them more.
       *[no] {""}
    }

    <do>Every way makes a step of equal length. Which one saves most? Try another neuron, and another size.</do>
    .title = Three ways to help one neuron
    .summary = Its bias, its weights, the activations behind: each with what it saves.
