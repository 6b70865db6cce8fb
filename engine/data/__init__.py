"""Reading a CSV and making it ready for a network."""
