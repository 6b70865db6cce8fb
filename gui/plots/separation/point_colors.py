"""Colours of rows that are drawn as points: by class, or from the lowest target to the highest."""

from __future__ import annotations

import numpy as np
from PySide6.QtGui import QColor

from engine.common.arrays import Indices
from engine.insight.separation import Points
from gui.look.class_colors import class_color
from gui.look.theme import sequential_map, theme

SHADES = 16
"""Colours of a regression: few, so that points of one colour are drawn at once, and enough to seem even."""

DARK_ENDS, LIGHT_ENDS = (0.32, 1.0), (0.0, 0.52)
"""Part of the map that points have on a dark and on a light ground."""

Colored = tuple[tuple[QColor, Indices], ...]
"""Each colour with the numbers of its points."""


def colored(points: Points) -> Colored:
    """The points by their colours, in the scheme in use."""
    if points.classes:
        numbers = points.values.astype(np.intp)
        return tuple((class_color(int(k)), np.flatnonzero(numbers == k)) for k in np.unique(numbers))
    low, high = target_range(points)
    shares = (points.values - low) / (high - low) if high > low else np.zeros(len(points.values))
    shades = np.clip((shares * SHADES).astype(np.intp), 0, SHADES - 1)
    return tuple((shade(int(k) / (SHADES - 1)), np.flatnonzero(shades == k)) for k in np.unique(shades))


def target_range(points: Points) -> tuple[float, float]:
    """Targets at the ends of the colours: all but one in a hundred at each end, so that none squeezes all."""
    low, high = np.quantile(points.values, (0.01, 0.99))
    return float(low), float(high)


def shade(share: float) -> QColor:
    """Colour at a share of the way from the lowest target to the highest.

    The end of the map that is like the ground is left out: a point has nothing beside it to be seen by.
    """
    low, high = DARK_ENDS if theme.is_dark else LIGHT_ENDS
    return QColor(*map(int, sequential_map()[round(255 * (low + share * (high - low)))]))
