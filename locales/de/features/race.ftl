### The race: runs that begin at the same parameters and go on side by side.

## The panel

race-title = Das Rennen
race-watching = { $has_race ->
    [yes] Du schaust zu: Wer diesen Raum eröffnet hat, steuert das Rennen.
   *[no] Noch kein Rennen: Wer diesen Raum eröffnet hat, kann eines starten.
}
race-begin = Starten und anhalten
race-start = Rennen starten
race-pause = Pause
race-go-on = Weiter
# The race has waited, seen from close: the picture draws back to the whole slope, and the race goes on.
race-draw-back = Zurücktreten und weiter
race-twice-as-far = Doppelt so weit
race-restart = Von vorn
race-end = Beenden
race-how-far = Wie weit das Rennen ist

# How far the runs are. $who are the runs that are meant. $low is what they have done, $end is where the race ends.
race-progress = { $fairness ->
    [examples] { $who ->
        [one] der Lauf, der weitergeht, hat { $low } von { $end } Beispielen gesehen
        [some] jeder Lauf, der weitergeht, hat { $low } von { $end } Beispielen gesehen
       *[all] jeder Lauf hat { $low } von { $end } Beispielen gesehen
    }
    [steps] { $who ->
        [one] der Lauf, der weitergeht, hat { $low } von { $end } Schritten gemacht
        [some] jeder Lauf, der weitergeht, hat { $low } von { $end } Schritten gemacht
       *[all] jeder Lauf hat { $low } von { $end } Schritten gemacht
    }
   *[seconds] { $who ->
        [one] der Lauf, der weitergeht, hat { $low } von { $end } Sekunden gerechnet
        [some] jeder Lauf, der weitergeht, hat { $low } von { $end } Sekunden gerechnet
       *[all] jeder Lauf hat { $low } von { $end } Sekunden gerechnet
    }
}
# The same where the runs are not equally far: $low is the least.
race-progress-at-least = { $fairness ->
    [examples] { $who ->
        [one] der Lauf, der weitergeht, hat mindestens { $low } von { $end } Beispielen gesehen
        [some] jeder Lauf, der weitergeht, hat mindestens { $low } von { $end } Beispielen gesehen
       *[all] jeder Lauf hat mindestens { $low } von { $end } Beispielen gesehen
    }
    [steps] { $who ->
        [one] der Lauf, der weitergeht, hat mindestens { $low } von { $end } Schritten gemacht
        [some] jeder Lauf, der weitergeht, hat mindestens { $low } von { $end } Schritten gemacht
       *[all] jeder Lauf hat mindestens { $low } von { $end } Schritten gemacht
    }
   *[seconds] { $who ->
        [one] der Lauf, der weitergeht, hat mindestens { $low } von { $end } Sekunden gerechnet
        [some] jeder Lauf, der weitergeht, hat mindestens { $low } von { $end } Sekunden gerechnet
       *[all] jeder Lauf hat mindestens { $low } von { $end } Sekunden gerechnet
    }
}
# The same where the end was put before what the runs have done.
race-progress-beyond = { $fairness ->
    [examples] { $who ->
        [one] der Lauf, der weitergeht, hat { $low } Beispiele gesehen; das Ende ist bei { $end }
        [some] jeder Lauf, der weitergeht, hat { $low } Beispiele gesehen; das Ende ist bei { $end }
       *[all] jeder Lauf hat { $low } Beispiele gesehen; das Ende ist bei { $end }
    }
    [steps] { $who ->
        [one] der Lauf, der weitergeht, hat { $low } Schritte gemacht; das Ende ist bei { $end }
        [some] jeder Lauf, der weitergeht, hat { $low } Schritte gemacht; das Ende ist bei { $end }
       *[all] jeder Lauf hat { $low } Schritte gemacht; das Ende ist bei { $end }
    }
   *[seconds] { $who ->
        [one] der Lauf, der weitergeht, hat { $low } Sekunden gerechnet; das Ende ist bei { $end }
        [some] jeder Lauf, der weitergeht, hat { $low } Sekunden gerechnet; das Ende ist bei { $end }
       *[all] jeder Lauf hat { $low } Sekunden gerechnet; das Ende ist bei { $end }
    }
}
# The same where the runs are not equally far, and the end was put before what one of them has done.
race-progress-apart = { $fairness ->
    [examples] die Läufe haben { $low } bis { $high } Beispiele gesehen; das Ende ist bei { $end }
    [steps] die Läufe haben { $low } bis { $high } Schritte gemacht; das Ende ist bei { $end }
   *[seconds] die Läufe haben { $low } bis { $high } Sekunden gerechnet; das Ende ist bei { $end }
}
# $progress is one of the sentences above.
race-over = Zu Ende: { $progress }

## The fairness: the amount that is equal for all runs

# It stands before three buttons: equal | examples seen | steps | seconds.
race-fairness = Gleich viele
    .shown = gleich viele
race-fairness-examples = Beispiele
race-fairness-steps = Schritte
race-fairness-seconds = Sekunden
race-fairness-rule = { $fairness ->
    [examples] Alle sehen gleich viele Beispiele: Ein Schritt mit allen { $train } braucht so viele wie { $train } Schritte mit einem.
    [steps] Alle machen gleich viele Schritte, egal wie viele Beispiele ein Schritt braucht.
   *[seconds] Alle rechnen auf diesem Computer gleich lang.
}

## The speed, and the end

