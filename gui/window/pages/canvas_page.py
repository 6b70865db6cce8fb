"""The page on which the network is drawn and watched."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from engine.training.observation.snapshot import SnapshotRequest
from gui.look.drawing.zoom_view import ZoomView
from gui.look.widgets.pages import stack
from gui.window.pages.page import WindowWidgets


class CanvasPage:
    """The drawing, with the data at its left and the settings at its right."""

    def __init__(self, widgets: WindowWidgets) -> None:
        self._canvas, self._layer_view = widgets.canvas, widgets.layer_view
        self._session = widgets.lasting.workbench.session
        self.left: QWidget = stack("data_area", widgets.data_panel, widgets.palette_panel)
        self.middle: QWidget = widgets.canvas
        self.right: QWidget = widgets.inspector
        self.drawing: ZoomView | None = widgets.canvas.view

    def make_room(self, height: int) -> None:
        self._canvas.make_room(height)

    def set_shown(self, is_shown: bool) -> None:
        if is_shown:
            self._session.show_now()

    def wanted(self) -> SnapshotRequest:
        layer = self._layer_view.wanted()
        return SnapshotRequest(self._canvas.visible_layers() | layer.activations, layer.parameters)
