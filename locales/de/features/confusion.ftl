## The confusion matrix: what is taken for what

confusion-title = Was es womit verwechselt
# In place of the matrix, and of the mistakes.
confusion-not-measured = Noch nicht gemessen. Das geschieht, sobald das Netz einen Schritt gemacht hat.
confusion-measured = Bei Schritt <b>{ $step }</b> liest das Netz <right>{ $correct }</right> von { $count } Testbildern richtig: <right>{ $accuracy }</right>.
# $worst is a percentage.
confusion-key = Die Zahlen zählen Bilder. Grün: richtig gelesen, in voller Farbe, wenn es alle Bilder einer Ziffer sind. { $has_mistakes ->
    [yes] Orange: Fehler, in voller Farbe bei { $worst } einer Ziffer.
   *[no] { "" }
}
# $origin is a phrase of the server, such as server-origin-mnist: where the images come from.
confusion-origin = Die Testbilder: { $origin }.
# For screen readers.
confusion-caption = Konfusionsmatrix der Testbilder bei Schritt { $step }: untereinander, was sie sind, nebeneinander, wofür sie gehalten werden
# Over the columns, and over the rows, which have digits.
confusion-taken-for = gehalten für
confusion-is-a = ist
# Over the shares of the images of each digit that are read correctly.
confusion-right = richtig
confusion-cell = { $label }, gehalten für { $prediction }: { $count }

# The titles of the images of a cell, a column or a row. $label and $prediction are digits, as numbers.
confusion-images-right = Eine { $label }, richtig gelesen
confusion-images-wrong = Eine { $label }, gehalten für eine { $prediction }
confusion-images-column = Für eine { $prediction } gehalten
confusion-images-row = Jede { $label }
# $title is one of the four before. $shown is how many are shown where that is not all.
confusion-images = { $are_all ->
    [yes] { $count ->
        [one] { $title }: { $count } Bild
       *[other] { $title }: { $count } Bilder
    }
   *[no] { $title }: { $shown } von { $count } Bildern
}
confusion-choose = Klicke auf eine Zahl, um ihre Bilder zu sehen. Ein Klick auf ein Bild bringt es auf die Bühne.
confusion-image = Testbild { $index }
    .aria-label = Testbild { $index }: eine { $label }, gehalten für eine { $prediction }

## The images of the first layer's weights

first-layer-title = Wonach die erste Schicht sucht
# For screen readers.
first-layer-neuron = Neuron { $neuron }
# $full is the weight of the full colour.
first-layer-key = Die Gewichte von Schritt { $step }, eines für jedes Pixel. Blau: Ein Strich dort hebt das Neuron; Orange: Er senkt es. Kaum eines sieht aus wie ein Strich: Niemand hat dem Netz gesagt, wonach es suchen soll. Gewichte beginnen zufällig: Neuronen, die gleich beginnen, bekämen dieselben Stupse und blieben für immer gleich. Die nächste Schicht verbindet, was diese findet; eine Schicht allein könnte das nicht. Volle Farbe ab { $full }, in allen Bildern.
# For screen readers: a table with these columns, whose cells are as the last text.
first-layer-caption = Die Gewichte der ersten Schicht
first-layer-head = Neuron
first-layer-bias = Bias
first-layer-greatest = größtes Gewicht
first-layer-lowest = kleinstes Gewicht
first-layer-weight = { $weight }, von Pixel { $pixel }

## Mistakes: the test images that are read wrongly

mistakes-title = Fehler
mistakes-none = Bei Schritt <b>{ $step }</b> liest das Netz alle { $count } Testbilder richtig.
# $has_costs says whether they are in the order of their costs.
mistakes-count = Bei Schritt <b>{ $step }</b> liest das Netz { $wrong } von { $count } Testbildern falsch, { $share }. { $has_costs ->
    [yes] Die schlimmsten kommen zuerst: die mit den höchsten Kosten.
   *[no] { "" }
}
# The label of a menu, whose choices are mistakes-every-digit and mistakes-digit.
mistakes-with = Zeige Fehler bei
mistakes-every-digit = jeder Ziffer ({ $count })
# $digit is a digit. $name is the name of its class, such as "coat", where its class is no digit; $has_name says so.
mistakes-digit = { $has_name ->
    [yes] der { $digit } ({ $name }) ({ $count })
   *[no] der { $digit } ({ $count })
}
mistakes-page-none = Es gibt keine.
mistakes-choose = Wähle ein Bild: Es kommt auf die Bühne und von dort aufs Zeichenfeld.
# $label is the digit, as a number.
mistakes-on-stage = { $has_cost ->
    [yes] Auf der Bühne: Testbild { $index }, eine { $label }, Kosten <b>{ $cost }</b>.
   *[no] Auf der Bühne: Testbild { $index }, eine { $label }.
}
mistakes-draw = Darauf zeichnen
# Below an image: its label, and what the network answers.
mistakes-tile = { $label } <muted>als</muted> { $prediction }
# $label and $prediction are names of classes, such as "trousers".
mistakes-tile-names = { $label }, gelesen als { $prediction }
# For screen readers. $label and $prediction are digits. $label_name and $prediction_name are names of classes, such as
# "coat", where the classes are no digits; $has_names says so.
mistakes-tile-image = { $has_names ->
    [yes] Testbild { $index }: eine { $label } ({ $label_name }), gehalten für eine { $prediction } ({ $prediction_name })
   *[no] Testbild { $index }: eine { $label }, gehalten für eine { $prediction }
}{ $has_cost ->
    [yes] , Kosten { $cost }
   *[no] { "" }
}
