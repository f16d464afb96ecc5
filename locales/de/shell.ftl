## The header

# The name of the list of numbers in the header, for screen readers.
counters-name = Zähler
counter-step = Schritt
counter-epoch = Epoche
counter-seen = gesehen
    .title = gesehene Beispiele
counter-cost = Kosten
    .title = mittlere Kosten des letzten Mini-Batch
# $origin is one of server-origin-6k and those after it, in server/data.ftl: what the test examples are.
counter-test = Test
    .title = Anteil der Testbilder, die das Netz vor dem Update des Schritts richtig liest. Die Testbilder: { $origin }
# Beside a number that is of another step than the one on show. $step is a number.
counter-at-step = bei { $step }

## The table of contents

# The button that opens it.
contents = Inhalt
    .title = Inhalt (C)
contents-dialog = Inhalt
contents-name = Kapitel
# Beside the title of a chapter that is not written yet.
contents-coming = folgt

## The text of a chapter

# Below a chapter. $step is the number of the step on show, 0 before the first one. Where its parameters were tested,
# $accuracy is the share of the test images that the network reads correctly.
chapter-progress = { $step ->
    [0] { $is_tested ->
        [yes] Vor Schritt 1: { $accuracy } der Testbilder richtig.
       *[no] Vor Schritt 1.
    }
   *[other] { $is_tested ->
        [yes] Schritt <b>{ $step }</b>: { $accuracy } der Testbilder richtig.
       *[no] Schritt <b>{ $step }</b>.
    }
}
chapter-train-more = Noch { $steps } trainieren
chapter-previous = Voriges Kapitel
chapter-next = Nächstes Kapitel
# The tooltip of the two buttons. $label is one of the two texts above, $number and $title are those of the chapter it
# leads to.
chapter-turn = { $label }: { $number } · { $title }
# The button at the end of a chapter.
chapter-on-to = Weiter zu { $number }: { $title } ▶
chapter-more-text = Mehr Text
chapter-less-text = Weniger Text
# What screen readers are told when a chapter opens.
chapter-announced = Kapitel { $number }: { $title }
# $before and $digit are digits.
chapter-replaced =
    Die { $before }, die hier war, wünscht sich so gut wie nichts. Darum ist hier eine { $digit }, die sich mehr wünscht.

## The parts of the page

tabs-name = Bereiche
tab-story = Story
tab-lab = Labor
tab-draw = Zeichnen
page-share = Teilen
page-settings = Einstellungen
page-help = Hilfe
    .title = Hilfe (?)
# The button that ends the view for a projector.
page-whole = Ganze Seite
# Names of the columns beside the stage, for screen readers.
side-story = Kapitel
side-lab = Tafeln
side-draw = Deine eigene Ziffer
# In the header, where somebody else drives the room.
page-watching = du schaust zu
page-start-afresh = Neu anfangen
page-dismiss = Ausblenden

## Playing

transport-name = Wiedergabe
transport-play = Start
transport-pause = Pause
transport-speed = Tempo
# .short stands on the button; .arrow does where there is little room.
transport-previous-step = Voriger Schritt
    .short = Schritt −
transport-next-step = Nächster Schritt
    .short = Schritt +
transport-previous-phase = Vorige Phase
    .short = ◀ Phase
    .arrow = ◀
transport-next-phase = Nächste Phase
    .short = Phase ▶
    .arrow = ▶

## The menu "View"

view = Ansicht
view-lines = Linien
view-lines-follow = je nach Phase
view-lines-contributions = was fließt
view-lines-weights = Gewichte
view-lines-weight-nudges = Gewichts-Stupse
view-lines-gradient = Gradient des Mini-Batch
view-lines-update = letztes Update
view-arrows = Pfeile
view-arrows-layer = je Schicht ein Maßstab
view-arrows-all = ein Maßstab für alle
view-language = Sprache
view-big-text = Große Schrift
view-reduced-motion = Wenig Bewegung
# $other is the theme that the button chooses.
view-theme = { $other ->
    [light] Helles Design
   *[dark] Dunkles Design
}
view-projector = Beamer

## Notices

