"""Shows health over time where it is in sight, and the checkpoint that is chosen there."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt

from gui.canvas.canvas import Canvas
from gui.canvas.items.strands import Flow
from gui.canvas.overlays import FlowPill
from gui.look.throttle import Throttle
from gui.look.words.translation import tr
from gui.plots.layer.layer_view import LayerView
from gui.window.lasting import Lasting
from gui.window.parts.displays.curves_or_health import CurvesOrHealth
from gui.window.parts.displays.run_texts import layers_of_run

if TYPE_CHECKING:
    from engine.insight.health.layer_state import NetworkState
    from gui.plots.health.health_strip import HealthStrip


class HealthDisplay(QObject):
    """Asks for the states of the network while somebody sees them, and shows them."""

    def __init__(
        self,
        lasting: Lasting,
        layer_view: LayerView,
        below: CurvesOrHealth,
        canvas: Canvas,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._canvas, self._pill = canvas, FlowPill(canvas)
        self._bench, self._watch, self._playback = lasting.workbench, lasting.health, lasting.playback
        self._layer_view, self._below = layer_view, below
        layer_view.epoch_chosen.connect(self._playback.show)
        layer_view.now_wanted.connect(self._playback.show_now)
        # Queued: what is painted must not ask for the next painting.
        layer_view.health_seen.connect(self._look, Qt.ConnectionType.QueuedConnection)
        below.made.connect(self._join)
        self._watch.changed.connect(Throttle(self._look, self).soon)
        self._bench.session.frame.connect(self._look)
        self._bench.session.gone.connect(self._look)
        self._bench.problems_changed.connect(self._look)
        self._playback.changed.connect(self._look)

    def _join(self, strip: HealthStrip) -> None:
        """Follow the layers side by side, which are made when they are first shown."""
        strip.chosen.connect(self._playback.show)
        strip.now_wanted.connect(self._playback.show_now)
        strip.seen.connect(self._look, Qt.ConnectionType.QueuedConnection)

    def _look(self, _: object = None) -> None:
        """Want states while somebody sees them, and show those that there are."""
        known, layer = layers_of_run(self._bench), self._layer_view.layer_over_time
        strip = self._below.strip
        if strip is not None and strip.visibleRegion().isEmpty():
            strip = None
        self._watch.want((layer is not None or strip is not None) and bool(known))
        states = self._watch.states if known else ()
        shown, reason = self._playback.shown_epoch, self._reason()
        if layer is not None:
            self._layer_view.show_over_time(states if layer in known else (), shown, reason)
        if strip is not None:
            strip.show_states(states, self._bench.runs.architecture, reason)
            strip.show_shown(shown)
        self._show_flow(states if strip is not None else ())

    def _show_flow(self, states: Sequence[NetworkState]) -> None:
        """Show what flows at the last checkpoint that is not after the weights that are shown."""
        epoch, trainer = self._playback.shown_epoch, self._bench.session.trainer
        if epoch is None and trainer is not None:
            epoch = trainer.epoch if trainer.weights_of is None else trainer.weights_of
        before = [state for state in states if state.epoch <= (epoch or 0)]
        state = before[-1] if before else next(iter(states), None)
        layers = state.layers if state is not None else {}
        flows = {layer_id: Flow(layer.signal, layer.error) for layer_id, layer in layers.items()}
        self._canvas.scene.show_flows(flows)
        self._pill.show_epoch(state.epoch if state is not None else None)

    def _reason(self) -> str:
        """Why there is nothing to be seen yet."""
        trainer = self._bench.session.trainer
        if trainer is None:
            return tr("Press Train: from the first checkpoint on, the layers are shown here over the epochs.")
        if not layers_of_run(self._bench):
            return tr(
                "The run is one of other data or another network. Go back to it, or press Train, to see here "
                "how the layers change."
            )
        every = trainer.settings.checkpoint_every
        if not every:
            return tr(
                "The run keeps no checkpoints. Set their distance in the training settings to see here how "
                "the layers change."
            )
        if not trainer.history.timeline.kept:
            return tr(
                "From epoch {epoch} on, the first checkpoint, this shows how outputs and gradients change.",
                epoch=f"{every:,}",
            )
        return tr("The checkpoints are being looked at …")
