## The speeds, from the slowest to the fastest

speed-phases = phase by phase
speed-examples = example by example
speed-one-step = step by step
speed-steps = { $rate } steps a second
speed-fastest = as fast as it goes

## The parts of a step, on the track below the stage. .short is for a narrow track.

phase-group-forward = forward
    .short = forward
phase-group-cost = cost
    .short = cost
phase-group-output-nudges = output nudges
    .short = nudges
phase-group-layer = layer { $layer }
    .short = layer { $layer }
phase-group-average = mini-batch average
    .short = mean
phase-group-update = update
    .short = update

## Notices

notice-not-yet = Not yet: the server has still to say whether this page may drive.
notice-watching = You are watching: only the one who opened this room can drive it.
notice-not-sent = This was not sent: there is no connection to the server.
notice-unconfirmed =
    The connection was lost before the server confirmed this. When it is back, the page shows what was done.
notice-no-such-example = There is no such example.
notice-token-not-saved =
    This browser saves nothing of Nudge, so only this tab drives this room. Share has an address to come back with.
notice-view-not-saved = This browser saves nothing of Nudge: how the page looks is kept in this tab only.
notice-new-version =
    The server has a new version of Nudge. Reload this page: parts of the old one can no longer be loaded.

## The connection

connection-lost = Connection lost. Trying again …
connection-silent = Connection lost: the server does not answer. Trying again …
connection-offline = Connection lost: this device is offline. Trying again …
connection-closed = The server closed the connection.

## What went wrong with a request to the server

request-not-answered = The server does not answer.
request-unreachable = The server cannot be reached.
# $status is the number of an HTTP status, as in 502.
request-status = The server answered { $status }.
request-empty = The server sent nothing.
request-no-images = The server sent no images.
