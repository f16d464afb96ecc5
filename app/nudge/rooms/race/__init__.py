"""The race of a room: its runs, the plane of their paths, the cost surface, and its messages."""
