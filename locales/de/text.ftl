## Numbers

number-none = keine Zahl
number-infinite = unendlich
# As the language writes a percentage, with the space that it has. $number is without a sign of percent.
number-percent = { $number } %

## What a field for a number says of what was typed. $typed is what was typed.

number-missing = Hier fehlt eine Zahl.
number-wrong = „{ $typed }“ ist keine Zahl.
number-not-in-threes = „{ $typed }“ ist keine Zahl: Die Tausender stehen nicht in Dreiergruppen.
number-too-large = „{ $typed }“ ist zu groß.
number-not-whole = „{ $typed }“ ist keine ganze Zahl.
number-not-exact = „{ $typed }“ ist zu groß, um genau zu sein.
number-several = „{ $typed }“ sind mehrere Zahlen: Schreib tausend hier als 1000.
number-read = { $is_ambiguous ->
    [yes] „{ $typed }“ gilt als { $value }, nicht als { $other }.
   *[no] „{ $typed }“ gilt als { $value }.
}

## Names

name-pixel = Pixel { $index }
name-layer-input = Eingabe
name-layer-hidden = verdeckt { $layer }
name-layer-output = Ausgabe
# $neuron is a symbol or a digit, as in h2·5.
name-bias = Bias von { $neuron }
# The functions in a sentence, where the sum or a value goes through them, as in "through the sigmoid σ".
name-function-sigmoid = die Sigmoidfunktion σ
name-function-tanh = den Tangens hyperbolicus tanh
name-function-relu = max(0, z)
name-function-leaky-relu = die Leaky ReLU
name-function-identity = nichts
name-function-softmax = die Softmax-Funktion

## The arithmetic of a value: its title, and its lines of a symbol, a formula and a value

arithmetic-pixel = Pixel { $index }, Zeile { $row }, Spalte { $column }
# $weight is as in h2·5 → 3.
arithmetic-weight = Gewicht { $weight }
# $neuron is as in h1·5, or the digit of an output; $index is its number, 5.
arithmetic-neuron = { $is_output ->
    [yes] Ausgabe-Neuron { $neuron }
   *[no] { $neuron }: Neuron { $index } der verdeckten Schicht { $layer }, ab 0 gezählt
}
# The nudge of a pixel: there is none, since a pixel is given.
arithmetic-given = gegeben, nicht änderbar
arithmetic-ask = Wunsch
arithmetic-gradient = Gradient
arithmetic-gradient-is = Mittel von ∂C/∂w
# A sum of what the neurons of the next layer ask for.
arithmetic-sum-of-asks = Σ Wünsche
arithmetic-update = −η · Gradient
arithmetic-by-optimizer = vom Optimierer addiert
arithmetic-through-softmax = ∂C/∂z, durch Softmax
# The slope of the leaky ReLU: it is one number or the other.
arithmetic-leaky-slope = ({ $one } oder { $other })
# The largest terms of a sum, as in 0.500 − 0.250, and the sum of all others with its sign, as in + 0.125.
arithmetic-terms = { $count ->
    [one] { $terms } { $rest } aus { $count } weiteren
   *[other] { $terms } { $rest } aus { $count } weiteren
}

## The captions of the phases: what a phase does, and what came of it

# Two sentences of a caption, one after the other.
caption-sequence = { $first } { $second }
# Before the caption of a drawing whose digit nobody has said.
caption-suppose = Niemand hat gesagt, was es ist. Nehmen wir an: eine { $label }.

caption-forward =
    { $pixels } Pixel gehen hinein. Eine Linie trägt ihr Gewicht mal die Aktivierung links von ihr. Die stärksten Linien
    zählen am meisten: Sie drücken das Neuron rechts nach oben oder nach unten.
# $answer and $label are digits.
caption-forward-answer = { $verdict ->
    [unknown] Die stärkste Ausgabe ist die { $answer } mit { $activation }.
    [right] Die stärkste Ausgabe ist die { $answer } mit { $activation }, und das ist richtig.
   *[wrong] Die stärkste Ausgabe ist die { $answer } mit { $activation }. Es ist aber eine { $label }.
}
caption-forward-no-numbers = Die Ausgaben sind keine Zahlen mehr.

caption-squares =
    Wie weit liegt jede Ausgabe neben ihrem Sollwert? Die Quadrate der { $count } Abweichungen ergeben zusammen die
    Kosten dieses Beispiels.
# $output is a digit.
caption-squares-cost = C = { $cost }. Am meisten trägt die { $output } bei: Sie liegt bei { $activation } und soll { $wanted } sein.
caption-cross-entropy =
    Für wie wahrscheinlich hielt das Netz die { $label }, die es ist? Minus der Logarithmus davon sind die Kosten dieses
    Beispiels: 0 bei völliger Sicherheit, und umso mehr, je unwahrscheinlicher.
caption-cross-entropy-cost = C = −ln { $activation } = { $cost }.

caption-output-nudges =
    Die { $label } soll 1 sein, die anderen 0. In welche Richtung soll sich jede Ausgabe bewegen, und wie stark?
