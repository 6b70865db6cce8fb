"""Data that the pictures of the plane belong to, and how they are drawn on a card."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from PySide6.QtGui import QColor, QPen

from engine.common.arrays import Array
from engine.core.task import Task
from engine.project.decision import Decision
from gui.look.plane.number_scale import NumberScale
from gui.look.plane.plane_points import PlaneRows

CURVE_MARGIN = 0.08
"""Share of the height that the curve of a line leaves free above and below."""


@dataclass(frozen=True, slots=True, eq=False)
class PlaneData:
    """Data that the pictures of the plane belong to.

    Attributes:
        task: of the network.
        decision: how its probabilities become a class.
        rows: the rows that are shown.
        scale: of the target, where that is a number, else of probabilities.
        input_names: of the prepared columns.
        pinned: ``(n,)`` the pinned row prepared; None without one.
    """

    task: Task
    decision: Decision
    rows: PlaneRows
    scale: NumberScale
    input_names: tuple[str, ...]
    pinned: Array | None = None


def upright(shares: Array) -> Array:
    """How far down shares of a scale stand, with some room above and below; the highest at the top."""
    with np.errstate(all="ignore"):
        inside = np.clip(np.nan_to_num(shares), 0, 1)
    down: Array = CURVE_MARGIN + (1 - 2 * CURVE_MARGIN) * (1 - inside)
    return down


def thin_pen(color: QColor, width: float) -> QPen:
    """A pen so many pixels wide at every zoom."""
    pen = QPen(color, width)
    pen.setCosmetic(True)
    return pen
