"""The panel and the bar of training."""
