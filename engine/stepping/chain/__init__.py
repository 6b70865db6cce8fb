"""The second way to a gradient: the product of the local derivatives along all paths."""
