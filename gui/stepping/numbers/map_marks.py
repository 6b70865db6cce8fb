"""Marks on a number map: the row of the batch, and outlines of numbers."""

from __future__ import annotations

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen, QPolygonF

from gui.look.theme import theme

MARK = 5
"""Pixels of the triangle over the column of the chosen row."""


def paint_row_mark(painter: QPainter, column: QRectF, *, is_across: bool) -> None:
    """A triangle before the column of a row of the batch, which may lie across, and fine lines along it."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(theme.color("text", 0.55), 1))
    if is_across:
        painter.drawLines([QLineF(column.topLeft(), column.topRight())])
        painter.drawLines([QLineF(column.bottomLeft(), column.bottomRight())])
        tip, y = column.right() + 1, column.center().y()
        corners = [
            QPointF(tip, y),
            QPointF(tip + MARK, y - MARK / 2 - 1),
            QPointF(tip + MARK, y + MARK / 2 + 1),
        ]
    else:
        painter.drawLines([QLineF(column.topLeft(), column.bottomLeft())])
        painter.drawLines([QLineF(column.topRight(), column.bottomRight())])
        x, tip = column.center().x(), column.top() - 1
        corners = [
            QPointF(x, tip),
            QPointF(x - MARK / 2 - 1, tip - MARK),
            QPointF(x + MARK / 2 + 1, tip - MARK),
        ]
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.color("text"))
    painter.drawPolygon(QPolygonF(corners))
    painter.restore()


def paint_outline(
    painter: QPainter, lines: list[QLineF], color: str, origin: QPointF, pixel: tuple[float, float]
) -> None:
    """An outline that can be seen on any colour; a pixel of the image is so wide and high on the screen."""
    if not lines:
        return
    painter.save()
    painter.translate(origin)
    painter.scale(*pixel)
    for name, width in (("canvas", 3.5), (color, 1.6)):
        pen = QPen(theme.color(name), width)
        pen.setCosmetic(True)
        pen.setCapStyle(Qt.PenCapStyle.SquareCap)
        painter.setPen(pen)
        painter.drawLines(lines)
    painter.restore()


def paint_cursor(painter: QPainter, cell: QRectF) -> None:
    """A frame around the number that the keys are at."""
    for color, width in (("canvas", 3.0), ("forward", 1.5)):
        painter.setPen(QPen(theme.color(color), width))
        painter.drawRect(cell.adjusted(-1, -1, 1, 1))
