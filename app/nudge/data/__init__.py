"""The examples a network learns from."""
