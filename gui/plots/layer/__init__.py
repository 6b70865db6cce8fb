"""Pictures of one layer: activations, weights, health."""
