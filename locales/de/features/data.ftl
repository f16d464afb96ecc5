## The data sets

data-sets-title = Datensätze
data-sets-restart = Mit einem anderen Datensatz beginnt der Lauf wieder bei Schritt 0.
data-sets-not-yours = Wer diesen Raum geöffnet hat, wählt den Datensatz.
# A kind of clothing in the list $classes of the next text: the number of its output, and its name.
data-sets-class = { $digit } { $name }
# $classes is a list of numbers and names.
data-sets-classes = Zehn Arten von Kleidung statt der Ziffern: { $classes }.
data-sets-upright = Jede Ziffer wird aufgerichtet, auch deine, und seltene Formen kommen in einer Epoche mehrmals vor: So liest das Netz die Handschrift anderer Leute besser.
# $origin is a phrase of the server, such as server-origin-mnist: where the test images come from.
data-sets-size = { $train } Bilder zum Lernen, { $test } zum Testen: { $origin }.
data-sets-included = In Nudge enthalten.
data-sets-here = Auf dem Rechner, auf dem Nudge läuft.
data-sets-megabytes = { $amount } MB
# $done, $total and $size are in megabytes. $mirror is the name of another computer.
data-sets-progress = { $has_mirror ->
    [yes] { $done } von { $total }, Quelle: { $mirror }
   *[no] { $done } von { $total }
}
data-sets-stopped = Nach { $done } angehalten; der nächste Versuch macht dort weiter.
data-sets-not-here = Noch nicht hier. Auf dem Rechner, auf dem Nudge läuft, braucht er einmalig { $size }.
# $reason is a sentence.
data-sets-failed = { $reason } Sonst hat sich nichts geändert.
data-sets-failed-somehow = Es ist misslungen.
# For screen readers, as are the next ones.
data-sets-progress-name = Download: { $title }
data-sets-arrived = Jetzt hier: { $title }.
data-sets-downloading = Download: { $title }, { $percent } %.
data-sets-download-stopped = Download angehalten: { $title }.
# Buttons.
data-sets-trained = Wird gerade verwendet
data-sets-train = Damit trainieren
data-sets-download = { $size } herunterladen
data-sets-stop = Stopp
data-sets-go-on = Weiter
data-sets-try-again = Noch einmal

## The deal: an epoch's images in rows, one for each step

