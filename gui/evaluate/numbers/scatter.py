"""Scatters of rows: predicted against actual, residual against predicted; rows are chosen with a lasso."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QMouseEvent, QPainter, QPen, QPolygonF

from engine.common.arrays import Array, Indices
from engine.evaluation.diagnostics.residuals import Residuals
from gui.evaluate.numbers.axes import Axes, Range, polygon, range_of
from gui.evaluate.numbers.density import Density
from gui.evaluate.numbers.lasso import Lasso
from gui.evaluate.numbers.plot import ADDING, Plot
from gui.look.drawing.axis_ticks import axis_number
from gui.look.theme import number_font, theme
from gui.look.words.translation import tr

MOST_POINTS = 1500
"""More rows are shown as density: their points would hide one another, and cost time."""

MOST_RINGS = 300
"""More chosen rows are marked with small points."""

REACH = 8.0
"""Pixels around a point in which the pointer meets it."""

WORST = 10
"""Rows that Enter chooses."""


class ScatterPlot(Plot):
    """A point for each row, or the density of many rows.

    A drag draws a lasso, a click chooses the nearest row; the arrow keys walk from row to row, the worst
    first.

    Attributes:
        walked: place among the residuals of the row at which the arrow keys are, or -1.
    """

    def __init__(self, name: str, title: str) -> None:
        help_text = tr(
            "Drag a lasso around points, or click one; with Ctrl or Shift they come to what is chosen. The "
            "arrow keys walk through the rows, the worst first; Space chooses one, Enter the {count} worst, "
            "Escape none.",
            count=WORST,
        )
        super().__init__(name, title, help_text)
        self.walked = -1
        self._x: Array = np.empty(0)
        self._y: Array = np.empty(0)
        self._across: Range = (0.0, 1.0)
        self._up: Range = (0.0, 1.0)
        self._order: Indices | None = None
        self._density: Density | None = None
        self._lasso: Lasso | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.CrossCursor)

    # What is shown

    def coordinates(self, residuals: Residuals) -> tuple[Array, Array]:
        """``(k,)`` numbers across and up."""
        raise NotImplementedError

    def ranges(self, x: Array, y: Array) -> tuple[Range, Range]:
        """Ranges across and up that hold these."""
        return range_of(x), range_of(y)

    def paint_line(self, painter: QPainter, axes: Axes) -> None:
        """Paint the line that all points would lie on."""
        raise NotImplementedError

    @property
    def is_density(self) -> bool:
        """True if the rows are too many to be points."""
        return len(self._x) > MOST_POINTS

    @property
    def most_in_a_cell(self) -> int:
        """Rows in the fullest cell of the density, as it was painted last."""
        return int(self._density.counts.max()) if self._density is not None else 0

    def show_residuals(self, residuals: Residuals, rows: Indices, target: str) -> None:
        if self.residuals is None or len(residuals) != len(self.residuals):
            self.walked = -1
        self._order = None
        self._x, self._y = self.coordinates(residuals)
        self._across, self._up = self.ranges(self._x, self._y)
        super().show_residuals(residuals, rows, target)

    def clear(self) -> None:
        self._x = self._y = np.empty(0)
        self.walked, self._lasso, self._density, self._order = -1, None, None, None
        super().clear()

    # Painting

    def axes(self) -> Axes:
        return Axes.within(self.width(), self.height(), self._across, self._up)

    def paint_plot(self, painter: QPainter, residuals: Residuals) -> None:
        axes = self.axes()
        axes.paint(painter, *self.names())
        self._density = Density(axes, self._x, self._y) if self.is_density else None
        if self._density is not None:
            painter.drawImage(axes.area, self._density.image())
        self.paint_line(painter, axes)
        if self._density is None:
            painter.setPen(_point_pen("forward", 5.0, 0.6))
            painter.drawPoints(self._points(axes, np.arange(len(self._x))))

    def paint_over(self, painter: QPainter, residuals: Residuals) -> None:
        axes = self.axes()
        if len(self.chosen) > MOST_RINGS:
            painter.setPen(_point_pen("text", 2.5, 0.8))
            painter.drawPoints(self._points(axes, self.chosen))
        else:
            painter.setPen(QPen(theme.color("text"), 1.4))
            painter.setBrush(theme.color("backward"))
            for point in self._points(axes, self.chosen).toList():
                painter.drawEllipse(point, 4.0, 4.0)
        if self._lasso is not None and not self._lasso.is_click:
            painter.setPen(QPen(theme.color("text"), 1.2, Qt.PenStyle.DashLine))
            painter.setBrush(theme.color("forward", 0.18))
            painter.drawPolygon(QPolygonF(self._lasso.corners))
        if self.hasFocus() and 0 <= self.walked < len(residuals):
            self._paint_walked(painter, axes)

    def _paint_walked(self, painter: QPainter, axes: Axes) -> None:
        """The row at which the arrow keys are, and its numbers in a corner."""
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(theme.color("forward"), 2))
        point = self._points(axes, np.array([self.walked])).value(0)
        painter.drawEllipse(point, 7.0, 7.0)
        painter.setFont(number_font(8))
        metrics, lines = QFontMetricsF(painter.font()), self.describe(self.walked).split("\n")
        box = QRectF(0, 0, max(map(metrics.horizontalAdvance, lines)) + 12, metrics.height() * len(lines) + 8)
        _move_away(box, axes.area, point)
        painter.setPen(QPen(theme.color("border"), 1))
        painter.setBrush(theme.color("raised"))
        painter.drawRoundedRect(box, 5, 5)
        painter.setPen(theme.color("text"))
        inside = box.adjusted(6, 4, 0, 0)
        painter.drawText(inside, Qt.AlignmentFlag.AlignLeft, "\n".join(lines))

    def _points(self, axes: Axes, places: Indices) -> QPolygonF:
        return polygon(axes.x_pixels(self._x[places]), axes.y_pixels(self._y[places]))

    # Rows

    def describe(self, place: int) -> str:
        """The numbers of one row, in lines."""
        found = self.residuals
        if found is None:
            return ""
        row = int(self.rows[found.places[place]])
        return "\n".join(
            (
                tr("row {row}", row=f"{row + 1:,}"),
                tr("actual {value}", value=axis_number(found.actual[place])),
                tr("predicted {value}", value=axis_number(found.predicted[place])),
                tr("residual {value}", value=axis_number(found.values[place])),
            )
        )

    def nearest(self, place: QPointF) -> int:
        """Place among the residuals of the nearest point within some pixels; -1 for none."""
        if not len(self._x):
            return -1
        axes = self.axes()
        across, down = axes.x_pixels(self._x) - place.x(), axes.y_pixels(self._y) - place.y()
        distances = across * across + down * down
        found = int(distances.argmin())
        return found if distances[found] <= REACH * REACH else -1

    def text_at(self, place: QPointF) -> str:
        if self._density is not None:
            count = self._density.count_at(place.x(), place.y())
            return tr("{count} rows here", count=f"{count:,}") if count else ""
        found = self.nearest(place)
        return self.describe(found) if found >= 0 else ""

    # What the user does

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self.residuals is not None:
            self._lasso = Lasso(event.position())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._lasso is not None and self._lasso.go_to(event.position()):
            self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        lasso, self._lasso = self._lasso, None
        if lasso is None or event.button() != Qt.MouseButton.LeftButton:
            return
        adds = bool(event.modifiers() & ADDING)
        if lasso.is_click:
            self._choose_one(self.nearest(lasso.corners[0]), adds)
        else:
            axes = self.axes()
            found = lasso.places_in(axes.x_pixels(self._x), axes.y_pixels(self._y))
            if len(found):
                self.picked.emit(found, tr("the lasso"), adds)
        self.update()

    def _choose_one(self, place: int, adds: bool) -> None:
        if place >= 0 and self.residuals is not None:
            row = int(self.rows[self.residuals.places[place]])
            self.picked.emit(np.array([place]), tr("row {row}", row=f"{row + 1:,}"), adds)
        elif len(self.chosen) and not adds:
            self.cleared.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.residuals is None or not len(self.residuals):
            super().keyPressEvent(event)
            return
        key, adds = event.key(), bool(event.modifiers() & ADDING)
        steps = {Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1, Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1}
        if key == Qt.Key.Key_Escape and self._lasso is not None:
            self._lasso = None
            self.update()
        elif key in steps:
            self._walk(steps[Qt.Key(key)])
        elif key == Qt.Key.Key_Home:
            self._walk(0)
        elif key == Qt.Key.Key_Space and self.walked >= 0:
            self._choose_one(self.walked, adds)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            worst = self._worst_first()[:WORST]
            self.picked.emit(worst, tr("the {count} worst", count=len(worst)), adds)
        else:
            super().keyPressEvent(event)

    def _worst_first(self) -> Indices:
        if self._order is None and self.residuals is not None:
            self._order = self.residuals.worst_first()
        return np.empty(0, np.intp) if self._order is None else self._order

    def _walk(self, step: int) -> None:
        """Go on to the next row, or with 0 to the worst."""
        order = self._worst_first()
        rank = 0
        if step and self.walked >= 0:
            here = int(np.flatnonzero(order == self.walked)[0])
            rank = min(max(here + step, 0), len(order) - 1)
        self.walked = int(order[rank])
        self.setAccessibleDescription(self.describe(self.walked))
        self.update()


class PredictedActualPlot(ScatterPlot):
    """Predicted against actual, with the diagonal on which a prediction is right."""

    def coordinates(self, residuals: Residuals) -> tuple[Array, Array]:
        return residuals.actual, residuals.predicted

    def ranges(self, x: Array, y: Array) -> tuple[Range, Range]:
        both = range_of(x, y)
        return both, both

    def names(self) -> tuple[str, str]:
        return tr("actual {target}", target=self._target), tr("predicted {target}", target=self._target)

    def paint_line(self, painter: QPainter, axes: Axes) -> None:
        axes.paint_line(painter, axes.across, axes.up)


class ResidualPlot(ScatterPlot):
    """Residuals against what was predicted, with the line at 0."""

    def coordinates(self, residuals: Residuals) -> tuple[Array, Array]:
        return residuals.predicted, residuals.values

    def ranges(self, x: Array, y: Array) -> tuple[Range, Range]:
        return range_of(x), range_of(y, np.zeros(1))

    def names(self) -> tuple[str, str]:
        return tr("predicted {target}", target=self._target), tr("actual − predicted")

    def paint_line(self, painter: QPainter, axes: Axes) -> None:
        axes.paint_line(painter, axes.across, (0.0, 0.0))


def _move_away(box: QRectF, area: QRectF, point: QPointF) -> None:
    """Move a box into the corner of an area that is farthest from a point."""
    inner, middle = area.adjusted(6, 6, -6, -6), area.center()
    if point.x() < middle.x():
        box.moveRight(inner.right())
    else:
        box.moveLeft(inner.left())
    if point.y() < middle.y():
        box.moveBottom(inner.bottom())
    else:
        box.moveTop(inner.top())


def _point_pen(color: str, size: float, alpha: float) -> QPen:
    return QPen(theme.color(color, alpha), size, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap)
