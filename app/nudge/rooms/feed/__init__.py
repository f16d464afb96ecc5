"""What a room sends to its viewers: frames, the room's state, and the mailboxes they wait in."""
