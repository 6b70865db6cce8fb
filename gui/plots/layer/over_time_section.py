"""Section of the layer view on health over time: ridges of outputs and gradients, and three trends."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QPaintEvent

from gui.look.widgets.plain_text import PlainLabel
from gui.look.words.translation import tr
from gui.plots.health.layer_charts import (
    GradientsChart,
    LayerChart,
    NormChart,
    OutputsChart,
    RatioChart,
    SharesChart,
    checkpoints_text,
)
from gui.plots.layer.section import Section

if TYPE_CHECKING:
    from engine.insight.health.layer_state import LayerState, NetworkState


class OverTimeSection(Section):
    """Charts of one layer over the checkpoints of the run; an epoch is pointed at in all of them at once.

    Attributes:
        epochs: of the checkpoints that are shown.
        outputs, gradients, shares, norm, ratio: the charts.
        charts: all of them, from the top downwards.
    """

    chosen = Signal(int)
    """The weights of this epoch should be shown."""
    now_wanted = Signal()
    """The weights of the run should be shown again."""
    seen = Signal()
    """It is painted, so somebody sees it."""

    def __init__(self) -> None:
        self.epochs: tuple[int, ...] = ()
        self._states: tuple[LayerState, ...] = ()
        self._pointed = self._shown = 0
        self.empty = PlainLabel()
        self.empty.setObjectName("health_over_time_empty")
        self.empty.setWordWrap(True)
        self.empty.setProperty("look", "muted")
        self.outputs, self.gradients = (
            OutputsChart("outputs_over_time"),
            GradientsChart("gradients_over_time"),
        )
        self.shares, self.norm = SharesChart("shares_over_time"), NormChart("norm_over_time")
        self.ratio = RatioChart("ratio_over_time")
        self.charts: tuple[LayerChart, ...] = (
            self.outputs,
            self.gradients,
            self.shares,
            self.norm,
            self.ratio,
        )
        super().__init__("health_over_time", self.empty, *self.charts)
        self.title.setText(tr("Over the epochs"))
        for chart in self.charts:
            chart.pointed_at.connect(self._point_at)
            chart.chosen.connect(self.chosen)
            chart.left.connect(self.now_wanted)
        self.clear()

    # What is shown

    def show_states(self, states: Sequence[NetworkState], layer: str, *, is_activated: bool) -> None:
        """Show a layer, by id, at these checkpoints; those of a network without it are left out."""
        known = [state for state in states if layer in state.layers]
        found = tuple(state.layers[layer] for state in known)
        epochs = tuple(state.epoch for state in known)
        if epochs == self.epochs and all(a is b for a, b in zip(found, self._states, strict=True)):
            return
        self.epochs, self._states = epochs, found
        self._fill(is_activated=is_activated)
        self._show_marks()

    def _fill(self, *, is_activated: bool) -> None:
        epochs, states = self.epochs, self._states
        for chart in self.charts:
            fits = chart.fits(states, is_activated=is_activated)
            chart.setVisible(fits)
            chart.show_states(epochs if fits else (), states if fits else ())
        self.empty.setVisible(not states)
        self.fact.setText(checkpoints_text(len(epochs)))
        trends = [chart for chart in (self.shares, self.norm, self.ratio) if not chart.isHidden()]
        for chart in trends:
            chart.show_foot(chart is trends[-1])

    def show_shown(self, epoch: int | None) -> None:
        """Mark the epoch whose weights are shown; None where these are those of the run."""
        self._shown = epoch or 0
        self._show_marks()

    def show_reason(self, text: str) -> None:
        """Say why there is nothing yet."""
        self.empty.setText(text)

    def clear(self) -> None:
        """Forget the run."""
        self.epochs, self._states, self._pointed = (), (), 0
        self._fill(is_activated=False)
        self._show_marks()

    def _point_at(self, epoch: int) -> None:
        self._pointed = epoch
        self._show_marks()

    def _show_marks(self) -> None:
        for chart in self.charts:
            chart.show_marks(self._pointed, self._shown)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        self.seen.emit()
