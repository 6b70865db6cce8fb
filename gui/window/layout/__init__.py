"""Where everything stands in the window, and how a user arranged it."""
