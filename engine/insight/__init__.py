"""What a network has learnt, as numbers: over a plane, unit by unit, and how its layers part the rows."""
