"""Plot: what all plots of residuals do alike. It is painted once; what lies over it follows the user."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QEvent, QPointF, QSize, Qt, Signal
from PySide6.QtGui import QHelpEvent, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import QSizePolicy

from engine.common.arrays import Indices
from engine.evaluation.diagnostics.residuals import Residuals
from gui.evaluate.numbers.axes import Axes
from gui.look.drawing.kept_painting import KeptPainting
from gui.look.theme import theme
from gui.look.widgets.helpers import set_names
from gui.look.widgets.plain_text import show_tooltip

LEAST_SIZE, USUAL_SIZE = QSize(200, 170), QSize(320, 180)

ADDING = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
"""Held down, what is chosen comes to what is chosen already."""

NOTHING: Indices = np.empty(0, np.intp)


class Plot(KeptPainting):
    """Base of the plots.

    Attributes:
        residuals: what is shown, or None.
        rows: ``(m,)`` places in the table of the rows that were judged.
        chosen: places among the residuals that are ringed.
    """

    picked = Signal(object, str, bool)
    """Places among the residuals, what they are, and whether they come to what is chosen already."""
    cleared = Signal()
    """Nothing is to be chosen any more."""

    def __init__(self, name: str, title: str, help_text: str) -> None:
        super().__init__()
        self.residuals: Residuals | None = None
        self.rows = self.chosen = NOTHING
        self._target = ""
        self._help = help_text
        set_names(self, name, title, help_text)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_residuals(self, residuals: Residuals, rows: Indices, target: str) -> None:
        """Show these, of these rows, in what is predicted: ``target``."""
        self.residuals, self.rows, self._target = residuals, rows, target
        self.repaint_all()

    def show_chosen(self, chosen: Indices) -> None:
        """Ring these."""
        self.chosen = chosen
        self.update()

    def clear(self) -> None:
        """Show nothing."""
        self.residuals, self.chosen = None, NOTHING
        self.repaint_all()

    def minimumSizeHint(self) -> QSize:
        return LEAST_SIZE

    def sizeHint(self) -> QSize:
        return USUAL_SIZE

    # What each of them does in its own way

    def axes(self) -> Axes:
        """The axes at this moment."""
        raise NotImplementedError

    def names(self) -> tuple[str, str]:
        """What goes across and up."""
        raise NotImplementedError

    def paint_plot(self, painter: QPainter, residuals: Residuals) -> None:
        """Paint what changes with the residuals alone."""
        raise NotImplementedError

    def paint_over(self, painter: QPainter, residuals: Residuals) -> None:
        """Paint what is chosen and where the user is."""

    def text_at(self, place: QPointF) -> str:
        """What there is to say of a place; empty for nothing."""
        return ""

    # Painting

    def paint_kept(self, painter: QPainter) -> None:
        if self.residuals is not None:
            self.paint_plot(painter, self.residuals)

    def paint_moving(self, painter: QPainter) -> None:
        if self.residuals is None:
            return
        self.paint_over(painter, self.residuals)
        if self.hasFocus():
            painter.setPen(QPen(theme.color("forward"), 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(self.axes().area)

    # Events

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            text, place = "", QPointF(event.pos())
            if self.residuals is not None:
                is_inside = self.axes().area.contains(place)
                text = self.text_at(place) if is_inside else "\n".join(reversed(self.names()))
            show_tooltip(event.globalPos(), text or self._help, self)
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and len(self.chosen):
            self.cleared.emit()
        else:
            super().keyPressEvent(event)
