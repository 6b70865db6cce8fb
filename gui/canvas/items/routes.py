"""The ways that lines take between cards: a smooth curve, or a lane around the cards in between."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainterPath

from gui.canvas.geometry import PORT_RADIUS, SLOT_HEIGHT

CLEARANCE = 12.0
"""Distance from the cards to the first lane above or below them."""
LANE_SPACING = 8.0
TURN = 10.0
"""Distance from a port at which a line turns towards its lane, and the radius of its bends."""
SAMPLES = 40
"""Points of a curve that are looked at; a card between two of them would be a small one."""
SLACK = 4.0
"""Distance by which a curve may graze a card's edge."""


def curve(start: QPointF, end: QPointF) -> QPainterPath:
    """A smooth line that leaves ``start`` to the right and reaches ``end`` from the left."""
    reach = max(abs(end.x() - start.x()) / 2, min(60.0, abs(end.y() - start.y()) / 2))
    path = QPainterPath(start)
    path.cubicTo(start + QPointF(reach, 0), end - QPointF(reach, 0), end)
    return path


class Router:
    """Lays lines one after the other, each in a lane of its own; lay the short ones first.

    Args:
        cards: the rectangles that no line may run through.
    """

    def __init__(self, cards: list[QRectF]) -> None:
        self._cards = cards
        sides = [(card.left(), card.right(), card.top(), card.bottom()) for card in cards]
        self._sides = np.array(sides).reshape(-1, 4).T
        self._lanes: list[tuple[float, float, float]] = []  # left and right end, and height

    def path(self, source: QPointF, target: QPointF) -> QPainterPath:
        """The line from the middle of an output port to the middle of an input port."""
        start, end = source + QPointF(PORT_RADIUS, 0), target - QPointF(PORT_RADIUS, 0)
        direct = curve(start, end)
        is_back = end.x() < start.x()
        if not is_back and (end.x() - start.x() < 4 * TURN or not self._crosses(direct, start, end)):
            return direct
        left, right = sorted((start.x(), end.x()))
        if is_back and abs(end.y() - start.y()) > SLOT_HEIGHT:
            # To a line of layers below or above: the lane between the two is the natural one.
            side = 1 if end.y() > start.y() else -1
            lane = self._height(left - TURN, right + TURN, start.y(), start.y(), side)
        else:
            upper, lower = sorted((start.y(), end.y()))
            above = self._height(left, right, upper, lower, -1)
            below = self._height(left, right, upper, lower, 1)
            detours = [abs(start.y() - y) + abs(end.y() - y) for y in (above, below)]
            lane = above if detours[0] <= detours[1] else below
        self._lanes.append((left, right, lane))
        return _around(start, end, lane)

    def _crosses(self, direct: QPainterPath, start: QPointF, end: QPointF) -> bool:
        """True if the curve runs through a card that lies wholly between its ends."""
        left, right, top, bottom = self._sides
        upper, lower = sorted((start.y(), end.y()))
        between = (left >= start.x()) & (right <= end.x()) & (top < lower + SLACK) & (bottom > upper - SLACK)
        inner = [self._cards[i].adjusted(SLACK, SLACK, -SLACK, -SLACK) for i in np.flatnonzero(between)]
        if not inner:
            return False
        points = [direct.pointAtPercent(share) for share in np.linspace(0, 1, SAMPLES)]
        return any(card.contains(point) for card in inner for point in points)

    def _height(self, start: float, end: float, upper: float, lower: float, side: int) -> float:
        """The nearest free lane above (-1) or below (1) two heights and all cards between two places."""
        left, right, top, bottom = self._sides
        between = (right > start + TURN) & (left < end - TURN)
        y = upper if side < 0 else lower
        while True:
            in_way = between & (top < y + CLEARANCE - 1) & (bottom > y - CLEARANCE + 1)
            if in_way.any():
                y = top[in_way].min() - CLEARANCE if side < 0 else bottom[in_way].max() + CLEARANCE
            elif self._is_taken(start, end, y):
                y += side * LANE_SPACING
            else:
                return float(y)

    def _is_taken(self, left: float, right: float, y: float) -> bool:
        return any(
            left < other_right and right > other_left and abs(y - height) < LANE_SPACING - 1
            for other_left, other_right, height in self._lanes
        )


def _around(start: QPointF, end: QPointF, lane: float) -> QPainterPath:
    """Route out to the right, up or down to the lane, along it, and from the left to ``end``."""
    path = QPainterPath(start)
    bend, x = _bend(start, lane), start.x() + TURN
    along = TURN if end.x() > start.x() else -TURN
    path.quadTo(QPointF(x, start.y()), QPointF(x, start.y() + bend))
    path.lineTo(x, lane - bend)
    path.quadTo(QPointF(x, lane), QPointF(x + along, lane))
    bend, x = _bend(end, lane), end.x() - TURN
    path.lineTo(x - along, lane)
    path.quadTo(QPointF(x, lane), QPointF(x, lane - bend))
    path.lineTo(x, end.y() + bend)
    path.quadTo(QPointF(x, end.y()), end)
    return path


def _bend(port: QPointF, lane: float) -> float:
    """Share of a bend in the way from a port to the lane; negative upwards."""
    rise = lane - port.y()
    return min(TURN, abs(rise) / 2) * (1 if rise > 0 else -1)
