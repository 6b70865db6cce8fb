"""Calibration: share of rows that are right against the probability, with the rows of each bin to choose."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPen

from engine.common.arrays import Array, Indices
from engine.evaluation.figures import Calibration
from gui.evaluate.curves.unit_plot import UnitPlot
from gui.look.theme import theme
from gui.look.words.translation import tr

DOT = 3.5
"""Radius of the dot of a bin, in pixels."""
MOST_COUNT_HEIGHT = 0.22
"""Share of the height that the bar of the fullest bin takes."""


class CalibrationPlot(UnitPlot):
    """A dot for each bin that has rows, over a faint bar for how many there are.

    Attributes:
        calibration: that is shown, or None.
        chosen: bin whose rows are looked at, or -1.
        walked: bin at which the arrow keys are, or -1.
    """

    bin_chosen = Signal(int)
    """The rows of this bin are wanted; -1 for none any more."""

    def __init__(self) -> None:
        help_text = tr(
            "Where probabilities are right, dots lie on the line; below it the network is too sure, above "
            "it not sure enough. Thin lines are 95 % intervals, bars the rows of each bin. Click a dot, or "
            "use the arrow keys and Enter, to look at its rows."
        )
        super().__init__("calibration_plot", tr("Calibration"), help_text)
        self.calibration: Calibration | None = None
        self.chosen = self.walked = -1
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def show_calibration(self, calibration: Calibration | None) -> None:
        """Show these bins."""
        self.calibration = calibration
        self.repaint_all()

    def show_chosen(self, chosen: int) -> None:
        """Ring a bin, or none."""
        self.chosen = chosen
        self.update()

    def range_of(self, number: int) -> tuple[str, str]:
        """Both ends of a bin as texts."""
        bins = 10 if self.calibration is None else len(self.calibration.counts)
        return f"{number / bins:g}", f"{(number + 1) / bins:g}"

    # Painting

    def paint_plot(self, painter: QPainter) -> None:
        self.paint_diagonal(painter)
        found = self.calibration
        if found is None:
            return
        filled = np.flatnonzero(found.counts)
        self._paint_counts(painter, found)
        painter.setPen(QPen(theme.color("forward", 0.4), 1))
        for probability, low, high in zip(found.probability[filled], *self._ends(found, filled), strict=True):
            painter.drawLine(self.pixel_of(probability, low), self.pixel_of(probability, high))
        pen = QPen(theme.color("forward"), 1.8)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPolyline(self.polyline(found.probability[filled], found.share[filled]))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("forward"))
        for place in filled:
            painter.drawEllipse(self._dot(found, int(place)), DOT, DOT)

    @staticmethod
    def _ends(found: Calibration, filled: Indices) -> tuple[Array, Array]:
        low, high = found.intervals
        return low[filled], high[filled]

    def _paint_counts(self, painter: QPainter, found: Calibration) -> None:
        area, bins = self.area(), len(found.counts)
        heights = np.sqrt(found.counts / max(found.counts.max(), 1)) * area.height() * MOST_COUNT_HEIGHT
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("neutral", 0.28))
        width = area.width() / bins
        for place, height in enumerate(heights.tolist()):
            left = area.left() + place * width
            painter.drawRect(QRectF(left + 1, area.bottom() - height, width - 2, height))

    def _dot(self, found: Calibration, number: int) -> QPointF:
        return self.pixel_of(float(found.probability[number]), float(found.share[number]))

    def paint_over(self, painter: QPainter) -> None:
        found = self.calibration
        painter.setBrush(Qt.BrushStyle.NoBrush)
        marks = ((self.chosen, "text"), (self.walked if self.hasFocus() else -1, "forward"))
        for number, color in marks:
            if found is not None and 0 <= number < len(found.counts) and found.counts[number]:
                painter.setPen(QPen(theme.color(color), 1.6))
                painter.drawEllipse(self._dot(found, number), DOT + 3, DOT + 3)

    # What the user does

    def _bin_at(self, place: QPointF) -> int:
        """The bin at a place that has rows, or -1."""
        found, area = self.calibration, self.area()
        if found is None or self.words or not area.contains(place):
            return -1
        bins = len(found.counts)
        number = min(int((place.x() - area.left()) / area.width() * bins), bins - 1)
        return number if found.counts[number] else -1

    def text_at(self, place: QPointF) -> str:
        number, found = self._bin_at(place), self.calibration
        if number < 0 or found is None:
            return ""
        low, high = self.range_of(number)
        least, most = (ends[number] for ends in found.intervals)
        return tr(
            "Probability {low} to {high}: {rows} rows\nmean probability {mean}\n"
            "right {share} (95 %: {least} to {most})",
            low=low,
            high=high,
            rows=f"{found.counts[number]:,}",
            mean=f"{found.probability[number]:.3f}",
            share=f"{found.share[number]:.3f}",
            least=f"{least:.3f}",
            most=f"{most:.3f}",
        )

    def mousePressEvent(self, event: QMouseEvent) -> None:
        number = self._bin_at(event.position())
        if event.button() == Qt.MouseButton.LeftButton and number >= 0:
            self.walked = number
            self.bin_chosen.emit(number)
        elif event.button() == Qt.MouseButton.LeftButton and self.chosen >= 0:
            self.bin_chosen.emit(-1)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        filled = [] if self.calibration is None else np.flatnonzero(self.calibration.counts).tolist()
        key = event.key()
        if key == Qt.Key.Key_Right and filled:
            self.walked = min((n for n in filled if n > self.walked), default=filled[-1])
        elif key == Qt.Key.Key_Left and filled:
            self.walked = max((n for n in filled if n < self.walked), default=filled[0])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and self.walked in filled:
            self.bin_chosen.emit(self.walked)
        elif key == Qt.Key.Key_Escape and self.chosen >= 0:
            self.bin_chosen.emit(-1)
        else:
            super().keyPressEvent(event)
            return
        self.update()
