"""Tests of the network core."""
