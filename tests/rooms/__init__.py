"""Tests of rooms: their commands, their training, and the messages to their viewers."""
