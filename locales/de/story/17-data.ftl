# $test_origin is a sentence that says where the test images come from. $has_curve: the networks are trained; $few and
# $all are the smallest and the greatest number of labels, $few_own the share of those labels that the network with the
# fewest reads correctly, $few_test the share of the test images. $is_by_heart: it has learned its few by heart.
# $has_added: another curve has images that are changed at random; $added is what that adds, in percentage points; $worth
# says how many labels without it do as well. $has_worth: so many do.
chapter-data =
    Jedes der { $examples } Trainingsbilder hat ein <em>Label</em>: Jemand hat gesagt, welche Ziffer es ist, und das kostet
    Zeit. Wie viele Labels braucht es? Dieselben { $parameters } Gewichte und Biases werden mit 10 Bildern trainiert, mit 30,
    mit 100 und so weiter, bis zu allen: von einem Start aus und mit gleich vielen Schritten. Zum Testen dienen
    { $tests } andere: { $test_origin }.

    { $has_curve ->
        [yes]
            Mit { $few } Labels liest das Netz { $few_own } seiner { $few } Trainingsbilder richtig und { $few_test } der
            { $tests } Testbilder. Mit { $all } liest es { $all_own } seiner Trainingsbilder richtig und { $all_test } der
            Testbilder.{ $is_by_heart ->
                [yes] {" "}Ein paar Bilder sind schnell auswendig gelernt, aber das ist noch kein Lesen.
               *[no] {""}
            }
       *[no]
            Was wird das Netz mit den wenigsten Labels bei Bildern sagen, die es nie gesehen hat? Und wie gut wird es die
            paar lesen, die es bekommen hat?
    }

    { $has_added ->
        [yes]
            Eine verschobene, gedrehte oder skalierte 4 ist immer noch eine 4 und braucht kein neues Label. Das bringt bis zu
            { $added }, mit { $added_at } Labels: Die sind dann { $has_worth ->
                [yes] so gut wie sonst etwa { $worth }
               *[no] besser als sonst alle { $all }
            }.
       *[no] {""}
    }

    <do>Drück auf <em>Alle trainieren</em>. Wähle dann <em>zufällig verschoben, gedreht, skaliert</em> und trainiere noch
    einmal: Wie viele zusätzliche Labels ersetzt das?</do>

    Das ist das letzte Kapitel. Unter Zeichnen liest das Netz, was du zeichnest, und im Labor kannst du alles ändern.
    .title = Wie viele Daten?
    .summary = Die Genauigkeit nach der Zahl der Labels, und was zufälliges Verschieben und Drehen bringt.
