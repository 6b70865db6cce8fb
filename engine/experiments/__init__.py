"""Many runs for one question: cross-validation and the search for a learning rate."""
