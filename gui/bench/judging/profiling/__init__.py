"""What a trained network says of the pinned row: curves, contributions, and what would change it."""
