"""Place of the table in a file: delimiter, header, footer, rows that are not even."""