deal-title = Eine Reihe, ein Schritt
deal-coming = Die Bilder sind unterwegs …
# Buttons: the images are shuffled, and dealt into rows as cards are.
deal-shuffle = Mischen
deal-deal = Austeilen
deal-next-row = Nächste Reihe
deal-play = Epoche abspielen
deal-stop = Stopp
# The names of numbers.
deal-step = Schritt
deal-epoch = Epoche
deal-batch = Mini-Batch
deal-seen = Beispiele gesehen
# The mini-batch of how many; where the epoch is another one, the second text.
deal-batch-none = noch keiner
deal-batch-of = { $number } von { $count }
# How the images lie. $count is their number.
deal-in-order = Die Trainingsdaten in ihrer eigenen Reihenfolge: { $count } Bilder.
deal-shuffled = Epoche { $epoch }: dieselben { $count } Bilder, gemischt.
deal-one-row = Epoche { $epoch }: { $count } Bilder in einer einzigen Reihe.
deal-rows = Epoche { $epoch }: { $count } Bilder in { $rows } Reihen zu je { $length }.
deal-rows-and-rest = { $rows ->
    [one] Epoche { $epoch }: { $count } Bilder in { $rows } Reihe zu { $length } und einer zu { $rest }.
   *[other] Epoche { $epoch }: { $count } Bilder in { $rows } Reihen zu je { $length } und einer zu { $rest }.
}
deal-mixed-rows = Epoche { $epoch }: { $count } Bilder in { $rows } Reihen zu { $least } bis { $most }.
# $label is the digit.
deal-image = Eine { $label }, Trainingsbild { $image }.
# $use says which step uses the row: the step on show ("now"), one before it ("used"), one to come ("coming"), or that
# it is of another epoch ("other").
deal-image-in-row = Eine { $label }, Trainingsbild { $image }. Reihe { $row }{ $length ->
    [1] { "" }
   *[other] , Bild { $place } von { $length }
}: { $use ->
    [other] aus Epoche { $epoch }.
    [now] verwendet von Schritt { $step }, der hier zu sehen ist.
    [used] verwendet von Schritt { $step }.
   *[coming] für Schritt { $step }.
}
# How far the epoch is.
deal-not-begun = Vor dem ersten Schritt ist noch keine Reihe verwendet.
deal-other-epoch = Hier liegt Epoche { $epoch }; Schritt { $step } gehört zu Epoche { $step_epoch }.
deal-step-used = { $count ->
    [one] Schritt { $step } hat Reihe { $row } verwendet: { $count } Bild.
   *[other] Schritt { $step } hat Reihe { $row } verwendet: { $count } Bilder.
}
deal-left = { $count ->
    [one] Noch { $count } Reihe in dieser Epoche.
   *[other] Noch { $count } Reihen in dieser Epoche.
}
deal-over = Es war die letzte: Epoche { $epoch } ist vorbei, und alle { $count } Bilder sind einmal verwendet. Der nächste Schritt mischt neu.
# Why it cannot be shown.
deal-drawings = Dieser Raum trainiert jetzt mit Zeichnungen. Das Austeilen ist zu sehen, wo er nur mit seinem Datensatz trainiert.
deal-repeats = In einer Epoche dieses Datensatzes kommen seltene Bilder mehrmals vor. Das Austeilen ist zu sehen, wo jedes einmal vorkommt.
deal-too-many = Das Austeilen ist für bis zu { $most } Bilder zu sehen. Dieser Raum trainiert mit { $count }.
# On a card beside an image.
deal-on-stage = Es ist auf der Bühne.
deal-click = Ein Klick bringt es auf die Bühne.
# A heading; what is muted is less bright. $use as in deal-image-in-row.
deal-row = { $use ->
    [other] Reihe { $row }<muted>, aus Epoche { $epoch }</muted>
    [now] Reihe { $row }<muted>, verwendet von Schritt { $step }, der hier zu sehen ist</muted>
    [used] Reihe { $row }<muted>, verwendet von Schritt { $step }</muted>
   *[coming] Reihe { $row }<muted>, für Schritt { $step }</muted>
}
deal-back = zurück zu Reihe { $row }
deal-row-before = Reihe davor
deal-row-after = Reihe danach
# Over bars, one for each digit.
deal-digits = { $count ->
    [1] seine Ziffer
   *[other] wie viele von jeder Ziffer
}
deal-row-image = Trainingsbild { $image }. Ein Klick bringt es auf die Bühne.
    .aria-label = Trainingsbild { $image }: eine { $label }
deal-table = Alle Reihen als Tabelle
# Where there are many rows.
deal-previous-rows = Vorige Reihen
deal-next-rows = Nächste Reihen
deal-shown-rows = Reihen { $first } bis { $last } von { $count }
# For screen readers.
deal-caption = Die Reihen von Epoche { $epoch }: der Schritt, der jede verwendet, ihre Bilder, und wie viele von jeder Ziffer
# The heads of the table's columns; that of a digit has words for screen readers.
deal-head-row = Reihe
deal-head-step = Schritt
deal-head-images = Bilder
deal-head-digit = <hidden>von Ziffer </hidden>{ $digit }
# After a step that has been made, for screen readers.
deal-row-used = verwendet
# The picture of all images.
deal-picture = Das Austeilen
deal-images = Alle Trainingsbilder. Die Pfeiltasten führen von Bild zu Bild, die Eingabetaste bringt eines auf die Bühne.
# What the tones of the images mean.
deal-tone-used = verwendet
deal-tone-now = dieser Schritt
deal-tone-to-come = kommt noch
deal-tone-on-stage = auf der Bühne
