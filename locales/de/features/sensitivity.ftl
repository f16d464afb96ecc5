### How sensitive the cost is to two weights. Names of weights and biases, such as "h1·3 → 8", come as values.

sensitivity-title = Wie empfindlich?
# A label and the choices behind it, each a button: the cost of the example on the stage, whose digit is $digit, of a
# mini-batch, or of all training examples.
sensitivity-cost-of = Kosten
sensitivity-this-example = diese { $digit }
sensitivity-mini-batch = Mini-Batch
sensitivity-all = alle { $count }
sensitivity-all-examples = alle Beispiele
# The sentence about both weights. If the numbers are of another step than the one on show, it says of which: <at> is
# less bright.
sensitivity-question = Was wirkt stärker auf die Kosten, { $one } oder { $other }? <muted>Der Gradient ist noch nicht
    bekannt.</muted>
sensitivity-neither = { $is_now ->
    [yes] Hier wirkt weder { $one } noch { $other } auf die Kosten.
   *[no] Hier wirkt <at>bei Schritt { $step }</at> weder { $one } noch { $other } auf die Kosten.
}
sensitivity-only-one = { $is_now ->
    [yes] { $less } wirkt hier nicht auf die Kosten, { $more } schon.
   *[no] { $less } wirkt hier <at>bei Schritt { $step }</at> nicht auf die Kosten, { $more } schon.
}
sensitivity-equal = { $is_now ->
    [yes] { $one } und { $other } wirken gleich stark auf die Kosten.
   *[no] { $one } und { $other } wirken <at>bei Schritt { $step }</at> gleich stark auf die Kosten.
}
# <times> is large.
sensitivity-times = { $is_now ->
    [yes] { $more } wirkt <times>{ $ratio }-mal</times> so stark auf die Kosten wie { $less }.
   *[no] { $more } wirkt <at>bei Schritt { $step }</at> <times>{ $ratio }-mal</times> so stark auf die Kosten wie { $less }.
}
# Two components of the gradient, below that sentence.
sensitivity-gradients = <muted>Steigung der gestrichelten Linie, ∂C/∂w:</muted> { $more } <muted>gegenüber</muted> { $less }
# The names of the two cards.
sensitivity-first = Erstes Gewicht
sensitivity-second = Zweites Gewicht
sensitivity-strong-and-weak = Ein starkes und ein schwaches
sensitivity-one-scale = Gleicher Maßstab
# A label before the choice of how far a slider reaches.
sensitivity-reach = Reichweite

## The card of a weight

sensitivity-show = Auf der Bühne zeigen
sensitivity-take = Ausgewähltes nehmen
    .title = Wähle eines mit einem Klick auf der Bühne
# Labels, each before a choice: the layer of another weight, its neuron, and the neuron or pixel behind it; then a button
# that chooses the bias.
sensitivity-layer = Schicht
sensitivity-neuron = Neuron
sensitivity-from = von
sensitivity-from-pixel = von Pixel
sensitivity-bias = Bias
# A slider.
sensitivity-wiggle = Bewege { $weight }
    .value = { $value }, das sind { $change }
# Above the sliders.
sensitivity-hint = Zieh oder nimm die Pfeiltasten. Lässt du los, ist alles wie vorher: kein Training.
# $value is where the slider was; $cost and $predicted are costs.
sensitivity-last = Bei { $value } waren die Kosten { $cost }; die gestrichelte Linie ließ { $predicted } erwarten.
# A table of costs.
sensitivity-costs = Die Kosten, während sich { $weight } bewegt
sensitivity-cost = Kosten
# Below the curve of the cost, in its middle: the weight, or the bias, as it is.
sensitivity-at = { $is_bias ->
    [yes] Bias { $value }
   *[no] Gewicht { $value }
}
sensitivity-change = Änderung
sensitivity-as-it-is = wie es ist
sensitivity-actual = wirklich
sensitivity-predicted = erwartet
sensitivity-table = Die Kurve in Zahlen
    .name = Die Kosten in Abhängigkeit von { $weight }
sensitivity-value = Wert
