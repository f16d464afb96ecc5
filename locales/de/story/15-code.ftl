chapter-code =
    Unten steht der Code, der läuft, und keine Kopie davon: Python, gerade eben vom Server gelesen. Diese Zeilen haben
    { $parameters } Gewichte und Biases zu Schritt { $step } gebracht.

    Während eine Phase läuft, leuchten ihre Zeilen, in der Reihenfolge der Kapitel. Wenn du nicht programmierst, achte nur
    darauf: Jedes Kapitel ist ein paar Zeilen lang. Im Labor stehen dieselben Tafeln neben einem Netz, an dem du alles ändern
    kannst.

    <do>Halte mit <em>Pause</em> bei einer Phase an. Zeig auf eine Zeile, die leuchtet: Welche Zahlen gehen
    durch sie hindurch, und wie viele? Sie stehen unter dem Code.</do>
    .title = Der Code
    .summary = Jede Zeile des Programms, das läuft; sie leuchtet, während ihre Phase läuft.
