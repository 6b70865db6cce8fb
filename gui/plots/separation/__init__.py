"""Rows as points, layer by layer: how the classes come apart."""
