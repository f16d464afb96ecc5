"""Tests of the web: the real server, spoken to over HTTP and the socket."""
