## Asks: what each neuron of a layer asks of each neuron behind it

asks-title = { $is_output ->
    [yes] { $asked ->
        [one] Was sich jede Ausgabe von dem einen Neuron links wünscht
       *[other] Was sich jede Ausgabe von den { $asked } Neuronen links wünscht
    }
   *[no] { $asked ->
        [one] Was sich jedes Neuron der Schicht { $layer } von dem einen Neuron links wünscht
       *[other] Was sich jedes Neuron der Schicht { $layer } von den { $asked } Neuronen links wünscht
    }
}
asks-nobody-title = Niemand da für Wünsche
asks-nobody = Dieses Netz hat keine verdeckte Schicht: Links von seinen Ausgaben liegen die Pixel, und die sind gegeben.
asks-which-layer = Welche Schicht sich etwas wünscht
# Buttons: what the neurons ask is heard, one neuron after the other.
asks-one-by-one = Nacheinander
asks-next = Nächster Wunsch
asks-all = Alle
asks-heard = <b>{ $heard }</b> von { $asking } gehört
asks-key = Rechts und blau: soll nach oben; links und orange: nach unten.
asks-scale = Ein Balken bis zum Rand seiner Zelle ist { $most }; der längste Pfeil der Summen ist jetzt { $sum }.
asks-rows = Zeilen: die { $rows } von { $asked } mit dem stärksten Stups.
asks-columns = Spalten: die { $columns } von { $asking } mit dem stärksten Auftrag und alle anderen zusammen.
asks-point = Zeig auf eine Zelle, um ihre Rechnung zu sehen; ein Klick zeigt ihr Gewicht auf der Bühne.
# The name of a neuron that asks, as a tooltip.
asks-asker = { $is_output ->
    [yes] Ausgabe { $neuron }
   *[no] { $neuron }
}
# $neuron asks: the digit of an output, or a name such as h2·5.
asks-not-heard = { $is_output ->
    [yes] Ausgabe { $neuron } wurde noch nicht gehört.
   *[no] { $neuron } wurde noch nicht gehört.
}
# The arithmetic of one ask: $neuron asks it, and $behind is the name of the neuron that is asked.
asks-ask = { $is_output ->
    [yes] Ausgabe { $neuron } wünscht sich von { $behind }: −δ · w = { $push } · { $weight } = { $ask }
   *[no] { $neuron } wünscht sich von { $behind }: −δ · w = { $push } · { $weight } = { $ask }
}
# $push is −δ of the neuron, and $nudge its ν.
asks-column = { $is_output ->
    [yes] Ausgabe { $neuron }: ν = { $nudge }, Auftrag −δ = { $push }. Von jedem Neuron links wünscht sie sich das mal das Gewicht.
   *[no] { $neuron }: ν = { $nudge }, Auftrag −δ = { $push }. Von jedem Neuron links wünscht es sich das mal das Gewicht.
}
# The asks that a neuron has heard: none, some of them, or all of them.
asks-row = { $heard_state ->
    [none] { $neuron }, bei { $activation }: Noch wünscht sich niemand etwas von diesem Neuron.
    [some] { $heard ->
        [one] { $neuron }, bei { $activation }: { $heard } von { $asking } Wünschen ergibt bisher { $sum }.
       *[other] { $neuron }, bei { $activation }: { $heard } von { $asking } Wünschen ergeben zusammen bisher { $sum }.
    }
   *[all] { $asking ->
        [one] { $neuron }, bei { $activation }: Der einzige Wunsch ergibt ν = { $sum }
       *[other] { $neuron }, bei { $activation }: Alle { $asking } Wünsche ergeben zusammen ν = { $sum }
    }
}
# For screen readers, as are the next ones.
asks-caption = Die Wünsche der Schicht { $layer }: eine Zeile für jedes Neuron links davon, eine Spalte für jedes, das sich etwas wünscht, dann die Summe
asks-nudge = Stups { $nudge }
asks-nudge-unknown = Stups noch nicht bekannt
asks-cell-unknown = noch nicht gehört
# The head of the column of the other neurons, which have no column of their own.
asks-others = { $count ->
    [one] { $count } anderes
   *[other] { $count } andere
}
# The head of the last column: the sum of what none, some, or all neurons ask.
asks-sum = { $heard_state ->
    [none] Summe
    [some] bisher
   *[all] = Stups
}

## Avenues: three ways to help a neuron