race-speed = Tempo
# $amount is as it is written; $count is the same number, for its plural.
race-pace = { $fairness ->
    [examples] { $count ->
        [one] { $amount } Epoche/s
       *[other] { $amount } Epochen/s
    }
    [steps] { $amount } Schritte/s
   *[seconds] rechnet { $amount } ms/s
}
race-pace-unlimited = Höchsttempo
# The label of a number.
race-ends-at = { $fairness ->
    [examples] Ende (Beispiele)
    [steps] Ende (Schritte)
   *[seconds] Ende (Sekunden)
}

## The start of all runs

race-start-fold = Der Start aller Läufe
race-start-explained = Eine Änderung startet alle Läufe von vorn. Am Raum ändert sie nichts.
race-seed = Startzahl (Seed)
race-another-start = Anderer Start
race-hidden-layers = verdeckte Schichten
race-initializer = Startgewichte
race-initializer-xavier = Xavier
race-initializer-he = He
race-initializer-normal = normalverteilt
race-initializer-small-normal = klein, normalverteilt
race-initializer-zero = null
race-optimizer = Optimierer
race-optimizer-sgd = Gradientenabstieg
race-optimizer-momentum = Momentum
race-optimizer-adam = Adam
race-learning-rate = Lernrate η

## The runs

# The name of a run: its batch, and the settings by which the runs differ, as in "mini-batches of 100, Adam".
race-run-mini-batches = Mini-Batches zu { $size }
race-run-one = einzelne Beispiele
race-run-all = alle { $count } Beispiele
race-run-with = { $name }, { $setting }
# The second run of the same name is called "mini-batches of 100 (2)".
race-run-again = { $name } ({ $number })

race-runs = Die Läufe des Rennens
race-runs-steps = Schritte
race-runs-seconds = Sekunden
race-runs-examples = Beispiele
race-runs-cost = Kosten
race-runs-angle = Winkel
    .title = Zwischen dem Gradienten des nächsten Mini-Batch und dem aller Beispiele: 0° ist dieselbe Richtung, bei 90° hilft der Schritt nichts
race-runs-add = Lauf hinzufügen
# A fold with another run, the speed, the start and the plane.
race-more = Mehr Läufe und Einstellungen
race-runs-full = Mehr als vier Läufe gehen nicht
# Behind the name of a run.
race-run-paused = · pausiert
race-run-change = Ändern: { $name }
race-run-let-go-on = Weiterlaufen lassen: { $name }
race-run-pause = Anhalten: { $name }
race-run-remove = Entfernen: { $name }

## The settings of a run

race-run-settings = Einstellungen: { $name }
race-run-as-the-start = wie der Start
race-run-colour = Farbe
race-run-size = Größe des Mini-Batch
race-run-sizes = Oft gewählt
# Sizes of a mini-batch, on buttons.
race-run-size-one = eins
race-run-size-all = alle { $count }
race-colour-yellow = Gelb
# White in the dark theme, black in the light one.
race-colour-white-or-black = Weiß oder Schwarz
race-colour-green = Grün
race-colour-violet = Violett
race-colour-pink = Rosa
race-colour-blue = Blau

## The plane and the surface

race-plane-fold = Die Ebene und die Kostenfläche
race-plane = Ebene
race-plane-paths = Hauptrichtungen der Wege
# To the end of the race; they are computed ahead.
race-plane-whole = Hauptrichtungen der ganzen Wege
race-plane-steps = die ersten einzelnen Schritte
race-plane-random = zwei zufällige Richtungen
race-plane-line = vom Start zum Ende
race-plane-weights = zwei Gewichte
race-plane-others = Zwei andere
# The surface shows the cost over so many examples.
race-cost-over = Kosten über
race-cost-over-examples = { $is_all ->
    [yes] alle { $count }
   *[no] { $count } Beispiele
}
race-plane-first-weight = Erstes Gewicht
race-plane-second-weight = Zweites Gewicht
race-plane-across = Quer, nach rechts
race-plane-upward = Nach oben

## The charts of cost and angle

race-chart-title = Kosten und Winkel
# The choice of the axis.
race-chart-against = Über
    .shown = über
race-chart-axis-examples = gesehene Beispiele
race-chart-axis-steps = Schritte
race-chart-axis-seconds = Sekunden Rechenzeit
race-chart-axis-cost = Kosten
race-chart-axis-degrees = Grad
race-chart-costs = Kosten über alle { $train } Trainingsbeispiele
race-chart-logarithm = Zehnerpotenzen
race-chart-angles = Winkel zwischen dem Gradienten eines Schritts und dem aller Beispiele
race-chart-no-angle = Hier nimmt jeder Schritt alle Beispiele: Der Winkel ist 0°.
race-chart-angle-explained =
    0°: Der Schritt geht, wohin alle Beispiele wollen. 90°: Er hilft auf diesem Weg nichts. Darüber: Er geht ihm entgegen.
# For screen readers. $runs says it of each run, as below, divided by "; ".
race-chart-cost-described = Diagramm der Kosten: { $runs }
race-chart-angle-described = Diagramm des Winkels in Grad: { $runs }
race-chart-run = { $name }, von { $first } auf { $last }
race-chart-run-unknown = { $name }, noch nicht bekannt

race-numbers = Die Diagramme in Zahlen
race-numbers-step = nach Schritt
race-numbers-examples = Beispiele
race-numbers-seconds = Sekunden
race-numbers-cost = Kosten
race-numbers-angle = Winkel

## The experiments: races that are prepared

race-experiments = Experimente
race-experiments-none = Jedes startet ein eigenes Rennen. Worauf du dabei achten kannst, steht dann hier.
