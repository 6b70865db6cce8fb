"""Curves over the epochs."""
