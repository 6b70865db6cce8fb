"""Displays of the units on the canvas: their pictures, the card of one, and the way to its sum."""
