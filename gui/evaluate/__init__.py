"""Page on which a network is judged: matrix, curves, plots, what it rests on, and the rows behind them."""
