"""Request of a window to a running trainer, the answer, and the mailbox between the two."""

from __future__ import annotations

import threading
from collections.abc import Set
from dataclasses import dataclass, field, replace
from typing import Literal

import numpy as np

from engine.common.arrays import Array
from engine.common.messages import Message
from engine.training.observation.probe import Probe
from engine.training.observation.trained_by import TrainedBy

RunState = Literal["running", "paused", "finished", "stopped", "failed"]

ALIVE = ("running", "paused")
"""States of a run that has not ended."""


@dataclass(frozen=True, slots=True)
class EpochRecord:
    """Record of one epoch; measured in evaluation mode except where it says otherwise.

    Attributes:
        epoch: counted from 1.
        step: steps done by the end of the epoch, over the whole run.
        train_loss, train_metric: over the mini-batches of the epoch as they were trained on (so with
            dropout, and before each update).
        validation_loss, validation_metric: at the end of the epoch; NaN without validation rows.
        train_mae, validation_mae: mean absolute error in the target's own units; NaN for classes.
        learning_rate: at the end of the epoch.
    """

    epoch: int
    step: int
    train_loss: float
    train_metric: float
    validation_loss: float
    validation_metric: float
    train_mae: float
    validation_mae: float
    learning_rate: float


@dataclass(frozen=True, slots=True)
class Overfitting:
    """Signs of overfitting in the curves of a run.

    Attributes:
        best_epoch: with the lowest validation loss.
        lowest: the validation loss there.
        now: what it is now, the median of the last five epochs.
        epoch: the epoch of now.
    """

    best_epoch: int
    lowest: float
    now: float
    epoch: int


@dataclass(frozen=True, slots=True)
class SnapshotRequest:
    """Request for what is visible in the window, and so worth copying.

    Attributes:
        activations: ids of layers whose activations on the probe rows are shown.
        parameters: ids of layers whose weights and gradients are shown.
        probe: the rows that are looked at; None for the default ones.
        values: whether all weights are wanted, as to compute other rows with them.
    """

    activations: frozenset[str] = frozenset()
    parameters: frozenset[str] = frozenset()
    probe: Probe | None = None
    values: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class LayerHealth:
    """Health of a layer on the probe rows and the last step.

    Attributes:
        dead_units: ReLU units, or feature maps, that give 0 for every probe row.
        units: how many units or feature maps the layer has.
        saturated: share of tanh or sigmoid outputs within 2 % of their ends; 0 for others.
        update_ratio: length of the last update over length of the weights; NaN before the first step.
        gradient_norm: length of the last dW and db together; NaN before the first step.
    """

    dead_units: tuple[int, ...]
    units: int
    saturated: float
    update_ratio: float
    gradient_norm: float


@dataclass(frozen=True, slots=True, eq=False)
class Snapshot:
    """A read-only picture of a run between two steps.

    Attributes:
        state: what the run is doing.
        epoch: epochs begun, counted from 1; 0 before the first.
        epochs: epochs that are planned.
        step: steps done.
        steps: steps that are planned.
        steps_per_second: over the last moments of training; 0 while paused.
        seconds_left: at that speed; NaN while unknown.
        losses: losses of the steps since the last snapshot, ``(k,)``.
        loss_steps: the number of each of those steps, counted from 1, ``(k,)``; not every step is kept
            where there are more than a curve can show.
        records: records of the epochs since the last snapshot.
        best_epoch: epoch with the lowest validation loss so far, or 0.
        activations: by layer id, ``(probe rows, units)`` or ``(probe rows, h, w, channels)``.
        parameters: by layer id and name, as each kind of layer declares what it learns: of Dense
            ``W (n_out, n_in)`` and ``b (n_out,)``.
        gradients: the same of the last backward pass, under the parameter's own name; empty where the
            weights were read from a file or gone back to.
        health: by layer id, for every layer with weights or an activation that was asked for.
        message: why the run ended, once it has.
        learning_rate: of the current epoch.
        checkpoints: the epochs that can be gone back to, beside the best.
        overfitting: what the curves say, where the run overfits by now.
        probe: the rows that were chosen to be looked at; None for the default ones.
        probe_targets: for each probe row the name of its class, or the number to predict.
        weights_of: the epoch whose weights the network has, where these are not those of the last step.
        is_edited: whether some of them were set by hand since.
        trained_by: the core that did the steps.
        values: ``(P + S,)`` all weights and running statistics, as in ``Network.values``; None where they
            were not asked for.
    """

    state: RunState
    epoch: int
    epochs: int
    step: int
    steps: int
    steps_per_second: float
    seconds_left: float
    losses: Array
    loss_steps: Array
    records: tuple[EpochRecord, ...]
    best_epoch: int
    activations: dict[str, Array] = field(default_factory=dict)
    parameters: dict[str, dict[str, Array]] = field(default_factory=dict)
    gradients: dict[str, dict[str, Array]] = field(default_factory=dict)
    health: dict[str, LayerHealth] = field(default_factory=dict)
    message: Message | None = None
    learning_rate: float = 0.0
    checkpoints: tuple[int, ...] = ()
    probe: Probe | None = None
    probe_targets: tuple[str, ...] = ()
    overfitting: Overfitting | None = None
    weights_of: int | None = None
    is_edited: bool = False
    trained_by: TrainedBy = ""
    values: Array | None = None

    @property
    def weights_epoch(self) -> int:
        """The epoch whose weights the network has."""
        return self.epoch if self.weights_of is None else self.weights_of

    def of_layers(self, layer_ids: Set[str]) -> Snapshot:
        """The same with nothing of any other layer."""
        if layer_ids >= self.activations.keys() | self.parameters.keys():
            return self
        parts = ("activations", "parameters", "gradients", "health")
        kept = {part: {i: x for i, x in getattr(self, part).items() if i in layer_ids} for part in parts}
        return replace(self, **kept)  # type: ignore[arg-type]

    def following(self, earlier: Snapshot) -> Snapshot:
        """The same with what an earlier one told and nobody heard, unless the run went back since."""
        if self.step < earlier.step:
            return self
        return replace(
            self,
            losses=np.concatenate([earlier.losses, self.losses]),
            loss_steps=np.concatenate([earlier.loss_steps, self.loss_steps]),
            records=earlier.records + self.records,
        )


class Mailbox:
    """One place for one request and one answer, so that nothing can queue.

    The window calls :meth:`ask` and later :meth:`take`; the trainer calls :meth:`asked` and
    :meth:`answer` between two steps.
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._request: SnapshotRequest | None = None
        self._answer: Snapshot | None = None

    def ask(self, request: SnapshotRequest) -> None:
        """Ask for a snapshot; a request that was not answered yet is replaced."""
        with self._lock:
            self._request = request

    def take(self) -> Snapshot | None:
        """The answer, once; None while there is none."""
        with self._lock:
            answer, self._answer = self._answer, None
        return answer

    def asked(self) -> SnapshotRequest | None:
        """The request to answer now, once; None if there is none."""
        with self._lock:
            request, self._request = self._request, None
        return request

    def answer(self, snapshot: Snapshot) -> None:
        """Leave the answer for the window; one that was not taken yet goes on in it, so nothing is lost."""
        with self._lock:
            self._answer = snapshot if self._answer is None else snapshot.following(self._answer)
