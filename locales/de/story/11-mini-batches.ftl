# $is_many: there are several rows of several examples; $is_single: each example is a row; $is_full: all are one row.
# $is_mixed: the rows are not equally long, since their size was changed. $has_short: the last row is shorter.
chapter-mini-batches =
    { $is_many ->
        [yes]
            Vor jedem Schritt alle { $examples } Beispiele zu fragen, ist viel Arbeit. Darum werden sie gemischt und wie
            Karten ausgeteilt, in { $rows } Reihen{ $is_mixed ->
                [yes] {""}
               *[no] {" "}zu je { $batch }
            }, die Mini-Batches{ $has_short ->
                [yes] ; der letzte hat { $short }
               *[no] {""}
            }{ $is_mixed ->
                [yes] ; ihre Größe hat sich unterwegs geändert und ist jetzt { $batch }
               *[no] {""}
            }. Jede Reihe macht einen Schritt: { $rows } Schritte für die Arbeit von einem. Das Mittel einer Reihe ist nur
            eine Schätzung für das Mittel von allen. Aber weil gemischt wird, liegen die Ziffern in den Reihen durcheinander,
            und keine bestimmt allein.
       *[no] {""}
    }

    { $is_single ->
        [yes]
            Hier ist jedes der { $examples } Beispiele eine Reihe für sich: Sie werden gemischt, und jedes macht einen
            Schritt. Schneller geht es nicht, und gröber auch nicht: Ein Beispiel weiß nichts davon, was sich die anderen
            wünschen.
       *[no] {""}
    }

    { $is_full ->
        [yes]
            Hier sind alle { $examples } Beispiele eine einzige Reihe: Jeder Schritt nimmt das Mittel von allen. In den
            Einstellungen lässt sich der Mini-Batch verkleinern.
       *[no] {""}
    }

    { $is_under_way ->
        [yes]
            Schritt { $step } hat Reihe { $row } der Epoche { $epoch } verwendet: Bisher waren { $used } der { $examples }
            Beispiele dran. Waren es alle, ist die Epoche vorbei, und es wird neu gemischt.
       *[no] {""}
    }

    { $is_over ->
        [yes]
            Schritt { $step } hat Reihe { $row } der Epoche { $epoch } verwendet, die letzte: Alle { $examples } Beispiele
            waren einmal dran, und die Epoche ist vorbei. Der nächste Schritt mischt neu.
       *[no] {""}
    }

    <do>Drück auf <em>Mischen</em>, dann auf <em>Austeilen</em>. Mach mit <em>Nächste Reihe</em> einen Schritt und noch einen.
    Drück dann auf <em>Epoche abspielen</em>: Was passiert nach der letzten Reihe?</do>
    .title = Mini-Batches
    .summary = Die Beispiele mischen, in Reihen austeilen und mit jeder Reihe einen Schritt machen.
