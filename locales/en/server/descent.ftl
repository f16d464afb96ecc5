# The race.

server-race-setting-unknown = There is no setting { $setting }.
server-other-examples = start: { $field } cannot be another one: a race is over what the room trains on.
server-allowed-batch-or-full = a whole number from 1 to { NUMBER($most, useGrouping: 0) }, or "{ $full }"
server-allowed-two-weights = two weights, because the plane is that of weights
server-allowed-different-weights = two different weights
server-plane-of-one-weight = A plane of weights takes two different ones.
# $parameter names a weight or a bias
server-weight-unknown = There is no such weight: { $parameter }.
server-race-too-large = A network of { $count } parameters is too large for a race: allowed is { $allowed }.
server-allowed-networks = networks of up to { $most } parameters
server-no-race = There is no race in this room.
server-race-ended = The race was ended meanwhile.
server-too-many-races = { $most ->
    [one] { NUMBER($most, useGrouping: 0) } race is under way on this server; try again later.
   *[other] { NUMBER($most, useGrouping: 0) } races are under way on this server; try again later.
}
