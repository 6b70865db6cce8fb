"""The drawing pad: a picture to paint, with its tools; what is painted is a row of the table."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QSlider, QToolButton, QVBoxLayout, QWidget

from engine.common.arrays import Shape
from engine.data.table.values import parsed_number
from gui.look.icons import set_icon
from gui.look.widgets.helpers import set_margins, set_names
from gui.look.words.translation import tr
from gui.profile.pad.canvas import PadCanvas
from gui.profile.pad.pixel_scale import PixelScale
from gui.profile.pad.swatches import Swatches

LEAST_DIAMETER, USUAL_SHARE, MOST_SHARE = 1.0, 0.085, 0.4
"""Pixels that the finest brush is wide, and shares of the picture that the usual and the broadest are."""
STEPS = 20
"""Widths of the brush to choose from."""


class DrawingPad(QWidget):
    """A picture to paint.

    Attributes:
        canvas: the picture.
        brush, eraser, undo, restore, clear: the tools.
        width_slider: of the brush.
        swatches: colours to paint with; hidden for grey pictures.
    """

    painted = Signal(object)
    """The user changed the picture: its values by column, in the units of the table."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_names(self, "drawing_pad", tr("Drawing pad"))
        self._names: tuple[str, ...] = ()
        self._scale = PixelScale()
        self._given: NDArray[np.float64] = np.zeros((8, 8, 1))
        self._told: dict[str, float] = {}
        self.canvas, self.swatches = PadCanvas(), Swatches()
        self._soon = QTimer(self)  # a pointer tells more often than the screen shows
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self._tell)
        self._make_tools()
        tools = set_margins(QHBoxLayout(), 2)
        for widget in (self.brush, self.eraser):
            tools.addWidget(widget)
        tools.addWidget(self.width_slider, 1)
        for widget in (self.undo, self.restore, self.clear):
            tools.addWidget(widget)
        layout = set_margins(QVBoxLayout(self), 6)
        layout.addLayout(tools)
        layout.addWidget(self.swatches)
        layout.addWidget(self.canvas)
        self.canvas.changed.connect(self._take)
        self.swatches.chosen.connect(self._choose_ink)

    def _make_tools(self) -> None:
        group = QButtonGroup(self)
        self.brush = _tool("brush", "mdi6.brush", tr("Paint: left button, or Space at the marked cell"))
        self.eraser = _tool("eraser", "mdi6.eraser", tr("Erase; the right button and Delete always do"))
        for button in (self.brush, self.eraser):
            button.setCheckable(True)
            group.addButton(button)
        self.brush.setChecked(True)
        self.eraser.toggled.connect(self._choose_tool)
        self.undo = _tool("undo", "mdi6.undo", tr("Take the last stroke back"))
        self.undo.clicked.connect(self.canvas.undo)
        self.restore = _tool("restore", "mdi6.restore", tr("Begin again with the picture of the pinned row"))
        self.restore.clicked.connect(lambda: self.canvas.replace(self._given))
        self.clear = _tool("clear", "mdi6.delete-outline", tr("Clear the picture"))
        self.clear.clicked.connect(self._clear)
        self.width_slider = QSlider(Qt.Orientation.Horizontal)
        self.width_slider.setRange(0, STEPS)
        self.width_slider.setMinimumWidth(40)
        set_names(self.width_slider, "pad_width", tr("Width of the brush"), tr("Width of the brush"))
        self.width_slider.valueChanged.connect(self._choose_width)

    def show_pictures(self, names: Sequence[str], shape: Shape, scale: PixelScale) -> None:
        """Offer a blank picture.

        Args:
            names: columns of its pixels, row by row, channels innermost.
            shape: ``(height, width, channels)``.
            scale: of its values.
        """
        if (tuple(names), shape, scale) == (self._names, self._given.shape, self._scale):
            return
        self._names, self._scale, self._told = tuple(names), scale, {}
        self._given = np.full(shape, scale.background)
        self.canvas.show_shape(shape, scale.background)
        self.swatches.setVisible(shape[2] == 3)
        self.swatches.choose_against(scale.background)
        side = max(shape[:2])
        usual = max(1.2, USUAL_SHARE * side)
        low, high = LEAST_DIAMETER, max(LEAST_DIAMETER + 1, MOST_SHARE * side)
        self.width_slider.setValue(round(STEPS * (usual - low) / (high - low)))
        self._choose_width()
        self._show_what_can_be_done()

    def show_row(self, values: Mapping[str, float | str | None]) -> None:
        """Show the picture of a row; that which was painted here last stays with its strokes."""
        if self._told and all(values.get(name) == value for name, value in self._told.items()):
            return
        self._told = {}
        numbers = np.array([_number(values.get(name)) for name in self._names], np.float64)
        self._given = self._scale.shares_of(numbers).reshape(self._given.shape)
        self.canvas.show_pixels(self._given)
        self._show_what_can_be_done()

    def _clear(self) -> None:
        self.canvas.replace(np.full_like(self._given, self._scale.background))

    def _choose_width(self) -> None:
        side = max(self._given.shape[:2])
        low, high = LEAST_DIAMETER, max(LEAST_DIAMETER + 1, MOST_SHARE * side)
        self.canvas.radius = (low + (high - low) * self.width_slider.value() / STEPS) / 2

    def _choose_tool(self, is_eraser: bool) -> None:
        self.canvas.is_erasing = is_eraser

    def _choose_ink(self, color: tuple[float, float, float]) -> None:
        self.canvas.ink = np.array(color)
        self.brush.setChecked(True)

    def _take(self) -> None:
        self._show_what_can_be_done()
        if not self._soon.isActive():
            self._soon.start(0)

    def _tell(self) -> None:
        values = self._scale.values_of(self.canvas.drawing.pixels).ravel().tolist()
        self._told = dict(zip(self._names, values, strict=True))
        self.painted.emit(dict(self._told))

    def _show_what_can_be_done(self) -> None:
        self.undo.setEnabled(self.canvas.drawing.can_undo)
        self.restore.setEnabled(not np.array_equal(self.canvas.drawing.pixels, self._given))


def _tool(key: str, icon: str, tip: str) -> QToolButton:
    button = QToolButton()
    button.setProperty("look", "corner")
    set_icon(button, icon, "text")
    return set_names(button, f"pad_{key}", tip, tip)


def _number(value: float | str | None) -> float:
    if value is None:
        return float("nan")
    return parsed_number(value) if isinstance(value, str) else value
