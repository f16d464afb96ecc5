"""Rooms on disk: what is saved of a room, when it is saved, and the files it is saved in."""
