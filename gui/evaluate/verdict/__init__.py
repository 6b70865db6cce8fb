"""Left side of the page: which rows are looked at, and what is said of the network."""
