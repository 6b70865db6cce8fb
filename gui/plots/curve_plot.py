"""Curve plot: training and validation curves with their own axes, best epoch, cross-hair and zoom."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QContextMenuEvent, QFontMetricsF, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QGraphicsScene, QGraphicsView, QLabel, QMenu

from gui.plots.axis_ticks import log_ticks, round_range, tick_number, ticks
from gui.plots.decimation import decimated, visible_part
from gui.plots.growing_array import FloatArray
from gui.theme import number_font, theme
from gui.translation import tr

LEFT, TOP, RIGHT, BOTTOM = 46, 16, 12, 20
"""Margins around the curves in pixels: tick labels at the left and below, the best epoch above."""

RAW_OPACITY = 0.35
"""How faint the raw values are; blended by hand, since Qt draws opaque lines much faster."""

LOWEST_SHOWN = -1.0
"""A score such as R² may begin far below 0; what lies lower is left outside, so that the rest can be seen."""


@dataclass(frozen=True, slots=True, eq=False)
class Line:
    """One curve.

    Attributes:
        words: its name for people.
        color: its name in the palette.
        x: sorted places in epochs, ``(n,)``.
        raw, smoothed: values there, ``(n,)``; NaN where there is none.
    """

    words: str
    color: str
    x: FloatArray
    raw: FloatArray
    smoothed: FloatArray


class CurvePlot(pg.GraphicsView):
    """The curves of one quantity over the epochs.

    The view follows the curves as they grow until the user zooms or drags it; a double click lets it follow again.
    """

    zoomed = Signal(bool)
    """The view was moved by hand, or follows the curves again."""
    copy_requested = Signal()
    """The menu's "Copy values as CSV"."""
    save_requested = Signal()
    """The menu's "Save picture"."""

    def __init__(self, empty_words: str) -> None:
        super().__init__(background=None)
        self.empty_words = empty_words
        self.lines: list[Line] = []
        self.best_epoch = 0
        self.log = False
        self._is_score = False
        self.planned_epochs = math.inf
        self._x_end = 1.0
        self._following = True
        self._hovered: QPointF | None = None
        self.scene().setItemIndexMethod(QGraphicsScene.ItemIndexMethod.NoIndex)  # few items, all moving
        layout = pg.GraphicsLayout()
        layout.layout.setContentsMargins(LEFT, TOP, RIGHT, BOTTOM)
        self.setCentralItem(layout)
        self.view = layout.addViewBox(enableMenu=False)
        self.view.setLimits(xMin=0)
        self.view.sigRangeChangedManually.connect(lambda _: self._set_following(False))
        self.view.sigRangeChanged.connect(self._range_changed)
        self.setViewportUpdateMode(QGraphicsView.ViewportUpdateMode.FullViewportUpdate)
        self._curves: dict[str, tuple[Any, Any]] = {}
        self._hover_label = QLabel(self)
        self._hover_label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._hover_label.setTextFormat(Qt.TextFormat.RichText)
        self._hover_label.hide()
        theme.changed.connect(self._restyle)
        self._restyle()

    # What is shown

    def begin(self, planned_epochs: float, is_score: bool) -> None:
        """Empty the plot; a score's axis ends at 1. The x axis never grows beyond ``planned_epochs``."""
        self.planned_epochs, self._is_score = planned_epochs, is_score
        self._x_end = 1.0
        self.show_lines([], 0)
        self.reset_view()

    def show_lines(self, lines: list[Line], best_epoch: int) -> None:
        """Draw these curves and mark the best epoch (0 for none)."""
        self.lines = [line for line in lines if np.isfinite(line.raw).any()]
        if best_epoch != self.best_epoch:
            self.best_epoch = best_epoch
            self.viewport().update()
        self._follow()
        self._draw_curves()
        if self._hovered is not None:
            self._show_hover(self._hovered)

    def set_log(self, log: bool) -> None:
        """Use a logarithmic y axis; values of 0 and below lie on its lower edge."""
        self.log = log
        self.reset_view()

    def reset_view(self) -> None:
        """Show all of the curves, and follow them as they grow."""
        self._set_following(True)
        self._follow()
        self._draw_curves()

    def fit_end(self) -> None:
        """Let the x axis end where the curves do, as for a run that has ended."""
        self._x_end = max([1.0, *(math.ceil(line.x[-1] - 1e-9) for line in self.lines)])
        self._follow()
        self._draw_curves()

    def _set_following(self, following: bool) -> None:
        if following != self._following:
            self._following = following
            self.zoomed.emit(not following)

    def _follow(self) -> None:
        """Fit the ranges to the curves; rarely changes them, since each change redraws the axes."""
        if not self._following:
            return
        end = max((float(line.x[-1]) for line in self.lines), default=0.0)
        if end > self._x_end:
            self._x_end = max(end, min(self.planned_epochs, math.ceil(end * 1.1)))
        low, high = self._y_range()
        wanted = [[0.0, self._x_end], [low, high]]
        if self.view.viewRange() != wanted:
            self.view.setRange(xRange=wanted[0], yRange=wanted[1], padding=0)

    def _y_range(self) -> tuple[float, float]:
        """What the y axis shows of the smoothed and all validation values; raw training spikes may leave it."""
        arrays = [line.smoothed for line in self.lines]
        arrays += [line.raw for line in self.lines[1:]]
        if not arrays:
            return 0.0, 1.0
        if self.log:
            lowest = min(self._lowest_positive(values) for values in arrays)
            highest = max(float(np.fmax.reduce(values)) for values in arrays)
            low, high = math.log10(lowest), math.log10(max(highest, lowest))
            room = max(0.05 * (high - low), 0.05)
            return low - room, high + room
        low = min(float(np.fmin.reduce(values)) for values in arrays)
        high = max(float(np.fmax.reduce(values)) for values in arrays)
        if self._is_score:
            return min(round_range(max(low, LOWEST_SHOWN), 1.0)[0], 0.9), 1.0
        return round_range(low, high)

    @staticmethod
    def _lowest_positive(values: FloatArray) -> float:
        return float(np.min(values, initial=np.inf, where=values > 0)) if (values > 0).any() else 1e-12

    def _draw_curves(self) -> None:
        (low, high), (bottom, _) = self.view.viewRange()
        points = max(2 * int(self.view.width()), 100)
        shown = {line.words for line in self.lines}
        for words, pair in self._curves.items():
            if words not in shown:
                pair[0].setData([], [])
                pair[1].setData([], [])
        for line in self.lines:
            raw_curve, smooth_curve = self._curves_of(line)
            for curve, values, most in (
                (raw_curve, line.raw, min(points, 1000)),
                (smooth_curve, line.smoothed, min(points // 3, 400)),
            ):
                x, y = decimated(*visible_part(line.x, values, low, high), most)
                if self.log:
                    y = np.log10(np.maximum(y, 10.0**bottom))
                curve.setData(x, y)

    def _curves_of(self, line: Line) -> tuple[Any, Any]:
        """The faint and the bold curve item of a line."""
        if line.words not in self._curves:
            pair = pg.PlotCurveItem(), pg.PlotCurveItem(antialias=True)
            pair[1].setSegmentedLineMode("on")  # joins are hardly seen at this width, and a third of the cost
            for depth, curve in enumerate(pair):
                curve.setZValue(depth)
                self.view.addItem(curve, ignoreBounds=True)
            self._curves[line.words] = pair
            self._set_pens(line)
        return self._curves[line.words]

    def _set_pens(self, line: Line) -> None:
        color, background = theme.color(line.color), theme.color("panel")
        parts = zip(color.getRgbF()[:3], background.getRgbF()[:3], strict=True)
        faint = QColor.fromRgbF(*(RAW_OPACITY * c + (1 - RAW_OPACITY) * b for c, b in parts))
        raw_curve, smooth_curve = self._curves[line.words]
        raw_curve.setPen(pg.mkPen(faint, width=1))
        smooth_curve.setPen(pg.mkPen(color, width=1.8))

    def _restyle(self) -> None:
        for line in self.lines:
            self._set_pens(line)
        font = number_font(8)
        self._hover_label.setStyleSheet(
            f"background: {theme.palette.raised}; color: {theme.palette.text}; padding: 2px 5px;"
            f"border: 1px solid {theme.palette.border}; border-radius: 5px;"
            f"font-family: '{font.family()}'; font-size: {font.pointSizeF()}pt;"
        )
        self._range_changed()

    def _range_changed(self, *_: Any) -> None:
        self.resetCachedContent()
        self.viewport().update()
        if not self._following:
            self._draw_curves()

    # Axes, painted by hand: the background is cached by Qt until the range changes

    def _area(self) -> QRectF:
        """Where the curves are, in pixels."""
        return QRectF(LEFT, TOP, max(self.width() - LEFT - RIGHT, 1), max(self.height() - TOP - BOTTOM, 1))

    def _to_pixel(self, x: float, y: float) -> QPointF:
        (low, high), (bottom, top) = self.view.viewRange()
        area = self._area()
        return QPointF(
            area.left() + (x - low) / (high - low) * area.width(),
            area.bottom() - (y - bottom) / (top - bottom) * area.height(),
        )

    def drawBackground(self, painter: QPainter, rect: QRectF) -> None:
        painter.fillRect(rect, theme.color("panel"))
        if not self.lines:
            return
        painter.setFont(number_font(8))
        area, height = self._area(), QFontMetricsF(painter.font()).height()
        (low, high), (bottom, top) = self.view.viewRange()
        rows = max(int(area.height() / 36), 2)
        for y in log_ticks(bottom, top) if self.log else ticks(bottom, top, rows):
            at = self._to_pixel(low, y)
            painter.setPen(QPen(theme.color("grid"), 1))
            painter.drawLine(at, QPointF(area.right(), at.y()))
            box = QRectF(0, at.y() - height / 2, LEFT - 8, height)
            painter.setPen(theme.color("muted"))
            words = tick_number(10**y if self.log else y)
            painter.drawText(box, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, words)
        columns = max(int(area.width() / 64), 2)
        for x in ticks(low, high, columns, whole=high - low >= 1):
            at = self._to_pixel(x, bottom)
            words = tick_number(x)
            width = QFontMetricsF(painter.font()).horizontalAdvance(words)
            left = min(at.x() - width / 2, self.width() - width)
            box = QRectF(left, area.bottom() + 4, width, height)
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextDontClip, words)
        box = QRectF(0, area.bottom() + 4, LEFT - 8, height)
        painter.drawText(box, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, tr("epoch"))

    def drawForeground(self, painter: QPainter, rect: QRectF) -> None:
        if not self.lines:
            painter.setPen(theme.color("muted"))
            centred = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
            painter.drawText(QRectF(self.rect()), centred, self.empty_words)
            return
        self._draw_best(painter)
        if self._hovered is not None and self._area().contains(self._hovered):
            area = self._area()
            painter.setPen(QPen(theme.color("muted"), 1))
            x = self._hovered.x()
            painter.drawLine(QPointF(x, area.top()), QPointF(x, area.bottom()))

    def _draw_best(self, painter: QPainter) -> None:
        """A dotted line through the plot, and its words in the margin above, where no curve is."""
        area, x = self._area(), self._to_pixel(self.best_epoch, 0).x()
        if not self.best_epoch or not area.left() <= x <= area.right() + 1:
            return
        pen = QPen(theme.color("good"), 1.2)
        pen.setDashPattern([2, 3])
        painter.setPen(pen)
        painter.drawLine(QPointF(x, area.top()), QPointF(x, area.bottom()))
        painter.setFont(number_font(8))
        words = tr("best: epoch {epoch}", epoch=self.best_epoch)
        width = QFontMetricsF(painter.font()).horizontalAdvance(words) + 2
        left = min(max(x - width / 2, LEFT - 6), self.width() - width - 4)
        painter.drawText(QRectF(left, 0, width, TOP - 1), Qt.AlignmentFlag.AlignCenter, words)

    # Cross-hair, menu and mouse

    def hover_rows(self, epoch: float) -> list[tuple[Line, float, float, float]]:
        """For each line the point nearest to ``epoch``: line, x, raw, smoothed."""
        rows = []
        for line in self.lines:
            after = int(np.clip(np.searchsorted(line.x, epoch), 1, max(len(line.x) - 1, 1)))
            nearer = (
                after
                if len(line.x) > after and line.x[after] - epoch < epoch - line.x[after - 1]
                else after - 1
            )
            rows.append((line, line.x[nearer], line.raw[nearer], line.smoothed[nearer]))
        return rows

    def _show_hover(self, position: QPointF) -> None:
        area = self._area()
        self._hovered = position if self.lines and area.contains(position) else None
        self.viewport().update()
        if self._hovered is None:
            self._hover_label.hide()
            return
        low, high = self.view.viewRange()[0]
        epoch = low + (position.x() - area.left()) / area.width() * (high - low)
        self._hover_label.setText(self._hover_table(self.hover_rows(epoch)))
        self._hover_label.adjustSize()
        size = self._hover_label.size()
        x_right = position.x() + 12
        x = x_right if x_right + size.width() < self.width() else position.x() - 12 - size.width()
        y = min(max(position.y() - size.height() - 8, 0), self.height() - size.height())
        self._hover_label.move(max(int(x), 0), int(y))
        self._hover_label.show()

    @staticmethod
    def _hover_table(points: list[tuple[Line, float, float, float]]) -> str:
        muted = f"style='color: {theme.color('muted').name()}' align='right'"
        rows = [f"<td {muted}></td><td {muted}>{tr('exact')}</td><td {muted}>&nbsp;{tr('smoothed')}</td>"]
        rows += [
            f"<td><span style='color: {theme.color(line.color).name()}'>{line.words}</span> "
            f"<span style='color: {theme.color('muted').name()}'>{x:.5g}</span>&nbsp;</td>"
            f"<td align='right'>{raw:.6g}</td><td {muted}>&nbsp;{smoothed:.4g}</td>"
            for line, x, raw, smoothed in points
        ]
        return f"<table cellspacing='0'>{''.join(f'<tr>{row}</tr>' for row in rows)}</table>"

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        self._show_hover(event.position())

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._show_hover(QPointF(-1, -1))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.reset_view()

    def resizeEvent(self, event: Any) -> None:
        super().resizeEvent(event)
        self.resetCachedContent()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu = QMenu(self)
        for words, action, enabled in (
            (tr("Copy values as CSV"), self.copy_requested.emit, bool(self.lines)),
            (tr("Save picture..."), self.save_requested.emit, bool(self.lines)),
            (tr("Reset view"), self.reset_view, not self._following),
        ):
            menu.addAction(words, action).setEnabled(enabled)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(event.globalPos())
