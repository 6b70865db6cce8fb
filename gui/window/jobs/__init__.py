"""Long work that the window starts and shows."""
