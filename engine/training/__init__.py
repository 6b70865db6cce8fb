"""A run: epochs, its control from other threads, its records, what is kept of it."""
