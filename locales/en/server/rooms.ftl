# Rooms: what cannot be done in one, and why a connection to one ends.

server-room-unknown = There is no room '{ $code }'.
server-room-closed = The room was closed meanwhile.
server-room-full = Room { $code } is full.
server-rooms-in-use = { $most ->
    [one] The only room of this server is in use; try again later.
   *[other] All { NUMBER($most, useGrouping: 0) } rooms of this server are in use; try again later.
}
server-run-stopped = { $left ->
    [one] Another command stopped the run { NUMBER($left, useGrouping: 0) } step before step { NUMBER($goal, useGrouping: 0) }.
   *[other] Another command stopped the run { NUMBER($left, useGrouping: 0) } steps before step { NUMBER($goal, useGrouping: 0) }.
}
server-nobody-there = Nobody was there any more.
server-nobody-waits = Nobody waits for the answer any more.
server-too-many-collections = One run can be given other drawings { $most } times at most; begin it anew first.
server-too-many-trainings-here = Networks are being trained side by side in this room already; try again in a few seconds.
server-too-many-trainings = { $most ->
    [one] { NUMBER($most, useGrouping: 0) } such training is under way on this server; try again in a few seconds.
   *[other] { NUMBER($most, useGrouping: 0) } such trainings are under way on this server; try again in a few seconds.
}

server-parameter-twice = changes names a parameter twice.
server-set-no-number = { $what ->
    [gradient] The gradient of this set is no number: the network's numbers have become too large.
   *[cost] The cost of this set is no number: the network's numbers have become too large.
}

## What would have been allowed: within server-cannot-be

server-allowed-steps-together = 1 to { NUMBER($most, useGrouping: 0) } together with the { NUMBER($pending, useGrouping: 0) } steps that are still to be made
server-allowed-batch = 1 to { NUMBER($most, useGrouping: 0) } in a network of { $parameters } parameters
server-allowed-drawings-weight = { $drawings ->
    [one] 1 to { NUMBER($most, useGrouping: 0) } with { $drawings } drawing
   *[other] 1 to { NUMBER($most, useGrouping: 0) } with { $drawings } drawings
}
server-allowed-set = sets of up to { NUMBER($most, useGrouping: 0) } examples in a network of { $parameters } parameters
server-allowed-points = an odd number up to { NUMBER($most, useGrouping: 0) } for { NUMBER($examples, useGrouping: 0) } examples in this network
# In the place of $received: the name of a set of examples and how many they are
server-set-of-examples = { $count ->
    [one] '{ $name }', { NUMBER($count, useGrouping: 0) } example
   *[other] '{ $name }', { NUMBER($count, useGrouping: 0) } examples
}

## Why the server closes a connection

server-closing-stopping = the server is stopping
server-closing-deleted = the room was deleted
server-closing-too-much = too slow: too much is waiting to be taken
server-closing-too-slow = too slow: nothing was taken for { NUMBER($seconds, maximumFractionDigits: 6, useGrouping: 0) } s
# $version and $offered are the names of versions of the protocol, such as nudge.v1
server-closing-version = this server speaks { $version }, not { $offered }
