"""Reading of a file as a table."""
