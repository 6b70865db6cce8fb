"""Health over time: what a layer gives and how it learns, from checkpoint to checkpoint."""
