"""The compiled core: the steps of an iteration in C, over the vectors and caches that NumPy holds."""
