"""Weight section: W and b of a Dense layer, kernels of a Conv2D, gamma and beta of a normalization."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QPoint, Signal

from engine.common.arrays import Array
from engine.core.layers.base import shape_words
from gui.look.widgets.helpers import set_names
from gui.look.words.translation import tr
from gui.plots.layer.heat_map import HeatMap
from gui.plots.layer.layer_names import LayerNames
from gui.plots.layer.mosaic import Mosaic
from gui.plots.layer.number_picture import Cell, NumberPicture
from gui.plots.layer.section import Section

NORMS = ("batch_norm", "layer_norm")
LEARNING = ("dense", "conv2d", *NORMS)
"""Kinds of layers that learn something which is shown here."""


def extent(values: Array) -> float:
    """The largest absolute number that is one; 0 if there is none."""
    largest = float(np.fmax.reduce(np.abs(values), None)) if values.size else 0.0
    return largest if np.isfinite(largest) else 0.0


class WeightSection(Section):
    """What a layer has learnt, on the diverging map; a number can be picked to change it.

    Attributes:
        weights: W or gamma, or None.
        biases: b or beta, or None.
        names: what units and inputs are called.
    """

    number_picked = Signal(str, object, float, QPoint)
    """Name of the array, index in it, the number, and where on the screen it was clicked."""

    def __init__(self) -> None:
        self.weights: Array | None = None
        self.biases: Array | None = None
        self.names = LayerNames()
        self._kind = ""
        self.heat_map = HeatMap("diverging", tr("units"), tr("inputs"), self._describe)
        self.kernels = Mosaic("diverging", tr("filters"), tr("input channels"), self._describe_kernel)
        self.strips = HeatMap("diverging", "", "", self._describe_strip)
        names: tuple[tuple[NumberPicture, str, str], ...] = (
            (self.heat_map, "weight_map", tr("Weights")),
            (self.kernels, "kernel_map", tr("Kernels")),
            (self.strips, "strips", tr("Biases, or scale and shift")),
        )
        for part, name, words in names:
            set_names(part, name, words)
        super().__init__("weights", self.heat_map, self.kernels, self.strips)
        for part in self._parts():
            part.picked.connect(lambda cell, place, part=part: self._pick(part, cell, place))

    def _parts(self) -> tuple[NumberPicture, ...]:
        return self.heat_map, self.kernels, self.strips

    def set_editable(self, is_editable: bool) -> None:
        """Say whether a click on a number picks it."""
        for part in self._parts():
            part.set_editable(is_editable)

    def show_values(self, kind: str, weights: Array, biases: Array) -> None:
        """Show what a layer of this kind has learnt."""
        self._kind, self.weights, self.biases = kind, weights, biases
        self.heat_map.setVisible(kind == "dense")
        self.kernels.setVisible(kind == "conv2d")
        self.strips.setVisible(kind != "dense")
        if kind == "dense":
            limit = max(extent(weights), extent(biases))
            self.heat_map.show_values(weights, -limit, limit, biases)
        elif kind == "conv2d":
            is_grey = weights.shape[3] == 1
            tiles = weights[..., 0] if is_grey else weights.transpose(0, 3, 1, 2)
            self.kernels.show_tiles(tiles, -extent(weights), extent(weights))
            self._show_strips(biases[None, :], ("b",))
        else:
            self._show_strips(np.stack([weights.ravel(), biases.ravel()]), ("γ", "β"))

    def _show_strips(self, lines: Array, names: tuple[str, ...]) -> None:
        self.strips.show_values(lines, -extent(lines), extent(lines), names=names)

    def show_texts(self, index: str) -> None:
        """Write title, fact and the numbers beside the colour bars; ``index`` is such as ``[2]``."""
        for part in self._parts():
            part.show_numbers()
        if self.weights is None or self.biases is None:
            return
        if self._kind in NORMS:
            self.title.setText(tr("Scale {scale} and shift {shift}", scale=f"γ{index}", shift=f"β{index}"))
            self.fact.setText(f"{self.weights.size:,} + {self.biases.size:,}")
            self.fact.own_tooltip = tr("γ multiplies and β moves every normalized number of a unit")
        else:
            self.title.setText(tr("Weights {symbol}", symbol=f"W{index}"))
            self.fact.setText(shape_words(self.weights.shape))
            filters = tr("filters × height × width × input channels")
            self.fact.own_tooltip = filters if self._kind == "conv2d" else tr("units × inputs")

    def settle(self) -> None:
        """Take the levels of the next numbers at once."""
        for part in self._parts():
            part.settle()

    def clear(self) -> None:
        """Forget the numbers."""
        self.weights = self.biases = None
        self.heat_map.clear()
        self.kernels.clear()
        self.strips.clear()

    # Cells

    def _pick(self, part: NumberPicture, cell: Cell, place: QPoint) -> None:
        if self.weights is not None:
            name, index = self._place_of(part, cell)
            self.number_picked.emit(name, index, cell.value, place)

    def _place_of(self, part: NumberPicture, cell: Cell) -> tuple[str, tuple[int, ...]]:
        """The name of the array that a cell belongs to, and its index in that."""
        if part is self.heat_map:
            return ("b" if cell.is_strip else "W"), cell.index
        if part is self.kernels:
            return "W", self._kernel_index(cell)
        line, place = cell.index
        if self._kind == "conv2d" or self.weights is None:
            return "b", (place,)
        index = np.unravel_index(place, self.weights.shape)
        return ("gamma", "beta")[line], tuple(int(axis) for axis in index)

    @staticmethod
    def _kernel_index(cell: Cell) -> tuple[int, ...]:
        """Filter, row, column and input channel; only the first three where there is one channel."""
        if len(cell.index) == 3:
            return (*cell.index, 0)
        number, channel, row, column = cell.index
        return number, row, column, channel

    def _describe(self, cell: Cell) -> str:
        if self.weights is None:
            return ""
        units, inputs = self.weights.shape
        unit, value = self.names.unit(cell.index[0], units), f"{cell.value:.7g}"
        if cell.is_strip:
            return tr("bias of {unit}: {value}", unit=unit, value=value)
        source = self.names.source(cell.index[1], inputs)
        return tr("weight to {unit} from {source}: {value}", unit=unit, source=source, value=value)

    def _describe_kernel(self, cell: Cell) -> str:
        number, row, column, channel = (place + 1 for place in self._kernel_index(cell))
        return tr(
            "filter {filter}, line {line}, column {column}, input channel {channel}: {value}",
            filter=number,
            line=row,
            column=column,
            channel=channel,
            value=f"{cell.value:.7g}",
        )

    def _describe_strip(self, cell: Cell) -> str:
        if self.weights is None:
            return ""
        name, index = self._place_of(self.strips, cell)
        place, value = " · ".join(str(axis + 1) for axis in index), f"{cell.value:.7g}"
        if name == "b":
            return tr("bias of filter {filter}: {value}", filter=place, value=value)
        letter = "γ" if name == "gamma" else "β"
        unit = tr("unit {unit}", unit=place)
        if len(index) == 1:
            unit = self.names.unit(index[0], self.weights.size)
        return tr("{letter} of {unit}: {value}", letter=letter, unit=unit, value=value)
