"""The descent: a race of runs with one start, and the cost surface on which they descend."""
