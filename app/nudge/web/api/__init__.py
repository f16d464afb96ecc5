"""The HTTP interface: one module of routes for each part of a room or of the server."""
