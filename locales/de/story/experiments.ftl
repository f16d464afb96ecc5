# The texts about prepared races. Their numbers are tested: they are true of these races.

experiment-too-small =
    An einem anderen, einfacheren Netz ohne verdeckte Schichten: Seine Kosten sind eine Schüssel. Seine Ausgaben sind bloße
    Summen, ohne die σ, die Steigungen sanft machen. Darum sind seine Lernraten viel kleiner als die deines Netzes. Beide Läufe sehen alle Beispiele und gehen geradewegs
    hinunter. Schau auf den mit der Lernrate 0,0005: Keiner seiner Schritte ist falsch, aber jeder ist kurz. Nach 100
    Schritten ist er nicht so tief unten wie der andere nach 3.
    .title = Zu kleine Lernrate

experiment-just-right =
    An einem anderen, einfacheren Netz ohne verdeckte Schichten: die Schüssel von „Zu kleine Lernrate“, ohne σ und so steil,
    dass kleine Lernraten zu ihr passen. Schau auf den Lauf, der mit jedem einzelnen Schritt tiefer kommt und am tiefsten endet:
    Er hat 0,02. Die kleinere Lernrate kommt kaum vom Fleck. Mit der größeren landet jeder Schritt auf der anderen Seite des
    Tals, ein wenig höher.
    .title = Die richtige Lernrate

experiment-too-large =
    An einem anderen, einfacheren Netz ohne verdeckte Schichten: Quer ist das Tal seiner Kosten so steil, dass jede Lernrate
    über 0,0255 für immer übers Ziel schießt. Dein Netz verträgt viel höhere Lernraten, denn jedes seiner σ gibt höchstens ein
    Viertel einer Steigung weiter; hier gibt es keines. Schau auf 0,0258: Der
    Zickzackweg wird immer breiter und endet höher, als er angefangen hat. Mit 0,04 macht jeder Schritt die Kosten
    viereinhalbmal so hoch, bis keine Zahl sie mehr fasst. Dieser Lauf ist divergiert und hält an. Die anderen gehen weiter.
    .title = Zu große Lernrate

experiment-saddle =
    Zwei Läufe mit gleich vielen Schritten und gleicher Lernrate: Nur der Mini-Batch ist verschieden. Gleich neben dem Start
    liegt ein Sattel: Über alle Beispiele sind die zehn Ziffern dort im Gleichgewicht, und der Gradient ist so gut wie
    verschwunden. Schau auf den Lauf mit allen Beispielen: Er sitzt alle 1.000 Schritte lang auf dem Sattel, bei ln 10 =
    2,303. Hundert Beispiele sind nie im Gleichgewicht. Ihr Rauschen stößt den anderen Lauf hinunter, und er endet unter der
    Hälfte dieser Kosten.

    Vom Sattel führt ein Weg hinunter. Aber er ist so flach, dass der Lauf mit allen Beispielen in dieser Zeit nichts davon
    hat. Von anderen Startpunkten aus geht es fast immer genauso aus.
    .title = Rauschen hilft vom Sattel

experiment-momentum-and-adam =
    An einem anderen, einfacheren Netz ohne verdeckte Schichten: eine Schüssel, quer viel steiler als längs. Drei Läufe nutzen denselben Gradienten auf drei Arten, jeder mit einer
    Lernrate, die zu ihm passt. Schau, wie weit jeder im Tal vorankommt. Der einfache Gradientenabstieg ist quer schnell und
    längs langsam. Momentum nimmt von jedem Schritt etwas in den nächsten mit: Am Anfang pendelt es hin und her und liegt
    deshalb höher, dann geht es fast denselben Weg, aber schneller. Adam gibt jedem Gewicht eine eigene Schrittlänge: Sein
    erster Schritt bewegt alle gleich weit, egal wie sanft die Kosten abfallen. Nach 150 Schritten liegen beide tiefer als der
    einfache.
    .title = Momentum und Adam
