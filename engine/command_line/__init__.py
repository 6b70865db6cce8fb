"""Work of ``python main.py`` without a window, one module for each command."""
