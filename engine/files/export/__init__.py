"""Writing trained weights for other programs, one file per format."""
