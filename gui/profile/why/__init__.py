"""Card that takes the prediction of one row apart: what each column adds to the mean prediction."""
