"""Strip of the layers side by side: one quantity of each over the epochs, in the order of the network."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from engine.core.architecture.architecture import Architecture, LayerSpec
from gui.look.widgets.helpers import set_margins, set_names
from gui.look.widgets.plain_text import ElidedLabel, PlainLabel
from gui.look.widgets.segments import Segments
from gui.look.words.translation import tr
from gui.plots.health.layer_charts import CHARTS, LayerChart, checkpoints_text

if TYPE_CHECKING:
    from engine.insight.health.layer_state import LayerState, NetworkState

LEAST_WIDTH, GAP, LEAST_BUTTON = 150, 14, 40
"""Pixels of a chart at least, between two of them, and of a button of the choice at least."""


class HealthStrip(QWidget):
    """A choice of the quantity above, and a chart of it for each layer of the run that has it.

    Attributes:
        charts: those that are shown, by layer id.
        choice: the quantity.
        empty: says why there is nothing yet.
    """

    chosen = Signal(int)
    """The weights of this epoch should be shown."""
    now_wanted = Signal()
    """The weights of the run should be shown again."""
    seen = Signal()
    """It is painted, so somebody sees it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_names(self, "health_strip", tr("Health over time"))
        self.charts: dict[str, LayerChart] = {}
        self._states: tuple[NetworkState, ...] = ()
        self._architecture = Architecture()
        self._shown_of: tuple[str, Architecture] | None = None
        self._pointed = self._shown = 0
        labels = {key: (chart.label(), chart.label()) for key, chart in CHARTS.items()}
        self.choice = Segments("health_quantity", tr("Quantity"), labels)
        self.choice.chosen.connect(self._show)
        for button in self.choice.buttons.values():
            button.setMinimumWidth(LEAST_BUTTON)  # of a small window; the tooltip has the whole word
        self.fact, self.empty = ElidedLabel(look="muted"), PlainLabel()
        self.fact.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.empty.setObjectName("health_strip_empty")
        self.empty.setWordWrap(True)
        self.empty.setProperty("look", "muted")
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._lay_out()
        self._show()

    def _lay_out(self) -> None:
        head = set_margins(QHBoxLayout(), 12)
        head.addWidget(self.choice)
        head.addWidget(self.fact, 1)
        inside = QWidget()
        self._row = set_margins(QHBoxLayout(inside), GAP)
        self._area = set_names(QScrollArea(), "health_strip_area", tr("Layers"))
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setWidgetResizable(True)
        self._area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setWidget(inside)
        layout = set_margins(QVBoxLayout(self), 6, (10, 6, 10, 6))
        layout.addLayout(head)
        layout.addWidget(self.empty, 1)
        layout.addWidget(self._area, 1)

    # What is shown

    def show_states(self, states: Sequence[NetworkState], architecture: Architecture, reason: str) -> None:
        """Show the layers of the run at these checkpoints; ``reason`` says why there is none."""
        self.empty.setText(reason)
        is_same = len(states) == len(self._states) and architecture is self._architecture
        if is_same and all(now is then for now, then in zip(states, self._states, strict=True)):
            return
        self._states, self._architecture = tuple(states), architecture
        self._show()

    def show_shown(self, epoch: int | None) -> None:
        """Mark the epoch whose weights are shown; None where these are those of the run."""
        self._shown = epoch or 0
        self._show_marks()

    def _show(self, _: str = "") -> None:
        layers = self._layers()
        kind = CHARTS[self.choice.key]
        states = {i: tuple(state.layers[i] for state in self._states) for i in layers}
        of_kind = {
            i: found
            for i, found in states.items()
            if kind.fits(found, is_activated=bool(layers[i].activation))
        }
        of = self.choice.key, self._architecture
        if self._shown_of != of or of_kind.keys() != self.charts.keys():
            self._shown_of = of
            self._make(kind, of_kind)
        epochs = tuple(state.epoch for state in self._states)
        beside = [state for found in of_kind.values() for state in found]
        for layer_id, found in of_kind.items():
            self.charts[layer_id].show_states(epochs, found, beside)
        self.fact.setText(checkpoints_text(len(epochs)))
        self._area.setVisible(bool(self.charts))
        self.empty.setVisible(not self.charts)
        self._show_marks()

    def _layers(self) -> Mapping[str, LayerSpec]:
        """Layers that all these states have, by id, in the order of computation."""
        known = [state.layers.keys() for state in self._states]
        return {
            each.id: each for each in self._architecture.order if known and all(each.id in i for i in known)
        }

    def _make(self, kind: type[LayerChart], layers: Mapping[str, tuple[LayerState, ...]]) -> None:
        """Have a chart for each of these layers."""
        for chart in self.charts.values():
            self._row.removeWidget(chart)
            chart.hide()
            chart.deleteLater()
        self.charts = {}
        for number, layer_id in enumerate(layers):
            chart = kind(f"health_{number}", self._architecture.layer(layer_id).name)
            chart.setAccessibleName(f"{self._architecture.layer(layer_id).name}: {kind.label()}")
            chart.fill_height()
            chart.setMinimumWidth(LEAST_WIDTH)
            chart.pointed_at.connect(self._point_at)
            chart.chosen.connect(self.chosen)
            chart.left.connect(self.now_wanted)
            self._row.addWidget(chart, 1)
            self.charts[layer_id] = chart

    def _point_at(self, epoch: int) -> None:
        self._pointed = epoch
        self._show_marks()

    def _show_marks(self) -> None:
        for chart in self.charts.values():
            chart.show_marks(self._pointed, self._shown)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        self.seen.emit()
