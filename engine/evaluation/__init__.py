"""How good a trained network is, how sure that is, what it rests on, and fair rivals beside it."""
