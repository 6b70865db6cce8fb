"""What is asked of networks beside a run: cross-validation, the search for a learning rate, chosen rows."""
