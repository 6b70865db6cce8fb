"""Curve plot: the training and validation curve of one quantity, with zoom and a cross-hair."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QContextMenuEvent, QHelpEvent, QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QGraphicsScene, QGraphicsView, QMenu

from gui.look.drawing.axis_ticks import axis_number
from gui.look.theme import theme
from gui.look.widgets.plain_text import show_tooltip
from gui.look.words.translation import tr
from gui.plots.curves.decimation import decimated, visible_part
from gui.plots.curves.hover_label import HoverLabel
from gui.plots.curves.line import Line, Spike, spikes, value_range
from gui.plots.curves.plot_frame import BOTTOM, LEFT, RIGHT, TOP, Mark, PlotFrame, paint_empty

RAW_OPACITY = 0.35
"""Opacity of the raw values; blended by hand, since Qt draws opaque lines much faster."""

MOST_RAW_POINTS, MOST_SMOOTHED_POINTS = 1000, 400
"""Points that a curve is decimated to; bold lines cost several times as much as thin ones."""

SPIKE_REACH = 8
"""Pixels around the mark of a spike in which the pointer meets it."""

KEY_STEP = 3
"""Pixels that an arrow key moves the cross-hair."""


class CurveItem(pg.PlotCurveItem):  # type: ignore[misc]
    """Curve whose bounds are those of its view: they only decide whether it is painted, and it always is."""

    def boundingRect(self) -> QRectF:
        view = self.getViewBox()
        return QRectF() if view is None else QRectF(view.viewRect())


class CurvePlot(pg.GraphicsView):  # type: ignore[misc]
    """The curves of one quantity over the epochs.

    The view follows the growing curves until the user zooms or drags it; a double click lets it follow again.

    Attributes:
        lines: the curves that have values.
        best_epoch: the epoch that is marked as the best, or 0.
        weights_epoch: the epoch that is marked as the one whose weights are in the network, or 0.
        shown_epoch: the epoch that is marked as the one whose weights are shown only, or 0.
        planned_epochs: the x axis never grows beyond.
        log: whether the y axis is logarithmic.
        whole: whether spikes are inside the plot too, though they flatten everything else.
        is_greyed: whether the curves are not of what is drawn and opened.
    """

    zoomed = Signal(bool)
    """The view was moved by hand, or follows the curves again."""
    copy_requested = Signal()
    """The menu's "Copy values as CSV"."""
    save_requested = Signal()
    """The menu's "Save picture"."""

    def __init__(self, empty_text: str) -> None:
        super().__init__(background=None)
        self.lines: list[Line] = []
        self.best_epoch = self.weights_epoch = self.shown_epoch = 0
        self.planned_epochs = math.inf
        self.log = self.whole = False
        self._spikes: list[Spike] = []
        self._empty_text = empty_text
        self._is_score = False
        self._x_end = 1.0
        self._following = True
        self._pointer: QPointF | None = None
        self.is_greyed = False
        self._curves: dict[str, tuple[Any, Any]] = {}
        self._inks: dict[str, tuple[str, bool]] = {}
        self._hover_label = HoverLabel(self)
        self.scene().setItemIndexMethod(QGraphicsScene.ItemIndexMethod.NoIndex)  # few items, all moving
        self.setViewportUpdateMode(QGraphicsView.ViewportUpdateMode.FullViewportUpdate)
        # The background is its own: nothing below it is to be painted with each frame.
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        layout = pg.GraphicsLayout()
        layout.layout.setContentsMargins(LEFT, TOP, RIGHT, BOTTOM)
        self.setCentralItem(layout)
        self.view = layout.addViewBox(enableMenu=False)
        self.view.setLimits(xMin=0)
        self.view.sigRangeChangedManually.connect(lambda _: self._set_following(False))
        self.view.sigRangeChanged.connect(self._range_changed)
        theme.changed.connect(self._restyle)

    # What is shown

    def begin(self, planned_epochs: float, is_score: bool) -> None:
        """Empty the plot; the y axis of a score ends at 1."""
        self.planned_epochs, self._is_score = planned_epochs, is_score
        self._x_end, self.whole = 1.0, False
        self.show_lines([], 0)
        self.reset_view()

    def show_lines(self, lines: Sequence[Line], best_epoch: int) -> None:
        """Draw these curves and mark the best epoch (0 for none)."""
        was_empty = not self.lines
        self.lines = [line for line in lines if line.has_values]
        if best_epoch != self.best_epoch or was_empty == bool(self.lines):
            self.best_epoch = best_epoch
            self._range_changed()
        self._follow()
        self._find_spikes()
        self._draw_curves()
        self._update_hover()

    def mark_weights(self, epoch: int) -> None:
        """Mark the epoch whose weights are in the network; 0 for none."""
        if epoch != self.weights_epoch:
            self.weights_epoch = epoch
            self.viewport().update()

    def mark_shown(self, epoch: int) -> None:
        """Mark the epoch whose weights are shown only; 0 for none."""
        if epoch != self.shown_epoch:
            self.shown_epoch = epoch
            self.viewport().update()

    def set_greyed(self, is_greyed: bool) -> None:
        """Draw the curves in their colours, or in grey."""
        if is_greyed != self.is_greyed:
            self.is_greyed = is_greyed
            self._restyle()

    def set_log(self, log: bool) -> None:
        """Use a logarithmic y axis; values of 0 and below lie on its lower edge."""
        self.log = log
        self.reset_view()

    def reset_view(self) -> None:
        """Show all of the curves, and follow them as they grow."""
        self._set_following(True)
        self._follow()
        self._find_spikes()
        self._draw_curves()
        self.viewport().update()

    def show_whole(self, whole: bool) -> None:
        """Take spikes into the plot, or leave them outside, where they flatten everything else."""
        self.whole = whole
        self.reset_view()

    @property
    def spikes(self) -> list[Spike]:
        """Spikes of curves that leave the plot at its top, while it shows all but that."""
        return self._spikes

    def _find_spikes(self) -> None:
        top = self.view.viewRange()[1][1]
        left_out = self._following and not self.log and not self._is_score and not self.whole
        self._spikes = spikes(self.lines, top) if left_out else []

    def view_state(self) -> tuple[float, QRectF | None, bool]:
        """End of the x axis, the part that the user looks at, or None for all of it, and ``whole``."""
        return self._x_end, None if self._following else self.view.viewRect(), self.whole

    def restore_view(self, state: tuple[float, QRectF | None, bool]) -> None:
        """Look at this part again."""
        self._x_end, part, self.whole = state
        if part is None:
            self.reset_view()
        else:
            self.view.setRange(part, padding=0)
            self._set_following(False)

    def fit_end(self) -> None:
        """Let the x axis end where the curves do, as for a run that has ended."""
        self._x_end = max([1.0, *(math.ceil(line.x[-1] - 1e-9) for line in self.lines)])
        self._follow()
        self._draw_curves()

    def frame(self) -> PlotFrame:
        """Frame of everything at this moment."""
        (low, high), (bottom, top) = self.view.viewRange()
        return PlotFrame(
            self.width(), self.height(), low=low, high=high, bottom=bottom, top=top, log=self.log
        )

    # Ranges

    def _set_following(self, following: bool) -> None:
        if following != self._following:
            self._following = following
            self._find_spikes()
            self.zoomed.emit(not following)

    def _follow(self) -> None:
        """Fit the ranges to the curves; rarely changes them, since each change redraws the axes."""
        if not self._following:
            return
        end = max((float(line.x[-1]) for line in self.lines), default=0.0)
        if end > self._x_end:
            self._x_end = max(end, min(self.planned_epochs, math.ceil(end * 1.1)))
        low, high = value_range(self.lines, self.log, self._is_score, self.whole)
        if self.view.viewRange() != [[0.0, self._x_end], [low, high]]:
            self.view.setRange(xRange=(0.0, self._x_end), yRange=(low, high), padding=0)
            self.view.updateMatrix()  # else it would be while all is painted, and all be painted again

    def _range_changed(self, *_: Any) -> None:
        self.resetCachedContent()
        self.viewport().update()
        self._update_hover()
        if not self._following:
            self._draw_curves()

    # Curves

    def _draw_curves(self) -> None:
        (low, high), (bottom, _) = self.view.viewRange()
        width = max(int(self.view.width()), 100)
        most = min(2 * width, MOST_RAW_POINTS), min(2 * width // 3, MOST_SMOOTHED_POINTS)
        shown = {line.name for line in self.lines}
        for label, items in self._curves.items():
            for item in items:
                item.setVisible(label in shown)
        for line in self.lines:
            for item, values, points in zip(
                self._items_of(line), (line.raw, line.smoothed), most, strict=True
            ):
                x, y = decimated(*visible_part(line.x, values, low, high), points)
                if self.log:
                    y = np.log10(np.maximum(y, 10.0**bottom))
                item.setData(x, y)

    def _items_of(self, line: Line) -> tuple[Any, Any]:
        """The faint and the bold curve of a line."""
        if line.name not in self._curves:
            pair = CurveItem(), CurveItem(antialias=True)
            pair[1].setSegmentedLineMode("on")  # joins are hardly seen at this width, and a third of the cost
            for depth, item in enumerate(pair):
                item.setZValue(depth)
                self.view.addItem(item, ignoreBounds=True)
            self._curves[line.name] = pair
        if self._inks.get(line.name) != (line.color, self.is_greyed):
            self._set_pens(line)
        return self._curves[line.name]

    def _set_pens(self, line: Line) -> None:
        color, background = theme.color("neutral" if self.is_greyed else line.color), theme.color("panel")
        if self.is_greyed and line.color != "forward":  # still to be told apart
            color = theme.color("faint")
        ink = color.redF(), color.greenF(), color.blueF()
        paper = background.redF(), background.greenF(), background.blueF()
        mixed = (RAW_OPACITY * i + (1 - RAW_OPACITY) * p for i, p in zip(ink, paper, strict=True))
        bold = pg.mkPen(color, width=1.8)
        bold.setCapStyle(Qt.PenCapStyle.FlatCap)  # other caps show as beads between the segments
        self._inks[line.name] = line.color, self.is_greyed
        faint_item, bold_item = self._curves[line.name]
        faint_item.setPen(pg.mkPen(QColor.fromRgbF(*mixed), width=1))
        bold_item.setPen(bold)

    def _restyle(self) -> None:
        for line in self.lines:
            if line.name in self._curves:
                self._set_pens(line)
        self._range_changed()

    # Painting around the curves; Qt keeps the background until resetCachedContent

    def drawBackground(self, painter: QPainter, rect: QRectF) -> None:
        painter.fillRect(rect, theme.color("panel"))
        if self.lines:
            self.frame().draw_axes(painter)

    def drawForeground(self, painter: QPainter, rect: QRectF) -> None:
        if not self.lines:
            paint_empty(painter, QRectF(self.rect()), self._empty_text)
            return
        frame = self.frame()
        frame.draw_marks(painter, self.marks())
        for spike in self._spikes:
            frame.draw_spike(painter, spike.x)
        if self._pointer is not None and frame.area.contains(self._pointer):
            frame.draw_cross_hair(painter, self._pointer.x())

    def marks(self) -> list[Mark]:
        """The best epoch and the one whose weights are in the network, one mark where they are the same; or
        the one that is shown, while that is neither.
        """
        best, weights, shown = self.best_epoch, self.weights_epoch, self.shown_epoch
        color = "muted" if self.is_greyed else "good"
        if shown:
            marks = [Mark(shown, tr("shown: epoch {epoch}", epoch=shown), "text", is_dotted=False)]
            if best and best != shown:
                marks.append(Mark(best, tr("best: epoch {epoch}", epoch=best), color))
            return marks
        if best and best == weights:
            return [Mark(best, tr("best, in the network: epoch {epoch}", epoch=best), color, is_dotted=False)]
        marks = [Mark(best, tr("best: epoch {epoch}", epoch=best), color)] if best else []
        if weights:
            label = tr("in the network: epoch {epoch}", epoch=weights)
            marks.append(Mark(weights, label, "muted" if self.is_greyed else "text", is_dotted=False))
        return marks

    # Mouse

    def hover(self, pointer: QPointF | None) -> None:
        """Show the cross-hair and the exact values at a place in pixels; None hides them."""
        if pointer is not None or self._pointer is not None:
            self._pointer = pointer
            self._update_hover()
            self.viewport().update()

    def _update_hover(self) -> None:
        frame = self.frame()
        if self._pointer is not None and self.lines and frame.area.contains(self._pointer):
            epoch = frame.epoch_at(self._pointer.x())
            self._hover_label.show_values(self.lines, epoch, self._pointer.toPoint())
        else:
            self._hover_label.hide()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        self.hover(event.position())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The arrow keys move the cross-hair, Escape hides it."""
        area = self.frame().area
        direction = (event.key() == Qt.Key.Key_Right) - (event.key() == Qt.Key.Key_Left)
        if event.key() == Qt.Key.Key_Escape:
            self.hover(None)
        elif direction and self.lines:
            start = self._pointer or QPointF(
                area.left() if direction > 0 else area.right(), area.center().y()
            )
            x = min(max(start.x() + direction * KEY_STEP, area.left()), area.right() - 1)
            self.hover(QPointF(x, start.y()))
        else:
            super().keyPressEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.hover(None)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Back from a part to all; where spikes are left outside, they come in, and go out with the next."""
        if self._following and (self._spikes or self.whole):
            self.show_whole(not self.whole)
        else:
            self.reset_view()

    def viewportEvent(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and (tooltip := self.spike_tooltip(QPointF(event.pos()))):
            show_tooltip(event.globalPos(), tooltip, self)
            return True
        return bool(super().viewportEvent(event))

    def spike_tooltip(self, place: QPointF) -> str:
        """The tooltip of the mark of a spike at a place in pixels; empty where none is."""
        frame = self.frame()
        near = [each for each in self._spikes if abs(frame.x_pixel(each.x) - place.x()) <= SPIKE_REACH]
        if not near or place.y() > frame.area.top() + 2 * SPIKE_REACH:
            return ""
        highest = near[0]
        return tr(
            "{curve}: {value} at epoch {epoch}, far above the rest and so outside. Double-click to see all.",
            curve=highest.curve,
            value=axis_number(highest.value),
            epoch=f"{highest.x:.4g}",
        )

    def resizeEvent(self, event: Any) -> None:
        super().resizeEvent(event)
        self.resetCachedContent()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu = QMenu(self)
        for label, action, enabled in (
            (tr("Copy values as CSV"), self.copy_requested.emit, bool(self.lines)),
            (tr("Save picture..."), self.save_requested.emit, bool(self.lines)),
            (tr("Reset view"), self.reset_view, not self._following),
            (tr("Show spikes"), lambda: self.show_whole(True), bool(self._spikes)),
            (tr("Leave spikes outside"), lambda: self.show_whole(False), self.whole),
        ):
            menu.addAction(label, action).setEnabled(enabled)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(event.globalPos())
