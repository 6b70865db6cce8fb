"""Network beside rivals: baselines on the same split and preparation, and the verdict that follows."""