# $label and $other are digits.
caption-output-nudges-strongest = { $has_others ->
    [yes] { $direction ->
        [up] Die { $label } liegt bei { $activation } und will nach oben, { $nudge }; die { $other } liegt bei { $other_activation } und wünscht sich { $other_nudge }.
        [down] Die { $label } liegt bei { $activation } und will nach unten, { $nudge }; die { $other } liegt bei { $other_activation } und wünscht sich { $other_nudge }.
       *[nowhere] Die { $label } liegt bei { $activation } und will sich nicht bewegen, { $nudge }; die { $other } liegt bei { $other_activation } und wünscht sich { $other_nudge }.
    }
   *[no] { $direction ->
        [up] Die { $label } liegt bei { $activation } und will nach oben, { $nudge }. Die anderen kommen in diesen Kosten nicht vor: Sie wünschen sich nichts.
        [down] Die { $label } liegt bei { $activation } und will nach unten, { $nudge }. Die anderen kommen in diesen Kosten nicht vor: Sie wünschen sich nichts.
       *[nowhere] Die { $label } liegt bei { $activation } und will sich nicht bewegen, { $nudge }. Die anderen kommen in diesen Kosten nicht vor: Sie wünschen sich nichts.
    }
}
caption-output-nudges-close = Wer schon nah dran ist, wünscht sich am wenigsten.

caption-weight-nudges =
    Was sollen die Gewichte zur Schicht { $layer } tun? Jedes soll sich ändern: um die Aktivierung links mal den Auftrag −δ des
    Neurons rechts.
caption-weight-nudges-none = Kein Gewicht zur Schicht { $layer } soll sich ändern.
# $weight is as in h2·5 → 3; $neuron is as in h2·5, or the digit of an output. $chosen: what the reader has chosen.
caption-weight-nudges-strongest = { $chosen ->
    [neuron] Von den Gewichten zu { $neuron } soll sich { $weight } am meisten ändern, um { $nudge }.
    [weight] { $weight } soll sich um { $nudge } ändern.
   *[nothing] Am meisten soll sich { $weight } ändern, um { $nudge }.
} { $layer ->
    [1] Wo ein Pixel leer ist, sollen sich seine Gewichte nicht ändern.
   *[other] Die Aktivierung links ist { $activation }; wo sie fast 0 ist, gibt es wenig zu gewinnen.
}

caption-bias-nudges = Ein Bias der Schicht { $layer } soll sich um den Auftrag −δ seines Neurons ändern, egal, was links davon ist.
caption-bias-nudges-none = Kein Bias der Schicht { $layer } soll sich ändern.
# $neuron is as in h2·5, or the digit of an output. $is_chosen: the reader has chosen it.
caption-bias-nudges-strongest = { $is_chosen ->
    [yes] Der Bias von { $neuron } soll sich um { $nudge } ändern.
   *[no] Am meisten soll sich der Bias von { $neuron } ändern, um { $nudge }.
}
caption-bias-nudges-end = Hier ist Schluss: Die Pixel sind gegeben, niemand wünscht sich andere.

caption-asks = { $neurons ->
    [1] Das einzige Neuron wünscht sich etwas von den { $behind } links davon, proportional zum Gewicht. Sein Wunsch an ein Neuron ist dessen Stups.
   *[other] Jedes der { $neurons } Neuronen wünscht sich etwas von den { $behind } links davon, proportional zum Gewicht. Die Wünsche an ein Neuron ergeben zusammen seinen Stups.
}
# $asking and $asked are names of neurons, as in h2·5; $asking is a digit where it is an output.
caption-asks-one = { $is_output ->
    [yes] Ausgabe { $asking } wünscht sich { $ask } von { $asked }; alle zusammen ergeben { $nudge }.
   *[no] { $asking } wünscht sich { $ask } von { $asked }; alle zusammen ergeben { $nudge }.
}

caption-average-none = { $is_start ->
    [yes] Noch wurde kein Schritt gemacht, also gibt es noch kein Mittel.
   *[no] Mit diesen Parametern wurde noch kein Schritt gemacht, also gibt es noch kein Mittel.
}
caption-average = { $count ->
    [1] Ein Mini-Batch ist hier ein einziges Trainingsbeispiel: Was es sich wünscht, ist minus der Gradient.
   *[other] { $is_trained_on ->
        [yes] Das war ein einziges Beispiel: Es entscheidet nicht allein. Ein Mini-Batch sind { $count } Trainingsbeispiele, und jedes wünscht sich etwas anderes. Das Mittel der Wünsche ist minus der Gradient.
       *[no] Das war ein einziges Beispiel, mit dem nicht trainiert wird: Es entscheidet nicht mit. Ein Mini-Batch sind { $count } Trainingsbeispiele, und jedes wünscht sich etwas anderes. Das Mittel der Wünsche ist minus der Gradient.
    }
}
caption-average-strongest = { $count ->
    [1] Seine Kosten sind { $cost }. Der stärkste Wunsch gilt { $weight }: −∂C/∂w = { $wish }.
   *[other] Ihre mittleren Kosten sind { $cost }. Der stärkste Wunsch gilt { $weight }: −∂C/∂w = { $wish }.
}

caption-update-none = { $is_start ->
    [yes] Noch wurde kein Schritt gemacht: Das sind die Gewichte am Anfang.
   *[no] Mit diesen Parametern wurde noch kein Schritt gemacht.
}
caption-update = { $has_optimizer ->
    [yes] Schritt { $step }: Der Optimierer macht aus dem Gradienten ein Update, mit η = { $rate }.
   *[no] Schritt { $step }: Jedes Gewicht und jeder Bias macht seinen Schritt: Lernrate { $rate } mal mittlerer Stups.
}
caption-update-strongest = { $has_bias ->
    [yes] { $weight } ändert sich um { $change }, der Bias der Ausgabe { $output } um { $bias_change }.
   *[no] { $weight } ändert sich um { $change }.
}

## Lists

# As in "3 %, 5 % and 6 %": another item of the list, and the last one.
list-next = { $list }, { $item }
list-last = { $list } und { $item }
# The next number of several, which may have decimals, as in "0.71, 0.250".
list-number = { $list }; { $item }
