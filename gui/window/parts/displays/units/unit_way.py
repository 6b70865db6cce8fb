"""The way from a unit of the drawing to the sum that makes its number, and back to where it began."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, QPointF, QTimer

from engine.common.arrays import Index
from engine.lessons.conditions import CANVAS
from gui.bench.judging.row_selection import followed_row
from gui.canvas.canvas import Canvas
from gui.look.words.translation import tr
from gui.window.lasting import Lasting
from gui.window.pages.page_tabs import PageTabs

if TYPE_CHECKING:
    from gui.window.stepping.step_through import StepThrough

ROUNDED = 4
"""Pixels by which a middle is rounded on the way there and back."""


class UnitWay(QObject):
    """Opens *Forward / backward* at a unit, for the pinned row, and leads back to the same place and zoom."""

    def __init__(self, parent: QObject, canvas: Canvas, tabs: PageTabs, lasting: Lasting) -> None:
        super().__init__(parent)
        self._canvas, self._tabs, self._lasting = canvas, tabs, lasting
        self._left: tuple[bool, float, QPointF] | None = None
        self._corner = QPoint()
        canvas.view.unit_opened.connect(self._open)
        lasting.stepping.once_made(self._join)

    def _join(self, stepping: StepThrough) -> None:
        stepping.left.connect(self._return)

    @property
    def _unavailable_reason(self) -> str:
        """Sentence on why no unit can be opened now; empty where one can."""
        bench = self._lasting.workbench
        if bench.session.trainer is None or bench.run_is_of_something_else:
            return tr("There are no trained weights yet: press Train or Iterate first.")
        if self._lasting.playback.is_shown:
            return tr("These are the weights of a checkpoint: go back to now to go through the run.")
        return ""

    def _open(self, layer_id: str, at: Index, point: QPointF) -> None:
        bench, lasting = self._lasting.workbench, self._lasting
        reason, dataset = self._unavailable_reason, bench.session.dataset
        if reason or dataset is None:
            self._canvas.view.show_beside(point, reason, is_brief=True)
            return
        self._left, self._corner = self._canvas.view.view_state(), self._scrolled
        row = followed_row(dataset, lasting.pinned.row, lasting.selection.probe)
        lasting.stepping.get().open_unit(layer_id, at, row)

    def _return(self) -> None:
        self._tabs.show_page(CANVAS)
        QTimer.singleShot(0, self, self._restore)  # once the drawing has its size again

    def _restore(self) -> None:
        left, self._left = self._left, None
        if left is not None:
            view = self._canvas.view
            view.restore_view(left)
            off = self._scrolled - self._corner
            if off.manhattanLength() <= ROUNDED:
                view.horizontalScrollBar().setValue(self._corner.x())
                view.verticalScrollBar().setValue(self._corner.y())

    @property
    def _scrolled(self) -> QPoint:
        view = self._canvas.view
        return QPoint(view.horizontalScrollBar().value(), view.verticalScrollBar().value())
