### A chapter is one text. Empty lines part its paragraphs. In it
### - { $name } is a live value, in bold; before the step has computed it, it is an empty slot,
### - <known>…</known> is faint until all values in it are computed,
### - <do>…</do> is the paragraph with the chapter's task,
### - <symbols>…</symbols> is a last paragraph that says it in symbols, and is opened by a click,
### - a tag with the name of a value, such as <way>…</way>, makes words a live value.
### .title and .summary stand in the table of contents.

# $is_drawing: the image is a drawing, else $what is the digit. $neuron is a name, as in h1·4. $squash is the name of
# the activation function.
chapter-network =
    Du siehst ein neuronales Netz: ein kleines Programm, das lernt, handgeschriebene Ziffern zu lesen. Was jeder Teil davon
    tun soll, damit es besser liest, heißt <em>Stups</em>. Bald siehst du die Stupse als Pfeile.

    Das ist { $is_drawing ->
        [yes] <what>eine Zeichnung</what>
       *[no] eine { $what }
    }. Für das Netz sind es { $pixels } Zahlen, eine für jedes Pixel: 0, wo nichts geschrieben ist, bis 1 in der Mitte des
    Strichs.

    Jeder Kreis ist ein Neuron. In ihm steht eine Zahl, seine Aktivierung. Dafür multipliziert das Neuron jede Eingabe mit
    einem Gewicht und zählt alles zusammen, auch eine eigene Zahl: seinen Bias. <known>Das mit dem Ring, { $neuron }, bekommt { $inputs } Eingaben. Seine Summe, z = { $z }, geht durch { $squash }: Das ergibt
    { $a }.</known>

    Jede Spalte von Neuronen ist eine Schicht. Ihre Aktivierungen sind die Eingaben der nächsten, bis zu den zehn Ausgaben:
    eine für jede Ziffer. <known>Am stärksten ist die { $best }, mit { $best_a }. Das ist die Antwort{ $is_right ->
        [yes] , und sie ist richtig.
       *[no] { $is_wrong ->
            [yes] , und sie ist falsch. Alle { $parameters } Gewichte und Biases haben daran mitgewirkt.
           *[no] .
        }
    }</known>

    <do>Wähle über dem Bild eine andere Ziffer. Wofür hält das Netz sie? Klick dann auf einen Kreis: So kommt er zu seiner
    Zahl.</do>
    .title = Das Netz
    .summary = Von den Pixeln zur Ziffer: was ein Neuron rechnet, Schicht für Schicht.