avenues-title = { $is_output ->
    [yes] Drei Wege, Ausgabe { $neuron } zu helfen
   *[no] Drei Wege, { $neuron } zu helfen
}
# A label before a row of lengths to choose from.
avenues-size = Schrittlänge
    .aria-label = Länge des Schritts
# For screen readers.
avenues-caption = Was ein Schritt der Länge { $size } auf jedem Weg spart
# The heads of the columns and rows. "its" is of the neuron.
avenues-saved = gesparte Kosten
avenues-cost = Kosten
avenues-activation = sein a
avenues-now = wie es ist
avenues-by-bias = sein Bias
avenues-by-weights = seine Gewichte
avenues-by-activations = Aktivierungen links
# In place of the activations behind, where these are the pixels.
avenues-pixels = Pixel
# Beside the way that saves the most.
avenues-best = ★ bester Weg
# In place of a number that is infinite or undefined.
avenues-no-number = keine Zahl
avenues-no-nudge = Sein Stups ist 0: Es wünscht sich nichts, also wird nichts bewegt.
avenues-each-weight = Jedes Gewicht allein, das aktivste Neuron links zuerst
avenues-each-activation = Jede Aktivierung links allein, das stärkste Gewicht zuerst
# The head of the column of the neurons that the weights come from.
avenues-from = von
avenues-show-first = Die ersten { $count } zeigen
avenues-show-some = { $shown } von { $count } zeigen
avenues-show-all = Alle { $count } zeigen

## Backwards: the backward pass, layer by layer

backwards-title = Ebenso bis zur ersten Schicht
backwards-play = Rückwärts abspielen
# Three parts: what the bars are, what δ is, and what scale the arrows have. $outputs says what δ is at the outputs. $scale says whether the arrows of all layers are on one scale.
backwards-key = Balken: das Mittel von |ν| und von |δ| über die Neuronen einer Schicht, alle im selben Maßstab; daneben das Wievielfache der Schicht darüber. { $outputs ->
    [difference] δ = −ν · f′(z); an den Ausgaben a − y.
    [softmax] δ = −ν · f′(z); an den Ausgaben ∂C/∂z, durch die Softmax-Funktion.
   *[same] δ = −ν · f′(z).
} { $scale ->
    [common] Alle Pfeile haben denselben Maßstab.
   *[own] Die Pfeile jeder Schicht haben einen eigenen Maßstab.
}
# A button after an arrow down, between two layers: it plays these asks.
backwards-asks = { $count ->
    [one] Wünsche an das eine links davon
   *[other] Wünsche an die { $count } links davon
}
# Beside that button, when they are known: how many numbers were added up, as a product.
backwards-asks-known = { $neurons } · { $behind } Wünsche, addiert
backwards-input = Die Eingabe: gegeben, nicht änderbar.
# $label is the digit that the image shows.
backwards-pixels = { $count } Pixel dieser { $label }. Von ihnen wünscht sich niemand etwas; hier ist Schluss.
# A heading. $name is the layer's name, which is less bright.
backwards-layer = Schicht { $layer } <muted>{ $name }</muted>
backwards-neurons = { $count ->
    [one] { $count } Neuron
   *[other] { $count } Neuronen
}
# Which neurons have an arrow, and how long the longest is.
backwards-arrows = { $are_all ->
    [yes] { $count ->
        [one] { $count } Neuron, ν { $longest }
       *[other] { $count } Neuronen, längstes ν { $longest }
    }
   *[no] { $shown } von { $count } Neuronen, längstes ν { $longest }
}
# For screen readers, as are the next ones.
backwards-unknown = Stupse noch nicht bekannt
backwards-nudges = Stupse der Schicht { $layer }
backwards-neuron = Neuron
backwards-nudge = Stups
# The mean magnitude of the nudges ν, or of the deltas δ.
backwards-mean = { $of ->
    [nudge] Stups-Mittel |{ $symbol }|
   *[delta] Delta-Mittel |{ $symbol }|
}
# How many times the mean of the layer in front; what is hidden is for screen readers.
backwards-factor = ×{ $factor }<hidden> des Mittels der Schicht { $layer }</hidden>
# A label before the weight's name and its nudge.
backwards-strongest = stärkster Gewichts-Stups
    .title = Auf der Bühne zeigen

## Fire together: the weight nudges of a layer

