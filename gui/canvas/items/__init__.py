"""What is painted on the canvas: cards, heat maps, connections."""
