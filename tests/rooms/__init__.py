"""Tests of rooms: what is told, when, to whom."""
