### The descent: the paths of the runs of a race on the surface of the cost, from above or in three dimensions.

## The panel, and the large picture

descent-title = Abstieg auf der Kostenfläche
descent-enlarge = Vergrößern
descent-back = Zurück zum Netz
descent-large = Abstieg in voller Größe
descent-solid = 3-D
descent-none = Noch kein Rennen. Hier siehst du dann seine Wege auf der Kostenfläche.
# A race that has not begun. $runs are the names of its runs.
descent-draft = { $count ->
    [one] Von einem Start: { $runs }.
   *[other] Von einem Start: { $runs }. Wer ist früher tiefer?
}
descent-race = Das Rennen
descent-race-start = Rennen starten
descent-race-hold = Rennen anhalten
descent-race-go-on = Rennen weiterlaufen lassen
descent-race-again = Rennen von vorn

## The runs

descent-runs = Die Läufe
# $about is how many steps a run has made, or what became of it.
descent-run = { $name }: { $about }
descent-run-named = <b>{ $name }</b>: { $about }
# A careful step is made with all examples.
descent-steps = { $is_careful ->
    [yes] { $steps ->
        [one] { $steps } sorgfältiger Schritt
       *[other] { $steps } sorgfältige Schritte
    }
   *[no] { $steps ->
        [one] { $steps } Schritt
       *[other] { $steps } Schritte
    }
}{ $state ->
    [diverged] , dann divergiert
    [held] , angehalten
   *[going] { "" }
}
descent-epoch = Epoche { $epoch }
descent-cost = Kosten
# A fold: how exact the place of the run in the picture is.
descent-details = Einzelheiten
# How much too high or too low the run is drawn.
descent-drawn = gezeichnet
descent-off-the-plane-by = Abstand zur Ebene
descent-of-its-path-held = Weg enthalten

descent-drawn-times = { $way ->
    [high] { $times }-mal zu hoch
   *[low] { $times }-mal zu tief
}
descent-drawn-percent = { $way ->
    [high] { $share } zu hoch
   *[low] { $share } zu tief
}
descent-drawn-exactly = genau richtig
descent-drawn-detail = { $is_all ->
    [yes] Die Kosten über alle { $train } Beispiele sind { $cost }; dort, wo der Lauf gezeichnet ist, sind sie { $drawn }
   *[no] Die Kosten über { $examples } von { $train } Beispielen sind { $cost }; dort, wo der Lauf gezeichnet ist, sind sie { $drawn }
}
# Less than this share, which is a percentage.
descent-share-least = weniger als { $share }
# How much of the paths the plane holds. $shares is a percentage, or one for each path.
descent-plane-holds = { $paths ->
    [1] Ebene enthält { $shares } des Weges
    [2] Ebene enthält { $shares } beider Wege
   *[other] Ebene enthält { $shares } aller { $paths } Wege
}
descent-plane-holds-each = Ebene enthält { $shares } der Wege

## The point of a path under the pointer

descent-start = der Start
descent-point = { $is_full ->
    [yes] nach Schritt { $step } · Epoche { $epoch }
   *[no] nach Schritt { $step } · Epoche { $epoch }, Mini-Batch { $batch }
}
descent-point-cost = Kosten aller { $train }
descent-point-batch-cost = seines Mini-Batch
descent-point-seen = Beispiele gesehen
descent-point-angle = nächster Gradient: Winkel
descent-point-distance = Abstand zur Ebene
descent-visit = { $has_parameters ->
    [yes] Bringt den Raum zu Schritt { $step }, der mit diesen Parametern rechnet.
   *[no] Bringt den Raum zu Schritt { $step }. Danach stand der Lauf hier.
}
# The same, of the point under the pointer.
descent-click = { $has_parameters ->
    [yes] Ein Klick bringt den Raum zu Schritt { $step }, der mit diesen Parametern rechnet.
   *[no] Ein Klick bringt den Raum zu Schritt { $step }. Danach stand der Lauf hier.
}

