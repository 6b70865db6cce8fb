"""The losses in letters and numbers, by what they measure."""
