"""Guided lessons in the window: the bar with the text, the ring, and what keeps both right."""