# For screen readers.
descent-keys = Punkt auf einem Weg: mit links und rechts den Weg entlang, mit hoch und runter zu einem anderen Lauf, mit Enter dorthin
descent-no-point = kein Punkt gewählt
descent-point-start = { $name }: der Start, Kosten { $cost }
descent-point-described = { $name }: nach Schritt { $step }, Epoche { $epoch }, Kosten { $cost }

## Tables

descent-numbers = Die Läufe und ihr Bild: die Kosten über alle Trainingsbeispiele und wie genau jeder Lauf gezeichnet ist
descent-numbers-run = Lauf
descent-numbers-cost = Kosten
descent-numbers-drawn = gezeichnet
descent-numbers-off-the-plane = neben der Ebene
descent-numbers-path-held = Weg enthalten

descent-points = Die Wege in Zahlen
descent-points-run = Lauf
descent-points-of = Punkte: { $name }
descent-points-step = nach Schritt
descent-points-epoch = Epoche
descent-points-examples = Beispiele
descent-points-cost = Kosten
descent-points-batch-cost = des Batch
# For screen readers, in the row of the start.
descent-points-no-batch = noch keiner: hier ist der Start
descent-points-angle = Winkel
descent-points-x = x
descent-points-y = y
descent-points-off-plane = Abstand

## Saved files

descent-save = Speichern
descent-save-png = Bild (PNG)
descent-save-svg = Bild (SVG)
descent-save-paths = Wege (CSV)
descent-save-all = Gitter und Wege (NumPy)
descent-save-nothing = Es gibt noch kein Bild zum Speichern.

## Words that are drawn in the picture; they have little room

descent-axis-change = Änderung von { $parameter }
descent-axis-random-across = erste zufällige Richtung
descent-axis-random-down = zweite zufällige Richtung
descent-axis-line-across = vom Start zum Ende
descent-axis-line-down = Hauptrichtung daneben
descent-axis-steps-across = vom Start zur Mitte der ersten Schritte
descent-axis-steps-down = wohin sie seitlich abirren
descent-axis-paths-across = Richtung, in der die Wege am weitesten reichen
descent-axis-paths-down = die nächste, im rechten Winkel dazu
descent-cost-over = { $is_all ->
    [yes] Kosten über alle { $train } Beispiele
   *[no] Kosten über { $examples } von { $train } Beispielen
}
# What the thin arrows beside the single steps of a run are. It stands over the picture.
descent-arrows = Dünner Pfeil: der Schritt, den alle { $examples } Beispiele von dort machen würden, mit derselben Lernrate.
# Beside the arrow of the steepest descent.
descent-downhill = hinunter
# Below the point whose parameters the room shows.
descent-the-room = der Raum
descent-zoom = Zoom der Karte

## The surface in three dimensions

landscape-title = Abstieg auf der Kostenfläche in drei Dimensionen
landscape-role = Fläche in drei Dimensionen
landscape-name = Die Kostenfläche mit den Wegen darauf
landscape-turn = Fläche drehen
landscape-left = Von weiter links
landscape-right = Von weiter rechts
landscape-up = Von weiter oben
landscape-down = Von weiter unten
landscape-nearer = Näher
landscape-away = Weiter weg
landscape-above = Von oben
landscape-keys = Pfeiltasten gehen um die Fläche herum, Plus und Minus näher und weiter weg, Pos1 zurück zur ersten Ansicht.
landscape-heights = { $is_all ->
    [yes] Nach oben: der Logarithmus der Kosten über alle { $train } Beispiele. Eine dünne Linie führt von jeder Kugel zu ihren wahren Kosten.
   *[no] Nach oben: der Logarithmus der Kosten über { $examples } von { $train } Beispielen. Eine dünne Linie führt von jeder Kugel zu ihren wahren Kosten.
}
# The title of the axis of the heights.
landscape-axis = { $is_cut ->
    [yes] Kosten, abgeschnitten bei { $highest }
   *[no] Kosten
}
# Beside the true cost of a run: how it is drawn, as in "25 % too high".
landscape-drawn = { $is_beyond ->
    [yes] gezeichnet: { $drawn }, außerhalb der Skala
   *[no] gezeichnet: { $drawn }
}
