"""The page on which the network is drawn and watched."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from engine.training.observation.snapshot import SnapshotRequest
from gui.look.drawing.zoom_view import ZoomView
from gui.look.widgets.pages import stack
from gui.window.pages.page import WindowWidgets
from gui.window.pages.plane_beside import PlaneBeside


class CanvasPage(QObject):
    """The drawing, with the data at its left and the settings at its right.

    Attributes:
        plane: what the network says over a plane through the data.
    """

    def __init__(self, widgets: WindowWidgets, actions: Mapping[str, QAction]) -> None:
        super().__init__(widgets.canvas)
        self._canvas, self._layer_view = widgets.canvas, widgets.layer_view
        self._session = widgets.lasting.workbench.session
        self.plane = PlaneBeside(widgets.canvas, widgets.lasting, actions["plane"])
        parts = widgets.data_panel, self.plane.card, widgets.separation, widgets.palette_panel
        self.left: QWidget = stack("data_area", *parts)
        self.plane.show_card()
        self.middle: QWidget = self.plane
        self.right: QWidget = widgets.inspector
        self.drawing: ZoomView | None = widgets.canvas.view
        self._selection, self._default_rows = widgets.lasting.selection, actions["default_rows"]
        self._selection.changed.connect(self._show_selection)
        for line in (self._canvas.probe_pill.line, self._layer_view):
            line.default_wanted.connect(self._selection.clear)
        self._show_selection()

    def _show_selection(self) -> None:
        """Say which rows the heat maps show."""
        chosen = self._selection.chosen
        words = (chosen.text, chosen.part == "test") if chosen is not None else ("", False)
        self._canvas.show_probe(*words)
        self._layer_view.show_probe(*words)
        self._default_rows.setEnabled(chosen is not None)

    def make_room(self, height: int) -> None:
        self.plane.make_room(height)

    def set_shown(self, is_shown: bool) -> None:
        if is_shown:
            self._session.show_now()

    def wanted(self) -> SnapshotRequest:
        layer = self._layer_view.wanted()
        canvas = self._canvas
        return SnapshotRequest(
            canvas.visible_layers() | layer.activations, canvas.weighed_layers() | layer.parameters
        )
