"""What is seen of a run: snapshots, curves, health, overfitting."""
