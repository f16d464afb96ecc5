"""Questions about the step that a room shows, which change nothing in the room."""
