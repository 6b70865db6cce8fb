"""A table of typed columns, and the rules by which texts become values."""
