# $weight is the name of a weight, $neuron of the neuron in front of it, $behind of the one behind it. $has_slope: the
# activation function has a slope of its own, else it is a softmax. $is_flat: that slope is near 0. $is_met: the example
# is satisfied.
chapter-chain-rule =
    Wie wirkt das Gewicht { $weight } auf die Kosten? <known>Jede Einheit davon bewegt z, die Summe von { $neuron }, um { $z_by_w }:
    Das ist die Aktivierung von { $behind }.</known>
    { $has_slope ->
        [yes] <known>Jede Einheit von z bewegt die Aktivierung um { $a_by_z }: die Steigung dort. Und jede Einheit der Aktivierung
            bewegt die Kosten um { $cost_by_a }.</known>
       *[no] <known>Durch die Softmax-Funktion bewegt dieses z alle Ausgaben, darum ist sein Weg zu den Kosten ein
            einziger Faktor: ∂C/∂z = { $cost_by_z }.</known>
    }

    <known>Alles multipliziert ergibt die Empfindlichkeit des Gewichts: ∂C/∂w = { $product }.{ $is_flat ->
        [yes] {" "}Die Steigung ist fast 0: Was durch dieses Neuron zurückkommt, geht so gut wie verloren, und es lernt
            langsam.
       *[no] { $is_met ->
            [yes] {" "}Dieses Beispiel ist so gut wie zufrieden und wünscht sich fast nichts{ $has_mistakes ->
                [yes] ; <kbd>M</kbd> zeigt eines, bei dem das anders ist
               *[no] {""}
            }.
           *[no] {""}
        }
    }</known> { $is_deep ->
        [yes] { $paths ->
            [one] Der letzte Faktor kommt selbst über einen Weg, der durch die nächste Schicht weiterführt.
           *[other] Der letzte Faktor ist selbst eine Summe, über { $paths } Wege, die durch die nächste Schicht weiterführen.
        }
       *[no] {""}
    }

    <do>Schieb weiter unten, bei <em>Wo σ flach ist</em>, z weit von 0 weg: Was bleibt vom Produkt übrig? Darunter ist das
    Schaltbild: Drück auf <em>Von vorn</em>, dann auf <em>Gatter ▶</em>.</do>
    .title = Die Kettenregel
    .summary = Wie ein Gewicht auf die Kosten wirkt: drei Zahlen, multipliziert. Dasselbe als Schaltbild.
