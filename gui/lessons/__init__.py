"""Guided lessons in the window: the strip with the words, the ring, and what keeps both right."""
