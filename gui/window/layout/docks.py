"""The docks of the window and the room that they take: they stay, while what is in them is swapped."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, QSettings, Qt
from PySide6.QtWidgets import QDockWidget, QMainWindow, QWidget

LAYOUT_VERSION = 1
"""Raised when docks change, so that an old layout is not forced upon them."""

_AREAS = {
    "data_dock": Qt.DockWidgetArea.LeftDockWidgetArea,
    "layer_dock": Qt.DockWidgetArea.RightDockWidgetArea,
    "curves_dock": Qt.DockWidgetArea.BottomDockWidgetArea,
}


def make_docks(window: QMainWindow) -> dict[str, QDockWidget]:
    """The docks at the left, at the right and below, by name; empty and without titles."""
    for corner in (Qt.Corner.BottomLeftCorner, Qt.Corner.TopLeftCorner):
        window.setCorner(corner, Qt.DockWidgetArea.LeftDockWidgetArea)
    for corner in (Qt.Corner.BottomRightCorner, Qt.Corner.TopRightCorner):
        window.setCorner(corner, Qt.DockWidgetArea.RightDockWidgetArea)
    docks = {}
    for name, area in _AREAS.items():
        dock = QDockWidget()
        dock.setObjectName(name)
        dock.setTitleBarWidget(QWidget())  # the headings inside say what it is
        dock.setFeatures(QDockWidget.DockWidgetFeature.DockWidgetClosable)
        window.addDockWidget(area, dock)
        docks[name] = dock
    return docks


def restore_layout(window: QMainWindow, docks: dict[str, QDockWidget], settings: QSettings) -> None:
    """Give the window the size and the docks that it had when it was closed, or those of a first start."""
    room = window.screen().availableGeometry()
    window.resize(min(1440, room.width()), min(900, room.height() - 30))
    geometry, state = settings.value("geometry"), settings.value("state")
    if isinstance(geometry, QByteArray):
        window.restoreGeometry(geometry)
    if not (isinstance(state, QByteArray) and window.restoreState(state, LAYOUT_VERSION)):
        _share_room(window, docks)


def _share_room(window: QMainWindow, docks: dict[str, QDockWidget]) -> None:
    """Give the docks their first sizes: less in a small window, so that the drawing stays readable."""
    left = max(264, min(276, window.width() // 5))
    right = max(292, min(336, window.width() // 4))
    below = max(200, min(270, window.height() * 3 // 10))
    beside = [docks["data_dock"], docks["layer_dock"]]
    window.resizeDocks(beside, [left, right], Qt.Orientation.Horizontal)
    window.resizeDocks([docks["curves_dock"]], [below], Qt.Orientation.Vertical)
