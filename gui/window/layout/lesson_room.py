"""Room for lessons: in a small window the text of a lesson takes it from the curves, not from the drawing."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer
from PySide6.QtWidgets import QDockWidget, QMainWindow, QWidget

from gui.lessons.controller import Lessons

LEAST_DRAWING = 170
"""Pixels in which cards can be read and clicked."""


class LessonRoom(QObject):
    """Makes the curves lower when a lesson opens, and as high as before when it is closed."""

    def __init__(
        self, window: QMainWindow, lessons: Lessons, curves: QDockWidget, drawing: Callable[[], QWidget]
    ) -> None:
        """``drawing`` gives the canvas, which is another one after a change of the language."""
        super().__init__(window)
        self._window, self._lessons, self._curves, self._drawing = window, lessons, curves, drawing
        self._is_open = False
        self._before = 0  # height of the curves, where a lesson made them lower
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self._share)  # once the strip has its place, or is gone
        lessons.changed.connect(self._look)

    def _look(self) -> None:
        is_open = self._lessons.lesson is not None
        if is_open != self._is_open:
            self._is_open = is_open
            self._soon.start(0)

    def _share(self) -> None:
        # Layouts are made anew when the strip comes or goes: until then the docks keep to the old ones.
        QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)
        drawing, height = self._drawing(), self._curves.height()
        lacking = LEAST_DRAWING - drawing.height()
        if not self._is_open and self._before:
            self._resize(self._before)
            self._before = 0
        elif self._is_open and lacking > 0 and drawing.isVisible() and self._curves.isVisible():
            self._before = self._before or height
            self._resize(max(height - lacking, self._curves.minimumSizeHint().height()))

    def _resize(self, height: int) -> None:
        self._window.resizeDocks([self._curves], [height], Qt.Orientation.Vertical)
