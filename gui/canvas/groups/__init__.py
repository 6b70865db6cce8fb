"""Groups of layers on the canvas: frames that fold to one card."""
