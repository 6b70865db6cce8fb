"""Functions that set up widgets: names, looks, margins, links, files that are dropped on them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import (
    QLayout,
    QPushButton,
    QWidget,
)

from gui.look.widgets.plain_text import plain_tooltip
from gui.look.words.marked_letters import unmarked

ModelIndex = QModelIndex | QPersistentModelIndex
"""Either index that Qt's item models and delegates are given."""

LayoutT = TypeVar("LayoutT", bound=QLayout)


WidgetT = TypeVar("WidgetT", bound=QWidget)


def set_names(widget: WidgetT, name: str, accessible: str, tooltip: str = "") -> WidgetT:
    """The same widget with the names that tests, style sheets and screen readers know it by."""
    widget.setObjectName(name)
    widget.setAccessibleName(unmarked(accessible))
    if tooltip:
        widget.setToolTip(plain_tooltip(tooltip))
    return widget


def set_look(widget: QWidget, look: str) -> None:
    """Give a widget one of the looks of the style sheet, also after it was shown."""
    widget.setProperty("look", look)
    widget.style().unpolish(widget)
    widget.style().polish(widget)


def set_margins(
    layout: LayoutT, spacing: int = 6, margins: tuple[int, int, int, int] = (0, 0, 0, 0)
) -> LayoutT:
    """The same layout with these pixels between and around its widgets."""
    layout.setSpacing(spacing)
    layout.setContentsMargins(*margins)
    return layout


def letters_wide(widget: QWidget, count: int) -> int:
    """Pixels of so many digits in the font that the style sheet gives a widget."""
    widget.ensurePolished()
    return widget.fontMetrics().horizontalAdvance("0" * count)


class GestureKey:
    """Merge keys for undo: the same key while one gesture at one setting lasts."""

    def __init__(self, owner: str) -> None:
        self.owner, self._count = owner, 0

    def of(self, *setting: Any) -> tuple[Any, ...]:
        """The key of an edit of this setting."""
        return (self.owner, self._count, *setting)

    def end(self) -> None:
        """The gesture is over; the next edit is an undo step of its own."""
        self._count += 1


def link_button(label: str, name: str, tooltip: str, on_click: Callable[[], object]) -> QPushButton:
    """A button that looks like a link."""
    button = QPushButton(label)
    button.setProperty("look", "link")
    button.setCursor(Qt.CursorShape.PointingHandCursor)
    button.clicked.connect(lambda _checked: on_click())
    return set_names(button, name, label, tooltip)


def is_enter_or_space(event: QEvent) -> bool:
    """True if a key event is one that presses what has the focus."""
    keys = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)
    return event.type() == QEvent.Type.KeyPress and event.key() in keys  # type: ignore[attr-defined]


def files_of(event: QDropEvent) -> list[str]:
    """Paths of the files that are dragged or dropped; the event is accepted where there are some.

    A file is read, never moved here.
    """
    files = [url.toLocalFile() for url in event.mimeData().urls() if url.isLocalFile()]
    if files:
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
    return files
