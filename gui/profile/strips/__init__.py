"""Strips of the page *Profile*: what the network says as one column changes, a card for each column."""
