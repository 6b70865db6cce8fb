"""Keyboard: what has it, in which order, and how that is shown."""
