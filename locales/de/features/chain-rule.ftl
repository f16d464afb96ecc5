## The chain rule: the gradient of one weight as a product

chain-rule-title = Das Gewicht { $weight }
# The name of the equation for screen readers.
chain-rule-equation = Die Kettenregel für das Gewicht { $weight }
chain-rule-waiting = Sobald der Stups des Gewichts bekannt ist, wird er mit einem Differenzenquotienten verglichen.
chain-rule-asking = Ein Differenzenquotient der wahren Kosten wird berechnet…
chain-rule-no-number = Was der Schritt berechnet hat, ist keine Zahl: Es gibt nichts zu vergleichen.
# Two numbers that are compared, each after its name.
chain-rule-gradient = Kettenregel { $value }
chain-rule-difference = Differenzenquotient { $value }
chain-rule-compared = { $agrees ->
    [yes] Sie unterscheiden sich um { $by }. (C(w + h) − C(w − h)) / 2h mit h = { $h }
   *[no] Sie unterscheiden sich um mehr, als das Runden erklärt: { $by }. (C(w + h) − C(w − h)) / 2h mit h = { $h }
}
# In place of the marks ✓, ✗ and …, for screen readers.
chain-rule-state-agrees = Sie stimmen überein.
chain-rule-state-differs = Sie stimmen nicht überein.
chain-rule-state-waiting = Noch nicht verglichen.
# What the factors mean: ∂z/∂w, ∂a/∂z, ∂C/∂a, ∂C/∂z and ∂C/∂w. Each stands beside its symbol, and its formula follows.
# $behind is the name of a pixel or a neuron, as in "pixel 12" or h1·3.
chain-rule-z-by-w = { $is_input ->
    [yes] wie stark sich z mit w bewegt: so viel Tinte, wie bei { $behind } ist.
   *[no] wie stark sich z mit w bewegt: die Aktivierung links, a von { $behind }.
}
# $function is a symbol such as σ.
chain-rule-a-by-z = { $is_identity ->
    [yes] wie stark sich a mit z bewegt: die Steigung der Identität bei diesem z.
   *[no] wie stark sich a mit z bewegt: die Steigung von { $function } bei diesem z.
}
chain-rule-c-by-a = wie stark sich C mit a bewegt: der Stups mit umgekehrtem Vorzeichen.
# Before a table of the ways.
chain-rule-c-by-a-hidden = { $count ->
    [one] wie stark sich C mit a bewegt: die Summe über den einen Weg nach rechts, siehe unten.
   *[other] wie stark sich C mit a bewegt: die Summe über alle { $count } Wege nach rechts, siehe unten.
}
chain-rule-c-by-z = durch die Softmax-Funktion bewegt jedes z jedes a, also ist ∂a/∂z keine einzelne Zahl. Was die zehn zusammen ergeben:
chain-rule-c-by-w = wie stark sich C mit w bewegt: Der Gewichts-Stups ist { $nudge }.
chain-rule-c-by-w-unknown = wie stark sich C mit w bewegt.
chain-rule-bias = Für den Bias ist der erste Faktor 1: ∂C/∂b = { $value }

## The sums over paths

# For screen readers: the formula in words.
path-sums-formula = Die Kosten nach a sind die Summe über j von w j mal der Steigung bei j mal den Kosten nach a j
path-sums-unknown = ∂C/∂a von { $neuron } ist bekannt, sobald Schicht { $layer } sich etwas gewünscht hat.
path-sums-caption = { $neuron } wirkt auf die Kosten über Schicht { $layer }
# The heads of columns: the neuron of the next layer, and the product of the numbers before it.
path-sums-through = über
path-sums-path = = Weg
# In the place of a neuron's name: all others.
path-sums-others = { $count ->
    [one] und { $count } anderes
   *[other] und { $count } andere
}
path-sums-sum = Summe = ∂C/∂a von { $neuron }
path-sums-output = Ausgabe { $neuron }
# For screen readers: a button with a number that opens the sum of a neuron.
path-sums-open = { $value }, wieder eine Summe: { $neuron }

