"""Copies of the drawing: pictures as it looks and for a publication, and the map of a large one."""
