"""The drawing as a graph of layers: order, shapes, templates, and what keeps it from being trained."""
