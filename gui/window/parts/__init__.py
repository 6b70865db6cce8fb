"""Parts of the window that hold text: swapped whole for another language."""
