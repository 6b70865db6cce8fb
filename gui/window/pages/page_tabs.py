"""The tabs over the middle of the window, and what their pages show beside it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QTabBar, QWidget

from engine.training.observation.snapshot import SnapshotRequest
from gui.look.drawing.zoom_view import ZoomView
from gui.look.widgets.helpers import set_margins, set_names
from gui.look.widgets.pages import Pages
from gui.look.words.translation import tr

_MAKES_ROOM = (QEvent.Type.Show, QEvent.Type.Hide, QEvent.Type.Resize)


class PageView(Protocol):
    """The widgets of a page.

    Attributes:
        left, middle, right: what stands in the left dock, under the tabs, and in the right dock.
        drawing: what the actions of the View menu zoom, or None.
    """

    left: QWidget
    middle: QWidget
    right: QWidget
    drawing: ZoomView | None

    def make_room(self, height: int, /) -> None:
        """Leave so many pixels at the top of the middle to what floats over it."""

    def set_shown(self, is_shown: bool, /) -> None:
        """Say whether the page is in sight."""

    def wanted(self) -> SnapshotRequest:
        """Parts that a snapshot of the run should hold while the page is in sight."""


class PageTabs(QWidget):
    """A bar of tabs over the middle of the page that is shown; each page is made when it is first shown.

    Attributes:
        bar: the tabs.
        left, right: the other sides of the page that is shown.
    """

    about_to_change = Signal(str)
    """The page of this key is shown next: whatever it does not leave room for should go now."""
    made = Signal()
    """The widgets of one more page are there."""
    changed = Signal(str)
    """The page of this key is shown."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.bar, self.left, self.right, self._middle = QTabBar(), Pages(), Pages(), Pages()
        self._makers: dict[str, Callable[[], PageView]] = {}
        self._views: dict[str, PageView] = {}
        self._room = 0
        self.bar.setDrawBase(False)
        self.bar.setExpanding(False)
        self.bar.setUsesScrollButtons(False)
        self.bar.setElideMode(Qt.TextElideMode.ElideRight)  # in a small window
        self.bar.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        set_names(self.bar, "view_tabs", tr("Views"))
        self._grid = set_margins(QGridLayout(self), 0)
        self._grid.addWidget(self.bar, 0, 0)
        self._grid.addWidget(self._middle, 1, 0, 1, 2)
        self._corner = set_margins(QHBoxLayout(), 2, (0, 0, 6, 0))
        self._grid.addLayout(self._corner, 0, 1)
        self._grid.setColumnStretch(0, 1)
        self._grid.setRowStretch(1, 1)

    def add(self, key: str, title: str, tip: str, make: Callable[[], PageView]) -> None:
        """Add a page whose widgets ``make`` gives; those of the first are made at once."""
        is_first = not self._makers
        self._makers[key] = make
        self.bar.setTabToolTip(self.bar.addTab(title), tip)
        if is_first:
            self.view(key)
            self.bar.currentChanged.connect(self._show)

    def view(self, key: str) -> PageView:
        """The widgets of a page; they are made if they are not there yet."""
        if key not in self._views:
            view = self._views[key] = self._makers[key]()
            self.left.addWidget(view.left)
            self._middle.addWidget(view.middle)
            self.right.addWidget(view.right)
            view.make_room(self._room)
            self.made.emit()
        return self._views[key]

    @property
    def made_keys(self) -> tuple[str, ...]:
        """Keys of the pages whose widgets are there."""
        return tuple(self._views)

    def float_over(self, widget: QWidget) -> None:
        """Put a widget over the top of the middle, which makes room for it.

        The diagram always does: it fills the view. The drawing does where something would be hidden, and
        else stays where it is, under the mouse.
        """
        self._grid.addWidget(widget, 1, 0, 1, 2, Qt.AlignmentFlag.AlignTop)
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(watched, QWidget) and event.type() in _MAKES_ROOM:
            is_there = event.type() != QEvent.Type.Hide and watched.isVisible()
            self._room = watched.height() if is_there else 0
            for view in self._views.values():
                view.make_room(self._room)
        return super().eventFilter(watched, event)

    def add_corner(self, widget: QWidget) -> None:
        """Put a widget at the other end of the bar."""
        self._corner.addWidget(widget)

    @property
    def current(self) -> int:
        """The number of the page that is shown."""
        return self.bar.currentIndex()

    @property
    def current_key(self) -> str:
        """The key of the page that is shown."""
        return tuple(self._makers)[self.current]

    @property
    def current_view(self) -> PageView:
        """The widgets of the page that is shown."""
        return self.view(self.current_key)

    @property
    def main_view(self) -> QWidget:
        """Widget to work in on the page that is shown; it gets the keyboard if nothing else has it."""
        return self.current_view.middle

    def show_page(self, key: str) -> None:
        """Show the page of this key."""
        self.bar.setCurrentIndex(tuple(self._makers).index(key))

    def _show(self) -> None:
        key = self.current_key
        self.about_to_change.emit(key)
        view = self.view(key)
        self._middle.setCurrentWidget(view.middle)
        if not self.bar.hasFocus():  # its arrow keys go from tab to tab
            self.main_view.setFocus(Qt.FocusReason.OtherFocusReason)
        self.left.setCurrentWidget(view.left)
        self.right.setCurrentWidget(view.right)
        self.changed.emit(key)
