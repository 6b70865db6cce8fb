"""What a network has learnt, as numbers: what its units answer to, and how its layers part the rows."""
