"""Mathematics that several kinds of layers share."""
