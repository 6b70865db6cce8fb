"""What the window makes of words and shows: swapped whole for another language."""
