# $weight is the name of a weight. $is_plain_step: the step is the gradient times the learning rate, else an optimizer
# makes it.
chapter-table =
    { $examples ->
        [1] Hier entscheidet ein einziges Beispiel über jeden Schritt. Es hat für alle { $parameters } Gewichte und Biases je
            einen eigenen Stups.
       *[other] Kein Beispiel darf allein entscheiden. Darum nimmt das Netz { $examples } auf einmal: einen
            <em>Mini-Batch</em>. Jedes Beispiel darin hat für alle { $parameters } Gewichte und Biases je einen
            eigenen Stups.
    } { $has_batch ->
        [yes]
            Für { $weight } wünscht sich die { $label } auf der Bühne { $own }<known>; das Mittel ist { $mean }</known>.
       *[no] {""}
    }

    { $examples ->
        [1] Seine Stupse sind der Gradient mit umgekehrtem Vorzeichen: Er zeigt bergauf, sie bergab.
       *[other] Das Mittel senkt die Kosten von allen zusammen. Es ist der Gradient dieser Kosten mit umgekehrtem Vorzeichen:
            Er zeigt bergauf, das Mittel bergab. Keine Ziffer setzt darin allein ihren Willen durch: So hält das Netz am Ende
            nicht alles für eine 2.
    } { $has_batch ->
        [yes] <known>{ $is_plain_step ->
            [yes] Der Schritt ist das Mittel mal die <em>Lernrate</em>, { $learning_rate }. Sie sagt, wie weit es geht: Das
                Gewicht ändert sich um { $update }.
           *[no] Ein Optimierer macht daraus den Schritt: Das Gewicht ändert sich um { $update }.
        }</known>
       *[no] {""}
    }

    { $has_batch ->
        [yes]
            <do>Wähle unten <em>zufällige</em> Gewichte. Bei welchem sind sich die Beispiele am wenigsten einig? Klick auf
            eine Zelle: Ihr Beispiel kommt auf die Bühne.</do>
       *[no]
            <do>Mach einen Schritt. Dann hat hier jedes Beispiel seines Mini-Batch eine Spalte.</do>
    }
    .title = Das Mittel von allen
    .summary = Was sich jedes Beispiel eines Mini-Batch von jedem Gewicht wünscht. Das Mittel entscheidet.
