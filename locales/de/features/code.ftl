## The code that runs

code-title = Der Code, der läuft
# The name of the box with the code, for screen readers.
code-source = Quelltext
# A label before the names of the functions whose lines are highlighted, each a button.
code-highlighted = Gerade hell:
code-lines-seen = { $done ->
    [one] ✓ { $done } von { $count } Zeilen ist hier schon gelaufen.
   *[other] ✓ { $done } von { $count } Zeilen sind hier schon gelaufen.
}
code-all-seen = ✓ Jetzt hast du von jeder Zeile gesehen, was sie tut.
# In place of the mark ✓ at a line, for screen readers.
code-line-seen = gesehen
# A heading over the values of the line with this number.
code-line = Zeile { $line }
code-no-values = Hier kommt nichts aus dem Schritt vor.
code-not-computed = noch nicht berechnet
# After the first few of many numbers: how many there are, and how far they reach.
code-range = { $count } Werte von { $low } bis { $high }