fire-title = Aktivierung links × Auftrag rechts
fire-which-layer = Die Gewichte welcher Schicht
# A label and the choices behind it: the neurons' order.
fire-order = Neuronen
fire-sorted = sortiert
fire-in-place = der Reihe nach
# $weight is a button with the weight's name.
fire-strongest = Der stärkste von { $count }: { $weight }
    .title = Auf der Bühne zeigen
fire-all-zero = Kein Gewicht dieser Schicht soll sich ändern: Jedes Produkt ist 0.
# Of the strongest weight: whether the activation behind it is below 0, and whether the neuron in front is to go up.
fire-meaning = { $is_negative ->
    [yes] { $is_wanted ->
        [yes] Aktivierung unter 0, Auftrag nach oben: Das Gewicht soll sinken.
       *[no] Aktivierung unter 0, Auftrag nach unten: Das Gewicht soll steigen.
    }
   *[no] { $is_wanted ->
        [yes] Links aktiv, Auftrag nach oben: Das Gewicht soll steigen.
       *[no] Links aktiv, Auftrag nach unten: Das Gewicht soll sinken.
    }
}
fire-not-known = Welches Gewicht bekommt den stärksten Stups? Das zeigen erst die Gewichts-Stupse der Schicht { $layer }.
fire-show = Gewichts-Stupse der Schicht { $layer } zeigen
# Beside a scale of colours.
fire-scale = volle Farbe; halb so kräftig ist halb so stark
# Which neurons have a row, and which a column. $rows and $columns are how many are shown.
fire-extent = { $are_all_rows ->
    [yes] { $is_input ->
        [yes] Zeilen: alle { $behind } Pixel.
       *[no] { $behind ->
            [one] Zeilen: das eine Neuron links.
           *[other] Zeilen: alle { $behind } Neuronen links.
        }
    }
   *[no] { $is_input ->
        [yes] Zeilen: die { $rows } aktivsten von { $behind } Pixeln.
       *[no] Zeilen: die { $rows } aktivsten von { $behind } Neuronen links.
    }
} { $are_all_columns ->
    [yes] { $is_output ->
        [yes] Spalten: alle { $front } Ausgaben.
       *[no] { $front ->
            [one] Spalten: das eine Neuron rechts.
           *[other] Spalten: alle { $front } Neuronen rechts.
        }
    }
   *[no] { $is_output ->
        [yes] Spalten: die { $columns } von { $front } Ausgaben mit dem stärksten Auftrag.
       *[no] Spalten: die { $columns } von { $front } Neuronen rechts mit dem stärksten Auftrag.
    }
} Ein Klick zeigt ein Gewicht auf der Bühne.
# $wanted is the kind of the most wanted neuron: an output, another neuron, or none, where that is not known.
fire-limits = { $wanted ->
    [output] „Was zusammen feuert, verbindet sich“ ist hier nur ein Vergleich: Das Neuron rechts muss nicht feuern, es soll nur nach oben (am meisten soll das Ausgabe { $neuron }, und sie liegt bei { $activation }). Und ist es aktiv, soll aber nach unten, wird die Verbindung lockerer.
    [neuron] „Was zusammen feuert, verbindet sich“ ist hier nur ein Vergleich: Das Neuron rechts muss nicht feuern, es soll nur nach oben (am meisten soll das { $neuron }, und es liegt bei { $activation }). Und ist es aktiv, soll aber nach unten, wird die Verbindung lockerer.
   *[none] „Was zusammen feuert, verbindet sich“ ist hier nur ein Vergleich: Das Neuron rechts muss nicht feuern, es soll nur nach oben. Und ist es aktiv, soll aber nach unten, wird die Verbindung lockerer.
}
# For screen readers.
fire-caption = Gewichts-Stupse der Schicht { $layer }: eine Zeile für jedes Neuron links mit seiner Aktivierung, eine Spalte für jedes rechts mit seinem Auftrag −δ; in jeder Zelle ihr Produkt
# Over the columns: what they are, from left to right.
fire-wanted-up = soll nach oben
fire-front = Auftrag −δ rechts
fire-wanted-down = soll nach unten
fire-front-in-place = Auftrag −δ rechts, der Reihe nach
fire-front-unknown = rechts, der Reihe nach
# Over the rows.
fire-behind = a links
# The name of a neuron in front.
fire-output = Ausgabe { $neuron }
fire-push = −δ { $value }
fire-push-unknown = Auftrag noch nicht bekannt
fire-point = Zeig auf eine Zelle, um ihre Rechnung zu sehen.
