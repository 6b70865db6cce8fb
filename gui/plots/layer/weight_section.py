"""Weight section: a matrix with its biases as a map, kernels as a mosaic, what else is learnt as strips."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QPoint, Signal

from engine.common.arrays import Array
from engine.core.layers import PARAMETERS, Layer
from engine.core.layers.shared.base import shape_text
from gui.look.widgets.helpers import set_names
from gui.look.words.translation import tr, tr_message
from gui.plots.layer.layer_names import LayerNames
from gui.plots.layer.numbers.heat_map import HeatMap
from gui.plots.layer.numbers.mosaic import Mosaic
from gui.plots.layer.numbers.number_view import ImageCell, NumberView
from gui.plots.layer.section import Section


def extent(values: Array) -> float:
    """The largest absolute number that is one; 0 if there is none."""
    largest = max(float(values.max()), -float(values.min())) if values.size else 0.0
    if np.isnan(largest):
        largest = float(np.fmax.reduce(np.abs(values), None))
    return largest if np.isfinite(largest) else 0.0


class WeightSection(Section):
    """Weights that a layer has learnt, on the diverging map; a number can be picked to change it.

    Attributes:
        family: the kind of layer whose numbers are shown, or None.
        arrays: what it has learnt, by name.
        names: what units and inputs are called.
    """

    number_picked = Signal(str, object, float, QPoint)
    """Name of the array, index in it, the number, and where on the screen it was clicked."""

    def __init__(self) -> None:
        self.family: type[Layer] | None = None
        self.arrays: dict[str, Array] = {}
        self.names = LayerNames()
        self.heat_map = HeatMap("diverging", tr("units"), tr("inputs"), self._describe)
        self.kernels = Mosaic("diverging", tr("filters"), tr("input channels"), self._describe_kernel)
        self.strips = HeatMap("diverging", "", "", self._describe_strip)
        names: tuple[tuple[NumberView, str, str], ...] = (
            (self.heat_map, "weight_map", tr("Weights")),
            (self.kernels, "kernel_map", tr("Kernels")),
            (self.strips, "strips", tr("Biases, or scale and shift")),
        )
        for part, name, label in names:
            set_names(part, name, label)
        super().__init__("weights", self.heat_map, self.kernels, self.strips)
        for part in self._parts():
            part.picked.connect(lambda cell, place, part=part: self._pick(part, cell, place))

    def _parts(self) -> tuple[NumberView, ...]:
        return self.heat_map, self.kernels, self.strips

    def set_editable(self, is_editable: bool) -> None:
        """Say whether a click on a number picks it."""
        for part in self._parts():
            part.set_editable(is_editable)

    @property
    def _first(self) -> Array | None:
        """First array that the layer has learnt, such as W or gamma; None where nothing is shown."""
        return next(iter(self.arrays.values()), None)

    @property
    def _in_strips(self) -> tuple[str, ...]:
        """Names of the arrays that are strips: all, or those after the kernels."""
        first = self._first
        is_mosaic = first is not None and first.ndim == 4
        return tuple(self.arrays)[1:] if is_mosaic else tuple(self.arrays)

    def show_values(self, family: type[Layer], arrays: dict[str, Array]) -> None:
        """Show what a layer of this kind has learnt, by name; the shape of the first array decides how.

        Four dimensions ``(filters, k, k, channels)`` are a mosaic of kernels, two ``(n_out, n_in)`` a map
        with the second array ``(n_out,)`` beside it. All else are strips, which are equally long.
        """
        self.family, self.arrays = family, arrays
        first, *others = arrays.values()
        biases = others[0] if others else None
        self.heat_map.setVisible(first.ndim == 2)
        self.kernels.setVisible(first.ndim == 4)
        self.strips.setVisible(first.ndim != 2)
        if first.ndim == 2:
            limit = max(map(extent, arrays.values()))
            self.heat_map.show_values(first, -limit, limit, biases)
            return
        if first.ndim == 4:
            is_grey = first.shape[3] == 1
            tiles = first[..., 0] if is_grey else first.transpose(0, 3, 1, 2)
            self.kernels.show_tiles(tiles, -extent(first), extent(first))
        lines = np.stack([arrays[name].ravel() for name in self._in_strips])
        letters = tuple(PARAMETERS[name].letter for name in self._in_strips)
        self.strips.show_values(lines, -extent(lines), extent(lines), names=letters)

    def show_texts(self, index: str) -> None:
        """Write title, fact and the numbers beside the colour bars; ``index`` is such as ``[2]``."""
        for part in self._parts():
            part.show_numbers()
        if self.family is None or self._first is None:
            return
        self.title.setText(tr_message(self.family.parameters_title(index)))
        in_strips = [self.arrays[name] for name in self._in_strips]
        is_shape = self._first.ndim in (2, 4)
        sizes = " + ".join(f"{each.size:,}" for each in in_strips)
        self.fact.setText(shape_text(self._first.shape) if is_shape else sizes)
        self.fact.own_tooltip = tr(self.family.parameters_tip)

    def settle(self) -> None:
        """Take the levels of the next numbers at once."""
        for part in self._parts():
            part.settle()

    def clear(self) -> None:
        """Forget the numbers."""
        self.family, self.arrays = None, {}
        self.heat_map.clear()
        self.kernels.clear()
        self.strips.clear()

    # Cells

    def _pick(self, part: NumberView, cell: ImageCell, place: QPoint) -> None:
        if self.arrays:
            name, index = self._place_of(part, cell)
            self.number_picked.emit(name, index, cell.value, place)

    def _place_of(self, part: NumberView, cell: ImageCell) -> tuple[str, tuple[int, ...]]:
        """The name of the array that a cell belongs to, and its index in that."""
        names = tuple(self.arrays)
        if part is self.heat_map:
            return names[cell.is_strip], cell.index
        if part is self.kernels:
            return names[0], self._kernel_index(cell)
        line, place = cell.index
        name = self._in_strips[line]
        index = np.unravel_index(place, self.arrays[name].shape)
        return name, tuple(int(axis) for axis in index)

    @staticmethod
    def _kernel_index(cell: ImageCell) -> tuple[int, ...]:
        """Filter, row, column and input channel; only the first three where there is one channel."""
        if len(cell.index) == 3:
            return (*cell.index, 0)
        number, channel, row, column = cell.index
        return number, row, column, channel

    def _describe(self, cell: ImageCell) -> str:
        if self._first is None:
            return ""
        units, inputs = self._first.shape
        unit, value = self.names.unit(cell.index[0], units), f"{cell.value:.7g}"
        if cell.is_strip:
            return tr("bias of {unit}: {value}", unit=unit, value=value)
        source = self.names.source(cell.index[1], inputs)
        return tr("weight to {unit} from {source}: {value}", unit=unit, source=source, value=value)

    def _describe_kernel(self, cell: ImageCell) -> str:
        number, row, column, channel = (place + 1 for place in self._kernel_index(cell))
        return tr(
            "filter {filter}, line {line}, column {column}, input channel {channel}: {value}",
            filter=number,
            line=row,
            column=column,
            channel=channel,
            value=f"{cell.value:.7g}",
        )

    def _describe_strip(self, cell: ImageCell) -> str:
        if self._first is None:
            return ""
        name, index = self._place_of(self.strips, cell)
        place, value = " · ".join(str(axis + 1) for axis in index), f"{cell.value:.7g}"
        if self._first.ndim == 4:
            return tr("bias of filter {filter}: {value}", filter=place, value=value)
        unit = tr("unit {unit}", unit=place)
        if len(index) == 1:
            unit = self.names.unit(index[0], self._first.size)
        return tr("{letter} of {unit}: {value}", letter=PARAMETERS[name].letter, unit=unit, value=value)
