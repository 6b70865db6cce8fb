"""Paints the plane: what the network says, the rows that lie on it, the colour bar, the pinned row."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QLinearGradient, QPainter, QPen

from engine.common.arrays import Array, Flags
from gui.look.class_colors import class_color
from gui.look.drawing.axis_ticks import tick_number
from gui.look.drawing.polyline import polyline
from gui.look.plane.number_scale import NumberScale
from gui.look.plane.plane_points import PlaneRows
from gui.look.plane.plane_scene import PlaneScene
from gui.look.theme import number_font, sequential_map, theme
from gui.plane.plane_axes import PictureAxes

LINE = 1.3
"""Pixels of the thickness of the line where the decision lies."""
RING, PINNED_RING = 1.9, 2.6
"""Radii of the rings around rows, in radii of a point."""


def paint_scene(painter: QPainter, scene: PlaneScene, axes: PictureAxes) -> None:
    """Paint what the network says: colours and lines, or curves."""
    area = axes.area
    painter.save()
    painter.setClipRect(area)
    if scene.image is not None:
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(area, scene.image)
    if len(scene.lines):
        pen = QPen(theme.color("text", 0.85), LINE)
        if scene.image is None:
            pen = QPen(theme.color("muted"), 1, Qt.PenStyle.DashLine)
        painter.setPen(pen)
        ends = axes.points(scene.lines.reshape(-1, 2))
        painter.drawLines(polyline(ends[:, 0], ends[:, 1]))  # type: ignore[call-overload]  # takes it as it is
    width = len(scene.curves)
    across = area.left() + (np.arange(width) + 0.5) / max(width, 1) * area.width()
    for place in range(scene.curves.shape[1] if width else 0):
        color = class_color(scene.numbers[place]) if scene.numbers else theme.color("forward")
        painter.setPen(QPen(color, 2.2))
        heights = np.clip(scene.curves[:, place], -1.0, 2.0)
        is_known = np.isfinite(heights)
        up = area.bottom() - heights[is_known] * area.height()
        painter.drawPolyline(polyline(across[is_known], up))
    painter.restore()


def colors_of_rows(rows: PlaneRows, scale: NumberScale | None) -> list[QColor]:
    """Colour of each row: that of its class, or of its target on the scale."""
    if scale is None:
        known = {int(number): class_color(int(number)) for number in np.unique(rows.targets)}
        return [known[int(number)] for number in rows.targets]
    colors = sequential_map()
    shares = np.clip(np.nan_to_num(scale.shares(rows.targets)), 0, 1)
    return [QColor(*map(int, colors[place])) for place in (shares * (len(colors) - 1)).round().astype(int)]


def paint_rows(painter: QPainter, points: Array, colors: list[QColor], training: int, radius: float) -> None:
    """Paint a point for each row ``(m, 2)`` in pixels: filled for the training rows, which come first."""
    ground = theme.color("canvas")
    edge = QPen(ground, max(0.3 * radius, 0.8))
    for place, ((x, y), color) in enumerate(zip(points.tolist(), colors, strict=True)):
        if not np.isfinite(x + y):
            continue
        if place < training:
            painter.setPen(edge)
            painter.setBrush(color)
            painter.drawEllipse(QPointF(x, y), radius, radius)
        else:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(ground)
            painter.drawEllipse(QPointF(x, y), radius * 1.15, radius * 1.15)
            painter.setPen(QPen(color, 0.5 * radius))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(QPointF(x, y), radius * 0.75, radius * 0.75)


def paint_wrong(painter: QPainter, points: Array, wrong: Flags, radius: float) -> None:
    """Ring the rows that are classified wrong."""
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(theme.color("text"), max(0.42 * radius, 1.1)))
    for x, y in points[wrong].tolist():
        if np.isfinite(x + y):
            painter.drawEllipse(QPointF(x, y), RING * radius, RING * radius)


def paint_pinned(painter: QPainter, point: QPointF, radius: float) -> None:
    """Ring the pinned row, seen on any ground."""
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for color, width in (("#14171d", 4.6), ("#ffffff", 2.2)):
        painter.setPen(QPen(QColor(color), width))
        painter.drawEllipse(point, PINNED_RING * radius, PINNED_RING * radius)


def paint_cross(painter: QPainter, area: QRectF, point: QPointF, *, is_line: bool) -> None:
    """Paint the hairs through the place that the pointer means; along one axis the upright one alone."""
    painter.setPen(QPen(theme.color("text", 0.55), 1))
    painter.drawLine(QPointF(point.x(), area.top()), QPointF(point.x(), area.bottom()))
    if not is_line:
        painter.drawLine(QPointF(area.left(), point.y()), QPointF(area.right(), point.y()))


def _gradient(begin: QPointF, end: QPointF) -> QLinearGradient:
    gradient, colors = QLinearGradient(begin, end), sequential_map()
    for place in range(0, 256, 15):
        gradient.setColorAt(place / 255, QColor(*map(int, colors[place])))
    return gradient


def paint_bar(painter: QPainter, bar: QRectF, scale: NumberScale, size: float) -> None:
    """Paint the colour bar, upright with its round numbers at the right, or lying between its two ends."""
    painter.setFont(number_font(size))
    metrics = QFontMetricsF(painter.font())
    is_upright = bar.height() > bar.width()
    begin, end = (bar.bottomLeft(), bar.topLeft()) if is_upright else (bar.topLeft(), bar.topRight())
    painter.setPen(QPen(theme.color("border"), 1))
    painter.setBrush(_gradient(begin, end))
    painter.drawRect(bar)
    painter.setPen(theme.color("muted"))
    middle = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextDontClip
    if is_upright:
        for level, share in zip(scale.levels, scale.shares(np.array(scale.levels)).tolist(), strict=True):
            y = bar.bottom() - share * bar.height()
            painter.drawLine(QPointF(bar.right() + 1, y), QPointF(bar.right() + 4, y))
            box = QRectF(bar.right() + 6, y - metrics.height() / 2, 60, metrics.height())
            painter.drawText(box, Qt.AlignmentFlag.AlignLeft | middle, tick_number(level))
        return
    box = QRectF(0, bar.center().y() - metrics.height() / 2, bar.left() - 4, metrics.height())
    painter.drawText(box, Qt.AlignmentFlag.AlignRight | middle, tick_number(scale.low))
    box.setLeft(bar.right() + 4)
    box.setWidth(60)
    painter.drawText(box, Qt.AlignmentFlag.AlignLeft | middle, tick_number(scale.high))
