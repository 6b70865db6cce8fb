"""ROC and precision-recall: the curve of a class, those of the others faint, the point of the threshold."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPainter, QPen

from engine.common.arrays import Array
from engine.evaluation.diagnostics.curves import RankCurve
from gui.evaluate.curves.unit_plot import UnitPlot
from gui.look.theme import theme

POINT = 4.5
"""Radius of the point, in pixels."""


class RankPlot(UnitPlot):
    """A curve over the thresholds.

    Attributes:
        curve: of the class, or None.
        others: of the other classes.
        point: shares of the threshold, or None where there is no such point.
    """

    def __init__(self, name: str, title: str, help_text: str, *, in_steps: bool) -> None:
        """``in_steps`` says that between two points the curve has the height of the second."""
        super().__init__(name, title, help_text)
        self.curve: RankCurve | None = None
        self.others: Sequence[RankCurve] = ()
        self.point: tuple[float, float] | None = None
        self._in_steps = in_steps
        self._point_text = ""

    def show_curves(self, curve: RankCurve | None, others: Sequence[RankCurve]) -> None:
        """Show the curve of the class, and those of the others."""
        self.curve, self.others = curve, others
        self.repaint_all()

    def show_point(self, x: float, y: float, text: str) -> None:
        """Show the point of the threshold, which says ``text``; NaN for none."""
        self.point = (x, y) if np.isfinite([x, y]).all() else None
        self._point_text = text
        self.update()

    def paint_plot(self, painter: QPainter) -> None:
        if not self._in_steps:
            self.paint_diagonal(painter)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(theme.color("neutral", 0.35), 1))
        for other in self.others:
            painter.drawPolyline(self.polyline(*self._corners(other)))
        if self.curve is not None:
            pen = QPen(theme.color("violet"), 1.8)
            pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
            painter.setPen(pen)
            painter.drawPolyline(self.polyline(*self._corners(self.curve)))

    def _corners(self, curve: RankCurve) -> tuple[Array, Array]:
        if not self._in_steps or not len(curve.x):
            return curve.x, curve.y
        starts = np.append(0.0, curve.x[:-1])
        return np.stack([starts, curve.x], axis=1).ravel(), np.repeat(curve.y, 2)

    def paint_over(self, painter: QPainter) -> None:
        if self.point is None:
            return
        painter.setPen(QPen(theme.color("canvas"), 2))
        painter.setBrush(theme.color("text"))
        painter.drawEllipse(self.pixel_of(*self.point), POINT, POINT)

    def text_at(self, place: QPointF) -> str:
        return self._point_text
