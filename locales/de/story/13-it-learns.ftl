# $is_of_another: the accuracy is of another step than the one on show, of $tested_step. $test_origin is a sentence
# that says where the test images come from. $mistaken and $for are digits.
chapter-it-learns =
    Das ist Schritt { $step }. Bisher hat das Netz { $seen ->
        [one] { $seen } Beispiel
       *[other] { $seen } Beispiele
    } gesehen. { $has_batch ->
        [yes] <known>Die Kosten seines Mini-Batch sind { $cost }.</known>
       *[no] {""}
    }
    <known>Das Netz liest { $accuracy }{ $is_of_another ->
        [yes] {" "}(bei Schritt { $tested_step })
       *[no] {""}
    } von { $tests } Testbildern richtig. Diese Bilder hat es beim Training nie gesehen: { $test_origin }.</known>

    { $has_mistakes ->
        [yes]
            { $is_alone ->
                [yes] Am häufigsten hält es
               *[no] Mit am häufigsten hält es
            } eine { $mistaken } für eine { $for }: { $times }-mal.
       *[no] {""}
    } Schritt für Schritt sinken die Kosten, wie auf dem Weg in ein Tal, ein <em>lokales Minimum</em>. Nichts sagt, dass es das
    tiefste Tal ist, das es gibt.

    <do>Drück mehrmals auf <em>Noch { $more_steps } trainieren</em> und achte auf die Genauigkeit und die Bilder der ersten
    Schicht. Klick dann weiter unten, unter <em>Was es womit verwechselt</em>, auf einen Fehler.</do>
    .title = Es lernt
    .summary = Kosten, Genauigkeit und Fehler, während das Netz trainiert, und wonach seine erste Schicht sucht.
