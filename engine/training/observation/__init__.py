"""Observation of a run: snapshots, curves, health, overfitting."""
