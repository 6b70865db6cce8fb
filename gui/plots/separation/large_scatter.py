"""Large view of the rows as points in one layer, with the keyboard in it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QHideEvent, QPaintEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from engine.insight.separation import LayerPlaces
from gui.look.plane.class_legend import ClassLegend
from gui.look.widgets.fields import ChoiceBox
from gui.look.widgets.helpers import set_margins, set_names
from gui.look.widgets.plain_text import ElidedLabel
from gui.look.words.translation import tr
from gui.plots.separation.point_colors import Colored
from gui.plots.separation.scatter import Scatter

WIDTH, HEIGHT = 620, 640
MOST_LETTERS = 24
"""Letters of the list of layers; longer names are cut."""


class LargeScatter(QDialog):
    """Window that shows one layer, chosen from a list; it stops nothing else.

    Attributes:
        layers: the list.
        scatter: the points, or None before there is a layer.
        legend: what the colours mean.
        said: what is pointed at, or what the places mean.
    """

    layer_chosen = Signal(str)
    """Another layer should be shown; its id."""
    closed = Signal()
    """Nobody sees it any more."""
    seen = Signal()
    """It is painted, so somebody sees it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("large_scatter")
        self.resize(WIDTH, HEIGHT)
        self.scatter: Scatter | None = None
        self.layers = set_names(ChoiceBox({}), "large_scatter_layer", tr("Layer"))
        self.legend, self.said = ClassLegend(9), ElidedLabel(look="muted")
        self.said.setObjectName("large_scatter_said")
        self.keys = ElidedLabel(tr("Arrow keys: the next row · Enter: pin it · Escape: close"), look="muted")
        self.layers.chosen.connect(self.layer_chosen)
        head = set_margins(QHBoxLayout(), 14)
        head.addWidget(self.layers)
        head.addWidget(self.legend, 1)
        layout = self._layout = set_margins(QVBoxLayout(self), 8, (14, 12, 14, 12))
        layout.addLayout(head)
        layout.addWidget(self.said)
        layout.addWidget(self.keys)

    def show_layers(self, names: dict[str, str], layer_id: str) -> None:
        """List these layers by their ids, with the one that is shown."""
        if [self.layers.itemData(place) for place in range(self.layers.count())] != list(names):
            self.layers.clear()
            for key, name in names.items():
                self.layers.addItem(name, key)
            self.layers.setMinimumContentsLength(min(MOST_LETTERS, max(map(len, names.values()), default=0)))
        self.layers.show_key(layer_id)

    def show_scatter(self, scatter: Scatter, title: str) -> None:
        """Show this one in the place of the one before."""
        before, self.scatter = self.scatter, scatter
        self.setWindowTitle(title)
        self._layout.insertWidget(1, scatter, 1)
        if before is not None:
            self._layout.removeWidget(before)
            before.hide()
            before.deleteLater()
        scatter.setFocus()
        self.show_text()

    def show_places(self, places: LayerPlaces, colored: Colored, names: tuple[str, ...]) -> None:
        """Show the rows at these places; ``names`` say which rows they are."""
        if self.scatter is not None:
            self.scatter.show_places(places, colored, names)
            self.show_text()

    def show_text(self) -> None:
        """Say what is pointed at, or what the places mean."""
        if self.scatter is not None:
            text = self.scatter.text
            if text != self.said.text():
                self.said.setText(text)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        self.seen.emit()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if not event.spontaneous():  # minimised with the window is not closed
            self.closed.emit()
