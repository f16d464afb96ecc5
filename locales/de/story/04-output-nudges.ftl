# $label, $other, $least: digits. $differ: the nudges of the others are not equal.
chapter-output-nudges =
    Diese { $label } liegt bei { $label_a } und soll bei 1 liegen. <known>Sie will { $label_way ->
        [up] nach <label_way>oben</label_way>
        [down] nach <label_way>unten</label_way>
       *[nowhere] <label_way>nirgendwohin</label_way>
    }, mit einem Stups von { $label_nudge }.</known>

    { $has_other ->
        [yes]
            { $all_down ->
                [yes] Alle anderen sollen nach unten
               *[no] Alle anderen sollen bei 0 liegen
            }{ $differ ->
                [yes] , aber nicht gleich stark
               *[no] {""}
            }. Die { $other } liegt bei { $other_a } und wünscht sich { $other_nudge }{ $differ ->
                [yes] ; die { $least }, bei { $least_a }, wünscht sich am wenigsten: { $least_nudge }
               *[no] {""}
            }. { $is_squared ->
                [yes] Ein Stups sagt nicht, wie weit es geht, sondern wie schnell die Kosten dabei sinken: bei einem Quadrat
                    doppelt so schnell, wie der Abstand groß ist{ $differ ->
                        [yes] . Wer schon nah dran ist, wünscht sich also am wenigsten
                       *[no] {""}
                    }.
               *[no] {""}
            }
       *[no] {""}
    }

    { $is_cross_entropy ->
        [yes]
            In diesen Kosten kommt nur die Ausgabe des Labels vor, also hat nur sie einen Stups. Die anderen spüren ihn
            trotzdem: Die Softmax-Funktion verteilt 1 auf alle, und wenn eine steigt, sinken die anderen.
       *[no] {""}
    }

    <do>Drück über dem Bild auf <em>Nächster Fehler</em>: Es kommt ein Beispiel, das das Netz falsch liest. Wo stehen die längsten
    Pfeile, und wohin zeigen sie?</do>

    <symbols>Der Stups einer Aktivierung ist ν = −∂C/∂a: um wie viel die Kosten sinken, je Einheit, um die sie steigt. y ist
    der Sollwert der Ausgabe{ $is_squared ->
        [yes] , und hier ist ν = 2 (y − a)
       *[no] {""}
    }.</symbols>
    .title = Was sich ein Beispiel wünscht
    .summary = Jede Ausgabe bekommt einen Stups: nach oben oder unten, und umso stärker, je weiter sie weg ist.
