"""Work in threads, of which the window hears in its own."""
