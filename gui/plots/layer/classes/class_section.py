"""Section class × unit: what the units of the selected layer answer to, class by class."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QPaintEvent

from engine.core.activations import ACTIVATIONS
from engine.insight.class_units import ClassUnits, Groups
from gui.look.drawing.axis_ticks import tick_number
from gui.look.widgets.helpers import set_names
from gui.look.widgets.plain_text import ElidedLabel
from gui.look.words.translation import tr
from gui.plots.layer.classes.class_map import MOST_UNITS, REORDER_SECONDS, ClassColumns, ClassMap, Moment
from gui.plots.layer.layer_names import LayerNames
from gui.plots.layer.numbers.number_view import ImageCell
from gui.plots.layer.section import Section


class ClassSection(Section):
    """The map, and what it leaves out.

    Attributes:
        names: what the units are called.
        has_maps: whether its units are feature maps.
        groups: the rows that means are taken over; None before there is any.
    """

    seen = Signal()
    """It is painted, so somebody sees it."""

    def __init__(self) -> None:
        self.names, self.has_maps = LayerNames(), False
        self.groups: Groups | None = None
        self._row = ""
        self._number: int | None = None
        self.map = ClassMap(self._describe)
        set_names(self.map, "class_map", tr("Class × unit"))
        self.rest = ElidedLabel(look="muted")
        self.rest.setObjectName("class_rest")
        self.map.reordered.connect(self._show_order)
        super().__init__("classes", self.map, self.rest)
        self.rest.hide()

    def show_units(
        self, units: ClassUnits, groups: Groups, activation: str, row: str, moment: Moment
    ) -> None:
        """Show the units of a layer that ends in ``activation``, and the pinned row by this name."""
        is_other = self.groups is not groups or self._row != row
        self.groups, self._row = groups, row
        bounds = ACTIVATIONS[activation].bounds if activation else (None, None)
        columns = ClassColumns(groups.classes, groups.bounds, row if units.pinned is not None else "")
        before = self.map.units
        self.map.set_down_label(tr("maps") if self.has_maps else self.names.units_word)
        self.map.show_units(units, columns, bounds, moment)
        if is_other or before is None or len(before.order) != len(units.order):
            self._show_rows()
        self._show_order()

    def show_texts(self, symbol: str) -> None:
        """Write the title and the numbers beside the colour bar."""
        is_number = self.groups is not None and not self.groups.classes
        title = (
            tr("Target × unit {symbol}", symbol=symbol)
            if is_number
            else tr("Class × unit {symbol}", symbol=symbol)
        )
        self.title.setText(title)
        self.map.show_numbers()

    def clear(self) -> None:
        """Forget the numbers."""
        self.groups = None
        self.map.clear()
        self.rest.hide()

    def _show_rows(self) -> None:
        """Say which rows these are, and by what the units are ordered."""
        groups, units = self.groups, self.map.units
        if groups is None or units is None:
            return
        used, count = f"{len(groups.group):,}", f"{groups.of:,}"
        if len(groups.group) < groups.of:
            self.fact.setText(tr("{used} of {count} training rows", used=used, count=count))
        else:
            self.fact.setText(tr("{count} training rows", count=count))
        lines = [
            tr("The mean output of each unit for the training rows of each class.")
            if groups.classes
            else tr("The mean output of each unit for each fifth of the training rows, by their target."),
            tr(
                "The units that tell them apart best are at the top: those with the largest share of "
                "variance between them (η²)."
            ),
            tr(
                "While it trains they are ordered anew every {seconds} seconds; the order is kept while the "
                "pointer is there and while an earlier epoch is shown.",
                seconds=f"{REORDER_SECONDS:.0f}",
            ),
        ]
        self.fact.own_tooltip = self.rest.own_tooltip = "\n".join(lines)

    def _show_order(self) -> None:
        """Say in one line, which is always there so that nothing moves, in which order the units stand."""
        units = self.map.units
        if units is None:
            return
        total = len(units.order)
        if self.map.is_held:
            text = tr("order kept, to follow each unit")
        elif total > MOST_UNITS:
            text = tr("{shown} of {count} shown: those that tell most", shown=MOST_UNITS, count=f"{total:,}")
        else:
            text = tr("those that tell most at the top")
        if text != self.rest.text():
            self.rest.setText(text)
        self.rest.show()

    def _describe(self, cell: ImageCell) -> str:
        units, groups = self.map.units, self.groups
        if units is None or groups is None:
            return ""
        number = cell.index[0]
        value, unit = f"{cell.value:.4g}", self.names.unit(number, len(units.order))
        if self.has_maps:
            unit = tr("map {map}", map=number + 1)
        if cell.is_strip:
            return tr("{unit}, {row}: {value}", unit=unit, row=self._row, value=value)
        share = f"{units.eta_squared[number]:.3f}"
        spread = f"{units.spread[number, cell.index[1]]:.2g}"
        lines = [
            tr(
                "{unit}, {group}: mean {value}, spread {spread}",
                unit=unit,
                group=self._group(cell.index[1]),
                value=value,
                spread=spread,
            ),
            tr("η² = {share}: share of its variance that lies between the columns", share=share),
        ]
        return "\n".join(lines)

    def _group(self, number: int) -> str:
        """Name of a class, or the targets of a fifth."""
        groups = self.groups
        if groups is None or groups.classes:
            return groups.classes[number] if groups is not None else ""
        low, high = groups.bounds[number]
        return tr("target {low} to {high}", low=tick_number(low), high=tick_number(high))

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        self.seen.emit()
