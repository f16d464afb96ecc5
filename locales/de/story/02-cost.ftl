# $is_squared: the cost is the sum of squares, else it is the cross-entropy. $label, $worst: digits.
chapter-cost =
    Ein Bild hat ein <em>Label</em>: als was es gelesen werden soll. Hier ist es { $label }, also soll die Ausgabe { $label }
    bei 1 liegen und alle anderen bei 0. <known>Sie liegt bei { $label_a }.</known>

    { $is_squared ->
        [yes]
            Nimm von jeder Ausgabe den Abstand zum Sollwert und quadriere ihn. Die zehn Quadrate zusammen sind die Kosten C
            dieses Beispiels. <known>C = { $cost }. Am meisten trägt die { $worst } dazu bei, { $worst_share }: Sie liegt bei
            { $worst_a } und soll bei { $worst_y } liegen.</known> Bei jeder Ziffer 0,5 zu antworten, würde
            { $half_everywhere } kosten.
       *[no]
            Nur diese eine zählt hier: Die Kosten dieses Beispiels sind minus ihr Logarithmus. <known>C = { $cost }.</known>
    }

    Ein Beispiel sagt wenig. Was das Training senkt, ist das Mittel über alle { $examples } Beispiele.

    <do>Drück weiter unten auf <em>Vorbeiziehen lassen</em>: Die Beispiele ziehen vorbei, und ihr Mittel entsteht. Kommt es
    vor dem Ende zur Ruhe?</do>
    .title = Was es kostet
    .summary = Zehn Quadrate, addiert: die Kosten eines Beispiels. Und das Mittel über alle.