# The sentence before it says that the cost is no number any more.
diverged-learning-rate = Die Lernrate { $rate } ist vielleicht zu groß.
diverged-go-back = Zurück zu Schritt { $step }

## The choice of a panel

panel-chooser = Tafel
# What to try first in Lab, until a panel was chosen or the network trained. $speed is a choice in the header.
lab-first = Zum Anfang: Wähle oben „{ $speed }“, drück auf „Start“ und sieh zu, wie die Testgenauigkeit steigt. Wähle danach hier eine andere Tafel.
panel-chooser-draw = In einer anderen Tafel ansehen
panel-chooser-none = keine
panel-inspector = Inspektor
panel-weighted-sum = Gewichtete Summe
panel-cost-squares = Kosten des Beispiels
panel-cost-average = Mittlere Kosten
panel-sensitivity = Empfindlichkeit
panel-output-nudges = Ausgabe-Stupse
panel-avenues = Drei Wege
panel-fire-together = Zusammen feuern
panel-asks = Wünsche
panel-backwards = Rückwärts
panel-rivals = Wenn nur eine Ziffer zählte
panel-learning-curve = Wie viele Daten?
panel-table = Beispiele und Gewichte
panel-confusion = Was es womit verwechselt
panel-first-layer = Erste Schicht
panel-chain-rule = Kettenregel
panel-saturation = Wo σ flach ist
panel-circuit = Schaltbild
panel-code = Code
panel-deal = Das Austeilen
panel-descent = Abstieg
panel-race = Das Rennen
panel-experiments = Experimente
panel-race-chart = Kosten und Winkel der Läufe
panel-agreement = Mini-Batch und alle Beispiele
panel-pad = Zeichenfeld
panel-teach-step = Was es hätte sein sollen
panel-kept = Aufbewahrte Zeichnungen
panel-mistakes = Fehler
panel-data-sets = Datensätze
panel-charts = Kosten und Genauigkeit

## The dialogs

dialog-close = Schließen

## Keys and words

help = Tasten und Wörter
help-keys = Tasten
# Keys, as they are named on a keyboard of this language
key-space = Leertaste
key-shift-arrows = Umschalt + → ←
key-home = Pos1
key-undo = Strg + Z
key-escape = Esc
# What the keys do
help-key-play = Start, Pause
help-key-next = nächste, vorige Phase; in der Story: Kapitel
help-key-phase = nächste, vorige Phase, auch in der Story
help-key-contents = Inhalt der Story
help-key-fold = weniger Text im Kapitel, mehr von seinen Bildern
help-key-step = nächster, voriger Schritt
help-key-start = neu beginnen bei Schritt 0
help-key-digit = ein Beispiel dieser Ziffer; in „Zeichnen“: was es hätte sein sollen
help-key-undo = in „Zeichnen“: einen Strich zurücknehmen
help-key-example = nächstes Beispiel
help-key-mistake = nächstes Beispiel, das das Netz falsch liest
help-key-neuron = das Neuron darüber, darunter wählen
help-key-layer = in der Schicht links, rechts wählen
help-key-speed = schneller, langsamer
help-key-big = große Schrift
help-key-projector = für den Beamer: nur das Netz, sein Bildtext und die Phasen
help-key-escape = nichts mehr wählen; schließen
help-key-help = diese Hilfe
help-scripts =
    Ein Buchstabe meint die Taste, die ihn schreibt. Wenn deine Tasten Buchstaben einer anderen Schrift schreiben, ist es
    die Taste, die auf einer US-Tastatur an dieser Stelle liegt.
