"""The mathematics of each kind of layer."""
