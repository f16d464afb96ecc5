# What the server refuses, and why. A $field is the name of a field of the protocol, such as
# learning_rate, and is the same in all languages. A $received value is quoted as it came.

server-stopping = Der Server hält gerade an; frag noch einmal, wenn er wieder da ist.
server-internal = Im Server ist etwas schiefgegangen.

## A value that is not allowed: the sentence, its parts, and what would have been allowed

server-cannot-be = { $field } kann nicht { $received } sein. Erlaubt: { $allowed }.
server-cannot-be-now = { $field } kann jetzt nicht { $received } sein. Erlaubt: { $allowed }.
# Within server-cannot-be, of a run of a race: $place is "start", "plane" or "runs.0"
server-in-race = { $place }: { $problem }
# In the place of $received in server-cannot-be: a list, or another long value
server-this = das
# In the place of $field in server-cannot-be
server-a-message = Eine Nachricht
server-a-race = Ein Rennen
server-field-missing = { $field } fehlt.
server-field-unknown = Ein Feld { $field } gibt es hier nicht.
server-not-right = { $field } stimmt nicht. Erlaubt: { $allowed }.

server-allowed-range = { NUMBER($least, useGrouping: 0) } bis { NUMBER($most, useGrouping: 0) }
server-allowed-odd = eine ungerade Zahl von { $least } bis { $most }
server-allowed-above = mehr als { NUMBER($limit, useGrouping: 0) }
server-allowed-at-least = { NUMBER($limit, useGrouping: 0) } oder mehr
server-allowed-below = weniger als { NUMBER($limit, useGrouping: 0) }
server-allowed-at-most = { NUMBER($limit, useGrouping: 0) } oder weniger
server-allowed-fewest = mindestens { NUMBER($count, useGrouping: 0) } davon
server-allowed-most = höchstens { NUMBER($count, useGrouping: 0) } davon
server-allowed-characters = höchstens { NUMBER($count, useGrouping: 0) } Zeichen
server-allowed-integer = eine ganze Zahl
server-allowed-integer-not-fraction = eine ganze Zahl, diese hat Nachkommastellen
server-allowed-integer-not-text = eine ganze Zahl, dieser Text ist keine
server-allowed-number = eine Zahl
server-allowed-number-not-text = eine Zahl, dieser Text ist keine
server-allowed-finite = eine endliche Zahl
server-allowed-boolean = wahr oder falsch
server-allowed-boolean-not-text = wahr oder falsch, dies ist keines von beiden
server-allowed-string = ein Text
server-allowed-list = eine Liste
# $names is a list with commas, such as 'dataset', 'both'
server-allowed-names = { $names } oder { $last }
server-allowed-one-of = eins von { $names }
# In the words of a library, always English: for programs that send what the page never sends
server-allowed-otherwise = { $words }
