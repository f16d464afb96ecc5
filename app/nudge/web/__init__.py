"""The web layer: the page, the HTTP interface and the socket. Only this package uses FastAPI."""
