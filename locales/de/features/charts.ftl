## The chart of cost and accuracy

charts-title = Kosten und Genauigkeit
# $accuracy stands large. $at_step is ui-at-step, where the accuracy is not that of the step on show.
charts-accuracy = { $accuracy } von { $tests } Testbildern richtig{ $at_step }
# The names of values that stand on the chart, each before its value.
charts-step = Schritt
charts-cost = Kosten
charts-test = Test
charts-key = Epoche { $epoch }, { $examples } Beispiele gesehen. Ein Klick führt zu einem Schritt. Band: niedrigste bis höchste Kosten, wo sich Schritte ein Pixel teilen.
# For screen readers.
charts-empty = Diagramm von Kosten und Genauigkeit: noch kein Schritt gemacht
# For screen readers. $first and $last are costs; $mean is the number of steps that a point of the chart is the mean of.
# Where the network was tested, $accuracy is its share of right answers at the step $test_step.
charts-picture = Diagramm: Nach { $steps ->
    [one] { $steps } Schritt
   *[other] { $steps } Schritten
} sind die Kosten von { $first } auf { $last } gegangen{ $mean ->
    [1] { "" }
   *[other] , gemittelt über je { $mean } Schritte
}{ $is_tested ->
    [yes] , Testgenauigkeit { $accuracy } bei Schritt { $test_step }
   *[no] { "" }
}

## The agreement of mini-batches with all examples

agreement-title = Wie gut ein Mini-Batch den Weg kennt
# The label of a menu of the runs.
agreement-where = gemessen, wo dieser Lauf ist
agreement-none = Hier hat der Gradient aller Beispiele keine Richtung.
# $step is the number of the step after which it was measured, 0 at the start. $angle and $last_angle are angles, of the
# smallest and of the largest mini-batch; $size and $last_size are their numbers of examples. $last says whether the
# angle of the largest one is smaller ("less") or not ("more"), or that there is but one size ("none").
agreement-text = { $step ->
    [0] Am Anfang
   *[other] Nach Schritt { $step }
} weicht { $size ->
    [1] ein einzelnes Beispiel
   *[other] ein Mini-Batch von { $size }
} um { $angle } von dem Weg ab, den alle { $train } wollen{ $last ->
    [none] .
    [less] , { $last_size ->
        [1] ein einzelnes Beispiel
       *[other] ein Mini-Batch von { $last_size }
    } nur um { $last_angle }.
   *[more] , { $last_size ->
        [1] ein einzelnes Beispiel
       *[other] ein Mini-Batch von { $last_size }
    } um { $last_angle }.
}
# Under the picture. $has_mark says whether a mark stands in it.
agreement-key = Linie: das Mittel von zehn Mini-Batches jeder Größe; Band: der beste und der schlechteste davon. { $has_mark ->
    [yes] Marke: die eigenen Schritte dieses Laufs um diese Zeit. Bei 90° weiß ein Schritt nichts vom Weg.
   *[no] Bei 90° weiß ein Schritt nichts vom Weg.
}
# For screen readers. $angle and $last_angle are the angles with the smallest and the largest number of examples, $size
# and $last_size; $has_last is "no" where there is but one size.
agreement-picture = { $has_last ->
    [yes] Der Winkel: { $angle } bei { $size }, { $last_angle } bei { $last_size } Beispielen
   *[no] { $size ->
        [one] Der Winkel: { $angle } bei { $size } Beispiel
       *[other] Der Winkel: { $angle } bei { $size } Beispielen
    }
}
# Below the picture's axis.
agreement-axis = Beispiele im Mini-Batch
agreement-table = Die Winkel in Zahlen
agreement-caption = Der Winkel zum Gradienten aller Beispiele, nach der Größe des Mini-Batches
# The heads of the table's columns.
agreement-examples = Beispiele
agreement-mean = Mittel
agreement-best = bester
agreement-worst = schlechtester
