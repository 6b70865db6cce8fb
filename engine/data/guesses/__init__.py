"""What a table most likely is where nobody has said so: its target, whether that is classes, and pictures."""
