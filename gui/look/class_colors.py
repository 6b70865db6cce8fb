"""Colours of classes: a class has the same one in every view, and everybody can tell ten apart."""

from __future__ import annotations

from functools import cache

import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QColor

from gui.look.theme import theme

_DARK = (
    *("#4c9fff", "#ff9a4a", "#2fcf9b", "#efe04a", "#c760a6"),
    *("#8fe3ff", "#f4efb6", "#bd7656", "#806cff", "#b6f5d8"),
)
_LIGHT = (
    *("#1f6fd8", "#cf6206", "#0b8a63", "#7d2a86", "#0f97b8"),
    *("#e0559b", "#6b3a1a", "#3a2bb0", "#4f5a00", "#2b313a"),
)
_GOLDEN = 0.381966
"""Share of the circle of hues by which each further class goes on, so that no hue comes twice."""


def class_color(number: int) -> QColor:
    """Colour of the class of this number, counted from 0, in the scheme in use."""
    return QColor(*map(int, class_colors(number + 1, theme.is_dark)[number]))


@cache
def class_colors(count: int, dark: bool) -> NDArray[np.uint8]:
    """Colours ``(count, 3)`` of so many classes; the array is shared, so it cannot be written to."""
    named = [QColor(name) for name in (_DARK if dark else _LIGHT)[:count]]
    further = [
        QColor.fromHslF((0.08 + _GOLDEN * place) % 1.0, 0.55, 0.65 if dark else 0.36)
        for place in range(count - len(named))
    ]
    each = [(color.red(), color.green(), color.blue()) for color in named + further]
    colors = np.array(each, np.uint8).reshape(count, 3)
    colors.flags.writeable = False
    return colors
