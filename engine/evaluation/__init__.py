"""Judging a trained network: how good it is, how sure that is, what it rests on, and fair rivals beside it."""
