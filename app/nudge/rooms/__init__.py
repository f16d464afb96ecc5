"""Rooms: each has a run, a clock, viewers, and the messages between the viewers and the run."""
