"""Errors in numbers that are predicted: scatters, a histogram, a Q-Q plot and figures."""
