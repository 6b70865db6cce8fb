"""Health of a network over time: states at checkpoints, and what they say is wrong."""
