"""A table made ready for a network: prepared inputs and targets, split in three."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from engine.common.arrays import Array
from engine.common.messages import Message
from engine.core.task import Task
from engine.project.project import DataChoices

if TYPE_CHECKING:
    from engine.data.preparation import Preparation


@dataclass(frozen=True, slots=True, eq=False)
class Part:
    """The rows of one part of the split.

    Attributes:
        inputs: ``(m, n)`` prepared features, C-contiguous.
        targets: ``(m, k)``: one-hot rows for ``classes``, one column of 0 and 1 for ``binary``, one
            column of scaled numbers for ``regression``. k = ``Task.output_units``.
        rows: ``(m,)`` which rows of the table these are, counted from 0.
    """

    inputs: Array
    targets: Array
    rows: NDArray[Any]

    def __len__(self) -> int:
        return len(self.inputs)


@dataclass(frozen=True, slots=True, eq=False)
class Dataset:
    """What a network is trained on.

    Attributes:
        task: what has to be learnt.
        train, validation, test: the parts; validation and test may have no rows.
        preparation: how a raw row becomes a prepared one, fitted on the training rows alone.
        notes: what had to be decided, one sentence each (rows without a target, imputed values ...).
        choices: which table it was made from, and how.
    """

    task: Task
    train: Part
    validation: Part
    test: Part
    preparation: Preparation
    notes: tuple[Message, ...] = ()
    choices: DataChoices = field(default_factory=DataChoices)

    def target_names(self, rows: NDArray[np.intp]) -> tuple[str, ...]:
        """What these training rows are: the name of the class, or the target in its own units.

        Args:
            rows: indices into the training part.
        """
        targets = self.train.targets[rows]
        if self.task.kind == "regression":
            return tuple(f"{value:.4g}" for value in self.preparation.original_units(targets[:, 0]))
        classes = targets.argmax(1) if targets.shape[1] > 1 else targets[:, 0].astype(int)
        return tuple(self.task.classes[number] for number in classes)

    def is_prepared_like(self, other: Dataset) -> bool:
        """Whether both were prepared alike from the same file."""
        same = self.preparation.to_json() == other.preparation.to_json()
        return same and self.choices.path == other.choices.path

    def equals(self, other: Dataset) -> bool:
        """Whether both hold the same rows, prepared and split alike."""
        return self.preparation.to_json() == other.preparation.to_json() and all(
            np.array_equal(a.rows, b.rows)
            and np.array_equal(a.inputs, b.inputs)
            and np.array_equal(a.targets, b.targets)
            for a, b in (
                (self.train, other.train),
                (self.validation, other.validation),
                (self.test, other.test),
            )
        )
