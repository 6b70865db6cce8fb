"""The weights between two layers as lines from unit to unit."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from engine.common.arrays import Array
from gui.canvas.items.units.units_item import sign_color
from gui.canvas.items.units.weight_lines import (
    WIDTHS,
    WeightLines,
    bend,
    nearest_curve,
    sampled_curves,
)
from gui.look.theme import theme

THICKEST = 4.8
"""Width of the strongest line, in canvas units."""
FEW_LINES = 64
"""Lines of a pair of layers up to which the strongest is as wide as that."""
HAIRLINE = 1.3
"""Width, in pixels, up to which a line is drawn one pixel wide."""
FAINTEST, CLEAREST = 0.28, 0.9
"""Opacity of the weakest and of the strongest weight."""
FADED_LINES = 0.12
"""Share of its opacity that a line keeps while others are lit."""


@dataclass(frozen=True, slots=True, eq=False)
class Group:
    """Lines that are drawn with one pen.

    Attributes:
        look: their width, from 1, with the sign of the weights; 0 where there are no weights.
        is_lit: whether they stand out while others fade.
        paths: each line.
    """

    look: int
    is_lit: bool
    paths: list[QPainterPath]


class WeightsItem(QGraphicsItem):
    """Lines of the weights from the units of one layer to those of another, in canvas coordinates.

    Qt keeps their pixels, so that pictures that change beside them do not draw them again. It is told the
    bounds with each update: else it draws only what comes into sight, where the view is scrolled meanwhile.

    Attributes:
        source, target: ids of the two layers.
        lines: what is shown; None until there are weights.
        lit: the lines that stand out while others fade; None where none does.
    """

    def __init__(self, source: str, target: str) -> None:
        super().__init__()
        self.source, self.target = source, target
        self.lines: WeightLines | None = None
        self.lit: frozenset[int] | None = None
        self._starts: Array = np.zeros((0, 2))
        self._ends: Array = np.zeros((0, 2))
        self._curves: Array | None = None
        self._groups: list[Group] = []
        self._bounds = QRectF()
        self.setZValue(0.2)
        self.setCacheMode(QGraphicsItem.CacheMode.DeviceCoordinateCache)
        self.setAcceptedMouseButtons(Qt.MouseButton.NoButton)

    def show_lines(self, lines: WeightLines, starts: Array, ends: Array) -> None:
        """Show these lines, which run from ``starts`` to ``ends (k, 2)``; repaints only what looks different.

        The numbers themselves are always the new ones.
        """
        same = lines.looks_like(self.lines)
        moved = not (np.array_equal(starts, self._starts) and np.array_equal(ends, self._ends))
        self.lines = lines
        if same and not moved:
            return
        if moved:
            self.prepareGeometryChange()
            points = np.concatenate([starts, ends]).reshape(-1, 2)
            low, high = (points.min(0), points.max(0)) if len(points) else (np.zeros(2), np.zeros(2))
            self._bounds = QRectF(QPointF(*low.tolist()), QPointF(*high.tolist()))
            self._curves = None
        self._starts, self._ends = starts, ends
        self._groups = self._made_groups()
        self.update(self.boundingRect())

    def light(self, lit: frozenset[int] | None) -> None:
        """Let these lines stand out and the others fade; none of it with None."""
        if lit != self.lit:
            self.lit = lit
            self._groups = self._made_groups()
            self.update(self.boundingRect())

    def ends_of(self, number: int) -> tuple[QPointF, QPointF]:
        """Where a line begins and ends."""
        return QPointF(*self._starts[number].tolist()), QPointF(*self._ends[number].tolist())

    def line_at(self, point: QPointF, reach: float) -> int | None:
        """Which line is at a point of the canvas, within ``reach``; None where there is none."""
        if not self._bounds.adjusted(-reach, -reach, reach, reach).contains(point):
            return None
        if self._curves is None:
            self._curves = sampled_curves(self._starts, self._ends)
        return nearest_curve(self._curves, point.x(), point.y(), reach)

    def _made_groups(self) -> list[Group]:
        """The curves, by the pen that they are drawn with: those that fade first, and the weakest first."""
        lines = self.lines
        if lines is None or not len(lines.weights):
            return []
        signs = np.where(np.isnan(lines.weights), 0, np.where(lines.weights < 0, -1, 1))
        looks = (lines.widths + 1) * signs
        corners = np.concatenate([self._starts, *bend(self._starts, self._ends), self._ends], axis=1)
        everyone = np.arange(len(looks))
        lit = np.isin(everyone, list(self.lit)) if self.lit is not None else np.ones(len(looks), bool)
        groups = []
        for is_lit, places in ((False, everyone[~lit]), (True, everyone[lit])):
            for look in sorted(set(looks[places].tolist()), key=lambda each: (abs(each), each)):
                groups.append(Group(look, is_lit, _paths(corners[places[looks[places] == look]])))
        return groups

    def boundingRect(self) -> QRectF:
        return self._bounds.adjusted(-THICKEST, -THICKEST, THICKEST, THICKEST)

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        zoom = painter.worldTransform().m11()
        count = len(self.lines.weights) if self.lines is not None else 0
        for group in self._groups:
            pen = line_pen_of(group, count, zoom, others_fade=self.lit is not None)
            for path in group.paths:
                painter.strokePath(path, pen)


def line_pen_of(group: Group, count: int, zoom: float, *, others_fade: bool) -> QPen:
    """Pen of a group of lines among so many: thinner where there are many, at most a hairline the weakest.

    Qt draws a line that is one pixel wide ten times as quickly as one that is wider.
    """
    share = (abs(group.look) or 2) / WIDTHS
    opacity = FAINTEST + (CLEAREST - FAINTEST) * share
    if others_fade:
        opacity = min(1.0, opacity + 0.25) if group.is_lit else opacity * FADED_LINES
    thickest = THICKEST * min(1.0, (FEW_LINES / max(count, 1)) ** 0.5)
    width = thickest * share**2 * zoom
    pen = QPen(theme.color(sign_color(group.look), opacity))
    pen.setCosmetic(True)
    pen.setWidthF(width if width > HAIRLINE else 1.0)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    return pen


def _paths(corners: Array) -> list[QPainterPath]:
    paths = []
    for x, y, *bends in corners.tolist():
        path = QPainterPath(QPointF(x, y))
        path.cubicTo(*bends)
        paths.append(path)
    return paths
