### A chapter is one text. Empty lines part its paragraphs. In it
### - { $name } is a live value, in bold; before the step has computed it, it is an empty slot,
### - <known>…</known> is faint until all values in it are computed,
### - <do>…</do> is the paragraph with the chapter's task,
### - <symbols>…</symbols> is a last paragraph that says it in symbols, and is opened by a click,
### - a tag with the name of a value, such as <way>…</way>, makes words a live value.
### .title and .summary stand in the table of contents.

# $is_drawing: the image is a drawing, else $what is the digit. $neuron is a name, as in h1·4. $squash is the name of
# the activation function, $bend what it does to a sum. $is_untrained: no step has changed a weight yet.
chapter-network =
    Du siehst ein neuronales Netz: ein kleines Programm, das lernt, handgeschriebene Ziffern zu lesen. Ein <em>Stups</em>
    sagt, wie sich ein Teil davon ändern soll, damit es besser liest. Bald siehst du Pfeile: Jeder ist ein Stups.

    Das ist { $is_drawing ->
        [yes] <what>eine Zeichnung</what>
       *[no] eine { $what }
    }. Für das Netz sind es { $pixels } Zahlen, eine je Pixel: 0, wo nichts ist, bis 1 mitten im Strich.

    Jeder Kreis ist ein Neuron mit einer Zahl, seiner Aktivierung: jede Eingabe mal ein Gewicht, alles addiert, dazu eine
    eigene Zahl, der Bias. <known>Das mit dem Ring ist { $neuron }{ $is_output ->
        [yes] {""}
       *[no] , Nummer { $index } der verdeckten Schicht { $layer }, ab 0 gezählt
    }. Seine { $inputs } Eingaben ergeben z = { $z }, und { $bend ->
        [squeezes] { $squash } drückt das auf 0 bis 1 zusammen: { $a }
        [none] das ist seine Aktivierung: { $a }
       *[other] durch { $squash } wird daraus { $a }
    }.</known>

    Jede Spalte ist eine Schicht. Ihre Aktivierungen sind die Eingaben der nächsten, bis zu den zehn Ausgaben: eine für jede
    Ziffer. <known>Am stärksten ist die { $best }, mit { $best_a }. Das ist die Antwort{ $is_right ->
        [yes] , und sie ist richtig.
       *[no] { $is_wrong ->
            [yes] , und sie ist falsch.
           *[no] .
        }
    }</known> { $is_untrained ->
        [yes] Noch ist es untrainiert: Seine { $parameters } Gewichte und Biases sind zufällig, es rät.
       *[no] Alle { $parameters } Gewichte und Biases haben daran mitgewirkt.
    }

    <do>Wähle über dem Bild eine andere Ziffer. Wofür hält das Netz sie? Klick dann auf einen Kreis: So kommt er zu seiner
    Zahl.</do>
    .title = Das Netz
    .summary = Von den Pixeln zur Ziffer: was ein Neuron rechnet, Schicht für Schicht.
