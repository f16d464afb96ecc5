"""Tests of the web layer: clients of the real server, over HTTP and on the socket."""
