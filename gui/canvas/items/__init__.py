"""Items that are painted on the canvas: cards, heat maps, connections."""
