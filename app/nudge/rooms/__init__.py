"""Rooms: a run, its clock, its viewers, and what they say to each other."""
