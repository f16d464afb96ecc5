"""Nudge: backpropagation, happening in front of you."""
