"""One iteration taken apart: its steps in order, their formulas, every number, and the sums behind them."""
