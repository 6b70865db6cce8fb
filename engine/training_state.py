"""Everything needed to go on with a run later: what a project file stores beside the project."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from engine.architecture import Architecture
from engine.arrays import Array
from engine.data.preparation import Preparation
from engine.project import TrainingSettings
from engine.snapshot import EpochRecord, RunState
from engine.task import Task


@dataclass(frozen=True, slots=True, eq=False)
class TrainingState:
    """A run between two steps; all arrays are copies that nobody changes.

    The architecture and the settings are the run's own, since the drawn ones may have changed since.

    Attributes:
        architecture, task, settings, preparation: what the run was started with (the settings with
            the live changes made since).
        state: ``running`` or ``paused`` in the middle of a run, else how it ended.
        parameters: ``(P,)`` the flat vector of all weights and biases, in the order of the layers.
        optimizer: the optimizer's own vectors ``(P,)`` by name, such as ``m`` and ``v`` of Adam.
        optimizer_steps: updates that the optimizer has done.
        epoch: epochs begun, counted from 1; 0 before the first.
        step: steps done.
        row_in_epoch: training rows of the epoch that are done.
        dropout_generator: state of the generator of dropout masks, as numpy gives it.
        records: one per finished epoch.
        losses, loss_steps: the loss curve, ``(k,)`` each, thinned where it is long.
        best_epoch: epoch of ``best_parameters``, or 0.
        best_parameters: ``(P,)`` with the lowest validation loss, or None.
    """

    architecture: Architecture
    task: Task
    settings: TrainingSettings
    preparation: Preparation
    state: RunState
    parameters: Array
    optimizer: dict[str, Array]
    optimizer_steps: int
    epoch: int
    step: int
    row_in_epoch: int
    dropout_generator: dict[str, Any]
    records: tuple[EpochRecord, ...]
    losses: Array
    loss_steps: Array
    best_epoch: int
    best_parameters: Array | None
