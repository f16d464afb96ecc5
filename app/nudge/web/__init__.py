"""The web: pages, the HTTP interface and the socket. The one place that knows FastAPI."""
