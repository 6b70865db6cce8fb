"""The lessons that can be opened; what leads through them is imported and made when the first one is."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, QSettings, Signal
from PySide6.QtWidgets import QMainWindow, QMenu, QVBoxLayout, QWidget

from gui.bench.workbench import Workbench
from gui.lessons.progress import Progress
from gui.lessons.targets import action_named
from gui.look.widgets.helpers import set_margins

if TYPE_CHECKING:
    from gui.lessons.controller import Leave, Lessons
    from gui.lessons.facts_source import CanvasLike


class LessonShelf(QObject):
    """The lessons of a window while none was opened yet, and afterwards the way to the one that is.

    Attributes:
        progress: the lessons of the menu, and which of them were finished.
    """

    made = Signal(object)
    """The :class:`~gui.lessons.controller.Lessons` of the window were made."""

    def __init__(self, bench: Workbench, leave: Leave, settings: QSettings, window: QMainWindow) -> None:
        """``leave`` calls a function once no unsaved work can be lost."""
        super().__init__(window)
        self._bench, self._leave, self._window = bench, leave, window
        self.progress = Progress(settings, self.open)
        self._lessons: Lessons | None = None
        self._canvas: CanvasLike | None = None
        self._menu: QMenu | None = None
        self._layout: QVBoxLayout | None = None

    @property
    def lessons(self) -> Lessons:
        """Controller of lessons, made when it is first asked for."""
        if self._lessons is None:
            from gui.lessons.controller import Lessons

            self._lessons = Lessons(self._bench, self._leave, self.progress, self._window)
            self._join(self._lessons)
            self.made.emit(self._lessons)
        return self._lessons

    # The window makes its parts

    def framed(self, centre: QWidget) -> QWidget:
        """The middle of the window with room for the lesson bar above it."""
        frame = QWidget()
        self._layout = set_margins(QVBoxLayout(frame), 0)
        self._layout.addWidget(centre, 1)
        self._canvas = None
        return frame

    def fill_menu(self, menu: QMenu) -> None:
        """Put the lessons that come with the program into a menu."""
        self._menu = menu
        self.progress.fill_menu(menu)

    def attach(self, canvas: CanvasLike) -> None:
        """Show the lesson that is open in the parts of the window, once all are there, or offer lessons."""
        self._canvas = canvas
        if self._lessons is not None:
            self._join(self._lessons)
            return
        canvas.offer_lessons(True)
        way_out = action_named(self._window, "close_lesson")
        if way_out is not None:
            way_out.setEnabled(False)

    def _join(self, lessons: Lessons) -> None:
        if self._layout is not None and self._canvas is not None:
            self._layout.insertWidget(0, lessons.new_bar())
            lessons.attach(self._canvas)

    def hide_controls(self) -> None:
        """Hide what the lesson that is open hides among controls that were just made."""
        if self._lessons is not None:
            self._lessons.hide_controls()

    # Opening and closing

    def offer(self, where: QPoint) -> None:
        """Let the user choose a lesson, at this place of the screen."""
        if self._menu is not None:
            self._menu.popup(where)

    def open(self, path: Path, _checked: bool = False) -> None:
        """Open the lesson in this file; asks first if unsaved work would be lost."""
        self.lessons.open(path)

    def open_path(self, path: str) -> None:
        """Open the lesson in the file of this name."""
        self.open(Path(path))

    def close(self) -> None:
        """Close the lesson; what is on the canvas stays."""
        if self._lessons is not None:
            self._lessons.close()

    def is_disposable(self) -> bool:
        """True if what is open is the lesson's own project, which nobody wants to be asked about."""
        return self._lessons is not None and self._lessons.is_disposable()

    def shut_down(self) -> None:
        """Give everything back that a lesson took, and end its thread."""
        if self._lessons is not None:
            self._lessons.shut_down()
