"""Guided lessons in the window: the bar with the words, the ring, and what keeps both right."""
