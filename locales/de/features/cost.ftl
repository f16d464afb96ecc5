## The cost of one example

# $label is the digit that the image shows.
cost-title = Die Kosten dieser { $label }
cost-areas = Alle { $count } Flächen zusammen sind so groß wie ein einziges Quadrat mit der Seite { $side }.
# Sides are of squares: what they show. $widest is the side of the greatest one.
cost-key = { $is_wide ->
    [yes] Seiten sind |a − y|, Flächen (a − y)². Die längste Seite ist { $widest }.
   *[no] Seiten sind |a − y|, Flächen (a − y)². Die Rahmen sind 1 breit: falscher geht es zwischen 0 und 1 nicht.
}
# For screen readers, as are the next ones. $a is what the output is, $y what it should be.
cost-output = { $is_known ->
    [yes] Ausgabe { $digit }: { $a } statt { $y }, quadriert { $area }
   *[no] Ausgabe { $digit }
}
cost-table = Die Kosten dieses Beispiels, Ausgabe für Ausgabe
cost-table-output = Ausgabe
cost-table-sum = Summe = C
cost-curve = { $is_known ->
    [yes] Die Kurve von −ln a: Bei a = { $a } ist sie { $cost } hoch
   *[no] Die Kurve von −ln a
}
cost-length = Nur Ausgabe { $digit } zählt, denn alle anderen haben y = 0. Diese Kosten sind keine Fläche, sondern eine Länge: die Höhe der Kurve über a.

## The average over many examples

cost-average-title = Das Mittel über viele
cost-average-sets = Welche Beispiele
# Each is a button; $count is the number of its examples, which is less bright.
cost-average-batch = der Mini-Batch <muted>{ $count }</muted>
cost-average-all = alle Beispiele <muted>{ $count }</muted>
# A button: the images pass by, one after the other.
cost-average-pass = Vorbeiziehen lassen
cost-average-again = Noch einmal
cost-average-stop = Stopp
# Why they cannot pass now.
cost-average-training = Solange trainiert wird, ändern sich die Kosten mit jedem Schritt. Drück Pause, dann können die Beispiele vorbeiziehen.
cost-average-unknown = Sobald die Kosten dieses Beispiels bekannt sind, können die anderen vorbeiziehen.
cost-average-no-batch = Vor dem ersten Schritt gibt es keinen Mini-Batch. Mach einen Schritt oder wähle alle Beispiele.
cost-average-no-step = Mit diesen Parametern wurde noch kein Schritt gemacht. Mach einen Schritt oder wähle alle Beispiele.
cost-average-diverged = Der Lauf ist divergiert: Bei { $wrong } von { $count } Beispielen sind die Kosten keine Zahl mehr, also gibt es kein Mittel. Geh zu einem früheren Schritt zurück oder trainiere mit einer kleineren Lernrate.
cost-average-mean = { $set ->
    [all] Das Mittel aller { $count } ist { $mean }: die Kosten C der Trainingsdaten bei Schritt { $step }.
   *[batch] Das Mittel aller { $count } ist { $mean }: die Kosten C des Mini-Batches bei Schritt { $step }.
}
cost-average-before = Bei Schritt { $step } war es { $cost }.
# At the top of the chart's axis.
cost-average-top = Kosten { $cost }
cost-average-key = Linie: das Mittel bisher. Punkte: die Kosten der gezeigten Beispiele, ▴ wo sie über dem Bild liegen. Waagerecht: wie viele vorbeigezogen sind, von Marke zu Marke zehnmal so viele.
# A table of two rows, each with its head: numbers of examples, counted from the first, and the mean of their costs.
cost-average-caption = Wie das Mittel entsteht
cost-average-first = die ersten
cost-average-cost = Kosten im Mittel
# The image of a digit that passes by, for screen readers.
cost-average-image = Eine { $label }
# Below its image, in two lines: the words small, the number large.
cost-average-one = <name>diese { $label } kostet</name> <value>{ $cost }</value>
cost-average-so-far = <name>Mittel von { $count }</name> <value>{ $mean }</value>
