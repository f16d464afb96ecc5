### What examples want: the table of nudges of a mini-batch, and the nudges of the outputs. Names of weights, such as
### "h1·3 → 8" and "bias of 3", come as values.

## The table: a row for each of some weights, a column for each example of the mini-batch

nudge-table-title = Was jedes Beispiel von jedem Gewicht will
nudge-table-name = Gewichts-Stupse im Mini-Batch von Schritt { $step }: eine Zeile für jedes Gewicht, eine Spalte für jedes der
    Beispiele { $first } bis { $last }, dann das Mittel aller { $count } und wie einig sie sich sind
nudge-table-pause = Drück Pause, um den Mini-Batch zu sehen.
nudge-table-no-batch = Es gibt keinen Mini-Batch, solange mit diesen Parametern kein Schritt gemacht wurde.
nudge-table-not-newest = Der Mini-Batch von Schritt { $step }. Drück Pause, um den neuesten zu sehen.
# The mini-batch has $count examples. The image on the stage may be a test image, or of another mini-batch.
nudge-table-not-of-them = { $count ->
    [one] Das Bild auf der Bühne ist nicht das dieses Mini-Batches.
   *[other] Das Bild auf der Bühne ist keines dieser { $count }. Ein Klick auf eines davon bringt es dorthin.
}
# The choice of the weights that have a row.
nudge-table-weights = Gewichte
nudge-table-strongest = stärkste
nudge-table-random = zufällige
nudge-table-picked = gewählte
nudge-table-draw-others = neu ziehen
nudge-table-add = + { $weight } dazu
nudge-table-strongest-of-each = { $count ->
    [1] das stärkste jeder Schicht
   *[other] die { $count } stärksten jeder Schicht
}
nudge-table-of-each = { $count } aus jeder Schicht
nudge-table-how-to-add = Klick auf der Bühne auf eine Linie und nimm ihr Gewicht hier dazu.
nudge-table-remove = Entfernen
    .name = { $weight } entfernen
# Above a column. Only screen readers say what is in <hidden>; the digit is seen below its image.
nudge-table-example = { $is_on_stage ->
    [yes] <hidden>Beispiel { $number }, eine </hidden>{ $digit }<hidden>, auf der Bühne</hidden>
   *[no] <hidden>Beispiel { $number }, eine </hidden>{ $digit }
}
    .title = Beispiel { $number } auf die Bühne bringen
nudge-table-average = Mittel von { $count }
nudge-table-agree = einig
# How many examples want a weight to go up, how many want it to go down, and how many want nothing of it, each in its
# colour. <mark> is a sign, which screen readers do not say; they say what is in <hidden>.
nudge-table-votes = { $none ->
    [0] <blue><mark>▲</mark><hidden>soll steigen: </hidden>{ $up }</blue> <orange><mark>▼</mark><hidden>soll sinken: </hidden>{ $down }</orange>
   *[other] <blue><mark>▲</mark><hidden>soll steigen: </hidden>{ $up }</blue> <orange><mark>▼</mark><hidden>soll sinken: </hidden>{ $down }</orange> <grey><mark>○</mark><hidden>kein Wunsch: </hidden>{ $none }</grey>
}
# $arithmetic is such as "−δ · a = 0.2 · 0.5 = +0.1".
nudge-table-arithmetic = Beispiel { $number }, { $weight }: { $arithmetic }
nudge-table-point = Zeig auf eine Zelle, um ihre Rechnung zu sehen. Ein Klick bringt das Beispiel auf die Bühne.
# Of the examples: $most and $least are names of weights; $up and $down are how many want the second one to go up and
# down.
nudge-table-agreement = { $up ->
    [one] Am einigsten sind sie sich bei { $most } ({ $most_share }), am wenigsten bei { $least }: { $up } will, dass es
        steigt, { $down }, dass es sinkt. Es zählt, wie stark: Im Mittel bleiben { $least_share } ihrer Stärke übrig.
   *[other] Am einigsten sind sie sich bei { $most } ({ $most_share }), am wenigsten bei { $least }: { $up } wollen, dass es
        steigt, { $down }, dass es sinkt. Es zählt, wie stark: Im Mittel bleiben { $least_share } ihrer Stärke übrig.
}
# The choice of what is drawn in full colour.
nudge-table-colours = Farben
nudge-table-scale-row = jede Zeile für sich
nudge-table-scale-all = alle gleich
# The legend. $full is the nudge that is drawn in full colour, if all rows have the same one.
nudge-table-legend = { $is_one_scale ->
    [yes] Blau, +: Das Beispiel will, dass das Gewicht steigt; orange, −: dass es sinkt. Volle Farbe: { $full }, der stärkste
          Stups aller Zeilen. Einig: |Mittel| als Anteil am Mittel von |Stups|. ▲ soll steigen, ▼ soll sinken, ○ kein Wunsch.
   *[no] Blau, +: Das Beispiel will, dass das Gewicht steigt; orange, −: dass es sinkt. Volle Farbe: der stärkste Stups der
         Zeile im ganzen Mini-Batch. Einig: |Mittel| als Anteil am Mittel von |Stups|. ▲ soll steigen, ▼ soll sinken, ○ kein
         Wunsch.
}

## Below the table: the step

nudge-table-step = Das Mittel wird zum Schritt
# The names of two lists of numbers, for screen readers.
nudge-table-gradient = Minus Lernrate mal Gradient
nudge-table-update = Das Update
# At the end of a list that shows a few components of a vector.
nudge-table-of-them = … insgesamt { $count }
nudge-table-rate = η = { $rate }.
nudge-table-optimized = Δ ist das Update: was der Optimierer aus dem Gradienten gemacht hat.
nudge-table-make-step = Schritt machen
nudge-table-make-step-again = Schritt noch einmal machen
nudge-table-moves = Jedes dieser Gewichte vor und nach Schritt { $step }
nudge-table-before = vorher
nudge-table-change = Update
nudge-table-after = nachher
nudge-table-bars = { $is_known ->
    [yes] Alle Balken haben denselben Maßstab; der längste ist { $longest }.
   *[no] Alle Balken haben denselben Maßstab.
}

## What one example wants of the outputs

output-nudges-title = Was sich diese { $digit } von den Ausgaben wünscht
output-nudges-name = Die Stupse der Ausgaben
output-nudges-output = Ausgabe
# Above the activations.
output-nudges-is-at = ist bei a
output-nudges-desired = soll y
output-nudges-nudge = Stups ν
# The name of a button, for screen readers.
output-nudges-choose = Ausgabe { $digit }
output-nudges-told = Ausgabe <b>{ $digit }</b>: { $formula }
output-nudges-longest = Der längste Pfeil ist ein Stups von { $nudge }; ein halb so großer Stups ist halb so lang.
output-nudges-legend = ○ zeigt, wo die Ausgabe sein soll, ● wo sie ist.
# Of the outputs.
output-nudges-silent = { $count ->
    [one] { $count } Ausgabe soll sich nicht ändern: Ihr Stups ist 0.
   *[other] { $count } Ausgaben sollen sich nicht ändern: Ihr Stups ist 0.
}
# Beside the nudge of the output of which most, or least, is wanted.
output-nudges-most = größter
output-nudges-least = kleinster