## The same as a circuit of gates

circuit-title = Dasselbe als Schaltbild: { $weight }
# Four buttons: the gates work one after the other.
circuit-steps = Gatter für Gatter
circuit-start = Von vorn
circuit-previous = ◀ Gatter
    .aria-label = Voriges Gatter
circuit-next = Gatter ▶
    .aria-label = Nächstes Gatter
circuit-all = Alle
# The sentence in place of those about a gate.
circuit-nothing = Noch ist nichts berechnet. Gatter für Gatter: erst vorwärts, dann rückwärts.
# In place of the sentence about a gate whose numbers are not known yet.
circuit-not-yet = Die gezeigte Phase ist noch nicht bei diesem Gatter.
circuit-so-far = Was die gezeigte Phase bisher berechnet hat.
circuit-done = Vorwärts bis C = { $cost }, und von 1 zurück bis ∂C/∂w = { $gradient }: der Gewichts-Stups mit umgekehrtem Vorzeichen.
# For screen readers. $known is what is known: nothing, the cost, or the gradient of the weight as well.
circuit-picture = { $known ->
    [nothing] Schaltbild mit { $gates } Gattern vom Gewicht { $weight } bis zu den Kosten. Seine Zahlen stehen in der Tabelle darunter.
    [cost] Schaltbild mit { $gates } Gattern vom Gewicht { $weight } bis zu den Kosten = { $cost }. Seine Zahlen stehen in der Tabelle darunter.
   *[gradient] Schaltbild mit { $gates } Gattern vom Gewicht { $weight } bis zu den Kosten = { $cost }; zurück am Gewicht { $gradient }. Seine Zahlen stehen in der Tabelle darunter.
}
circuit-key = Über einer Leitung steht ihr Wert, der vorwärts geht, darunter ∂C/∂ dieses Werts, das zurückkommt: <up>+ die Kosten wachsen mit ihm</up>, <down>− die Kosten sinken</down>. { $has_paths ->
    [yes] Von allen Wegen ist der stärkste gezeichnet; wo sich Wege teilen, kommt dazu, was über die anderen zurückkommt. Gerundet, so weit der Platz reicht: Die Tabelle ist genauer.
   *[no] Gerundet, so weit der Platz reicht: Die Tabelle ist genauer.
}
circuit-table = Das Schaltbild in Zahlen
circuit-caption = Alle Leitungen des Schaltbilds, vorwärts
# The heads of the table's columns.
circuit-wire = Leitung
circuit-into = Ziel
circuit-value = Wert
circuit-gradient = ∂C/∂ davon
# What a wire goes into, in place of the symbol of a gate.
circuit-fan = Verzweigung

# The titles of the parts of the circuit: a neuron, or the cost.
circuit-part-neuron = { $is_output ->
    [yes] Ausgabe { $neuron }
   *[no] verdeckt { $layer }, Neuron { $neuron }
}
circuit-part-cost = die Kosten
# Names of wires; "their" is of the two wires before, "its" of the one before. $neuron is as in h1·3, or a digit.
# $symbol is a or z.
circuit-wire-activation = { $symbol } von { $neuron }
circuit-wire-weight = Gewicht { $weight }
circuit-wire-product = ihr Produkt
# Drawn above a wire of little width.
circuit-wire-others = { $count ->
    [one] { $count } anderes
   *[other] { $count } andere
}
circuit-wire-other-products = { $count ->
    [one] das andere Produkt
   *[other] die { $count } anderen Produkte
}
circuit-wire-bias = Bias von { $neuron }
# Drawn above a wire of little width.
circuit-wire-other-z = { $count } andere z
circuit-wire-other-outputs-z = die z der anderen Ausgaben
# Drawn below a gate: all others.
circuit-wire-aside = andere
circuit-wire-other-activations = die Aktivierungen der anderen Ausgaben
# $neuron is the one whose activation it is, $next the one that it goes on to.
circuit-wire-on = a von { $neuron }, weiter zu { $next }
circuit-wire-other-paths = { $count ->
    [one] der Weg durch das andere Neuron
   *[other] die Wege durch die { $count } anderen Neuronen
}
circuit-wire-cost = die Kosten dieses Beispiels
circuit-wire-distance = der Abstand
circuit-wire-square = sein Quadrat
circuit-wire-desired = der Sollwert, der gegeben ist
circuit-wire-other-squares = die Quadrate der { $count } anderen Ausgaben

