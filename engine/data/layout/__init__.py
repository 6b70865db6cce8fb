"""Where the table lies in a file: delimiter, header, footer, rows that are not even."""
