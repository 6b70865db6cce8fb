"""The tape of one iteration: every number that has been computed so far."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from engine.common.arrays import Array, Indices
from engine.core.architecture.known_names import KnownNames
from engine.core.losses import Loss
from engine.core.training_settings import TrainingSettings
from engine.stepping.plan import Plan
from engine.stepping.quantities import Cell, Key


@dataclass(frozen=True, eq=False)
class Tape:
    """Read-only record of one iteration, as far as it is computed; each step gives another one.

    Attributes:
        plan: the iteration's parts and steps.
        iteration: its number, counted from 1 over the whole run.
        epoch: the epoch it belongs to, counted from 1.
        computed: how many of ``plan.parts`` are computed.
        values: the numbers by key, in the engine's shapes and precision; parameters are there from the start.
        rows: which training rows are in the mini-batch, ``(m,)``.
        row_names: the class of each, or the number to predict.
        learning_rate: that of this iteration.
        settings: those of the run.
        loss: the loss that was computed, with its class weights.
        optimizer_steps: updates done, this one included.
        clip_factor: what the whole gradient was multiplied with by clipping; 1 where it was not.
    """

    plan: Plan
    iteration: int
    epoch: int
    computed: int
    values: Mapping[Key, Array]
    rows: Indices
    row_names: tuple[str, ...]
    learning_rate: float
    settings: TrainingSettings
    loss: Loss
    optimizer_steps: int
    clip_factor: float = 1.0

    @property
    def is_complete(self) -> bool:
        """True if the update is done."""
        return self.computed == len(self.plan.parts)

    def knows(self, key: Key, done: int | None = None) -> bool:
        """True if a quantity is known after the first ``done`` parts, by default all computed ones."""
        done = self.computed if done is None else min(done, self.computed)
        return key in self.values and self.plan.known_after(key) <= done

    def value(self, cell: Cell) -> float:
        """One number, in float64."""
        return float(self.values[cell.key][cell.at])

    @property
    def known(self) -> KnownNames:
        """Names of features and of what the last layer predicts."""
        return self.plan.known

    @property
    def m(self) -> int:
        """Rows of the mini-batch."""
        return len(self.rows)

    def __getitem__(self, key: Key) -> Any:
        return self.values[key]
