"""Order of Tab in the window: through its areas one after the other, in each as one reads.

Qt goes in the order in which widgets were made; here many are rebuilt, or come and go.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cmp_to_key

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QScrollArea,
    QWidget,
)

AROUND = 24
"""Pixels that are seen around what was scrolled to."""


def tab_stops(areas: Iterable[QWidget]) -> list[QWidget]:
    """Widgets in sight that Tab stops at, in its order."""
    return [stop for area in areas for stop in _stops_in(area)]


def go_on(areas: Iterable[QWidget], forward: bool) -> bool:
    """Give the keyboard to the next stop, or to the one before; False where there is none."""
    stops = tab_stops(areas)
    if not stops:
        return False
    holder = QApplication.focusWidget()
    held = [i for i, stop in enumerate(stops) if holder and (holder is stop or stop.isAncestorOf(holder))]
    place = (0 if forward else -1) if not held else (held[-1] + (1 if forward else -1)) % len(stops)
    reasons = Qt.FocusReason
    stops[place].setFocus(reasons.TabFocusReason if forward else reasons.BacktabFocusReason)
    _bring_into_sight(stops[place])
    return True


def _stops_in(widget: QWidget, is_viewport: bool = False) -> Iterator[QWidget]:
    # Without focusProxy(): PySide takes what it gives for a child of the widget that was asked. A header and
    # its viewport then held nothing but each other, and were collected as garbage under a table in sight.
    if not widget.isVisible() or not widget.isEnabled() or widget.isWindow() or widget.size().isEmpty():
        return
    if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and not is_viewport:  # which hands it to its view
        yield widget
    if isinstance(widget, QAbstractSpinBox | QComboBox):
        return  # the field inside hands the keyboard to its box
    inside = widget.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly)
    viewport = widget.viewport() if isinstance(widget, QAbstractScrollArea) else None
    for each in sorted(inside, key=cmp_to_key(_reading_order)):
        yield from _stops_in(each, is_viewport=each is viewport)


def _reading_order(one: QWidget, other: QWidget) -> int:
    """Lines from above to below, each from left to right; what overlaps by half its height is in one line."""
    a, b = one.geometry(), other.geometry()
    shared = min(a.bottom(), b.bottom()) - max(a.top(), b.top())
    if 2 * shared > min(a.height(), b.height()) and a.left() != b.left():
        return a.left() - b.left()
    return a.top() - b.top()


def _bring_into_sight(widget: QWidget) -> None:
    """Scroll to it."""
    for area in widget.window().findChildren(QScrollArea):
        if area.isAncestorOf(widget):
            area.ensureWidgetVisible(widget, AROUND, AROUND)
