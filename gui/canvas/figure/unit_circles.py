"""Units of a layer as a column of circles, and the lines from column to column."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

RADIUS, SPACING = 8.0, 21.0
MOST_CIRCLES = 12
"""Units of a layer up to which each is a circle; of more, the first and the last ones are."""
AT_ENDS = 5
FAINT = QColor(0, 0, 0, 90)


@dataclass(frozen=True, slots=True)
class Circles:
    """A column of circles.

    Attributes:
        middles: of the circles, by the number of the unit.
        dots: where three dots stand for the units that are left out, or None.
    """

    middles: dict[int, QPointF]
    dots: QPointF | None

    @property
    def bounds(self) -> QRectF:
        """What holds all circles."""
        places = list(self.middles.values())
        reach = RADIUS + 1
        return QRectF(places[0], places[-1]).adjusted(-reach, -reach, reach, reach)

    def paint(self, painter: QPainter) -> None:
        """Paint the circles with the pen and the brush that are set, and the dots."""
        for place in self.middles.values():
            painter.drawEllipse(place, RADIUS, RADIUS)
        if self.dots is not None:
            painter.save()
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor("black"))
            for down in (-6.0, 0.0, 6.0):
                painter.drawEllipse(self.dots + QPointF(0, down), 1.6, 1.6)
            painter.restore()


def circles_of(count: int, middle: QPointF) -> Circles:
    """A column for so many units, at least one, around ``middle``."""
    if count <= MOST_CIRCLES:
        top = middle.y() - SPACING * (count - 1) / 2
        return Circles({unit: QPointF(middle.x(), top + SPACING * unit) for unit in range(count)}, None)
    above = middle.y() - SPACING * AT_ENDS
    places = {unit: QPointF(middle.x(), above + SPACING * unit) for unit in range(AT_ENDS)}
    for place in range(AT_ENDS):
        places[count - AT_ENDS + place] = QPointF(middle.x(), middle.y() + SPACING * (place + 1))
    return Circles(places, QPointF(middle))


def paint_wires(painter: QPainter, source: Circles, target: Circles, handed_on: int | None) -> None:
    """Paint a line for each weight; or from each unit to what it becomes, the first to unit ``handed_on``."""
    painter.setPen(QPen(FAINT, 0.6))
    painter.drawLines(
        [
            QLineF(start + QPointF(RADIUS, 0), end - QPointF(RADIUS, 0))
            for unit, start in source.middles.items()
            for other, end in target.middles.items()
            if handed_on is None or unit + handed_on == other
        ]
    )
