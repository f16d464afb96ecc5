### The pad to draw on, and the network's answer to the drawing.

draw-title = Deine eigene Ziffer
# The pad, for screen readers: its name, what it is, and how it is used by keys.
draw-pad = Zeichenfeld
    .role = Feld zum Zeichnen
    .keys = Die Pfeiltasten bewegen einen Stift, mit der Umschalttaste um weniger. Die Leertaste setzt ihn auf und hebt
        ihn ab. Die Rücktaste nimmt einen Strich zurück, Entf leert das Feld. Ziffern sagen, was richtig wäre.
draw-here = Zeichne hier eine Ziffer
# Where the pen of the keyboard is, in per cent of the pad's width and height.
draw-pen = { $is_down ->
    [yes] Stift aufgesetzt, { $across } nach rechts, { $down } nach unten.
   *[no] Stift abgehoben, { $across } nach rechts, { $down } nach unten.
}
draw-watching = Du schaust zu: Hier siehst du, was zeichnet, wer steuert.
draw-undo = Rückgängig
    .title = Rückgängig (Strg + Z)
draw-clear = Leeren
draw-on-this = Bild holen
    .title = Das Beispiel auf der Bühne aufs Zeichenfeld legen
draw-show = Meine Zeichnung zeigen
# The image that the network sees of the drawing.
draw-seen = es sieht 28 × 28
draw-sees = Das sieht das Netz
draw-sees-normalised = Das sieht das Netz, zentriert und skaliert
draw-sees-nothing = Das Netz sieht noch nichts
# A switch, and what it does.
draw-normalised = zentriert und skaliert
draw-is-normalised = { $is_upright ->
    [yes] Wie es die Trainingsbilder sind: 20 Pixel lang, der Schwerpunkt ihrer Striche in der Mitte, aufgerichtet.
   *[no] Wie es die Trainingsbilder sind: 20 Pixel lang, der Schwerpunkt ihrer Striche in der Mitte.
}
draw-is-not-normalised = Das Netz sieht das Zeichenfeld, wie es ist. Es kennt nur Ziffern einer einzigen Größe, in der Mitte.

## The network's answer

draw-answer-name = Das Netz sagt
draw-empty = Das Zeichenfeld ist leer. Was du auch zeichnest: Die Antwort ist eine der zehn Ziffern.
draw-elsewhere = Deine Zeichnung ist nicht auf der Bühne.
draw-no-answer = Nichts: Seine Ausgaben sind keine Zahlen mehr.
# $class and $next are digits, or draw-class.
draw-answer = { $class }, mit einer Ausgabe von { $output }. Danach kommt { $next }, mit { $next_output }.
# After it, once a person has said the digit; $label is that digit.
draw-verdict = { $is_right ->
    [yes] Das ist richtig.
   *[no] Das ist falsch: Es ist eine { $label }.
}
# A class of a data set whose classes are no digits.
draw-class = { $digit }, { $name }
# Beside the digit.
draw-output = Ausgabe { $output }
draw-output-of = { $name }, Ausgabe { $output }
# Below it, in little room: the digit of the second greatest output, and that output.
draw-next = dann { $next }, { $output }
draw-outputs = Die zehn Ausgaben
# After the digit of a bar, for screen readers.
draw-output-said = { $is_wanted ->
    [yes] : { $output }, wie es sein soll
   *[no] : { $output }
}
draw-untrained = Es ist noch nicht trainiert: Es rät.
draw-doubt = { $reads ->
    [guesses] Bei Schritt { $step } liest es { $accuracy } der Testbilder richtig: Es rät.
    [mostly-wrong] Bei Schritt { $step } liest es { $accuracy } der Testbilder richtig: Es irrt sich meistens.
   *[often-wrong] Bei Schritt { $step } liest es { $accuracy } der Testbilder richtig: Es irrt sich oft.
}
draw-train = { $steps } Schritte trainieren
draw-train-for-handwriting = Handschrift trainieren
    .title = Ein neues Netz, mit aufgerichteten Ziffern, seltene Formen öfter. Auch deine Zeichnungen werden aufgerichtet.
