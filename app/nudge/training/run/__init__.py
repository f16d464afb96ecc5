"""A run: its steps, what was changed between them, replays of earlier steps, and saving it."""
