# A run: its settings, its steps and its examples.

server-setting-unknown = Es gibt keine Einstellung „{ $setting }“.
server-allowed-softmax = softmax, weil die Kosten cross_entropy sind
server-allowed-until-drawings = dataset, bis es Zeichnungen zum Trainieren gibt
# $names is a list with commas
server-allowed-activations = { $names }

# In server-go-back, and in a race beside the name of the run. $what is one of the two below.
server-diverged = Schritt { NUMBER($step, useGrouping: 0) } ist divergiert: { $what }.
server-diverged-cost = { $value ->
    [nan] die Kosten seines Mini-Batch sind keine Zahl
   *[infinite] die Kosten seines Mini-Batch sind unendlich
}
# $parameters is the name of a matrix or vector, such as w2
server-diverged-parameters = { $value ->
    [nan] in { $parameters } stünde etwas, das keine Zahl ist
   *[infinite] in { $parameters } stünde eine unendliche Zahl
}
server-go-back = { $problem } Geh zurück zu Schritt { NUMBER($step, useGrouping: 0) } oder ändere eine Einstellung.

server-step-unknown = Schritt { $step } wurde noch nicht gemacht.
server-wrong-sizes = Diese Parameter gehören zu einem Netz mit anderen Schichten.
server-no-undo = Bei diesem Schritt wurde nichts angewandt, das sich zurücknehmen ließe.
server-changed-too-often = Von Hand lassen sich Parameter höchstens { $most }-mal ändern.
server-run-too-long = Ein Lauf kann höchstens { $most } Schritte lang sein.
server-run-has = Ein Lauf hat bis zu { NUMBER($most, useGrouping: 0) } Schritte.
server-allowed-steps = bis zu { NUMBER($most, useGrouping: 0) } Schritte
server-single-step-no-number = Ein Schritt mit der Lernrate { NUMBER($rate, maximumFractionDigits: 6, useGrouping: 0) } würde zu etwas führen, das keine Zahlen mehr sind.
server-no-examples = Dieser Raum trainiert nur mit Zeichnungen, und keine davon ist eine { $label }.
# $split is "train" or "test"
server-example-unknown = Im Teil { $split } gibt es kein Beispiel { $index }.
server-no-batch = Mit diesen Parametern wurde noch nicht trainiert: Es gibt keinen Mini-Batch.
