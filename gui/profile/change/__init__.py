"""Card that finds what would change a prediction."""
