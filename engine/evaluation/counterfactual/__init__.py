"""What would change a prediction: the nearest row for which it is another one."""