# What the words and symbols mean, one line each.
help-word-activation = <b>Aktivierung a</b>: der Wert eines Neurons, so hell ist sein Kreis.
help-word-weight = <b>Gewicht w</b>: wie stark eine Aktivierung für ein Neuron rechts davon zählt.
help-word-bias = <b>Bias b</b>: eine eigene Zahl des Neurons, die zur Summe dazukommt: z = Σ w·a + b.
help-word-sigmoid = <b>σ</b>, die Sigmoidfunktion: drückt die Summe z in den Bereich von 0 bis 1; a = σ(z).
help-word-cost = <b>Kosten C</b>: wie weit die Ausgaben von dem entfernt sind, was sie sein sollen.
help-word-nudge = <b>Stups ν = −∂C/∂a</b>: wohin, und wie stark, ein Beispiel eine Aktivierung bewegen will.
help-word-ask = <b>Wunsch</b>: was sich ein einzelnes Neuron von einem links davon wünscht; alle Wünsche zusammen ergeben den Stups.
help-word-delta = <b>Delta δ = ∂C/∂z</b>: wie schnell die Kosten mit der Summe z eines Neurons wachsen. −δ ist sein Auftrag.
help-word-gradient = <b>Gradient</b>: das Mittel von ∂C/∂w über den Mini-Batch.
help-word-rate = <b>Lernrate η</b>: wie groß ein Schritt ist; jedes Gewicht ändert sich um −η mal seinen Gradienten.
help-word-mnist = <b>MNIST</b>: eine Sammlung von 70.000 handgeschriebenen Ziffern, aus der die Beispiele stammen.
help-counted = Neuronen und Pixel werden ab 0 gezählt, wie in den Dateien: h1·11 ist Neuron 11 der verdeckten Schicht 1.
help-credit = Ziffern: MNIST, von Y. LeCun, C. Cortes und C. J. C. Burges (CC BY-SA 3.0).

## The settings of the run

settings = Einstellungen des Laufs
settings-wait = Einen Moment …
# $name is the name of a setting, $problem a sentence.
settings-wrong = { $name }: { $problem }
settings-marked =
    Mit ↺ markiert: Wer das ändert, beginnt den Lauf neu bei Schritt 0. Alles andere gilt ab dem nächsten Schritt.
# The tooltip of the mark.
settings-restarts = beginnt den Lauf neu
settings-cancel = Abbrechen
settings-apply = Übernehmen
setting-learning-rate = Lernrate η
setting-batch-size = Größe des Mini-Batch
setting-optimizer = Optimierer
setting-l2 = L2
setting-augment = zufällig verschieben, drehen, skalieren
setting-dataset = Datensatz
setting-hidden = verdeckte Schichten
setting-activation = Aktivierung
setting-output-activation = Aktivierung der Ausgabe
setting-cost = Kosten
setting-initializer = Startgewichte
setting-dtype = Zahlen
setting-seed = Startzahl (Seed)

# What may be chosen: activations, costs, initializers, optimizers, kinds of numbers.
choice-sigmoid = Sigmoid
choice-tanh = tanh
choice-relu = ReLU
choice-leaky-relu = Leaky ReLU
choice-identity = Identität
choice-softmax = Softmax
choice-squared = quadratisch
choice-cross-entropy = Kreuzentropie
choice-xavier = Xavier
choice-he = He
choice-normal = normalverteilt
choice-small-normal = klein, normalverteilt
choice-zero = null
choice-sgd = SGD
choice-momentum = Momentum
choice-adam = Adam
choice-float32 = float32
choice-float64 = float64

## Share

share = Teilen
share-live = Dieser Raum, live: Wer ihn öffnet, schaut zu
share-qr-code = QR-Code dieses Raums
share-moment = Dieser Moment, in einem eigenen Raum: Wer ihn öffnet, steuert
# $needs_drawings: the room trains on drawings that were made in it.
share-note = { $needs_drawings ->
    [yes] Der zweite Raum trainiert neu von der Startzahl an, mit den jetzigen Einstellungen. Was unterwegs geändert wurde, ist nicht dabei. Er braucht die Zeichnungen, mit denen dieser Raum trainiert: Sie sind auf diesem Server, solange hier ein Raum sie hat.
   *[no] Der zweite Raum trainiert neu von der Startzahl an, mit den jetzigen Einstellungen. Was unterwegs geändert wurde, ist nicht dabei.
}
share-drive = Diesen Raum von einem anderen Browser aus steuern
share-driving = Nur für dich: Wer das öffnet, steuert
share-copy = Kopieren
share-copied = Kopiert
share-copy-by-hand = Markiere und kopiere es von Hand
