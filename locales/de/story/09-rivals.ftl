# $digit: a digit, as in "the 3s". $is_of_data_set: the network trains on the data set alone. $has_outcome: both are
# trained; $called of all $tests images is what the first takes for the digit, $real is how many are that digit.
# $is_deaf: it takes nearly all for it. $all_share is how many the second reads correctly, a percentage.
chapter-rivals =
    Jeder dieser Stupse sagt, was für ein einziges Beispiel gut ist. Angenommen, nur eine Ziffer hätte etwas zu sagen: die
    { $digit }{ $is_of_data_set ->
        [yes] , in { $of_digit } der { $examples } Beispiele
       *[no] {""}
    }. Was würde ein Netz allein von ihr lernen?

    Zwei Netze beginnen mit denselben { $parameters } Gewichten und Biases und ändern sie Schritt für Schritt ein wenig nach
    solchen Stupsen. Das erste sieht nur die { $digit }, das zweite alle zehn Ziffern. Dann lesen beide { $tests } Bilder, die keines von ihnen kennt.

    { $has_outcome ->
        [yes]
            Das erste hält { $called } davon für eine { $digit }; nur { $real } sind es.{ $is_deaf ->
                [yes] {" "}Es kennt nichts anderes, also ist alles eine { $digit } für das Netz.
               *[no] {""}
            } Das zweite liest { $all_share } richtig. Alle Ziffern müssen also zugleich etwas zu sagen haben: Das kommt als
            Nächstes.
       *[no] {""}
    }

    <do>{ $has_outcome ->
        [yes] Wähle unten eine andere Ziffer und drück noch einmal auf <em>Beide trainieren</em>. Passiert dasselbe?
       *[no] Drück unten auf <em>Beide trainieren</em>. Wofür hält das erste Netz eine Ziffer, die es nie gesehen hat?
    }</do>
    .title = Wenn nur eine Ziffer zählte
    .summary = Zwei Netze mit demselben Start: Eines sieht eine einzige Ziffer, das andere alle.
