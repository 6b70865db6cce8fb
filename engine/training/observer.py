"""Makes the snapshots of a run: activations on a few probe rows, weights, health, speed."""

from __future__ import annotations

import time
from functools import cached_property
from typing import Protocol

import numpy as np

from engine.common.arrays import Array, Indices
from engine.core.activations import ACTIVATIONS
from engine.core.layers import ActivatedLayer, Layer
from engine.core.network import Network
from engine.core.optimizers import Optimizer
from engine.core.training_settings import TrainingSettings
from engine.data.dataset import Dataset
from engine.training.control import Control
from engine.training.observation.overfitting import find_overfitting
from engine.training.observation.probe import probe_rows
from engine.training.observation.snapshot import LayerHealth, Overfitting, Snapshot, SnapshotRequest
from engine.training.run_history import RunHistory

SATURATION = 0.98
"""A tanh or sigmoid output that has gone this far of its way counts as saturated."""

SPEED_SECONDS = 0.5
"""Steps per second are counted over at least this long."""

HEALTH_SECONDS = 0.25
"""The health of layers is measured this often; its words could not be read if they changed faster."""

NAN = float("nan")


class ObservedRun(Protocol):
    """Run that the observer looks at and changes nothing of. The names are those of a Trainer."""

    network: Network
    dataset: Dataset
    settings: TrainingSettings
    control: Control
    epoch: int
    step_count: int
    learning_rate: float
    history: RunHistory
    weights_of: int | None

    @property
    def optimizer(self) -> Optimizer:
        """The optimizer that the settings chose."""

    @property
    def planned_steps(self) -> int:
        """Steps done and still to do."""

    @property
    def is_edited(self) -> bool:
        """True if numbers of the weights were set by hand since the last step."""


class Observer:
    """Looks at one run between two steps; remembers what it has told already."""

    def __init__(self, run: ObservedRun) -> None:
        self._run = run
        self._told_step, self._told_epoch = run.step_count, run.history.records.epochs
        self._speed, self._counted_time, self._counted_step = 0.0, 0.0, 0
        self._health: dict[str, LayerHealth] = {}
        self._health_shown: frozenset[str] = frozenset()
        self._health_time = 0.0
        # Earlier epochs were judged already, or belong to what the run was before a change.
        self._judged_from = self._judged = run.history.records.epochs
        self._overfitting: Overfitting | None = None

    @cached_property
    def _probe_rows(self) -> Indices:
        """Training rows that are looked at unless others are chosen; a run that nobody watches needs none."""
        return probe_rows(self._run.dataset)

    @cached_property
    def _probe(self) -> Array:
        return self._run.dataset.train.inputs[self._probe_rows]

    @cached_property
    def _probe_targets(self) -> tuple[str, ...]:
        return self._run.dataset.target_names(self._run.dataset.train.targets[self._probe_rows])

    def snapshot(self, request: SnapshotRequest) -> Snapshot:
        """Snapshot of what was asked for, with all losses and records that were not told before."""
        run, network, probe = self._run, self._run.network, request.probe
        inputs = self._probe if probe is None else probe.subset.inputs
        activations = network.activations(inputs) if request.activations | request.parameters else {}
        layers = learning_layers(network, request.parameters)
        # After going back to the best weights, or opening a file, the last gradients belong to other weights.
        stepped = layers if run.optimizer.steps and network.gradients.any() else {}
        loss_steps, losses = run.history.losses.since(self._told_step)
        records = run.history.records.since(self._told_epoch)
        self._told_step, self._told_epoch = run.step_count, run.history.records.epochs
        speed, left = self._speed_and_time_left()
        return Snapshot(
            state=run.control.state,
            epoch=run.epoch,
            epochs=run.settings.epochs,
            step=run.step_count,
            steps=run.planned_steps,
            steps_per_second=speed,
            seconds_left=left,
            losses=losses,
            loss_steps=loss_steps,
            records=records,
            best_epoch=run.history.best_epoch,
            activations={i: activations[i].copy() for i in request.activations if i in activations},
            parameters=copies_of(layers),
            gradients=copies_of(stepped, "d"),
            health=self._health_of(request, activations),
            probe=probe,
            message=run.control.message,
            learning_rate=run.learning_rate,
            checkpoints=tuple(one.epoch for one in run.history.timeline.kept),
            probe_targets=self._probe_targets if probe is None else probe.targets,
            overfitting=self._judge(),
            weights_of=run.weights_of,
            is_edited=run.is_edited,
            trained_by=run.history.trained_by,
            values=network.values.copy() if request.values else None,
        )

    @property
    def overfitting(self) -> Overfitting | None:
        """What a snapshot told of overfitting, or None; once there, it stays."""
        return self._overfitting

    def _judge(self) -> Overfitting | None:
        """Signs of overfitting; once there, they stay. Looked at again after some more epochs."""
        run, epochs = self._run, self._run.history.records.epochs
        is_due = epochs > self._judged and (epochs >= 1.02 * self._judged or run.control.state != "running")
        if self._overfitting is None and is_due:
            self._judged = epochs
            after = max(self._judged_from, run.history.compared_from)
            self._overfitting = find_overfitting(run.history.records, after)
        return self._overfitting

    def _health_of(self, request: SnapshotRequest, activations: dict[str, Array]) -> dict[str, LayerHealth]:
        """Health of the shown layers with weights, by layer id.

        It is measured now and then, but always for layers whose gradients are shown beside it, and for a run
        at rest: there the numbers have to belong together, and stay. Always on the default rows: of a few
        chosen ones nobody could tell whether a unit is dead.
        """
        now, network = time.perf_counter(), self._run.network
        shown = request.activations | request.parameters
        rests = self._run.control.state != "running"
        due = rests or shown != self._health_shown or now - self._health_time >= HEALTH_SECONDS
        optimizer, rate = self._run.optimizer, self._run.learning_rate
        measuring = {
            i: spec.id
            for i, spec in enumerate(network.specs)
            if spec.id in (shown if due else request.parameters) and network.layers[i].has_health()
        }
        if measuring and request.probe is not None:
            activations = network.activations(self._probe)
        measured = {
            layer_id: layer_health(network, i, activations[layer_id], optimizer, rate)
            for i, layer_id in measuring.items()
        }
        if due:
            self._health_shown, self._health_time = shown, now
            self._health = measured
        return self._health | measured

    def _speed_and_time_left(self) -> tuple[float, float]:
        """Steps per second over the last moments, and the seconds left at that speed."""
        run, now = self._run, time.perf_counter()
        since, step = run.control.running_since
        if since > self._counted_time:
            self._counted_time, self._counted_step = since, step
        passed, steps = now - self._counted_time, run.step_count - self._counted_step
        if passed >= SPEED_SECONDS or (self._speed == 0 and steps > 0):
            self._speed = steps / max(passed, 1e-9)
            self._counted_time, self._counted_step = now, run.step_count
        if run.control.state != "running":
            return 0.0, NAN
        left = run.planned_steps - run.step_count
        return self._speed, left / self._speed if self._speed > 0 else NAN


