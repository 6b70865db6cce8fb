"""Work in threads, of which the window hears in its own, and painting in turns of its event loop."""
