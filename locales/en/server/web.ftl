# Requests: who may do what, and what is not found.

server-not-driver = Only the one who made this room drives it.
server-no-token = The room's token is missing.
server-wrong-token = This is not the room's token.
server-too-many-messages = Too many messages: allowed are { NUMBER($rate, useGrouping: 0) } messages a second.
# $type is the type of a message, such as hello
server-not-over-http = No { $type } over HTTP.
# $host and $origin are in quotation marks
server-host-unknown = This server does not answer to the name { $host }.
server-other-sites = Pages of other sites may not do this.
server-other-origin = Pages of { $origin } may not do this. Where a proxy serves Nudge at that address, start it with --public-url.
server-body-too-large = The body is too large: allowed are { NUMBER($most, useGrouping: 0) } bytes.
# $problem is server-page-outdated, or the name of a status of HTTP, such as Not Found
server-http = { $problem }: { $path }
server-page-outdated = This page is of another version of Nudge; reload it
server-too-many-places = index names { NUMBER($count, useGrouping: 0) } examples: allowed are { NUMBER($most, useGrouping: 0) }.
server-allowed-places = 0 to { NUMBER($greatest, useGrouping: 0) }, at most { NUMBER($most, useGrouping: 0) } of them, separated by commas
server-no-source = The source is not installed beside what runs.

# The page itself: its title, what search engines show of it, and what stands there where no script runs

server-page-title = Nudge: backpropagation, happening in front of you
server-page-description = Backpropagation, happening in front of you, on a real network that reads handwritten digits.
server-page-without-scripts = Nudge is drawn by JavaScript, which this browser does not run.
