"""Finds on the screen what a step of a lesson points at."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QDockWidget,
    QMainWindow,
    QMenu,
    QScrollArea,
    QTabBar,
    QToolButton,
    QWidget,
)

from engine.lessons.conditions import TABS

ROOM_AROUND = 48
"""Pixels that are seen around a control that was scrolled to, where there is room."""

DrawnPlace = Callable[[str], QRect | None]
"""Rectangle on the screen of something drawn that is no widget, by a name such as ``layer:output``."""


class TargetArea(NamedTuple):
    """Place of a control: the widget that a ring can be drawn upon, and the rectangle in its pixels."""

    host: QWidget
    rect: QRect


class StandingPlace(NamedTuple):
    """A control, and its place in what its scroll area scrolls, the same however far that is scrolled."""

    control: QWidget
    place: QPoint

    @property
    def is_out_of_sight(self) -> bool:
        """True if nothing of it can be seen."""
        return self.control.visibleRegion().isEmpty()


def object_name(name: str) -> str:
    """The objectName that a lesson means by a name such as ``template:deeper``."""
    prefix, _, rest = name.partition(":")
    return f"{prefix}_{rest}" if prefix in ("palette", "template", "sample") else rest or prefix


def action_named(window: QMainWindow, name: str) -> QAction | None:
    """The action of this key."""
    return window.findChild(QAction, object_name(name))


def widget_named(window: QMainWindow, name: str) -> QWidget | None:
    """The control of this objectName, or of a name such as ``palette:dense``; one that can be seen first."""
    found: list[QWidget] = window.findChildren(QWidget, object_name(name))
    return next((each for each in found if each.isVisible()), found[0] if found else None)


def find_place(window: QMainWindow, name: str, drawn_place: DrawnPlace) -> TargetArea | None:
    """Place of the control of this name now, or None while it cannot be seen."""
    prefix, _, rest = name.partition(":")
    if prefix in ("layer", "stage"):
        rect = drawn_place(name)
        return None if rect is None else _upon(window, rect)
    if prefix == "tab":
        return _place_of_tab(window, rest)
    widget = widget_named(window, name)
    action = action_named(window, name)
    if action is not None and not isinstance(widget, QMenu):
        return _place_of_action(window, action)
    if isinstance(widget, QMenu):
        return _title_of(window, widget)
    return _place_of_widget(window, widget) if widget is not None else None


def _upon(host: QWidget, on_screen: QRect) -> TargetArea:
    return TargetArea(host, QRect(host.mapFromGlobal(on_screen.topLeft()), on_screen.size()))


def _place_of_widget(window: QMainWindow, widget: QWidget) -> TargetArea | None:
    if isinstance(widget.window(), QMenu) and not widget.isVisible():
        # It found no room in the toolbar: point at the button that opens it.
        more = window.findChild(QWidget, "more_training_settings")
        return _place_of_widget(window, more) if more is not None and more is not widget else None
    if not widget.isVisible() or widget.visibleRegion().isEmpty():
        return None
    seen = widget.visibleRegion().boundingRect()
    return _upon(widget.window(), QRect(widget.mapToGlobal(seen.topLeft()), seen.size()))


def _place_of_tab(window: QMainWindow, name: str) -> TargetArea | None:
    tabs = window.findChild(QTabBar, "view_tabs")
    index = TABS.index(name) if name in TABS else -1
    if tabs is None or not tabs.isVisible() or not 0 <= index < tabs.count():
        return None
    rect = tabs.tabRect(index)
    return _upon(window, QRect(tabs.mapToGlobal(rect.topLeft()), rect.size()))


def _place_of_action(window: QMainWindow, action: QAction) -> TargetArea | None:
    """The button of an action, else its entry in an open menu, else the title of the menu that holds it."""
    buttons: list[QToolButton] = [
        each
        for each in window.findChildren(QToolButton)
        if each.defaultAction() is action and each.isVisible()
    ]
    if buttons:
        return _place_of_widget(window, buttons[0])
    for path in _menus(window):
        if action in path[-1].actions():
            return _place_in_menus(window, path, action)
    return None


def _place_in_menus(window: QMainWindow, path: list[QMenu], action: QAction) -> TargetArea | None:
    """The entry of the innermost menu that is open, or the title of the first one."""
    entries = [*(menu.menuAction() for menu in path[1:]), action]
    for menu, entry in zip(reversed(path), reversed(entries), strict=True):
        if menu.isVisible():
            return TargetArea(menu, menu.actionGeometry(entry))
    return _title_of(window, path[0])


def _menus(window: QMainWindow) -> Iterator[list[QMenu]]:
    """Iterate over all menus, each behind those that it is in."""
    paths = [[menu] for action in window.menuBar().actions() if isinstance(menu := action.menu(), QMenu)]
    while paths:
        path = paths.pop()
        yield path
        paths += [[*path, menu] for each in path[-1].actions() if isinstance(menu := each.menu(), QMenu)]


def _title_of(window: QMainWindow, menu: QMenu) -> TargetArea | None:
    bar = window.menuBar()
    rect = bar.actionGeometry(menu.menuAction())
    if rect.isEmpty() or not bar.isVisible():
        return None
    return _upon(window, QRect(bar.mapToGlobal(rect.topLeft()), rect.size()))


def _parents(widget: QWidget) -> list[QWidget]:
    """The widgets that one is in, from within."""
    parents, parent = list[QWidget](), widget.parentWidget()
    while parent is not None:
        parents.append(parent)
        parent = parent.parentWidget()
    return parents


def standing_place(window: QMainWindow, name: str) -> StandingPlace | None:
    """Where a control stands now; None for one that nothing scrolls, or that is not shown."""
    widget = widget_named(window, name)
    parents = _parents(widget) if widget is not None and widget.isVisible() else []
    inside = next((each.widget() for each in parents if isinstance(each, QScrollArea)), None)
    if widget is None or inside is None:
        return None
    return StandingPlace(widget, widget.mapTo(inside, QPoint(0, 0)))


def bring_into_sight(window: QMainWindow, name: str) -> None:
    """Open the dock that holds a control, and scroll to it."""
    widget = widget_named(window, name)
    if widget is None:
        return
    parents = _parents(widget)
    for each in (widget, *parents):
        if isinstance(each, QDockWidget) and not each.isVisible():
            each.show()
    for each in parents:
        inside = each.widget() if isinstance(each, QScrollArea) else None
        if isinstance(each, QScrollArea) and inside is not None and widget.isVisible():
            room = each.viewport().height() - widget.height()
            each.ensureWidgetVisible(widget, 0, max(0, min(ROOM_AROUND, room // 2)))