def learning_layers(network: Network, wanted: frozenset[str]) -> dict[str, Layer]:
    """The wanted layers that learn something, by their ids."""
    layers = zip(network.specs, network.layers, strict=True)
    return {spec.id: layer for spec, layer in layers if spec.id in wanted and layer.gradients.size}


def copies_of(layers: dict[str, Layer], prefix: str = "") -> dict[str, dict[str, Array]]:
    """Arrays that layers learn, or with the prefix ``d`` their gradients, by layer id and name."""
    return {
        i: {each.name: getattr(layer, prefix + each.name).copy() for each in layer.parameters}
        for i, layer in layers.items()
    }


def layer_health(
    network: Network,
    index: int,
    activations: Array,
    optimizer: Optimizer | None = None,
    learning_rate: float = 0.0,
) -> LayerHealth:
    """Health of layer ``index`` (of ``network.layers``), which has weights or an activation.

    ``activations`` are its outputs on the probe rows, ``(m, units)`` or ``(m, h, w, channels)``. Without the
    ``optimizer`` that did the last step nothing is said of that.
    """
    part, layer = network.slices[index], network.layers[index]
    units = activations.shape[-1]
    dead: tuple[int, ...] = ()
    saturated = 0.0
    activation = layer.activation if isinstance(layer, ActivatedLayer) else ACTIVATIONS["identity"]
    low, high = activation.bounds
    if low == 0 and high is None:
        dead = tuple(int(unit) for unit in np.flatnonzero((activations.reshape(-1, units) <= 0).all(0)))
    elif layer is not network.last and activation.saturates and low is not None and high is not None:
        # Distance from the middle of the range, as a share of half the range.
        extent = np.abs((2 * activations - (low + high)) / (high - low))
        saturated = float((extent > SATURATION).mean())
    ratio, gradient_norm = NAN, NAN
    if layer.gradients.size and optimizer is not None and optimizer.steps and network.gradients.any():
        size = float(np.linalg.norm(network.parameters[part]))
        update = float(np.linalg.norm(optimizer.last_update(part, learning_rate)))
        ratio = update / size if size > 0 else NAN
        gradient_norm = float(np.linalg.norm(network.gradients[part]))
    return LayerHealth(dead, units, saturated, ratio, gradient_norm)
