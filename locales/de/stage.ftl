## The stage

stage-name = Bühne
# For screen readers, before there is a network.
stage-network = Das Netz
# For screen readers. $layers are the sizes of the layers, as in 784 – 16 – 16 – 10.
stage-network-described = Das Netz, { $layers } Neuronen, Schritt { $step }. Seine Zahlen stehen in den Tabellen unten.

## The phases of a step, below the stage

stage-phases = Phasen eines Schritts
stage-phase-forward = vorwärts
stage-phase-cost = Kosten
stage-phase-output-nudges = Ausgabe-Stupse
stage-phase-weight-nudges = Gewichts-Stupse
stage-phase-bias-nudges = Bias-Stupse
stage-phase-asks = Wünsche
stage-phase-average = Mini-Batch-Mittel
stage-phase-update = Update
# For screen readers: a phase of several with one name. $group is that name, as in "Backward"; $phase is one of those above.
stage-phase-of-group = { $group }: { $phase }

## The caption below the stage

# In front of the caption while the examples of a mini-batch are shown one after the other.
stage-caption-example = Beispiel { $place } von { $count }.
stage-caption-train = { $steps } Schritte trainieren

## The choice of an example

stage-picker = Beispiel
stage-picker-digits = Ziffern
stage-picker-digit = Ein Beispiel für die { $digit }
# In brackets is the key.
stage-picker-next = Weiter
    .name = Nächstes Beispiel
    .title = Nächstes Beispiel (N)
# The button that goes to the next example that the network gets wrong; $count is how many there are.
stage-picker-mistake = { $is_counted ->
    [yes] Nächster Fehler <muted>({ $count })</muted>
   *[no] Nächster Fehler
}
    .name = Nächster Fehler
    .title = Das nächste, das es falsch liest (M)

## Below the image of the example: what is in it

# $count is how many images the mini-batch has, $shown how many of them are there.
stage-image-mini-batch = { $is_part ->
    [yes] der Mini-Batch: { $shown } von { $count } Bildern
   *[no] { $count ->
        [one] der Mini-Batch: { $count } Bild
       *[other] der Mini-Batch: { $count } Bilder
    }
}
# $pixels is how many it has, $index is its number in the data set, $label is a digit.
stage-image = { $split ->
    [drawn] { $pixels } Pixel · eine Zeichnung · Label <b>{ $label }</b>
    [test] { $pixels } Pixel · Testbild { $index } · Label <b>{ $label }</b>
   *[train] { $pixels } Pixel · Trainingsbild { $index } · Label <b>{ $label }</b>
}
# Nobody has said which digit it is.
stage-image-drawing = { $pixels } Pixel · eine Zeichnung

## The legend

stage-legend = Legende
stage-legend-contributions-up = drückt nach oben
stage-legend-contributions-down = drückt nach unten
stage-legend-weights-up = positives Gewicht
stage-legend-weights-down = negatives Gewicht
stage-legend-weight-nudges-up = Erhöhen senkt die Kosten
stage-legend-weight-nudges-down = Verringern senkt die Kosten
stage-legend-gradient-up = Erhöhen senkt die mittleren Kosten
stage-legend-gradient-down = Verringern senkt die mittleren Kosten
stage-legend-update-up = wurde erhöht
stage-legend-update-down = wurde verringert
stage-legend-asks-up = wünscht sich mehr
stage-legend-asks-down = wünscht sich weniger
stage-legend-scales = Maßstäbe
# How bright a neuron is. $values are the activations that are white, one for each layer.
stage-legend-activation = { $is_to_one ->
    [yes] Aktivierung 0 bis 1
   *[no] Aktivierung bis { $values }
}
# $values are the strengths of the strongest line of each layer.
stage-legend-strongest = { $layers ->
    [1] stärkste Linien: { $values }
   *[other] stärkste Linien: { $values } (Schicht 1 bis { $layers })
}
stage-legend-left-out = Schicht 1: { $shown } von { $count } Linien, die stärksten jedes Neurons
# The images of the weights. $full is the weight that has the full colour.
stage-legend-images = Bilder: volle Farbe ab { $full }
# $values are the nudges of the longest arrows, one for each layer from $first to $last.
stage-legend-longest = { $is_of_layers ->
    [yes] längster Pfeil: { $values } (Schicht { $first } bis { $last })
   *[no] längster Pfeil: { $values }
}

## The stage in numbers, as tables

stage-numbers = Die Bühne in Zahlen
stage-numbers-neuron = Neuron

## Words that are drawn on the stage; they have little room

# Before a desired output, 0 or 1.
stage-label-wanted = soll
stage-label-nudge = Stups
# Above the outputs: the number of their layer, as the phases name it.
stage-label-output = Schicht { $layer } · Ausgabe
stage-label-its-answer = die Antwort
stage-label-right = ✓ richtig
stage-label-wrong = ✗ falsch
# Below "wrong".
stage-label-it-is = ist eine { $label }
# How far the output of the label is from what is wanted, under its bar.
stage-label-missing = es fehlen { $distance }
