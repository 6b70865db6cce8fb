"""One layer in pictures: activations, weights, health."""
