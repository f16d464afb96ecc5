"""Turns pen strokes into the image that the network sees. The page does the same in JavaScript."""
