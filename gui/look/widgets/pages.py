"""Parts of the window that need little room: pages of which one is shown, and a column that scrolls."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtWidgets import QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from gui.look.widgets.helpers import set_margins

LEAST_HEIGHT = 120
"""Pixels of a column that scrolls: a heading and a few lines."""


class Pages(QStackedWidget):
    """Shows one of its pages, and asks for the room of that one alone; Qt's own asks for that of all."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.currentChanged.connect(lambda _page: self.updateGeometry())

    def sizeHint(self) -> QSize:
        page = self.currentWidget()
        return page.sizeHint() if page is not None else QSize()

    def minimumSizeHint(self) -> QSize:
        page = self.currentWidget()
        return page.minimumSizeHint().expandedTo(page.minimumSize()) if page is not None else QSize()


class ScrollColumn(QScrollArea):
    """A widget that scrolls up and down where it is higher than its place, and is never cut at the side."""

    def __init__(self, inside: QWidget, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # Tab goes to what is inside
        self.setWidget(inside)

    def minimumSizeHint(self) -> QSize:
        inside = self.widget()
        if inside is None:
            return super().minimumSizeHint()
        width = max(inside.minimumSizeHint().width(), inside.minimumWidth())
        return QSize(width + self.verticalScrollBar().sizeHint().width(), LEAST_HEIGHT)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.widget() and event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()  # what is inside may need more room at the side
        return super().eventFilter(watched, event)


def stack(name: str, *parts: QWidget) -> ScrollColumn:
    """A column that scrolls, of these parts one below the other."""
    inside = QWidget()
    layout = set_margins(QVBoxLayout(inside), 12, (2, 2, 2, 8))
    for part in parts:
        layout.addWidget(part)
    layout.addStretch(1)
    return ScrollColumn(inside, name)
