"""A ring around a large view that got the keyboard by Tab: the drawing, a plot, a table."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRect, QSize, Qt, QTimer
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from gui.look.theme import theme

THICK = 2
LARGE = QSize(120, 60)
"""Pixels from which a widget is a view; fields and buttons show by their own frame where the keyboard is."""


class _Edge(QWidget):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), theme.color("forward"))


class FocusRing(QObject):
    """Marks one view at a time, for as long as that keeps the keyboard.

    Four thin edges, since a whole layer above it would be painted again with every frame of a view.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._view: QWidget | None = None
        self._edges: list[_Edge] = []

    def mark(self, widget: QWidget | None) -> None:
        """Put the ring around this widget, if it is a view."""
        self._take_away()
        if widget is None or widget.width() < LARGE.width() or widget.height() < LARGE.height():
            return
        self._view = widget
        self._edges = [_Edge(widget) for _side in range(4)]
        widget.installEventFilter(self)
        self._place()

    def _place(self) -> None:
        assert self._view is not None  # noqa: S101 - it is what the edges belong to
        width, height = self._view.width(), self._view.height()
        sides = (
            QRect(0, 0, width, THICK),
            QRect(0, height - THICK, width, THICK),
            QRect(0, 0, THICK, height),
            QRect(width - THICK, 0, THICK, height),
        )
        for edge, side in zip(self._edges, sides, strict=True):
            edge.setGeometry(side)
            edge.raise_()
            edge.show()

    def _take_away(self) -> None:
        if self._view is not None and isValid(self._view):
            self._view.removeEventFilter(self)
        for edge in self._edges:
            if isValid(edge):
                edge.hide()
                edge.deleteLater()
        self._view, self._edges = None, []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._view and event.type() == QEvent.Type.Resize:
            self._place()
        elif watched is self._view and event.type() == QEvent.Type.FocusOut:
            # It may be losing the keyboard because it is being deleted, and must not be touched meanwhile.
            QTimer.singleShot(0, self, self._look_again)
        return False

    def _look_again(self) -> None:
        if self._view is None or not isValid(self._view) or not self._view.hasFocus():
            self._take_away()
