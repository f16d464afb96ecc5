# $has_hidden: there is a hidden layer. $is_added_up: all asks have been heard. $neuron is its name, as in h1·4. $asking, $against: digits.
chapter-asks =
    { $has_hidden ->
        [yes]
            { $neurons ->
                [one] Das Neuron links von den Ausgaben kann niemand einstellen. Aber jede Ausgabe kann sich etwas von ihm
                    wünschen: ihren eigenen Auftrag mal das Gewicht zwischen den beiden.
               *[other] Die { $neurons } Neuronen links von den Ausgaben kann niemand einstellen. Aber jede Ausgabe kann
                    sich von jedem etwas wünschen: ihren eigenen Auftrag mal das Gewicht zwischen den beiden.
            } Das ist einer von { $outputs } Wünschen.

            { $is_added_up ->
                [yes] <known>Von { $neuron } wünscht sich Ausgabe { $asking } { $ask }{ $is_contested ->
                        [yes] . Ausgabe { $against } wünscht sich das Gegenteil, { $against_ask }
                       *[no] {""}
                    }. Alle { $outputs } Wünsche an { $neuron } ergeben zusammen { $nudge }. Das ist sein Stups.</known>
               *[no] Die Wünsche kommen einer nach dem anderen. Was sie zusammen ergeben, steht fest, wenn alle { $outputs } gehört
                    sind: der Stups des Neurons.
            }

            <do>Drück unten auf <em>Nacheinander</em> und dann immer wieder auf <em>Nächster Wunsch</em>. Kehrt sich eine der
            Summen am rechten Rand um, von oben nach unten oder zurück?</do>
       *[no]
            Dieses Netz hat keine verdeckte Schicht: Links von den Ausgaben liegen die Pixel, und die sind gegeben.

            <do>Gib ihm in den Einstellungen eine verdeckte Schicht und komm zurück.</do>
    }

    <symbols>Ein Wunsch ist −δ · w. Der Stups ν eines Neurons ist die Summe aller Wünsche an dieses Neuron:
    ν = Σ −δ · w.</symbols>
    .title = Alle Wünsche zusammen
    .summary = Zehn Ausgaben, zehn Wünsche an jedes Neuron links davon. Ihre Summe ist sein Stups.
