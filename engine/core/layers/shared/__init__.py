"""Bases of the layers, and windows over pictures."""
