# $most_active and $wanted are names of neurons, as in h1·4; $weight is the name of a weight. $squash is the symbol of the
# activation function. $has_slope: it has a slope of its own, which counts here. $is_tied: active, and wanted up;
# $is_loosened: active, and wanted down.
chapter-fire-together =
    Auch ein Gewicht bekommt einen Stups. Er ist ein Produkt: die Aktivierung dahinter, mal das, was vom Neuron davor
    gewünscht wird. Am stärksten ist er also, wo beide stark sind.{ $has_slope ->
        [yes] {" "}Was von einem Neuron gewünscht wird, ist sein Stups mal die Steigung von { $squash }.
       *[no] {""}
    }

    <known>Hier ist { $most_active } am aktivsten, mit { $most_a }, und am meisten wird von { $wanted } gewünscht:
    { $wanted_way ->
        [up] nach <wanted_way>oben</wanted_way>
        [down] nach <wanted_way>unten</wanted_way>
       *[nowhere] <wanted_way>nirgendwohin</wanted_way>
    } ({ $wanted_delta }). Das Gewicht zwischen den beiden, { $weight }, hat den stärksten Stups: { $product }.{ $is_tied ->
        [yes] {" "}Aktiv und erwünscht: Die Verbindung wird gestärkt.
       *[no] { $is_loosened ->
            [yes] {" "}Aktiv, aber unerwünscht: Die Verbindung wird gelockert.
           *[no] {""}
        }
    }</known>

    <do>Such dieses Gewicht in der Tabelle unten. Wähle dann über dem Bild eine andere Ziffer: Zwischen welchen zwei Neuronen
    ist der Stups jetzt am stärksten?</do>

    <symbols>Was von einem Neuron gewünscht wird, ist −δ = −∂C/∂z: um wie viel die Kosten sinken, je Einheit, um die seine
    Summe z steigt. Der Stups eines Gewichts ist −∂C/∂w = −δ · a. Der eines Bias ist −∂C/∂b = −δ.</symbols>
    .title = Was zusammen feuert, verbindet sich
    .summary = Den stärksten Stups hat das Gewicht vom aktivsten Neuron zu dem, von dem am meisten gewünscht wird.
