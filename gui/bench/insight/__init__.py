"""What the network that is shown has learnt, kept up to date beside the run."""
