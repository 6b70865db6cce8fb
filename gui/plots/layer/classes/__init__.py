"""Units of the selected layer beside the classes."""
