"""Everything needed to go on with a run later: what a project file stores beside the project."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from engine.common.arrays import Array
from engine.core.architecture.architecture import Architecture
from engine.core.task import Task
from engine.core.training_settings import TrainingSettings
from engine.data.preparation import Preparation
from engine.project.project import DataChoices
from engine.training.observation.epoch_history import EpochHistory
from engine.training.observation.snapshot import RunState
from engine.training.observation.trained_by import TrainedBy
from engine.training.schedules import ScheduleState
from engine.training.state.run_result import RunResult


@dataclass(frozen=True, slots=True, eq=False)
class Checkpoint:
    """State of a run between two steps, enough to go on from there bit by bit.

    All arrays are copies that nobody changes.

    Attributes:
        epoch: epochs begun, counted from 1; 0 before the first.
        step: steps done.
        row_in_epoch: training rows of the epoch that are done.
        values: ``(P + S,)`` all weights, biases and running statistics, as in ``Network.values``.
        optimizer: the optimizer's own vectors ``(P,)`` by name, such as ``m`` and ``v`` of Adam.
        optimizer_steps: updates that the optimizer has done.
        dropout_generator: state of the generator of dropout masks, as numpy gives it.
        epoch_loss: losses of the rows of the epoch that are done, added up.
        schedule: what the schedule of the learning rate remembers.
    """

    epoch: int
    step: int
    row_in_epoch: int
    values: Array
    optimizer: dict[str, Array]
    optimizer_steps: int
    dropout_generator: dict[str, Any]
    epoch_loss: float = 0.0
    schedule: ScheduleState = ()


@dataclass(frozen=True, slots=True, eq=False)
class TrainingState:
    """A run between two steps.

    The architecture and the settings are the run's own, since the drawn ones may have changed since.

    Attributes:
        architecture, task, settings, preparation: what the run was started with (architecture and settings
            with the live changes made since).
        state: ``running`` or ``paused`` in the middle of a run, else how it ended.
        now: where it stands.
        best: where it stood after the epoch with the lowest validation loss, or None.
        checkpoints: where it stood every few epochs, oldest first.
        records: of the finished epochs.
        losses, loss_steps: the loss curve, ``(k,)`` each, thinned where it is long.
        best_epoch: the epoch with the lowest loss, on the validation rows if there are any; or 0.
        patient_from: epoch from which patience counts where the best one was before it.
        compared_from: epoch until which the losses are of another kind, as after a change of the loss.
        end: where a finished run stood before it went back to its best weights, or None.
        data: which table it is trained on, and how that was prepared; None in files that do not say so.
        weights_of: the epoch whose weights ``now`` has, where these are not the weights of its last step.
        is_edited: whether some of its weights were set by hand since.
        result: what the run came to when it finished last, or None.
        trained_by: the core that did its steps.
    """

    architecture: Architecture
    task: Task
    settings: TrainingSettings
    preparation: Preparation
    state: RunState
    now: Checkpoint
    best: Checkpoint | None
    checkpoints: tuple[Checkpoint, ...]
    records: EpochHistory
    losses: Array
    loss_steps: Array
    best_epoch: int
    patient_from: int = 0
    compared_from: int = 0
    end: Checkpoint | None = None
    data: DataChoices | None = None
    weights_of: int | None = None
    is_edited: bool = False
    result: RunResult | None = None
    trained_by: TrainedBy = ""

    @property
    def weights_epoch(self) -> int:
        """The epoch whose weights ``now`` has."""
        return self.now.epoch if self.weights_of is None else self.weights_of

    @property
    def result_holds(self) -> bool:
        """True if the figures of the result are those of the weights in ``now``."""
        return self.result is not None and self.state == "finished" and not self.is_edited

    @property
    def epoch(self) -> int:
        """Epochs begun."""
        return self.now.epoch

    @property
    def step(self) -> int:
        """Steps done."""
        return self.now.step
