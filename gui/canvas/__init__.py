"""The drawing of the network."""
