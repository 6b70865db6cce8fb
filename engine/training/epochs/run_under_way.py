"""What those who do the epochs of a run need of it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from engine.common.arrays import Array, Indices
from engine.core.network import Network
from engine.core.training_settings import TrainingSettings
from engine.data.dataset import Dataset
from engine.training.control import Control
from engine.training.observation.snapshot import EpochRecord
from engine.training.run_history import RunHistory
from engine.training.state.training_state import Checkpoint


class RunUnderWay(Protocol):
    """The run, seen from inside its epochs. The names are those of a Trainer.

    Attributes:
        has_jumped: whether a checkpoint was gone back to in the middle of an epoch.
    """

    control: Control
    network: Network
    dataset: Dataset
    settings: TrainingSettings
    history: RunHistory
    epoch: int
    row_in_epoch: int
    step_count: int
    learning_rate: float
    has_jumped: bool
    on_epoch: Callable[[EpochRecord], None] | None

    def epoch_is_due(self) -> bool:
        """True if there is an epoch to go on with or to begin; else the run is finished."""

    def rates_ahead(self, epochs: int) -> list[float]:
        """Learning rates of the epoch under way and those after it, as far as they are known."""

    def declines_turn(self, batch: int) -> bool:
        """True if mini-batches of this size are no longer wanted; the turn is given back then."""

    def step_through(self, batch: int, inputs: Array, targets: Array, chosen: Indices) -> bool:
        """Run one iteration step by step; False where it was aborted and the mini-batch with it."""

    def note_losses(self, losses: list[float]) -> None:
        """Take note of the losses of the last steps, which are counted already."""

    def end_epoch(self, record: EpochRecord, checkpoint: Callable[[], Checkpoint]) -> None:
        """Take in the record of an epoch that is done; ``checkpoint`` makes one of its end."""

    def checkpoint(self) -> Checkpoint:
        """Checkpoint of now."""

    def fail(self, step: int) -> None:
        """End the run, since the loss of this step, or the weights after it, are not finite."""
