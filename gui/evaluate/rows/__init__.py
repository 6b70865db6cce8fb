"""The rows behind what is selected: as a table, and layer by layer."""
