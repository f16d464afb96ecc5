"""Training: what one step does, a record of it, and every step's way back."""
