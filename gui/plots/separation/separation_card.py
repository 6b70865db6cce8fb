"""Card on which the rows come apart: a small scatter for each layer that computes."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import Signal
from PySide6.QtGui import QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from engine.core.architecture.architecture import Architecture
from engine.core.architecture.graph import Graph
from engine.insight.separation import LayerPlaces, Points, separating_layers
from gui.look.drawing.axis_ticks import tick_number
from gui.look.plane.class_legend import ClassLegend
from gui.look.theme import theme
from gui.look.widgets.collapsible import Collapsible
from gui.look.widgets.helpers import set_margins, set_names
from gui.look.widgets.plain_text import ElidedLabel, PlainLabel
from gui.look.words.translation import tr
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
        inside.addWidget(self.note)
        self.fold = Collapsible(tr("How the classes come apart"), body, "separation")
        set_margins(QVBoxLayout(self), 0, (SIDE, 0, SIDE, 0)).addWidget(self.fold)
        set_names(self, "separation_card", tr("How the classes come apart"))
        self._show_whether_empty()
        theme.changed.connect(self._recolor)

    # What is shown

    def layers_in_sight(self) -> frozenset[str]:
        """Ids of the layers whose scatters somebody sees."""
        if not self.isVisible() or not self.fold.is_open:
            return frozenset()
        return frozenset(i for i, each in self.scatters.items() if not each.visibleRegion().isEmpty())

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
                self.scatters[layer_id] = self._scatter(architecture.layer(layer_id).name, numbers[layer_id])
        self.points, self._columns = None, 0
        self._arrange()
        self._show_whether_empty()

    def _scatter(self, layer: str, number: int) -> Scatter:
        scatter = Scatter(f"a[{number}]", layer)
        set_names(scatter, f"scatter_{number}", tr("Rows as points: {layer}", layer=layer))
        scatter.pointed.connect(self._point)
        scatter.clicked.connect(self._choose)
        return scatter

    def show_places(self, points: Points, places: dict[str, LayerPlaces]) -> None:
        """Show the rows at their places in these layers."""
        if points is not self.points:
            self.points, self._colored = points, colored(points)
            self._names = tuple(_row_name(points, number) for number in range(len(points.rows)))
            if points.classes:
                self.legend.show_names(points.classes)
            else:
                self.legend.show_range(*target_range(points), shade)
            self._show_words(points)
        for layer_id, found in places.items():
            if layer_id in self.scatters:
                self.scatters[layer_id].show_places(found, self._colored, self._names)
        self._show_whether_empty()
        self._show_marks()

    def show_pinned(self, row: int | None) -> None:
        """Ring this row of the table, or none."""
        self._row = NOBODY if row is None else row
        self._show_marks()

    def clear(self) -> None:
        """Forget the run."""
        self.show_architecture(None)

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

    def _recolor(self) -> None:
        if self.points is not None:
            self._colored = colored(self.points)
            for scatter in self.scatters.values():
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
        for scatter in self.scatters.values():
            scatter.show_marks(self._hovered, pinned)

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
