"""Formulas, heat maps and zooming."""
