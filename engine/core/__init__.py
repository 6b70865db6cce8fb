"""Networks: architecture, layers, losses and optimizers, and one iteration of training."""
