"""The plane through the data: what the network says everywhere on it, with the rows that lie there."""
