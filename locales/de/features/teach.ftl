### Steps for one example alone, which is a drawing or an example of the data set. $label and $answer are digits.

teach-title = Was es hätte sein sollen
# $name is the name of the class, such as "coat", where it is no digit; $has_name says so. A person chooses a digit below.
teach-says = { $verdict ->
    [unknown] { $is_drawn ->
        [yes] Das Netz hat noch nicht geantwortet. Bei dieser Zeichnung wäre richtig:
       *[no] Das Netz hat noch nicht geantwortet. Bei diesem Beispiel wäre richtig:
    }
    [right] Das Netz sagt <b>{ $digit }</b>{ $has_name ->
        [yes] { " " }({ $name })
       *[no] { "" }
    }, und das ist richtig. Sag eine andere Ziffer und sieh dir ihre Wünsche an:
   *[wrong] Das Netz sagt <b>{ $digit }</b>{ $has_name ->
        [yes] { " " }({ $name })
       *[no] { "" }
    }. { $is_drawn ->
        [yes] Richtig wäre:
       *[no] Bei diesem Beispiel wäre richtig:
    }
}
# The name of the ten digits to choose from.
teach-should-be = Richtig wäre
teach-nobody-said = { $is_drawn ->
    [yes] Noch hat niemand etwas gesagt. Wähle die Ziffer und sieh, was sich diese Zeichnung vom Netz wünschen würde.
   *[no] Noch hat niemand etwas gesagt. Wähle die Ziffer und sieh, was sich dieses Beispiel vom Netz wünschen würde.
}
# $has_cost says whether the cost is known yet.
teach-costs = { $has_cost ->
    [yes] { $is_drawn ->
        [yes] Als { $label } kostet diese Zeichnung <b>{ $cost }</b>.
       *[no] Als { $label } kostet dieses Beispiel <b>{ $cost }</b>.
    }
   *[no] { $is_drawn ->
        [yes] Was kostet diese Zeichnung als { $label }?
       *[no] Was kostet dieses Beispiel als { $label }?
    }
}
teach-wants-nothing = Die Ausgaben sind, wie sie sein sollen: Von ihnen wünscht es sich nichts.
teach-wants-of-one = Ausgabe { $digit } ist bei { $a } und soll { $y } sein: Ihr Stups ist { $nudge }. Die anderen
    spielen in diesen Kosten keine Rolle.
# $other is another digit, with its activation and its nudge.
teach-wants = Ausgabe { $digit } ist bei { $a } und soll { $y } sein: Ihr Stups ist { $nudge }. Den stärksten der
    anderen hat die { $other }, bei { $other_a }: { $other_nudge }.
teach-nothing-changed = Noch hat sich nichts verändert: Es sind nur Wünsche. Die Phasen zeigen sie alle.
teach-can-be-undone = Hier wurde ein Schritt für ein einziges Beispiel gemacht; er lässt sich zurücknehmen.

## The buttons and the learning rate

teach-apply = Schritt machen
teach-repeat = Wiederholen, bis es stimmt
teach-stop = Stopp
teach-undo = { $count ->
    [1] Zurücknehmen
   *[other] Alle { $count } zurücknehmen
}
teach-undo-unknown = Alles zurücknehmen
teach-watching = Du schaust zu: Schritte macht, wer diesen Raum geöffnet hat.
teach-rate = Lernrate η
teach-rates = Oft gewählt
teach-no-rate = Eine Lernrate ist eine Zahl über 0 und höchstens { $most }.
teach-rate-own = { $rate } ist die des Laufs: Er lernt von einem Beispiel nach dem anderen.
teach-rate-share = { $rate } ist der Anteil eines Beispiels an einem Mini-Batch von { $count }.
teach-rate-of-batch = { $rate } ist die des Laufs, für einen ganzen Mini-Batch.

## The effect of the steps

teach-outcome = { $count ->
    [1] Was ein Schritt für ein einziges Beispiel bewirkt hat
   *[other] Was { $count } Schritte für ein einziges Beispiel bewirkt haben
}
teach-before = vorher
teach-after = nachher
teach-cost = { $is_drawn ->
    [yes] Kosten dieser Zeichnung
   *[no] Kosten dieses Beispiels
}
teach-answer = Antwort
teach-accuracy = Testgenauigkeit
teach-outputs = Die zehn Ausgaben
# The effect on the test set.
teach-price-none = { $count ->
    [1] Die Testdaten im Ganzen haben durch einen Schritt für ein Beispiel weder gewonnen noch verloren.
   *[other] Die Testdaten im Ganzen haben durch { $count } Schritte für ein Beispiel weder gewonnen noch verloren.
}
teach-price-gained = { $count ->
    [one] Auch die anderen haben etwas davon: { $count } Testbild mehr wird richtig gelesen.
   *[other] Auch die anderen haben etwas davon: { $count } Testbilder mehr werden richtig gelesen.
}
teach-price-lost = { $count ->
    [one] Das ist der Preis, wenn man nur auf ein Beispiel hört: { $count } Testbild mehr wird falsch gelesen.
   *[other] Das ist der Preis, wenn man nur auf ein Beispiel hört: { $count } Testbilder mehr werden falsch gelesen.
}
# "before" and "after" are the heads of columns, teach-before and teach-after.
teach-shown-before = „Vorher“ heißt: nach dem Update von Schritt { $step }. Bis eben zeigten Bühne und Kopfzeile das Netz vor
    diesem Update, mit Kosten von { $cost }. Jetzt zeigen sie es wie unter „nachher“.
# $accuracy_is says whether the accuracy is what it was before the steps ("again"), or that nobody knows it ("unknown").
teach-undone = Zurückgenommen: Alle Gewichte und Biases sind wieder wie vorher.{ $accuracy_is ->
    [unknown] { "" }
    [again] { " " }Die Testgenauigkeit ist wieder { $accuracy }.
   *[known] { " " }Die Testgenauigkeit ist { $accuracy }.
}

## Repeated steps

teach-begins = Es beginnt …
teach-repeats = { $count ->
    [one] Nach { $count } Schritt
   *[other] Nach { $count } Schritten
} sagt es { $answer } …
teach-agrees = { $count ->
    [one] Nach { $count } Schritt
   *[other] Nach { $count } Schritten
} stimmt es: eine { $label }.
teach-still-says = Nach { $count } Schritten sagt es immer noch { $answer }. Wo Aktivierungen an ihren Enden sind, ist ein
    Gradient so gut wie null: Versuch es mit einer größeren Lernrate.
teach-stopped-at-once = Vor dem ersten Schritt angehalten.
teach-stopped = { $count ->
    [one] Nach { $count } Schritt
   *[other] Nach { $count } Schritten
} angehalten: Es sagt { $answer }.
teach-no-step = Es wurde kein Schritt gemacht.
teach-no-further = { $count ->
    [one] Weiter als { $count } Schritt kommt es nicht.
   *[other] Weiter als { $count } Schritte kommt es nicht.
}
# Below a plot.
teach-axis = Schritte nur für dieses eine
teach-numbers = In Zahlen
    .name = Schritt um Schritt für ein einziges Beispiel
teach-numbers-step = Schritt
teach-numbers-cost = seine Kosten
