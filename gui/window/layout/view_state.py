"""Arrangement of the window by the user, which no project knows; kept while the parts are swapped."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication, QMainWindow, QScrollArea, QTabBar, QWidget

from gui.look.widgets.collapsible import Collapsible


@dataclass(frozen=True, slots=True)
class ViewState:
    """State of the widgets by their object names; one without a name is not remembered.

    Attributes:
        tabs: which one is in front.
        unfolded: the links whose body is open.
        parts: what ``view_state`` of a widget gave, for its ``restore_view``.
        scrolled: pixels.
        focus: the widget that had the keyboard.
    """

    tabs: dict[str, int]
    unfolded: frozenset[str]
    parts: dict[str, Any]
    scrolled: dict[str, tuple[int, int]]
    focus: str


def remember_view(window: QMainWindow) -> ViewState:
    """Record how the window looks now.

    A widget takes part by two methods: ``view_state()`` gives any value, ``restore_view(value)`` takes it.
    """
    everywhere = window.findChildren(QWidget)
    focus = QApplication.focusWidget()
    return ViewState(
        {each.objectName(): each.currentIndex() for each in window.findChildren(QTabBar)},
        frozenset(each.button.objectName() for each in window.findChildren(Collapsible) if each.is_open),
        {_key(each): each.view_state() for each in everywhere if hasattr(each, "view_state")},
        {each.objectName(): _place(each) for each in window.findChildren(QScrollArea)},
        focus.objectName() if focus is not None and window.isAncestorOf(focus) else "",
    )


def restore_view(window: QMainWindow, state: ViewState) -> None:
    """Let a window whose parts were just made and filled look like that again."""
    for bar in window.findChildren(QTabBar):
        bar.setCurrentIndex(state.tabs.get(bar.objectName(), bar.currentIndex()))
    for unfold in window.findChildren(Collapsible):
        unfold.button.setChecked(unfold.button.objectName() in state.unfolded)
    # Where something is scrolled to has no meaning before all have their sizes.
    QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)
    # Found first: as one is restored, labels inside others may be replaced.
    takers = [each for each in window.findChildren(QWidget) if hasattr(each, "restore_view")]
    for widget in takers:
        if _key(widget) in state.parts:
            widget.restore_view(state.parts[_key(widget)])
    QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)
    for area in window.findChildren(QScrollArea):
        across, down = state.scrolled.get(area.objectName(), (0, 0))
        area.horizontalScrollBar().setValue(across)
        area.verticalScrollBar().setValue(down)
    if state.focus and (focus := window.findChild(QWidget, state.focus)) is not None:
        focus.setFocus()


def _key(widget: QWidget) -> str:
    return f"{type(widget).__name__} {widget.objectName()}"


def _place(area: QScrollArea) -> tuple[int, int]:
    return area.horizontalScrollBar().value(), area.verticalScrollBar().value()
