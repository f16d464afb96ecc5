# $neuron, $most_active and $least_active are names of neurons, as in h1·4. $has_behind: there are neurons behind it,
# else pixels. $differ: the most and the least active are not equally active.
chapter-avenues =
    <known>Diese { $label } wünscht sich, dass { $neuron } { $way ->
        [up] nach <way>oben</way>
        [down] nach <way>unten</way>
       *[nowhere] <way>nirgendwohin</way>
    } geht ({ $nudge }).</known>
    Eine Aktivierung kann niemand einstellen: Sie wird berechnet. Ändern kannst du ihren Bias und ihre { $inputs } Gewichte.
    { $has_behind ->
        [yes] Von den Aktivierungen links davon kannst du es dir nur wünschen.
       *[no] Links davon liegen die Pixel, und die sind gegeben.
    }

    Ein Gewicht bewirkt umso mehr, je aktiver das Neuron links davon ist: { $most_active } liegt bei { $most_a }{ $differ ->
        [yes] , { $least_active } bei { $least_a }
       *[no] {""}
    }. { $has_behind ->
        [yes]
            Eine Aktivierung links bewirkt umso mehr, je stärker ihr Gewicht ist. Aber sie geht auch an die anderen
            Neuronen dieser Schicht: Was diesem hilft, kann ihnen schaden, und die Tabelle zählt das mit.
       *[no] {""}
    }

    <do>Die Tabelle unten ändert immer nur eines davon: die { $inputs } Gewichte zusammen so weit wie den Bias allein. Welcher Weg spart am meisten? Ist es bei einem
    anderen <em>Neuron</em> und einer anderen <em>Schrittlänge</em> genauso?</do>
    .title = Drei Hilfen für ein Neuron
    .summary = Sein Bias, seine Gewichte, die Aktivierungen links davon: Welcher Weg spart am meisten?
