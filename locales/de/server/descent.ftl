# The race.

server-race-setting-unknown = Es gibt keine Einstellung { $setting }.
server-other-examples = start: { $field } kann nicht anders sein: Ein Rennen läuft mit dem, womit der Raum trainiert.
server-allowed-batch-or-full = eine ganze Zahl von 1 bis { NUMBER($most, useGrouping: 0) } oder „{ $full }“
server-allowed-two-weights = zwei Gewichte, denn die Ebene ist eine von Gewichten
server-allowed-different-weights = zwei verschiedene Gewichte
server-plane-of-one-weight = Eine Ebene von Gewichten braucht zwei verschiedene.
# $parameter names a weight or a bias
server-weight-unknown = Dieses Gewicht gibt es nicht: { $parameter }.
server-race-too-large = Ein Netz mit { $count } Parametern ist zu groß für ein Rennen: Erlaubt sind { $allowed }.
server-allowed-networks = Netze mit bis zu { $most } Parametern
server-no-race = In diesem Raum gibt es kein Rennen.
server-race-ended = Das Rennen wurde inzwischen beendet.
server-too-many-races = { $most ->
    [one] Auf diesem Server läuft schon { NUMBER($most, useGrouping: 0) } Rennen; versuch es später noch einmal.
   *[other] Auf diesem Server laufen schon { NUMBER($most, useGrouping: 0) } Rennen; versuch es später noch einmal.
}
