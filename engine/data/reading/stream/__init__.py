"""Reading of a file piece by piece, in memory that does not grow with it."""
