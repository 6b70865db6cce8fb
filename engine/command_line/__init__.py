"""What ``python main.py`` does without a window, one module for each command."""
