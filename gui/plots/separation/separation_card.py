"""Card on which the rows come apart: a small scatter for each layer that computes."""

from __future__ import annotations

from functools import partial

import numpy as np
from PySide6.QtCore import Signal
from PySide6.QtGui import QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from engine.core.architecture.architecture import Architecture
from engine.core.architecture.graph import Graph
from engine.insight.separation import LayerPlaces, Points, separating_layers
from gui.look.drawing.axis_ticks import tick_number
from gui.look.icons import set_icon
from gui.look.plane.class_legend import ClassLegend
from gui.look.theme import theme
from gui.look.widgets.collapsible import Collapsible
from gui.look.widgets.helpers import set_margins, set_names
from gui.look.widgets.plain_text import ElidedLabel, PlainLabel
from gui.look.words.translation import tr
from gui.plots.separation.large_scatter import LargeScatter
from gui.plots.separation.point_colors import Colored, colored, shade, target_range
from gui.plots.separation.scatter import CAPTION, NOBODY, Scatter

LEAST_WIDTH, GAP, SIDE = 66, 6, 12
"""Pixels of a scatter at least, between two of them, and at either side of all."""
MOST_BESIDE = 4
"""Scatters beside one another at most."""


class SeparationCard(QWidget):
    """A heading that folds it, a legend, and the scatters.

    Attributes:
        scatters: by layer id.
        points: the rows; None before there are any.
        large: the large view, or None while it was never wanted.
        large_button: opens it.
    """

    row_chosen = Signal(int)
    """This row of the table should be pinned."""
    seen = Signal()
    """It is painted, so somebody sees it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.scatters: dict[str, Scatter] = {}
        self.points: Points | None = None
        self._architecture: Architecture | None = None
        self._colored: Colored = ()
        self._names: tuple[str, ...] = ()
        self._hovered, self._row = NOBODY, NOBODY
        self._columns = 0
        self._large_layer = ""  # whose large view is open
        self._last: dict[str, LayerPlaces] = {}
        self.large: LargeScatter | None = None
        self.empty = PlainLabel(tr("Press Train: then the rows appear here as points, layer by layer."))
        self.empty.setWordWrap(True)
        self.empty.setProperty("look", "muted")
        self.legend, self.note = ClassLegend(8.5, lines=2), ElidedLabel(look="muted")
        self.note.setObjectName("separation_note")
        body = QWidget()
        self._grid = set_margins(QGridLayout(), GAP)
        inside = set_margins(QVBoxLayout(body), 6)
        for part in (self.empty, self.legend):
            inside.addWidget(part)
        inside.addLayout(self._grid)
        self.large_button = QToolButton()
        tip = tr(
            "Show one layer large, also by a double click on it; there the arrow keys go from row to row"
        )
        set_names(self.large_button, "separation_large", tr("Show large"), tip)
        set_icon(self.large_button, "mdi6.arrow-expand")
        self.large_button.setProperty("look", "corner")
        self.large_button.clicked.connect(lambda _: self._open_last())
        below = set_margins(QHBoxLayout(), 4)
        below.addWidget(self.note, 1)
        below.addWidget(self.large_button)
        inside.addLayout(below)
        self.fold = Collapsible(tr("How the classes come apart"), body, "separation")
        set_margins(QVBoxLayout(self), 0, (SIDE, 0, SIDE, 0)).addWidget(self.fold)
        set_names(self, "separation_card", tr("How the classes come apart"))
        self._show_whether_empty()
        theme.changed.connect(self._recolor)

    # What is shown

    def layers_in_sight(self) -> frozenset[str]:
        """Ids of the layers whose scatters somebody sees."""
        large = frozenset({self._large_layer}) if self._large_layer else frozenset[str]()
        if not self.isVisible() or not self.fold.is_open:
            return large
        return large | {i for i, each in self.scatters.items() if not each.visibleRegion().isEmpty()}

    def warped_in_sight(self) -> frozenset[str]:
        """Ids of the layers in whose scatters somebody sees the grid of the plane: the large one."""
        return frozenset({self._large_layer}) if self._large_layer else frozenset()

    def show_architecture(self, architecture: Architecture | None) -> None:
        """Have a scatter for each layer of the run, or none without a run."""
        if architecture is self._architecture:
            return
        self._architecture = architecture
        for scatter in self.scatters.values():
            self._grid.removeWidget(scatter)
            scatter.hide()
            scatter.deleteLater()
        self.scatters = {}
        if architecture is not None:
            numbers = Graph.of(architecture).numbers
            for layer_id in separating_layers(architecture):
                name = architecture.layer(layer_id).name
                self.scatters[layer_id] = self._scatter(layer_id, name, numbers[layer_id])
        self.points, self._columns = None, 0
        self._last = {}
        self._arrange()
        self._follow_large()
        self._show_whether_empty()

    def _scatter(self, layer_id: str, layer: str, number: int, *, is_large: bool = False) -> Scatter:
        scatter = Scatter(f"a[{number}]", layer, is_large=is_large)
        name = f"scatter_{number}" + ("_large" if is_large else "")
        set_names(scatter, name, tr("Rows as points: {layer}", layer=layer))
        scatter.pointed.connect(self._point)
        scatter.clicked.connect(self._choose)
        if not is_large:
            scatter.opened.connect(partial(self.open_large, layer_id))
        return scatter

    def show_places(self, points: Points, places: dict[str, LayerPlaces]) -> None:
        """Show the rows at their places in these layers."""
        if points is not self.points:
            self.points, self._colored = points, colored(points)
            self._names = tuple(_row_name(points, number) for number in range(len(points.rows)))
            _show_legend(self.legend, points)
            self._show_words(points)
            self._show_large_legend()
        self._last |= places
        for layer_id, found in places.items():
            if layer_id in self.scatters:
                self.scatters[layer_id].show_places(found, self._colored, self._names)
        if self.large is not None and self._large_layer in places:
            self.large.show_places(places[self._large_layer], self._colored, self._names)
        self._show_whether_empty()
        self._show_marks()

    def show_pinned(self, row: int | None) -> None:
        """Ring this row of the table, or none."""
        self._row = NOBODY if row is None else row
        self._show_marks()

    def clear(self) -> None:
        """Forget the run."""
        self.show_architecture(None)

    # The large view

    def open_large(self, layer_id: str) -> None:
        """Show this layer large."""
        architecture = self._architecture
        if architecture is None or layer_id not in self.scatters:
            return
        if self.large is None:
            self.large = LargeScatter(self.window())
            self.large.layer_chosen.connect(self.open_large)
            self.large.closed.connect(self._close_large)
            self.large.seen.connect(self.seen)
        self._large_layer = layer_id
        numbers = Graph.of(architecture).numbers
        names = {i: f"a[{numbers[i]}]  {architecture.layer(i).name}" for i in self.scatters}
        self.large.show_layers(names, layer_id)
        name = architecture.layer(layer_id).name
        scatter = self._scatter(layer_id, name, numbers[layer_id], is_large=True)
        self.large.show_scatter(scatter, tr("Rows as points: {layer}", layer=name))
        if layer_id in self._last and self.points is not None:
            self.large.show_places(self._last[layer_id], self._colored, self._names)
        self._show_large_legend()
        self._show_marks()
        self.large.show()
        self.large.activateWindow()
        self.seen.emit()

    def _open_last(self) -> None:
        """Show the last hidden layer large, which parts the rows for the output, or the only one there is."""
        ids = list(self.scatters)
        if ids:
            self.open_large(ids[-2] if len(ids) > 1 else ids[0])

    def _close_large(self) -> None:
        self._large_layer = ""

    def _follow_large(self) -> None:
        """Show the same layer of another run, or close the view where it has none."""
        if self.large is not None and self._large_layer:
            if self._large_layer in self.scatters:
                self.open_large(self._large_layer)
            else:
                self.large.hide()

    def _show_large_legend(self) -> None:
        if self.large is not None and self.points is not None:
            _show_legend(self.large.legend, self.points)

    def view_state(self) -> str:
        """Id of the layer that is shown large, or an empty text."""
        return self._large_layer

    def restore_view(self, layer_id: str) -> None:
        """Show that large again."""
        self.open_large(layer_id)

    def _show_words(self, points: Points) -> None:
        by_class = bool(points.classes)
        self.fold.set_title(tr("How the classes come apart") if by_class else tr("How the rows come apart"))
        self.note.own_tooltip = tr(
            "One point for each row, in each layer by what it gives for that row. Point at one to find it in "
            "all layers, click to pin it."
        )
        self.note.setText(_rows_text(points))

    def _show_whether_empty(self) -> None:
        has_any = bool(self.scatters)
        self.empty.setVisible(not has_any)
        self.legend.setVisible(has_any and self.points is not None)
        self.note.setVisible(has_any and self.points is not None)
        self.large_button.setVisible(has_any and self.points is not None)

    def _recolor(self) -> None:
        if self.points is not None:
            self._colored = colored(self.points)
            for scatter in self._all_scatters():
                scatter.set_colors(self._colored)

    # Rows under the pointer

    def _point(self, number: int) -> None:
        self._hovered = number
        self._show_marks()

    def _choose(self, number: int) -> None:
        if self.points is not None:
            self.row_chosen.emit(int(self.points.rows[number]))

    def _show_marks(self) -> None:
        pinned = NOBODY
        if self.points is not None and self._row != NOBODY:
            found = np.flatnonzero(self.points.rows == self._row)
            pinned = int(found[0]) if len(found) else NOBODY
        for scatter in self._all_scatters():
            scatter.show_marks(self._hovered, pinned)
        if self.large is not None:
            self.large.show_text()

    def _all_scatters(self) -> list[Scatter]:
        large = self.large.scatter if self.large is not None else None
        return [*self.scatters.values(), *([large] if large is not None else [])]

    # Where things are

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        """Put as many scatters beside one another as find room, each about as high as wide."""
        room = self.width() - 2 * SIDE
        columns = min(MOST_BESIDE, max(1, (room + GAP) // (LEAST_WIDTH + GAP)))
        side = (room - (columns - 1) * GAP) // columns
        for place, scatter in enumerate(self.scatters.values()):
            scatter.setFixedHeight(max(LEAST_WIDTH, side) + CAPTION)
            if columns != self._columns:
                self._grid.addWidget(scatter, *divmod(place, columns))
        if columns != self._columns:
            for column in range(MOST_BESIDE):
                self._grid.setColumnStretch(column, int(column < columns))
        self._columns = columns

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        self.seen.emit()


def _show_legend(legend: ClassLegend, points: Points) -> None:
    """Say what the colours of these points mean."""
    if points.classes:
        legend.show_names(points.classes)
    else:
        legend.show_range(*target_range(points), shade)


def _row_name(points: Points, number: int) -> str:
    """What a row is called: its number in the table, and its class or target."""
    row, value = f"{points.rows[number] + 1:,}", points.values[number]
    name = points.classes[int(value)] if points.classes else tick_number(float(value))
    return tr("row {row} ({name})", row=row, name=name)


def _rows_text(points: Points) -> str:
    """Which rows the points are, and of how many they were drawn."""
    used, count = f"{len(points.rows):,}", f"{points.of:,}"
    is_all, is_validation = used == count, points.part == "validation"
    if is_all:
        return (
            tr("{count} validation rows", count=count)
            if is_validation
            else tr("{count} training rows", count=count)
        )
    if is_validation:
        return tr("{used} of {count} validation rows", used=used, count=count)
    return tr("{used} of {count} training rows", used=used, count=count)
