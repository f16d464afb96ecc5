# Requests: who may do what, and what is not found.

server-not-driver = Diesen Raum steuert nur, wer ihn geöffnet hat.
server-no-token = Das Token des Raums fehlt.
server-wrong-token = Das ist nicht das Token des Raums.
server-too-many-messages = Zu viele Nachrichten: Erlaubt sind { NUMBER($rate, useGrouping: 0) } pro Sekunde.
# $type is the type of a message, such as hello
server-not-over-http = { $type } geht nicht über HTTP.
# $host and $origin are in quotation marks
server-host-unknown = Dieser Server antwortet nicht auf den Namen { $host }.
server-other-sites = Seiten von anderswo dürfen das nicht.
server-other-origin = Seiten von { $origin } dürfen das nicht. Wo ein Proxy Nudge unter dieser Adresse anbietet, starte es mit --public-url.
server-body-too-large = Der Inhalt der Anfrage ist zu groß: Erlaubt sind { NUMBER($most, useGrouping: 0) } Bytes.
# $problem is server-page-outdated, or the name of a status of HTTP, such as Not Found
server-http = { $problem }: { $path }
server-page-outdated = Diese Seite gehört zu einer anderen Version von Nudge; lade sie neu
server-too-many-places = index nennt { NUMBER($count, useGrouping: 0) } Beispiele: Erlaubt sind { NUMBER($most, useGrouping: 0) }.
server-allowed-places = 0 bis { NUMBER($greatest, useGrouping: 0) }, höchstens { NUMBER($most, useGrouping: 0) } davon, durch Kommas getrennt
server-no-source = Neben dem, was läuft, ist kein Quelltext installiert.

# The page itself: its title, what search engines show of it, and what stands there where no script runs

server-page-title = Nudge: Backpropagation vor deinen Augen
server-page-description = Backpropagation vor deinen Augen, an einem echten Netz, das handgeschriebene Ziffern liest.
server-page-without-scripts = Nudge wird von JavaScript gezeichnet, und dieser Browser führt keines aus.
