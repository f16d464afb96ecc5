"""Training: one step, the record of a step, and the run that can go back to every step."""
