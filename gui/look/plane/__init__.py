"""The plane through the data as every view of it draws it: colours, lines of decision, rows on it."""
