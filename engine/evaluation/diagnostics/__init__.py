"""What plots of answers show: errors in numbers; thresholds, curves and temperature of classes."""
