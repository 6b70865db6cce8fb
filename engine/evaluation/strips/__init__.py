"""Curves of many columns and rows at once, over values that are prepared once."""
