"""Looks at checkpoints of a run without going back to them: forward passes on their weights, nothing else."""

from __future__ import annotations

from functools import cached_property

import numpy as np

from engine.common.arrays import Array
from engine.core.architecture.architecture import Architecture
from engine.core.network import Network
from engine.data.dataset import Dataset
from engine.training.observation.probe import Probe, probe_of, probe_rows
from engine.training.observation.snapshot import LayerHealth, Snapshot, SnapshotRequest
from engine.training.observer import copies_of, layer_health, learning_layers
from engine.training.state.training_state import Checkpoint

NAN = float("nan")


class PlayedBack:
    """Shows what the run saw at its checkpoints, with a network of its own, so that the run hears nothing.

    Its snapshots have the very numbers that a run shows which went back to the checkpoint. They may be made
    in any one thread while the run goes on in another: a checkpoint never changes, whatever becomes of the
    timeline.

    Attributes:
        architecture, dataset: those of the run.
    """

    def __init__(self, architecture: Architecture, dataset: Dataset) -> None:
        self.architecture, self.dataset = architecture, dataset

    @cached_property
    def _network(self) -> Network:
        return Network(self.architecture, self.dataset.task)

    @cached_property
    def _default(self) -> Probe:
        """The rows that stand for all, as the run shows them."""
        return probe_of(self.dataset, self.dataset.train.rows[probe_rows(self.dataset)])

    def snapshot(self, checkpoint: Checkpoint, request: SnapshotRequest) -> Snapshot:
        """Snapshot of a run that stands at the checkpoint, with what was asked for.

        It tells of no loss, no epoch and no gradient. ``weights_of`` is the epoch of the checkpoint.

        Raises:
            UserError: the network is too large to be there twice.
        """
        network, asked = self._network, request.activations | request.parameters
        np.copyto(network.values, checkpoint.values)
        probe = request.probe or self._default
        activations = network.activations(probe.subset.inputs) if asked else {}
        return Snapshot(
            state="paused",
            epoch=checkpoint.epoch,
            epochs=checkpoint.epoch,
            step=checkpoint.step,
            steps=checkpoint.step,
            steps_per_second=0.0,
            seconds_left=NAN,
            losses=np.zeros(0, np.float32),
            loss_steps=np.zeros(0, np.intp),
            records=(),
            best_epoch=0,
            activations={i: activations[i].copy() for i in request.activations if i in activations},
            parameters=copies_of(learning_layers(network, request.parameters)),
            health=self._health(request, activations),
            probe=request.probe,
            probe_targets=probe.targets,
            weights_of=checkpoint.epoch,
            values=checkpoint.values if request.values else None,
        )

    def _health(self, request: SnapshotRequest, activations: dict[str, Array]) -> dict[str, LayerHealth]:
        """Health of the layers that were asked for, on the default rows as in a run."""
        network, shown = self._network, request.activations | request.parameters
        if shown and request.probe is not None:
            activations = network.activations(self._default.subset.inputs)
        return {
            spec.id: layer_health(network, i, activations[spec.id])
            for i, spec in enumerate(network.specs)
            if spec.id in shown and network.layers[i].has_health()
        }
