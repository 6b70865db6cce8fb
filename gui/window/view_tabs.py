"""The tabs over the middle of the window: the drawing, and the iteration step by step."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QTabBar, QWidget

from gui.look.widgets.helpers import set_margins, set_names
from gui.look.widgets.pages import Pages
from gui.look.words.translation import tr

CANVAS, STEPPING = range(2)

_MAKES_ROOM = (QEvent.Type.Show, QEvent.Type.Hide, QEvent.Type.Resize)


class ViewTabs(QWidget):
    """A bar of tabs over the views, of which one is shown.

    Attributes:
        bar: the tabs.
    """

    about_to_change = Signal(int)
    """This view is shown next: whatever it does not leave room for should go now."""
    covered = Signal(int)
    """So many pixels at the top of the drawing lie under what floats over it."""
    changed = Signal(int)
    """Another view is shown: :data:`CANVAS` or :data:`STEPPING`."""

    def __init__(self, canvas: QWidget, stepping: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.bar, self._views = QTabBar(), Pages()
        self.bar.setDrawBase(False)
        self.bar.setExpanding(False)
        self.bar.setUsesScrollButtons(False)
        self.bar.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        set_names(self.bar, "view_tabs", tr("Views"))
        for words, tip, view in (
            (tr("Canvas"), tr("Draw the network and watch it train"), canvas),
            (tr("Forward / backward"), tr("Go through one iteration step by step"), stepping),
        ):
            self.bar.setTabToolTip(self.bar.addTab(words), tip)
            self._views.addWidget(view)
        self._grid = set_margins(QGridLayout(self), 0)
        self._grid.addWidget(self.bar, 0, 0)
        self._grid.addWidget(self._views, 1, 0, 1, 2)
        self._corner = set_margins(QHBoxLayout(), 2, (0, 0, 6, 0))
        self._grid.addLayout(self._corner, 0, 1)
        self._grid.setColumnStretch(0, 1)
        self._grid.setRowStretch(1, 1)
        self._canvas, self._stepping = canvas, stepping
        self.bar.currentChanged.connect(self._show)

    def float_over(self, widget: QWidget) -> None:
        """Put a widget over the top of the view, which makes room for it.

        The diagram always does: it fills the view. The drawing does where something would be hidden, and
        else stays where it is, under the mouse.
        """
        self._grid.addWidget(widget, 1, 0, 1, 2, Qt.AlignmentFlag.AlignTop)
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(watched, QWidget) and event.type() in _MAKES_ROOM:
            is_there = event.type() != QEvent.Type.Hide and watched.isVisible()
            height = watched.height() if is_there else 0
            self._stepping.setContentsMargins(0, height, 0, 0)
            self.covered.emit(height)
        return super().eventFilter(watched, event)

    def add_corner(self, widget: QWidget) -> None:
        """Put a widget at the other end of the bar."""
        self._corner.addWidget(widget)

    @property
    def current(self) -> int:
        """The view that is shown."""
        return self.bar.currentIndex()

    @property
    def main_view(self) -> QWidget:
        """Where one works in the view that is shown: what should have the keyboard if nothing else has."""
        return self._stepping if self.current == STEPPING else self._canvas

    def show_canvas(self) -> None:
        """Show the drawing."""
        self.bar.setCurrentIndex(CANVAS)

    def show_stepping(self) -> None:
        """Show the iteration."""
        self.bar.setCurrentIndex(STEPPING)

    def _show(self, view: int) -> None:
        self.about_to_change.emit(view)
        self._views.setCurrentIndex(view)
        if not self.bar.hasFocus():  # its arrow keys go from tab to tab
            self.main_view.setFocus(Qt.FocusReason.OtherFocusReason)
        self.changed.emit(view)
