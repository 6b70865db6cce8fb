"""The rows of the data on the picture of the prediction, with rings around some of them."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from engine.common.arrays import Array, Flags
from engine.insight.plane import Plane
from gui.canvas.items.units.plane_data import PlaneData, thin_pen, upright
from gui.look.class_colors import class_color
from gui.look.plane.plane_image import number_pixels
from gui.look.plane.plane_points import spread_in_categories
from gui.look.theme import theme

WRONG_RING = 1.9
"""Radius of the ring around a row that is classified wrong, in radii of its point."""


class PointsItem(QGraphicsItem):
    """The rows on the picture; Qt keeps their pixels, since they stay while the picture changes.

    Attributes:
        pinned: place of the pinned row, ``(1, 2)``; ``(0, 2)`` where it does not lie on the plane.
        wrong: which of the rows, those beside the plane too, are classified wrong; None to ring none.
    """

    def __init__(self, parent: QGraphicsItem) -> None:
        super().__init__(parent)
        self._rect = QRectF()
        self._places: Array = np.empty((0, 2))
        self._colors: list[QColor] = []
        self._training = 0
        self.pinned: Array = np.empty((0, 2))
        self._inside = np.empty(0, bool)
        self.wrong: Flags | None = None
        self.setCacheMode(QGraphicsItem.CacheMode.DeviceCoordinateCache)

    def place(self, rect: QRectF) -> None:
        """Take the place of the picture."""
        self.prepareGeometryChange()
        self._rect = QRectF(rect)
        self.update()

    def show_rows(self, plane: Plane, data: PlaneData) -> None:
        """Show the rows where they lie on the plane; those beside it are left out."""
        rows, scale, is_line = data.rows, data.scale, plane.height == 1
        places: Array = spread_in_categories(plane.places(rows.inputs), plane)
        if data.task.kind == "regression":
            pixels = number_pixels(rows.targets, scale.low, scale.high).tolist()
            colors = [theme.color("text") if is_line else QColor(*pixel) for pixel in pixels]
            upwards = scale.shares(rows.targets)
        else:
            known = [class_color(number) for number in range(len(data.task.classes))]
            colors = [known[int(number)] for number in rows.targets.tolist()]
            upwards = rows.targets if len(known) == 2 else np.ones(len(rows.targets))
        if is_line:
            places[:, 1] = upright(upwards)
        inside = self._inside = np.all((places >= 0) & (places <= 1), axis=1)
        pinned = np.empty((0, 2)) if data.pinned is None else plane.places(data.pinned[None])
        self.pinned = pinned if not is_line and np.all((pinned >= 0) & (pinned <= 1)) else np.empty((0, 2))
        self._training = int(inside[: rows.training].sum())
        self._places = places[inside]
        self._colors = [color for color, is_inside in zip(colors, inside.tolist(), strict=True) if is_inside]
        self.update()

    def show_wrong(self, wrong: Flags | None) -> None:
        """Ring these of the rows ``(m,)``, or none."""
        self.wrong = wrong
        self.update()

    @property
    def ringed(self) -> Array:
        """Places ``(k, 2)`` of the rows that are ringed."""
        if self.wrong is None or len(self.wrong) != len(self._inside):
            return self._places[:0]
        return self._places[self.wrong[self._inside]]

    def boundingRect(self) -> QRectF:
        return self._rect.adjusted(-4, -4, 4, 4)

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        zoom = max(painter.worldTransform().m11(), 0.1)
        radius = max(1.0, 2.6 / zoom)
        corner, size = self._rect.topLeft(), self._rect.width()
        edge, ground = theme.color("canvas"), theme.color("canvas", 0.6)
        for number, (x, y) in enumerate(self._places.tolist()):
            middle = QPointF(corner.x() + x * size, corner.y() + y * size)
            if number < self._training:
                painter.setPen(thin_pen(edge, 0.9))
                painter.setBrush(self._colors[number])
                painter.drawEllipse(middle, radius, radius)
            else:
                painter.setPen(thin_pen(self._colors[number], 1.5))
                painter.setBrush(ground)
                painter.drawEllipse(middle, 0.85 * radius, 0.85 * radius)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(thin_pen(theme.color("text"), 1.2))
        for x, y in self.ringed.tolist():
            around = QPointF(corner.x() + x * size, corner.y() + y * size)
            painter.drawEllipse(around, WRONG_RING * radius, WRONG_RING * radius)
        for x, y in self.pinned.tolist():
            _paint_ring(painter, QPointF(corner.x() + x * size, corner.y() + y * size), zoom)


def _paint_ring(painter: QPainter, middle: QPointF, zoom: float) -> None:
    """Paint the ring around the pinned row, to be seen on every ground."""
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for color, width in (("canvas", 4.5), ("text", 2.2)):
        painter.setPen(thin_pen(theme.color(color), width))
        painter.drawEllipse(middle, 6.5 / zoom, 6.5 / zoom)
