"""Threads that train: who runs a room's work, in which order, and how many steps are due."""
