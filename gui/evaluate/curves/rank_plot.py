"""ROC and precision-recall: the curve of a class, those of the others faint, the point of the threshold."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen

from engine.common.arrays import Array
from engine.evaluation.diagnostics.curves import RankCurve
from gui.evaluate.curves.unit_plot import UnitPlot
from gui.look.theme import interface_font, theme

POINT = 4.5
"""Radius of the point, in pixels."""


class RankPlot(UnitPlot):
    """A curve over the thresholds.

    Attributes:
        curve: of the class, or None.
        others: of the other classes.
        point: shares of the threshold, or None where there is no such point.
        legend: what stands in the corner that good curves leave free.
    """

    def __init__(self, name: str, title: str, help_text: str, *, in_steps: bool) -> None:
        """``in_steps`` says that between two points the curve has the height of the second."""
        super().__init__(name, title, help_text)
        self.curve: RankCurve | None = None
        self.others: Sequence[RankCurve] = ()
        self.point: tuple[float, float] | None = None
        self.legend = ""
        self._in_steps = in_steps
        self._point_text = self._areas = ""

    def show_curves(
        self, curve: RankCurve | None, others: Sequence[RankCurve], legend: str = "", areas: str = ""
    ) -> None:
        """Show the curve of the class with its legend, and those of the others; a tooltip has all areas."""
        self.curve, self.others, self.legend, self._areas = curve, others, legend, areas
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

        self._paint_legend(painter)

    def _paint_legend(self, painter: QPainter) -> None:
        painter.setFont(interface_font(8.5))
        painter.setPen(theme.color("text"))
        side = Qt.AlignmentFlag.AlignLeft if self._in_steps else Qt.AlignmentFlag.AlignRight
        room = self.area().adjusted(8, 0, -8, -5)
        shown = QFontMetricsF(painter.font()).elidedText(
            self.legend, Qt.TextElideMode.ElideLeft, room.width()
        )
        painter.drawText(room, side | Qt.AlignmentFlag.AlignBottom, shown)

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
        return f"{self._point_text}\n\n{self._areas}".strip()
