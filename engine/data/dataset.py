"""A table made ready for a network: prepared inputs and targets, split in three."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import DTypeLike, NDArray

from engine.common.arrays import Array, Indices
from engine.common.messages import Message
from engine.core.task import Task
from engine.data.columns import Resolved, required_task, resolve
from engine.data.fit import fit_column, fit_pixels, fit_target
from engine.data.fitted_column import FittedColumn
from engine.data.preparation import Preparation
from engine.data.splitting import Parts
from engine.data.table.table import Column, Table
from engine.project.project import DataChoices


@dataclass(frozen=True, slots=True, eq=False)
class Subset:
    """The rows of one part of the split.

    Attributes:
        inputs: ``(m, n)`` prepared features, C-contiguous.
        targets: ``(m, k)``: one-hot rows for ``classes``, one column of 0 and 1 for ``binary``, one
            column of scaled numbers for ``regression``. k = ``Task.output_units``.
        rows: ``(m,)`` which rows of the table these are, counted from 0, in the order of the table.
    """

    inputs: Array
    targets: Array
    rows: NDArray[Any]

    def __len__(self) -> int:
        return len(self.inputs)

    def sample(self, most: int, seed: int = 0) -> Subset:
        """Up to ``most`` of the rows, in their order: all, or as many as are drawn by the seed."""
        if len(self) <= most:
            return self
        chosen = np.sort(np.random.default_rng(seed).choice(len(self), most, replace=False))
        return Subset(self.inputs[chosen], self.targets[chosen], self.rows[chosen])


def targets_of(part: Subset, preparation: Preparation) -> NDArray[Any]:
    """``(m,)`` numbers of classes, or targets in their own units, of the rows of a part."""
    targets = part.targets
    if preparation.task.kind == "regression":
        return preparation.original_units(targets[:, 0])
    return class_numbers(targets)


def class_numbers(targets: Array) -> NDArray[Any]:
    """``(m,)`` numbers of the classes that prepared targets ``(m, k)`` stand for."""
    found: NDArray[Any] = targets.argmax(1) if targets.shape[1] > 1 else targets[:, 0].astype(int)
    return found


@dataclass(frozen=True, slots=True, eq=False)
class Dataset:
    """Rows that a network is trained on, prepared and split.

    Attributes:
        task: what has to be learnt.
        train, validation, test: the parts; validation and test may have no rows.
        preparation: how a raw row becomes a prepared one, fitted on the training rows alone.
        notes: what had to be decided, one sentence each (rows without a target, imputed values ...).
        choices: which table it was made from, and how.
    """

    task: Task
    train: Subset
    validation: Subset
    test: Subset
    preparation: Preparation
    notes: tuple[Message, ...] = ()
    choices: DataChoices = field(default_factory=DataChoices)

    def part(self, name: str) -> Subset:
        """The part of this name: ``train``, ``validation`` or ``test``."""
        return {"train": self.train, "validation": self.validation, "test": self.test}[name]

    def subset_of(self, rows: Indices) -> Subset:
        """Rows ``(m,)`` of the table as they were prepared, in this order, whichever part they are in.

        Those that are in none, since their target is missing, are left out.
        """
        found: list[tuple[Indices, Subset, Indices]] = []
        for part in (self.train, self.validation, self.test):
            if len(part):
                places = np.minimum(np.searchsorted(part.rows, rows), len(part) - 1)
                of_part = np.flatnonzero(part.rows[places] == rows)
                found.append((of_part, part, places[of_part]))
        order = np.argsort(np.concatenate([of_part for of_part, _, _ in found]))

        def gathered(name: str) -> Array:
            pieces = [getattr(part, name)[places] for _, part, places in found]
            values: Array = np.concatenate(pieces)[order]
            return values

        return Subset(gathered("inputs"), gathered("targets"), gathered("rows"))

    def target_names(self, targets: Array) -> tuple[str, ...]:
        """Prepared targets ``(m, k)`` as text: the name of the class, or the target in its own units."""
        if self.task.kind == "regression":
            return tuple(f"{value:.4g}" for value in self.preparation.original_units(targets[:, 0]))
        return tuple(self.task.classes[number] for number in class_numbers(targets))

    def is_prepared_like(self, other: Dataset) -> bool:
        """True if both were prepared alike from the same file."""
        same = self.preparation.is_like(other.preparation)
        return same and self.choices.path == other.choices.path

    def equals(self, other: Dataset) -> bool:
        """True if both hold the same rows, prepared and split alike."""
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


def prepare(
    table: Table,
    choices: DataChoices,
    *,
    dtype: DTypeLike = np.float32,
    cancelled: Callable[[], bool] | None = None,
) -> Dataset:
    """Split a table, fit the preparation on its training rows, and prepare all parts.

    Args:
        table: as it was read.
        choices: what is learnt from it, and how it is split.
        dtype: of inputs and targets.
        cancelled: asked now and then whether the dataset is still wanted.

    Raises:
        UserError: the table cannot be learnt from; one sentence says why.
        Cancelled: ``cancelled`` said so.
    """
    return prepare_resolved(table, choices, resolve(table, choices), dtype=dtype, cancelled=cancelled)


def prepare_resolved(
    table: Table,
    choices: DataChoices,
    resolved: Resolved,
    *,
    parts: Parts | None = None,
    dtype: DTypeLike = np.float32,
    cancelled: Callable[[], bool] | None = None,
) -> Dataset:
    """The same as :func:`prepare` of a table to which the choices were applied already.

    ``parts`` are the rows of each part, where they are not to be those of ``resolved``.
    """
    task = required_task(resolved)
    parts = parts or resolved.parts
    assert parts is not None  # noqa: S101 - for there is no problem
    target, features = resolved.target_column, tuple(one.column for one in resolved.used)
    fitted = _fitted_features(resolved, parts.train, choices.scaling)
    fitted_target = fit_target(target, task, parts.train)
    preparation = Preparation(fitted, fitted_target, resolved.image, table.reading)
    used = Table(table.path, features, table.rows)

    def part(rows: Indices) -> Subset:
        # Each part is written where it stays: a table of all rows would be in memory beside the parts.
        inputs, _ = preparation.transform(used, dtype, cancelled, rows)
        return Subset(inputs, preparation.target.prepared(target, dtype, rows), rows)

    return Dataset(
        task=preparation.task,
        train=part(parts.train),
        validation=part(parts.validation),
        test=part(parts.test),
        preparation=preparation,
        notes=_notes(features, resolved.rows_without_target, task.target),
        choices=choices,
    )


def _fitted_features(resolved: Resolved, train: Indices, scaling: str) -> tuple[FittedColumn, ...]:
    if resolved.image:
        return fit_pixels([one.column for one in resolved.used], train, scaling)
    return tuple(fit_column(one.column, train, scaling, one.encoding) for one in resolved.used)


def _notes(features: Sequence[Column], without_target: int, target: str) -> tuple[Message, ...]:
    notes = []
    if without_target:
        notes.append(
            Message(
                "Rows left out because {target} is missing there: {count}.",
                count=without_target,
                target=target,
            )
        )
    missing = [column for column in features if column.missing]
    if missing:
        notes.append(
            Message(
                "Missing values filled with the median or the most frequent value of the training rows: "
                "{count}, in columns: {columns}.",
                count=sum(column.missing for column in missing),
                columns=len(missing),
            )
        )
    return tuple(notes)
