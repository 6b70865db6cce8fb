"""What the mathematics of several kinds of layers share."""
