"""An iteration as a diagram."""
