"""Stored state of a run: checkpoints, its state in a file, and of which data it is."""
