"""Frames kept as files, which Python and JavaScript must read alike. See make.py."""
