"""Prediction of the rows of a file, however large it is."""
