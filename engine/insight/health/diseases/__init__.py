"""The diseases of a network that trains: how each is recognised, and what cures it."""
