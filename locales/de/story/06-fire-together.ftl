# $most_active and $wanted are names of neurons, as in h1·4; $weight is the name of a weight. $squash is the symbol of the
# activation function. $has_slope: it has a slope of its own, which counts here. $is_tied: active, and wanted up;
# $is_loosened: active, and wanted down.
chapter-fire-together =
    Auch ein Gewicht bekommt einen Stups. Er ist ein Produkt: die Aktivierung dahinter, mal das, was von der Summe davor
    gewünscht wird. Am stärksten ist er also, wo beide stark sind.{ $has_slope ->
        [yes] {" "}Ein Neuron folgt seiner Summe nur so schnell, wie { $squash } dort steil ist. Was von der Summe gewünscht
            wird, ist darum der Stups des Neurons mal diese Steigung.
       *[no] {""}
    }

    <known>Hier ist { $most_active } am aktivsten, mit { $most_a }, und am meisten wird von der Summe von { $wanted } gewünscht:
    { $wanted_way ->
        [up] nach <wanted_way>oben</wanted_way>
        [down] nach <wanted_way>unten</wanted_way>
       *[nowhere] <wanted_way>nirgendwohin</wanted_way>
    } ({ $wanted_delta }). Das Gewicht zwischen den beiden, { $weight }, hat den stärksten Stups: { $product }.{ $is_tied ->
        [yes] {" "}Aktiv und erwünscht: Dieses Gewicht soll steigen.
       *[no] { $is_loosened ->
            [yes] {" "}Aktiv, aber unerwünscht: Dieses Gewicht soll sinken.
           *[no] {""}
        }
    }</known>

    <do>Such dieses Gewicht in der Tabelle unten. Wähle dann über dem Bild nacheinander andere Ziffern: Wann steht der stärkste
    Stups zwischen zwei anderen Neuronen?</do>

    <symbols>Was von der Summe eines Neurons gewünscht wird, ist −δ = −∂C/∂z: um wie viel die Kosten sinken, je Einheit, um die seine
    Summe z steigt. Der Stups eines Gewichts ist −∂C/∂w = −δ · a. Der eines Bias ist −∂C/∂b = −δ.</symbols>
    .title = Was zusammen feuert, verbindet sich
    .summary = Den stärksten Stups hat das Gewicht vom aktivsten Neuron zu dem, von dem am meisten gewünscht wird.
