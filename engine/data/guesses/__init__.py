"""Guesses where nobody has said what a table is: its target, whether that is classes, and pictures."""
