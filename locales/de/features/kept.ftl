### The drawings that a room keeps. $digit is the digit that somebody has said a drawing is.

kept-title = Aufbewahrte Zeichnungen
kept-count = { $count } von { $most }
kept-none = Noch keine.
kept-not-saved = Dieser Browser kann keine Zeichnungen für andere Räume speichern; dieser Raum bewahrt sie auf.
# The last change, beside a button that undoes it.
kept-done-kept = Als { $digit } aufbewahrt.
# $before is the digit that it was before.
kept-done-relabelled = Es ist jetzt eine { $digit } und war eine { $before }.
kept-done-removed = Eine { $digit } gelöscht.
kept-undo = Rückgängig
    .name = Rückgängig: { $done }

## Keeping the drawing on the stage

kept-of-others = Was hier liegt, hat aufbewahrt, wer diesen Raum geöffnet hat.
kept-draw-first = Zeichne eine Ziffer und sag, welche es ist: Wird sie aufbewahrt, kann das Netz mit ihr trainieren.
kept-label-first = Sag zuerst, welche Ziffer richtig wäre.
kept-keep = Diese Zeichnung aufbewahren
kept-keep-as = Diese Zeichnung als { $digit } aufbewahren
kept-already = Sie ist aufbewahrt.
kept-already-as = Sie ist als { $digit } aufbewahrt: Wähle sie unten aus, um das zu ändern.
# An image of the data set that somebody has put on the pad.
kept-test-image = Das ist das Testbild { $number }, wie es ist: Wird damit trainiert, testet es nichts mehr.
kept-training-image = Das ist das Trainingsbild { $number }, wie es ist: Damit wird schon trainiert.

## A chosen drawing

kept-drawing = Zeichnung { $number }
kept-drawing-name = Zeichnung { $number }: eine { $digit }
kept-drawing-is = Zeichnung { $number } ist eine { $digit }. Ist es eine andere Ziffer, sag, welche:
# The name of the ten digits to choose from.
kept-it-is = Es ist
kept-to-the-pad = Aufs Zeichenfeld
kept-delete = Löschen

## Training on them

# The name of the next three choices; a number of examples follows the first and the last.
kept-train-on = Trainieren mit
kept-train-on-dataset = dem Datensatz
kept-train-on-both = beidem
kept-train-on-drawings = nur meinen
# The label of a field for a number.
kept-weight = wie oft eine Epoche jede von meinen hat
kept-epoch-of-dataset = Eine Epoche sind die { $count } Trainingsbeispiele des Datensatzes.
kept-epoch-of-drawings = { $count ->
    [1] Eine Epoche ist die eine Zeichnung und sonst nichts.
   *[other] Eine Epoche sind die { $count } Zeichnungen und sonst nichts.
}
kept-epoch-of-both = { $weight ->
    [1] { $drawings ->
        [one] Eine Epoche sind { $count } Beispiele: die { $of_dataset } des Datensatzes und { $drawings } Zeichnung,
              alle je einmal.
       *[other] Eine Epoche sind { $count } Beispiele: die { $of_dataset } des Datensatzes und { $drawings }
                Zeichnungen, alle je einmal.
    }
   *[other] { $drawings ->
        [one] Eine Epoche sind { $count } Beispiele: die { $of_dataset } des Datensatzes und { $drawings } Zeichnung,
              diese { $weight } Mal.
       *[other] Eine Epoche sind { $count } Beispiele: die { $of_dataset } des Datensatzes und { $drawings }
                Zeichnungen, jede { $weight } Mal.
    }
}
kept-stale = Der Lauf geht mit den Zeichnungen weiter, wie sie bei dieser Wahl waren.
kept-train-on-these = { $count ->
    [one] Mit der { $count } Zeichnung von jetzt trainieren
   *[other] Mit den { $count } Zeichnungen von jetzt trainieren
}
kept-train-on-the-dataset = Mit dem Datensatz trainieren

## Drawings from other rooms, and from files

kept-bring = { $count ->
    [one] Meine { $count } Zeichnung herholen
   *[other] Meine { $count } Zeichnungen herholen
}
kept-bring-why = { $count ->
    [one] Dieser Browser hat sie aus anderen Räumen.
   *[other] Dieser Browser hat sie aus anderen Räumen.
}
# Before two buttons.
kept-save = Speichern
kept-save-npz = NumPy (.npz)
kept-save-zip = PNGs (.zip)
kept-load = Datei laden
    .busy = Einen Moment …
    .name = Eine Datei mit Zeichnungen: .npz oder ein Zip mit PNGs
kept-not-sent = Die Datei konnte nicht gesendet werden: Sie ist zu groß, oder der Server ist nicht mehr da.
# Nothing of what there is none of is said.
kept-report = { $added ->
    [one] { $added } Zeichnung hinzugefügt
   *[other] { $added } Zeichnungen hinzugefügt
}{ $duplicates ->
    [0] {""}
    [one] , { $duplicates } war schon hier
   *[other] , { $duplicates } waren schon hier
}{ $refused ->
    [0] {""}
   *[other] , { $refused } abgelehnt
}.
kept-report-close = Schließen
# $file is the name of a file; $why, of the server, is what is wrong with it, as in "is not a PNG": the text is a sentence.
kept-refused = { $file } { $why }
kept-refused-more = und { $count } weitere
