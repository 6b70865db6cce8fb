"""Figures of classes: the confusion matrix and the table of each class."""
