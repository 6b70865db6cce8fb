"""Copies of the drawing as pictures: as it looks, and as a plain figure for a publication."""
