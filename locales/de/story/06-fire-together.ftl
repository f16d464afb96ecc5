# $most_active and $wanted are names of neurons, as in h1·4; $weight is the name of a weight. $squash is the symbol of the
# activation function. $has_slope: it has a slope of its own, which counts here. $is_tied: active, and wanted up;
# $is_loosened: active, and wanted down.
chapter-fire-together =
    Wie stark ein Neuron seine Summe z ändern soll, nennen wir seinen Auftrag.{ $has_slope ->
        [yes] {" "}Es folgt z nur so schnell, wie { $squash } dort steil ist. Der Auftrag ist darum sein Stups mal diese
            Steigung.
       *[no] {""}
    } Auch ein Gewicht bekommt einen Stups: Er ist die Aktivierung links davon mal der Auftrag rechts davon. Am stärksten
    ist er also, wo beide stark sind.

    <known>Hier ist { $most_active } am aktivsten, mit { $most_a }. Den stärksten Auftrag hat { $wanted }: { $wanted_way ->
        [up] nach <wanted_way>oben</wanted_way>
        [down] nach <wanted_way>unten</wanted_way>
       *[nowhere] <wanted_way>nirgendwohin</wanted_way>
    } ({ $wanted_delta }). Das Gewicht zwischen den beiden, { $weight }, hat den stärksten Stups: { $product }.{ $is_tied ->
        [yes] {" "}Links aktiv, Auftrag nach oben: Dieses Gewicht soll steigen.
       *[no] { $is_loosened ->
            [yes] {" "}Links aktiv, Auftrag nach unten: Dieses Gewicht soll sinken.
           *[no] {""}
        }
    }</known>

    <do>Such dieses Gewicht in der Tabelle unten. Wähle dann über dem Bild nacheinander andere Ziffern: Welches Ende des
    stärksten Stupses wechselt, und bei welchen Ziffern?</do>

    <symbols>Der Auftrag eines Neurons ist −δ = −∂C/∂z: um wie viel die Kosten sinken, je Einheit, um die seine Summe z
    steigt. Der Stups eines Gewichts ist −∂C/∂w = −δ · a. Der eines Bias ist −∂C/∂b = −δ.</symbols>
    .title = Was zusammen feuert, verbindet sich
    .summary = Den stärksten Stups hat das Gewicht vom aktivsten Neuron zu dem mit dem stärksten Auftrag.
