"""Activation section: what a layer gives for all probe rows, or its feature maps for one of them."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from engine.common.arrays import Array, Indices
from engine.core.activations import ACTIVATIONS
from engine.core.layers.shared.base import shape_text
from gui.look.widgets.fields import ChoiceBox
from gui.look.widgets.helpers import set_margins, set_names
from gui.look.widgets.plain_text import PlainLabel
from gui.look.widgets.probe_line import ProbeLine
from gui.look.words.translation import tr
from gui.plots.layer.layer_names import LayerNames, row_name
from gui.plots.layer.numbers.heat_map import HeatMap
from gui.plots.layer.numbers.mosaic import Mosaic
from gui.plots.layer.numbers.number_view import ImageCell
from gui.plots.layer.section import Section


class ActivationSection(Section):
    """Vectors as a heat map, units downwards; pictures as a mosaic of the feature maps of a probe row.

    Attributes:
        values: what is shown, ``(rows, units)`` or ``(rows, h, w, channels)``, or None.
        row: the probe row whose feature maps are shown.
        names: what units are called.
        probed: says which rows these are.
    """

    row_chosen = Signal(int)
    """The feature maps of this probe row should be shown, here and on the cards."""

    def __init__(self) -> None:
        self.values: Array | None = None
        self.row = 0
        self.names = LayerNames()
        self._targets: tuple[str, ...] = ()
        self._rows: Indices | None = None
        self._row_labels: tuple[str, ...] = ()
        self._activation = ""
        self.heat_map = HeatMap("sequential", tr("units"), tr("rows"), self._describe_unit)
        self.mosaic = Mosaic("sequential", tr("maps"), "", self._describe_pixel)
        set_names(self.heat_map, "activation_map", tr("Activations"))
        set_names(self.mosaic, "feature_maps", tr("Feature maps"))
        self.chooser = ChoiceBox({})
        set_names(
            self.chooser,
            "probe_row",
            tr("Probe row"),
            tr("The row whose feature maps are shown, here and on the cards"),
        )
        self.chooser.chosen.connect(self._choose)
        label = PlainLabel(tr("Probe row"))
        label.setProperty("look", "muted")
        self._choosing = QWidget()
        line = set_margins(QHBoxLayout(self._choosing), 8, (0, 0, 0, 2))
        line.addWidget(label)
        line.addWidget(self.chooser, 1)
        self.probed = ProbeLine("probed", tr("training rows that stand for all"), is_narrow=True)
        super().__init__("activations", self.probed, self._choosing, self.heat_map, self.mosaic)

    def show_values(
        self,
        values: Array,
        activation: str,
        row_labels: tuple[str, ...],
        rows: Indices | None = None,
    ) -> None:
        """Show the output of a layer that ends in ``activation``.

        ``row_labels`` tell the rows' targets, and ``rows`` which ones of the table they are, counted from 0,
        where they were chosen.
        """
        self.values, self._activation, self._targets, self._rows = values, activation, row_labels, rows
        is_picture = values.ndim > 2
        self.mosaic.setVisible(is_picture)
        self._choosing.setVisible(is_picture)
        self.heat_map.setVisible(not is_picture)
        if is_picture:
            self._fill_chooser(row_labels, len(values), rows)
            self._show_maps(values)
        else:
            self.heat_map.show_values(values.T, *self._levels(values))

    def _levels(self, values: Array) -> tuple[float, float]:
        """Levels of colour over all rows, so that colours mean the same for each of them."""
        low, high = float(np.fmin.reduce(values, None)), float(np.fmax.reduce(values, None))
        least, most = ACTIVATIONS[self._activation].bounds if self._activation else (None, None)
        return (low if least is None else least, high if most is None else most)

    def _show_maps(self, values: Array) -> None:
        picture = values[min(self.row, len(values) - 1)]
        self.mosaic.show_tiles(np.moveaxis(picture, 2, 0), *self._levels(values))

    def _fill_chooser(self, row_labels: tuple[str, ...], rows: int, chosen: Indices | None) -> None:
        labels = row_labels if len(row_labels) == rows else ("",) * rows
        if chosen is not None:
            names = (tr("row {row}", row=f"{row + 1:,}") for row in chosen.tolist())
            labels = tuple(" · ".join(both) for both in zip(names, labels, strict=True))
        if labels == self._row_labels:
            return
        self._row_labels = labels
        self.chooser.clear()
        for row, label in enumerate(labels):
            text = tr("{row} of {rows}", row=row + 1, rows=rows)
            self.chooser.addItem(f"{text} · {label}" if label else text, str(row))
        self.chooser.show_key(str(min(self.row, rows - 1)))

    def _choose(self, key: str) -> None:
        self.row = int(key)
        if self.values is not None and self.values.ndim > 2:
            self._show_maps(self.values)
        self.row_chosen.emit(self.row)

    def view_state(self) -> int:
        """The probe row that is shown."""
        return self.row

    def restore_view(self, row: int) -> None:
        """Show this probe row again, here and on the cards."""
        self.chooser.show_key(str(row))
        self._choose(str(row))

    def show_texts(self, symbol: str) -> None:
        """Write title, fact and the numbers beside the colour bar."""
        self.title.setText(tr("Activations {symbol}", symbol=symbol))
        self.heat_map.show_numbers()
        self.mosaic.show_numbers()
        if self.values is None:
            return
        rows, *shape = self.values.shape
        if len(shape) > 1:
            self.fact.own_tooltip = tr("What the layer makes of one row: every channel is a picture")
            count = f"{shape[2]:,}"
            self.fact.setText(tr("{count} maps of {size}", count=count, size=shape_text(tuple(shape[:2]))))
        else:
            self.fact.own_tooltip = tr("The same probe rows all the time: see them change")
            if self.names.is_input:
                text = tr("{inputs} inputs × {rows} rows", inputs=f"{shape[0]:,}", rows=f"{rows:,}")
            else:
                text = tr("{units} units × {rows} rows", units=f"{shape[0]:,}", rows=f"{rows:,}")
            self.fact.setText(text)
            self.heat_map.set_down_label(self.names.units_word)

    def settle(self) -> None:
        """Take the levels of the next numbers at once."""
        self.heat_map.settle()
        self.mosaic.settle()

    def clear(self) -> None:
        """Forget the numbers; the row that was chosen stays."""
        self.values = None
        self.heat_map.clear()
        self.mosaic.clear()

    def _describe_unit(self, cell: ImageCell) -> str:
        if self.values is None:
            return ""
        unit, row = cell.index
        return tr(
            "{unit}, {row}: {value}",
            unit=self.names.unit(unit, self.values.shape[1]),
            row=row_name(row, self._targets, self._rows),
            value=f"{cell.value:.7g}",
        )

    @staticmethod
    def _describe_pixel(cell: ImageCell) -> str:
        number, line, column = (place + 1 for place in cell.index)
        value = f"{cell.value:.7g}"
        return tr(
            "map {map}, line {line}, column {column}: {value}",
            map=number,
            line=line,
            column=column,
            value=value,
        )
