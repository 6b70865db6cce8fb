"""Epochs of mini-batches: by NumPy, by the compiled kernel, and step by step."""
