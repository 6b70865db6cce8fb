"""Left side of the page *Profile*: the pinned row, the one beside it, and what is predicted for them."""
