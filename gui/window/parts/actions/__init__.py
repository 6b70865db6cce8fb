"""The actions of the window, as tables."""
