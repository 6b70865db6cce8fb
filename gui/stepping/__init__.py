"""The view that goes through one iteration step by step: diagram, heat maps, numbers, list of steps."""
