"""Where the pictures of a layer's units stand: in columns around the middle of its slot."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF

from gui.canvas.geometry import CARD_WIDTH, SLOT_HEIGHT

LONGEST = 12
"""Most pictures below one another; more of them stand in several columns, so that each can be seen."""
MOST_SIDE = 36.0
"""Largest side of a picture, in canvas units."""
GAP, GAP_ASIDE = 0.11, 0.32
"""Gaps below a picture and beside it, where its neighbour has the mark of a bias, as shares of its side."""
TALLEST, LEAST_TALL = 290.0, 60.0
"""Bounds of the height of a column."""
AROUND_COLUMN = 100.0
"""Room above and below a column for its name and notes."""


@dataclass(frozen=True, slots=True)
class Columns:
    """Places of pictures, in the coordinates of the slot.

    Attributes:
        tiles: of each picture, downwards, then to the right.
        bounds: around them all.
    """

    tiles: tuple[QRectF, ...]
    bounds: QRectF


def columns_of(count: int, room: float) -> Columns:
    """Columns of so many pictures, at most ``room`` high."""
    across = -(-count // LONGEST)
    down = -(-count // across)
    side = min(MOST_SIDE, room / (down + (down - 1) * GAP))
    step, aside = side * (1 + GAP), side * (1 + GAP_ASIDE)
    bounds = QRectF(0, 0, (across - 1) * aside + side, (down - 1) * step + side)
    bounds.moveCenter(QPointF(CARD_WIDTH / 2, SLOT_HEIGHT / 2))
    places = (divmod(place, down) for place in range(count))
    corners = (QPointF(bounds.left() + x * aside, bounds.top() + y * step) for x, y in places)
    return Columns(tuple(QRectF(p.x(), p.y(), side, side) for p in corners), bounds)


def room_at(position: QPointF, others: Iterable[QPointF]) -> float:
    """Height that a column at ``position`` may have, so that it leaves those above and below alone."""
    near = [
        abs(other.y() - position.y())
        for other in others
        if other != position and abs(other.x() - position.x()) < CARD_WIDTH
    ]
    return max(LEAST_TALL, min(TALLEST, min(near, default=TALLEST * 2) - AROUND_COLUMN))
