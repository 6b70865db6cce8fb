"""Edits of the drawing: what each makes of it, the gestures and menus that ask for them, the clipboard."""
