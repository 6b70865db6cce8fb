"""The tabs over the middle of the window: the drawing, and the iteration step by step."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QStackedWidget, QTabBar, QVBoxLayout, QWidget

from gui.translation import tr
from gui.widgets import named, tight

CANVAS, STEPPING = range(2)


class ViewTabs(QWidget):
    """A bar of tabs over the views, of which one is shown.

    Attributes:
        bar: the tabs.
    """

    changed = Signal(int)
    """Another view is shown: :data:`CANVAS` or :data:`STEPPING`."""

    def __init__(self, canvas: QWidget, stepping: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.bar, self._views = QTabBar(), QStackedWidget()
        self.bar.setDrawBase(False)
        self.bar.setExpanding(False)
        self.bar.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        named(self.bar, "view_tabs", tr("Views"))
        for words, tip, view in (
            (tr("Canvas"), tr("Draw the network and watch it train"), canvas),
            (tr("Forward / backward"), tr("Go through one iteration step by step"), stepping),
        ):
            self.bar.setTabToolTip(self.bar.addTab(words), tip)
            self._views.addWidget(view)
        layout = tight(QVBoxLayout(self), 0)
        layout.addWidget(self.bar)
        layout.addWidget(self._views, 1)
        self.bar.currentChanged.connect(self._show)

    @property
    def current(self) -> int:
        """The view that is shown."""
        return self.bar.currentIndex()

    def show_canvas(self) -> None:
        """Show the drawing."""
        self.bar.setCurrentIndex(CANVAS)

    def show_stepping(self) -> None:
        """Show the iteration."""
        self.bar.setCurrentIndex(STEPPING)

    def _show(self, view: int) -> None:
        self._views.setCurrentIndex(view)
        self.changed.emit(view)