# What a gate does forward. $product and $sum are written out, as in "0.5 · 0.2" and "0.1 + 0.2".
circuit-forward-times = Vorwärts: × multipliziert die Eingabe mit dem Gewicht: { $product } = { $result }.
circuit-forward-plus = Vorwärts: + addiert: { $sum } = { $result }.
# $function is a symbol such as σ.
circuit-forward-squash = Vorwärts: { $function } macht aus z die Aktivierung: { $result }.
circuit-forward-softmax = Vorwärts: Die Softmax-Funktion macht aus allen z der Ausgaben Anteile von 1; dieser ist { $result }.
# $count is how many neurons there are besides the one that the path goes through.
circuit-forward-fan = { $count ->
    [0] Vorwärts: Die Aktivierung geht weiter zu jedem Neuron der nächsten Schicht.
    [one] Vorwärts: Die Aktivierung geht weiter zu jedem Neuron der nächsten Schicht, also auch zu { $count } anderen.
   *[other] Vorwärts: Die Aktivierung geht weiter zu jedem Neuron der nächsten Schicht, also auch zu { $count } anderen.
}
circuit-forward-minus = Vorwärts: − zieht den Sollwert ab: { $value } − { $desired } = { $result }.
circuit-forward-square = Vorwärts: ( )² quadriert den Abstand: { $product } = { $result }.
circuit-forward-log = Vorwärts: Die Kosten sind minus der Logarithmus vom Anteil des Labels: { $result }.

# How the gradient goes back through a gate. $through is a product and its result, as in "0.5 · 0.2 = 0.1".
circuit-backward-times = { $is_pixel ->
    [yes] Rückwärts: × gibt den Gradienten mal den anderen Eingang weiter: An { $weight } geht { $weight_through }; ein Pixel ist gegeben.
   *[no] Rückwärts: × gibt den Gradienten mal den anderen Eingang weiter: An { $weight } geht { $weight_through }, an { $activation } geht { $activation_through }.
}
circuit-backward-plus = Rückwärts: + gibt den Gradienten unverändert an jeden Eingang weiter: { $gradient }.
# $function is a symbol such as σ, $slope its slope as a formula.
circuit-backward-squash = { $function ->
    [ReLU] Rückwärts: { $function } gibt den Gradienten mal die eigene Steigung weiter, 1 über 0, sonst 0: { $through }.
    [leaky] Rückwärts: { $function } gibt den Gradienten mal die eigene Steigung weiter, 1 über 0, sonst 0,01: { $through }.
   *[other] Rückwärts: { $function } gibt den Gradienten mal die eigene Steigung weiter, { $slope }: { $through }.
}
circuit-backward-softmax = Rückwärts: Die Softmax-Funktion gibt ihn mal ∂a/∂z weiter: { $through }, das ist a − y.
circuit-backward-softmax-aside = Rückwärts: Die Softmax-Funktion gibt ihn mal ∂a/∂z weiter, { $through }; mit dem, was über die anderen a zurückkommt, sind es { $gradient }.
circuit-backward-fan = Rückwärts: Es gibt nur einen Weg: Sein Gradient geht unverändert weiter, { $gradient }.
circuit-backward-fan-aside = Rückwärts: Hier teilen sich die Wege, also addieren sich zurück ihre Gradienten: { $sum }.
circuit-backward-minus = Rückwärts: − gibt den Gradienten unverändert weiter: { $gradient }. Der Sollwert ist gegeben.
circuit-backward-square = Rückwärts: ( )² gibt den Gradienten mal die eigene Steigung weiter, 2 (a − y): { $through }.
circuit-backward-log = Rückwärts: −log gibt den Gradienten mal die eigene Steigung weiter, −1 / a: { $through }.
