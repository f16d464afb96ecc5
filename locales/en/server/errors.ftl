# What the server refuses, and why. A $field is the name of a field of the protocol, such as
# learning_rate, and is the same in all languages. A $received value is quoted as it came.

server-stopping = The server is stopping; ask again when it is back.
server-internal = Something went wrong inside the server.

## A value that is not allowed: the sentence, its parts, and what would have been allowed

server-cannot-be = { $field } cannot be { $received }: allowed is { $allowed }.
server-cannot-be-now = { $field } cannot be { $received } now: allowed is { $allowed }.
# Within server-cannot-be, of a run of a race: $place is "start", "plane" or "runs.0"
server-in-race = { $place }: { $problem }
# In the place of $received in server-cannot-be: a list, or another long value
server-this = this
# In the place of $field in server-cannot-be
server-a-message = A message
server-a-race = A race
server-field-missing = { $field } is missing.
server-field-unknown = There is no field { $field } here.
server-not-right = { $field } is not right: { $allowed }.

server-allowed-range = { NUMBER($least, useGrouping: 0) } to { NUMBER($most, useGrouping: 0) }
server-allowed-odd = an odd number from { $least } to { $most }
server-allowed-above = greater than { NUMBER($limit, useGrouping: 0) }
server-allowed-at-least = greater than or equal to { NUMBER($limit, useGrouping: 0) }
server-allowed-below = less than { NUMBER($limit, useGrouping: 0) }
server-allowed-at-most = less than or equal to { NUMBER($limit, useGrouping: 0) }
server-allowed-fewest = { NUMBER($count, useGrouping: 0) } of them at least
server-allowed-most = { NUMBER($count, useGrouping: 0) } of them at most
server-allowed-characters = { $count ->
    [one] { NUMBER($count, useGrouping: 0) } character at most
   *[other] { NUMBER($count, useGrouping: 0) } characters at most
}
server-allowed-integer = a valid integer
server-allowed-integer-not-fraction = a valid integer, got a number with a fractional part
server-allowed-integer-not-text = a valid integer, unable to parse string as an integer
server-allowed-number = a valid number
server-allowed-number-not-text = a valid number, unable to parse string as a number
server-allowed-finite = a finite number
server-allowed-boolean = a valid boolean
server-allowed-boolean-not-text = a valid boolean, unable to interpret input
server-allowed-string = a valid string
server-allowed-list = a list
# $names is a list with commas, such as 'dataset', 'both'
server-allowed-names = { $names } or { $last }
server-allowed-one-of = one of { $names }
# In the words of a library, always English: for programs that send what the page never sends
server-allowed-otherwise = { $words }
