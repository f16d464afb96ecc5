# $strongest is the name of a weight.
chapter-sensitivity =
    Stell dir jedes Gewicht und jeden Bias als Schieberegler vor. Es gibt { $parameters } davon. Bewegst du einen ein
    wenig, bewegen sich auch die Kosten dieser { $label }. Wie stark, das ist die <em>Empfindlichkeit</em> des Reglers. Bei Plus
    steigen die Kosten, wenn der Regler steigt, bei Minus sinken sie. Alle Empfindlichkeiten zusammen sind der
    <em>Gradient</em>.

    <known>Am empfindlichsten ist das Gewicht { $strongest }, mit { $strongest_gradient }.{ $has_effect ->
        [yes] {" "}Wenn es ein wenig steigt, { $effect ->
                [raises] <effect>steigen</effect>
               *[lowers] <effect>sinken</effect>
            } die Kosten.
       *[no] {""}
    }</known>

    <do>Zieh unten an einem Regler und lass los. Die gestrichelte Linie zeigt, was die Empfindlichkeit erwarten lässt. Wie gut
    stimmt das ganz nah, und wie gut weit weg?</do>

    <symbols>Die Empfindlichkeit ist ∂C/∂w: um wie viel sich die Kosten C je Einheit des Gewichts w ändern.</symbols>
    .title = Dreizehntausend Regler
    .summary = Wie empfindlich die Kosten für jedes Gewicht sind. Beweg zwei davon und sieh zu.
