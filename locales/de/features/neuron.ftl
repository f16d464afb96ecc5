### One neuron: the inspector, and the panel of its weighted sum. Names of neurons, such as "h1·3", "3" and "pixel 12",
### and of weights, such as "h1·3 → 8", come as values.

## The inspector

inspector-pixel-title = Pixel { $pixel }
inspector-weight-title = Gewicht { $weight }
# $wants is what its nudge is: up, down, 0 (stay), or unknown yet.
inspector-hidden-title = { $wants ->
    [up] Neuron { $neuron } in Schicht { $layer } will nach oben
    [down] Neuron { $neuron } in Schicht { $layer } will nach unten
    [stay] Neuron { $neuron } in Schicht { $layer } will bleiben
   *[unknown] Neuron { $neuron } in Schicht { $layer }
}
inspector-output-title = { $wants ->
    [up] Ausgabe „{ $neuron }“ will nach oben
    [down] Ausgabe „{ $neuron }“ will nach unten
    [stay] Ausgabe „{ $neuron }“ will bleiben
   *[unknown] Ausgabe „{ $neuron }“
}
inspector-connections = Verbindungen nach { $neuron }, die größten zuerst
# Above the names of the neurons that the connections run from.
inspector-from = von
inspector-weight-nudge = −δ · a = Gewichts-Stups
inspector-ask = −δ · w = Wunsch
inspector-bias = Bias
# On buttons that show fewer or more connections.
inspector-show-strongest = Die { $count } stärksten zeigen
inspector-show-more = { $are_all ->
    [yes] Alle { $all } zeigen
   *[no] { $count } von { $all } zeigen
}
inspector-asked = Was sich andere von { $neuron } wünschen
# The head of a column: the neurons that ask. The caption of the table is the text above.
inspector-asked-by = wer
inspector-asking-output = Ausgabe { $neuron }
inspector-sum = Summe = Stups

## The weights of a neuron as an image of pixels

pixel-weights-chosen = Pixel, dessen Gewicht gezeigt wird
    .value = Pixel { $pixel }, Zeile { $row }, Spalte { $column }
pixel-weights-quantities = Was das Bild zeigt
pixel-weights-weights = Gewichte
pixel-weights-weight-nudges = Gewichts-Stupse
pixel-weights-gradient = −Gradient

## The weighted sum

weighted-sum-hidden-title = So kommt <name>{ $neuron }</name> zustande
weighted-sum-output-title = So kommt Ausgabe „{ $neuron }“ zustande
weighted-sum-not-sent = Diese Schicht hat zu viele Gewichte, um sie zu übertragen.
# Below three images of 784 pixels each: weights × pixels = products.
weighted-sum-weights = seine Gewichte w
weighted-sum-pixels = die Pixel a
    .name = Die Pixel des Bildes
weighted-sum-products = ihre Beiträge w·a
    .name = Was jedes Pixel zur Summe beiträgt
weighted-sum-click-pixel = Ein Klick auf ein Pixel der Gewichte zeigt sein Produkt.
weighted-sum-click-cell = Ein Klick auf eine Zelle zeigt ihr Produkt.
# $arithmetic is such as "0.2 × 0.5 = +0.1".
weighted-sum-pixel = Pixel { $pixel }, Zeile { $row }, Spalte { $column }: { $arithmetic }.
weighted-sum-cell = { $neuron }: { $arithmetic }.
# $w and $product are the values that are drawn in full colour, and those beyond them.
weighted-sum-full-colour-from = { $is_known ->
    [yes] Volle Farbe: w ab { $w }, w·a ab { $product }.
   *[no] Volle Farbe: w ab { $w }.
}
weighted-sum-full-colour-at = { $is_known ->
    [yes] Volle Farbe: w bei { $w }, w·a bei { $product }.
   *[no] Volle Farbe: w bei { $w }.
}
# Says what the cells of a strip are: the pixels, or the neurons of hidden layer $layer.
weighted-sum-cells-pixels = { $is_cut ->
    [yes] Von links nach rechts die Pixel, die ersten { $count } von { $all }.
   *[no] Von links nach rechts die Pixel.
}
weighted-sum-cells-layer = { $is_cut ->
    [yes] Von links nach rechts die verdeckte Schicht { $layer }, die ersten { $count } von { $all }.
   *[no] Von links nach rechts die verdeckte Schicht { $layer }.
}
weighted-sum-terms = Die Summe von { $neuron }, die größten Summanden zuerst
weighted-sum-from = von
# Above bars, each of which begins where the one above it ends.
weighted-sum-added-up = aufsummiert
weighted-sum-others = { $count ->
    [one] und { $count } weiterer
   *[other] und { $count } weitere
}
weighted-sum-bias = + Bias b
weighted-sum-all = Alle Summanden als Tabelle
weighted-sum-not-known = Bekannt, sobald die Schicht leuchtet.
weighted-sum-not-zero = { $count ->
    [one] { $count } von { $all } Summanden ist nicht 0
   *[other] { $count } von { $all } Summanden sind nicht 0
}
# What the sum goes through. $formula is what then comes out, as in "a = σ(0.2) = 0.55".
weighted-sum-through = { $function ->
    [sigmoid] Durch die Sigmoidfunktion σ: { $formula }
    [tanh] Durch den tanh: { $formula }
    [relu] Durch max(0, z): { $formula }
    [leaky_relu] Durch die Leaky ReLU: { $formula }
    [softmax] Durch die Softmax-Funktion: { $formula }
   *[identity] So, wie sie ist: { $formula }
}
weighted-sum-softmax = Sie vergleicht alle { $count } Ausgaben: e<sup>z</sup> von dieser, als Anteil an der Summe über alle.
weighted-sum-softmax-here = Hier sind das { $power } von { $total }, also { $share }.
weighted-sum-shares = Alle Ausgaben als Anteile von 1
# For screen readers.
weighted-sum-curve = { $function ->
    [sigmoid] { $is_known ->
        [yes] Die Kurve der Sigmoidfunktion σ: Bei z = { $z } liegt sie bei { $a }
       *[no] Die Kurve der Sigmoidfunktion σ
    }
    [tanh] { $is_known ->
        [yes] Die Kurve des tanh: Bei z = { $z } liegt sie bei { $a }
       *[no] Die Kurve des tanh
    }
    [relu] { $is_known ->
        [yes] Die Kurve von max(0, z): Bei z = { $z } liegt sie bei { $a }
       *[no] Die Kurve von max(0, z)
    }
    [leaky_relu] { $is_known ->
        [yes] Die Kurve der Leaky ReLU: Bei z = { $z } liegt sie bei { $a }
       *[no] Die Kurve der Leaky ReLU
    }
   *[identity] { $is_known ->
        [yes] Die Kurve der Identität: Bei z = { $z } liegt sie bei { $a }
       *[no] Die Kurve der Identität
    }
}
