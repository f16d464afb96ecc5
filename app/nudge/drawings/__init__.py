"""Labelled drawings that a room keeps: collections of drawings, and files of collections."""
