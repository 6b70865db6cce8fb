"""Sample datasets, icons and translations that come with the program."""
