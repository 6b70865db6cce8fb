"""Layout of the window, and how a user arranged it."""
