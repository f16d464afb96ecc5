# $walkers is the number of runs in the race, 0 to 4. $has_pair: the race has a careful run, of all examples, and a quick
# one, of mini-batches; $has_others: it has other runs. $has_quick: the size of a mini-batch, $batch, is known.
# $has_reached: there is such a pair, and the race goes on, no longer seen from close. $lowest is the name of a run. $view: the picture shows single steps
# from close, or the whole slope from far away, or what somebody has chosen; it is "start" before the race. $is_asking: the
# careful run has made no step yet. $paths: the shares are those of the "pair" of runs, or of "each" path, or one for so
# many paths. $lower: the run that is lower at the end of the race; "open" before. $fairness: what is equal. $is_waiting: the race has stopped after the first $close_steps single steps, seen from close.
chapter-downhill =
    Stell dir alle { $parameters } Gewichte und Biases als einen Ort vor und die Kosten als seine Höhe. { $walkers ->
        [0] <walkers>Niemand bricht dort auf</walkers>
        [1] <walkers>Ein Wanderer bricht dort auf</walkers>
        [2] <walkers>Zwei Wanderer brechen dort auf</walkers>
        [3] <walkers>Drei Wanderer brechen dort auf</walkers>
       *[4] <walkers>Vier Wanderer brechen dort auf</walkers>
    }.{ $has_others ->
        [yes] {""}
       *[no] {" "}Der sorgfältige fragt vor jedem Schritt alle { $examples } Beispiele nach dem Weg hinunter{ $has_quick ->
            [yes] . Der schnelle fragt nur { $batch } und torkelt wie betrunken, macht aber { $times } Schritte für die Arbeit von einem
           *[no] {""}
        }.
    }

    { $has_pair ->
        [yes]
            { $view ->
                [start]
                    Auf der Karte sind Farben und Linien Höhen. <known>Das Kreuz ist der Start, bei Kosten von { $careful_cost
                    }.</known>
                [close]
                    Noch bist du ganz nah dran und siehst jeden Schritt des schnellen Wanderers. Der dünne Pfeil daneben ist der
                    Schritt, den alle { $examples } Beispiele von dort gemacht hätten. Wo die Beispiele sich einig sind, folgt der
                    schnelle Wanderer seinem Pfeil; wo nicht, torkelt er.{ $is_asking ->
                        [yes] {" "}Der sorgfältige fragt noch: Wenn er nicht mehr auf die Karte passt, wartet er an ihrem Rand.
                       *[no] {""}
                    } { $is_waiting ->
                        [yes] Das Rennen wartet hier, damit du dir diese Schritte ansehen kannst.
                       *[no] Nach { $close_steps } seiner Schritte wartet das Rennen.
                    }
                [far]
                    Jetzt siehst du den ganzen Hang. Von hier aus ist das Torkeln verschwunden: Schritte, die nach links und
                    nach rechts abirren, heben einander auf, und was von ihnen bleibt, führt hinunter.
               *[other] {""}
            }
       *[no] {""}
    }

    { $has_reached ->
        [yes]
            <known>Bisher hat der sorgfältige { $careful_steps ->
                [one] { $careful_steps } Schritt
               *[other] { $careful_steps } Schritte
            } gemacht und { $careful_seen } Beispiele gesehen, bei Kosten von { $careful_cost }; der schnelle { $quick_steps ->
                [one] { $quick_steps } Schritt
               *[other] { $quick_steps } Schritte
            } und { $quick_seen } Beispiele, bei { $quick_cost }.</known> { $lower ->
            [open] <known>Der nächste Schritt des
            schnellen Wanderers weicht um { $angle } vom steilsten Weg hinunter ab: 0° wäre genau richtig, bei 90° würde der
            Schritt nichts helfen.</known>
           *[other] {""}
        }
       *[no] {""}
    }

    { $has_others ->
        [yes]
            <known>Am tiefsten liegt jetzt der Lauf „{ $lowest }“, mit Kosten von { $lowest_cost } nach { $lowest_steps ->
                [one] { $lowest_steps } Schritt
               *[other] { $lowest_steps } Schritten
            }.</known>
       *[no] {""}
    }

    { $has_plane ->
        [yes]
            Du siehst einen flachen Schnitt durch all diese Dimensionen. { $paths ->
                [pair] <known>Er zeigt { $quick_share } vom Weg des schnellen und { $careful_share } vom Weg des sorgfältigen Wanderers; der Rest führt aus ihm hinaus.</known>
                [each] <known>Er zeigt { $share } der Wege; der Rest führt aus ihm hinaus.</known>
                [1] <known>Er zeigt { $share } des Weges; der Rest führt aus ihm hinaus.</known>
                [2] <known>Er zeigt { $share } beider Wege; der Rest führt aus ihm hinaus.</known>
                [3] <known>Er zeigt { $share } aller drei Wege; der Rest führt aus ihm hinaus.</known>
               *[4] <known>Er zeigt { $share } aller vier Wege; der Rest führt aus ihm hinaus.</known>
            }
       *[no] {""}
    }

    { $view ->
        [start] <do>Drücke unten auf <em>Rennen starten</em> und sieh dir die ersten Schritte des schnellen Wanderers an.</do>
        [close]
            <do>Vergleiche die Schritte mit ihren dünnen Pfeilen: Torkelt er am Anfang mehr oder am Ende? Drücke dann auf
            <em>Zurücktreten und weiter</em>.</do>
       *[far]
            { $lower ->
                [quick] Das Rennen ist vorbei, und der schnelle liegt tiefer.
                [careful] Das Rennen ist vorbei, und der sorgfältige liegt tiefer.
               *[open] {""}
            }

            { $fairness ->
                [examples]
                    <do>Gleich viele Beispiele: Wer liegt am Ende tiefer? Wähle dann über den Läufen gleich viele
                    <em>Schritte</em> und lass sie weiterlaufen: Wer liegt jetzt tiefer, und wie viele Beispiele hat jeder
                    dafür gebraucht?</do>
                [steps]
                    <do>Gleich viele Schritte: Wer liegt am Ende tiefer, und wie viele Beispiele hat jeder dafür gebraucht?</do>
               *[seconds] <do>Gleich viel Rechenzeit: Wer liegt am Ende tiefer?</do>
            }
    }
    .title = Bergab
    .summary = Der schnelle Weg der Mini-Batches torkelt, der sorgfältige ist langsam.
