"""The page *Profile*."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from engine.training.observation.snapshot import SnapshotRequest
from gui.look.drawing.zoom_view import ZoomView
from gui.look.widgets.pages import stack
from gui.look.widgets.plain_text import PlainLabel
from gui.look.words.translation import tr
from gui.window.lasting import Lasting


class ProfilePage(QObject):
    """Joins the widgets of the page to what lasts."""

    def __init__(self, lasting: Lasting, actions: Mapping[str, QAction]) -> None:
        self.empty = PlainLabel(tr("Train a network first: then this page shows what it says of a row."))
        super().__init__(self.empty)
        self._lasting, self._actions = lasting, actions
        self.left: QWidget = stack("profile_area")
        self.middle: QWidget = self.empty
        self.right: QWidget = stack("profile_side")
        self.drawing: ZoomView | None = None

    def make_room(self, height: int) -> None:
        self.middle.setContentsMargins(0, height, 0, 0)

    def set_shown(self, is_shown: bool) -> None:
        """Follow the run while the page is in sight."""

    def wanted(self) -> SnapshotRequest:
        return SnapshotRequest()
