"""Page on which one row is followed: what the network says as its columns change."""
