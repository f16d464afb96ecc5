# Rooms: what cannot be done in one, and why a connection to one ends.

server-room-unknown = Es gibt keinen Raum „{ $code }“.
server-room-closed = Der Raum wurde inzwischen geschlossen.
server-room-full = Der Raum { $code } ist voll.
server-rooms-in-use = { $most ->
    [one] Der einzige Raum dieses Servers ist belegt; versuch es später noch einmal.
   *[other] Alle { NUMBER($most, useGrouping: 0) } Räume dieses Servers sind belegt; versuch es später noch einmal.
}
server-run-stopped = { $left ->
    [one] Ein anderer Befehl hat den Lauf { NUMBER($left, useGrouping: 0) } Schritt vor Schritt { NUMBER($goal, useGrouping: 0) } angehalten.
   *[other] Ein anderer Befehl hat den Lauf { NUMBER($left, useGrouping: 0) } Schritte vor Schritt { NUMBER($goal, useGrouping: 0) } angehalten.
}
server-nobody-there = Es war niemand mehr da.
server-nobody-waits = Niemand wartet mehr auf die Antwort.
server-too-many-collections = Ein Lauf kann höchstens { $most }-mal andere Zeichnungen bekommen; beginne ihn erst neu.
server-too-many-trainings-here = In diesem Raum werden schon Netze nebeneinander trainiert; versuch es in ein paar Sekunden noch einmal.
server-too-many-trainings = { $most ->
    [one] Auf diesem Server läuft schon { NUMBER($most, useGrouping: 0) } solches Training; versuch es in ein paar Sekunden noch einmal.
   *[other] Auf diesem Server laufen schon { NUMBER($most, useGrouping: 0) } solche Trainings; versuch es in ein paar Sekunden noch einmal.
}

server-parameter-twice = changes nennt einen Parameter zweimal.
server-set-no-number = { $what ->
    [gradient] Der Gradient über diese Beispiele ist keine Zahl: Die Zahlen des Netzes sind zu groß geworden.
   *[cost] Die Kosten über diese Beispiele sind keine Zahl: Die Zahlen des Netzes sind zu groß geworden.
}

## What would have been allowed: within server-cannot-be

server-allowed-steps-together = 1 bis { NUMBER($most, useGrouping: 0) }, zusammen mit den { NUMBER($pending, useGrouping: 0) } Schritten, die noch zu machen sind
server-allowed-batch = 1 bis { NUMBER($most, useGrouping: 0) } in einem Netz mit { $parameters } Parametern
server-allowed-drawings-weight = { $drawings ->
    [one] 1 bis { NUMBER($most, useGrouping: 0) } bei { $drawings } Zeichnung
   *[other] 1 bis { NUMBER($most, useGrouping: 0) } bei { $drawings } Zeichnungen
}
server-allowed-set = bis zu { NUMBER($most, useGrouping: 0) } Beispiele in einem Netz mit { $parameters } Parametern
server-allowed-points = eine ungerade Zahl bis { NUMBER($most, useGrouping: 0) } für { NUMBER($examples, useGrouping: 0) } Beispiele in diesem Netz
# In the place of $received: the name of a set of examples and how many they are
server-set-of-examples = { $count ->
    [one] „{ $name }“, { NUMBER($count, useGrouping: 0) } Beispiel,
   *[other] „{ $name }“, { NUMBER($count, useGrouping: 0) } Beispiele,
}

## Why the server closes a connection

server-closing-stopping = der Server hält an
server-closing-deleted = der Raum wurde gelöscht
server-closing-too-much = zu langsam: zu viel wartet darauf, abgeholt zu werden
server-closing-too-slow = zu langsam: seit { NUMBER($seconds, maximumFractionDigits: 6, useGrouping: 0) } s wurde nichts abgeholt
# $version and $offered are the names of versions of the protocol, such as nudge.v1
server-closing-version = dieser Server spricht { $version }, nicht { $offered }
