"""Labelled drawings that people keep: collections of them, and files of such collections."""
