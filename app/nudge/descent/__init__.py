"""The descent: runs from one start, raced side by side, and the cost surface they walk on."""
