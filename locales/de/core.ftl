## The speeds, from the slowest to the fastest

speed-phases = Phasen einzeln
speed-examples = Beispiele einzeln
speed-one-step = Schritte einzeln
speed-steps = { $rate } Schritte/s
speed-fastest = so schnell es geht

## The parts of a step, on the track below the stage. .short is for a narrow track.

phase-group-forward = vorwärts
    .short = vorwärts
phase-group-cost = Kosten
    .short = Kosten
phase-group-output-nudges = Ausgabe-Stupse
    .short = Stupse
phase-group-layer = Schicht { $layer }
    .short = Sch. { $layer }
phase-group-average = Mini-Batch-Mittel
    .short = Mittel
phase-group-update = Update
    .short = Update

## Notices

notice-not-yet = Noch nicht: Der Server muss erst sagen, ob diese Seite steuern darf.
notice-watching = Du schaust zu: Steuern kann nur, wer diesen Raum geöffnet hat.
notice-not-sent = Das wurde nicht gesendet: Es gibt keine Verbindung zum Server.
notice-unconfirmed =
    Die Verbindung brach ab, bevor der Server das bestätigt hat. Sobald sie wieder da ist, zeigt die Seite, was
    geschehen ist.
notice-no-such-example = Dieses Beispiel gibt es nicht.
notice-token-not-saved =
    Dieser Browser speichert nichts von Nudge, also steuert nur dieser Tab den Raum. Unter „Teilen“ steht eine Adresse,
    mit der du zurückkommst.
notice-view-not-saved =
    Dieser Browser speichert nichts von Nudge: Wie die Seite aussieht, merkt sich nur dieser Tab.
notice-new-version =
    Auf dem Server ist eine neue Version von Nudge. Lade diese Seite neu: Teile der alten lassen sich nicht mehr laden.

## The connection

connection-lost = Verbindung verloren. Neuer Versuch …
connection-silent = Verbindung verloren: Der Server antwortet nicht. Neuer Versuch …
connection-offline = Verbindung verloren: Dieses Gerät ist offline. Neuer Versuch …
connection-closed = Der Server hat die Verbindung geschlossen.

## What went wrong with a request to the server

request-not-answered = Der Server antwortet nicht.
request-unreachable = Der Server ist nicht erreichbar.
# $status is the number of an HTTP status, as in 502.
request-status = Der Server hat mit { $status } geantwortet.
request-empty = Der Server hat nichts gesendet.
request-no-images = Der Server hat keine Bilder gesendet.
