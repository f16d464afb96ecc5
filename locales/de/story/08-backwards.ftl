# $last and $first are mean sizes of nudges; $times says how often the smaller one goes into the larger one.
chapter-backwards =
    { $is_deep ->
        [yes]
            Jetzt haben die Neuronen der letzten verdeckten Schicht Stupse, wie vorher die Ausgaben. Also geht dasselbe noch
            einmal: Stupse für ihre Gewichte, Stupse für ihre Biases und Wünsche an die Schicht links davon. Das ist schon die
            ganze <em>Backpropagation</em>: { $layers } Schichten, eine nach der anderen, von der letzten bis zur
            ersten. Nur die Ausgaben wissen, was sie sollen, darum beginnt es dort. Alle { $parameters } Regler einzeln zu
            probieren, bräuchte ebenso viele Durchgänge vorwärts; so genügt einer vorwärts und einer zurück.

            <known>An den Ausgaben ist ein Stups im Mittel { $last } stark, in der ersten Schicht { $first }{ $is_smaller ->
                [yes] : um den Faktor { $times } schwächer
               *[no] { $is_larger ->
                    [yes] : um den Faktor { $times } stärker
                   *[no] { $is_lost ->
                        [yes] : So weit kommt nichts davon
                       *[no] {""}
                    }
                }
            }.</known> Bei den Pixeln ist Schluss. Sie sind gegeben, und niemand wünscht sich etwas von ihnen.
       *[no]
            Dieses Netz hat nur eine Schicht, und links von seinen Ausgaben liegen die Pixel. Sie sind gegeben, und niemand
            wünscht sich etwas von ihnen: Der Weg zurück ist vorbei, bevor er angefangen hat.
    }

    <do>Drück unten auf <em>Rückwärts abspielen</em>. In welcher Schicht sind die Stupse am größten, in welcher am
    kleinsten?</do>
    .title = Rückwärts
    .summary = Dasselbe noch einmal, Schicht für Schicht, bis zur ersten. Die Pixel bleiben, wie sie sind.
