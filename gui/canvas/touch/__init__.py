"""What a touch of a unit or a weight brings: its number to be changed, and the card that tells about it."""
