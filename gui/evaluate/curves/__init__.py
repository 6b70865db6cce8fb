"""Probabilities of classes: ROC, precision-recall, the threshold with its costs, calibration, temperature."""
