"""Histogram of the residuals; a bin is chosen with a click, or with the arrow keys and Enter."""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPen

from engine.common.arrays import Array, Indices
from engine.evaluation.diagnostics.residuals import Residuals
from gui.evaluate.numbers.axes import Axes
from gui.evaluate.numbers.plot import ADDING, NOTHING, Plot
from gui.look.drawing.axis_ticks import round_step, tick_number
from gui.look.theme import theme
from gui.look.words.translation import tr

FEWEST_BINS, MOST_BINS = 12, 40


def bin_edges(values: Array) -> Array:
    """Round numbers ``(bins + 1,)`` around all values; 0 is among them where values lie on both sides."""
    low, high = (float(values.min()), float(values.max())) if len(values) else (0.0, 0.0)
    if high - low <= 1e-9 * max(abs(low), abs(high), 1e-9):
        low, high = low - (abs(low) or 1) / 2, high + (abs(high) or 1) / 2
    wanted = min(max(1.5 * math.sqrt(len(values)), FEWEST_BINS), MOST_BINS)
    step = round_step((high - low) / wanted)
    first, last = math.floor(low / step), math.floor(high / step) + 1
    return np.arange(first, last + 1) * step


class ResidualHistogram(Plot):
    """A bar for each bin: orange where predictions are too high, blue where they are too low.

    Attributes:
        edges: ``(bins + 1,)`` of the bins, in the units of the target.
        counts: ``(bins,)`` rows in each.
        walked: the bin at which the arrow keys are, or -1.
    """

    def __init__(self, name: str, title: str) -> None:
        help_text = tr(
            "Click a bar to choose its rows; with Ctrl or Shift they come to what is chosen. The arrow keys "
            "go from bar to bar, Enter chooses, Escape chooses none."
        )
        super().__init__(name, title, help_text)
        self.edges = np.array([0.0, 1.0])
        self.counts: NDArray[np.int64] = np.zeros(1, np.int64)
        self.walked = -1
        self._bins: Indices = NOTHING
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def show_residuals(self, residuals: Residuals, rows: Indices, target: str) -> None:
        self.edges = bin_edges(residuals.values)
        step = float(self.edges[1] - self.edges[0])
        places = ((residuals.values - self.edges[0]) / step).astype(np.intp)
        self._bins = np.clip(places, 0, len(self.edges) - 2)
        self.counts = np.bincount(self._bins, minlength=len(self.edges) - 1)
        self.walked = min(self.walked, len(self.counts) - 1)
        super().show_residuals(residuals, rows, target)

    def clear(self) -> None:
        self._bins, self.walked = NOTHING, -1
        super().clear()

    def names(self) -> tuple[str, str]:
        return tr("actual − predicted"), tr("rows")

    def axes(self) -> Axes:
        most = float(self.counts.max())
        step = max(round_step(most / 4), 1.0)
        top = max(math.ceil(most / step), 1) * step
        across = float(self.edges[0]), float(self.edges[-1])
        return Axes.within(self.width(), self.height(), across, (0.0, top))

    def bar(self, number: int, axes: Axes, count: int | None = None) -> QRectF:
        """Rectangle of a bar, or of so many of its rows."""
        left, right = axes.x_pixels(self.edges[number : number + 2]).tolist()
        height = self.counts[number] if count is None else count
        top = float(axes.y_pixels(np.array(float(height))))
        return QRectF(left + 0.5, top, max(right - left - 1, 0.5), axes.area.bottom() - top)

    def paint_plot(self, painter: QPainter, residuals: Residuals) -> None:
        axes = self.axes()
        axes.paint(painter, *self.names(), counts=True)
        middles = (self.edges[:-1] + self.edges[1:]) / 2
        for number, middle in enumerate(middles.tolist()):
            painter.fillRect(
                self.bar(number, axes), theme.color("forward" if middle > 0 else "backward", 0.75)
            )

    def paint_over(self, painter: QPainter, residuals: Residuals) -> None:
        axes = self.axes()
        if len(self.chosen):
            found = np.bincount(self._bins[self.chosen], minlength=len(self.counts))
            painter.setPen(QPen(theme.color("text"), 1.4))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            for number in np.flatnonzero(found).tolist():
                painter.drawRect(self.bar(number, axes, int(found[number])))
        if self.hasFocus() and self.walked >= 0:
            column = self.bar(self.walked, axes)
            column.setTop(axes.area.top())
            painter.fillRect(column, theme.color("forward", 0.18))

    def describe(self, number: int) -> str:
        """The range and the rows of a bar."""
        low, high = (tick_number(float(edge)) for edge in self.edges[number : number + 2])
        count = f"{int(self.counts[number]):,}"
        return tr("residuals from {low} to {high}: {count} rows", low=low, high=high, count=count)

    def bin_at(self, place: QPointF) -> int:
        """Number of the bin at a pixel, or -1."""
        area = self.axes().area
        share = (place.x() - area.left()) / area.width()
        return int(share * len(self.counts)) if area.contains(place) and share < 1 else -1

    def text_at(self, place: QPointF) -> str:
        number = self.bin_at(place)
        return self.describe(number) if number >= 0 else ""

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self.residuals is not None:
            number, adds = self.bin_at(event.position()), bool(event.modifiers() & ADDING)
            if number >= 0 and self.counts[number]:
                self._choose(number, adds)
            elif len(self.chosen) and not adds:
                self.cleared.emit()

    def _choose(self, number: int, adds: bool) -> None:
        low, high = (tick_number(float(edge)) for edge in self.edges[number : number + 2])
        title = tr("residuals from {low} to {high}", low=low, high=high)
        self.picked.emit(np.flatnonzero(self._bins == number), title, adds)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Right: 1, Qt.Key.Key_Left: -1}
        chooses = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)
        if self.residuals is None or not len(self._bins):
            super().keyPressEvent(event)
        elif event.key() in steps:
            self._walk(steps[Qt.Key(event.key())])
        elif event.key() in chooses and self.walked >= 0 and self.counts[self.walked]:
            self._choose(self.walked, bool(event.modifiers() & ADDING))
        else:
            super().keyPressEvent(event)

    def _walk(self, step: int) -> None:
        """Go to the next bin; first of all to the fullest."""
        here = self.walked
        self.walked = (
            min(max(here + step, 0), len(self.counts) - 1) if here >= 0 else int(self.counts.argmax())
        )
        self.setAccessibleDescription(self.describe(self.walked))
        self.update()
