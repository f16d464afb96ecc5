### Networks that are trained apart from the run: the learning curve, and one that trains on a single digit.

## The learning curve

learning-curve-title = Dasselbe Netz mit immer mehr Labels
# The choice of the images: as they are, or augmented.
learning-curve-images = Bilder
    .shown = Bilder
learning-curve-as-they-are = wie sie sind
learning-curve-augmented = zufällig verschoben, gedreht, skaliert
learning-curve-train = ▶ Alle trainieren
learning-curve-stop = ■ Stopp
learning-curve-other = Andere Beispiele
    .title = Dasselbe mit anderen Beispielen aus allen
learning-curve-progress = Schritte jedes Netzes
learning-curve-step = Schritt { $step } von { $steps }
# <draw> is a button that opens the place Draw.
learning-curve-labels-from = Labels kommen von Menschen: Zeichne unter <draw>Zeichnen</draw> Ziffern, sag, welche es sind,
    und trainiere auch mit ihnen.
# Above ten images.
learning-curve-seen = { $count ->
    [one] Alles, was das Netz mit { $count } Label zu sehen bekommt
   *[other] Alles, was das Netz mit { $count } Labels zu sehen bekommt
}{ $is_augmented ->
    [yes] , jedes Mal anders:
   *[no] :
}
# The legend.
learning-curve-test = Testbilder
learning-curve-own = eigene Beispiele
learning-curve-same-augmented = dasselbe, verschoben, gedreht, skaliert
learning-curve-past = mit anderen Beispielen
# Words in the picture.
learning-curve-axis = Beispiele mit Label
learning-curve-guessing = geraten
# The picture for screen readers. $plain and $augmented are lists of learning-curve-point.
learning-curve-picture = { $shown ->
    [none] Testgenauigkeit nach Labels, bis { $count }: Noch ist nichts trainiert
    [plain] Testgenauigkeit nach Labels, Bilder wie sie sind: { $plain }
    [augmented] Testgenauigkeit nach Labels, Bilder zufällig verändert: { $augmented }
   *[both] Testgenauigkeit nach Labels, Bilder wie sie sind: { $plain }; zufällig verändert: { $augmented }
}
learning-curve-point = { $count ->
    [one] { $count } Label: { $share }
   *[other] { $count } Labels: { $share }
}
# $sizes is such as "10, 30, 100 … 4,000".
learning-curve-training = Netze mit { $sizes } Labels werden trainiert.
# $first is a list of the first sizes.
learning-curve-sizes = { $first } … { $last }
# A difference of percentages, in percentage points. $points is a text such as "12.3", here and below.
learning-curve-points = { $points } Prozentpunkte
# The result. There is one network, or $few and $all are the numbers of labels of the first and the last one.
# $is_over says whether they have made all their steps, which $steps counts.
learning-curve-outcome = { $is_over ->
    [yes] { $is_one ->
        [yes] { $step ->
            [one] Nach { $step } Schritt
           *[other] Nach { $step } Schritten
        }
       *[no] { $step ->
            [one] Nach je { $step } Schritt
           *[other] Nach je { $step } Schritten
        }
    }
   *[no] { $steps ->
        [one] Nach { $step } von { $steps } Schritt
       *[other] Nach { $step } von { $steps } Schritten
    }
} { $is_one ->
    [yes] liest das Netz { $all_share } von { $tests } Testbildern richtig.
   *[no] { $few ->
        [one] liest das Netz mit { $few } Label
       *[other] liest das Netz mit { $few } Labels
    } { $few_share } von { $tests } Testbildern richtig, das mit { $all } liest { $all_share }.
}
learning-curve-gap = { $way ->
    [worse] Seine eigenen Beispiele liest es um { $points } Prozentpunkte schlechter.
   *[better] Seine eigenen Beispiele liest es um { $points } Prozentpunkte besser.
}
learning-curve-gaps = Von ihren eigenen Beispielen lesen sie { $few_share } und { $all_share }: Die Abstände sind
    { $few_points } und { $all_points } Prozentpunkte.
# What the augmentation of images adds to the accuracy.
learning-curve-adds-nothing = Zufälliges Verschieben, Drehen und Skalieren bringt hier nichts.
learning-curve-adds = { $count ->
    [one] Zufälliges Verschieben, Drehen und Skalieren bringt am meisten mit { $count } Label: { $points } Prozentpunkte.
   *[other] Zufälliges Verschieben, Drehen und Skalieren bringt am meisten mit { $count } Labels: { $points }
            Prozentpunkte.
}
learning-curve-worth = Damit sind { $count } so gut wie etwa { $others } ohne.
learning-curve-worth-all = Damit sind { $count } besser als alle { $all } ohne.
learning-curve-adds-with-all = { $way ->
    [nothing] Mit allen { $count } ändert es nichts.
    [less] Mit allen { $count } kostet es { $points } Prozentpunkte.
   *[more] Mit allen { $count } bringt es { $points } Prozentpunkte.
}
learning-curve-table = Die Kurven in Zahlen
    .name = Wie viel Prozent der Testbilder und seiner eigenen Beispiele jedes Netz richtig liest, nach der Zahl seiner
        Labels
    .units = Alles in Prozent; der Abstand sagt, um wie viel besser ein Netz seine eigenen Beispiele liest als die
        Testbilder.
learning-curve-table-plain = wie sie sind
learning-curve-table-augmented = zufällig verändert
learning-curve-table-labels = Labels
learning-curve-table-test = Test
learning-curve-table-own = eigene
learning-curve-table-gap = Abstand

## Training on a single digit

one-digit-title = Nur die { $digit }, und alle Ziffern
one-digit-choose = Die einzige Ziffer, die zählt
one-digit-train = ▶ Beide trainieren
one-digit-stop = ■ Stopp
# The names of the two networks.
one-digit-only = nur die { $digit } zählt
    .progress = Schritte des Netzes, für das nur die { $digit } zählt
one-digit-all = alle Ziffern zählen
    .progress = Schritte des Netzes, für das alle Ziffern zählen
# $share is large, the word is small.
one-digit-right = <b>{ $share }</b> <muted>richtig</muted>
one-digit-standing = Schritt { $step } von { $steps } · { $seen } Beispiele
one-digit-to-make = { $steps ->
    [one] noch { $steps } Schritt
   *[other] noch { $steps } Schritte
}
one-digit-legend = Ein Balken zeigt, welchen Anteil der { $count } Testbilder das Netz für diese Ziffer hält; der Strich
    darin, welcher Anteil sie ist.
one-digit-table = Wie viele von { $count } Testbildern jedes Netz für welche Ziffer hält
one-digit-table-digit = Ziffer
one-digit-training = Beide werden trainiert, eines davon nur mit der { $digit }.
one-digit-outcome = { $step ->
    [one] Nach { $step } Schritt
   *[other] Nach { $step } Schritten
} hält das Netz, für das nur die { $digit } zählt, { $called } von { $count } Bildern für eine { $digit }: { $only_share }
    richtig. Das andere hat { $all_share } richtig.
