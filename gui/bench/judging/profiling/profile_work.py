"""What the profiler computes: of other rows in a thread, of the pinned row wherever it is quick enough."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from engine.common.arrays import Array, Indices
from engine.core.network import Network
from engine.data.dataset import Dataset, Subset
from engine.data.table.table import Column, Table
from engine.data.table.values import parsed_number, value_text
from engine.evaluation.answers import outputs_of, predictions_of
from engine.evaluation.profile import MOST_OTHERS
from engine.evaluation.strips.basis import Basis, basis_of, importance
from engine.evaluation.strips.curves import curves, residual_range
from engine.files.model import Model
from gui.bench.judging.pinned_row import Row, Value, median_row, row_of
from gui.bench.work.long_work import Job

MOST_RESIDUALS = 20_000
"""Validation rows whose residuals tell how sure a prediction is; of more, as many are drawn."""
PARTS = ("", "train", "validation", "test")
"""Parts of the split by the numbers of :attr:`Ground.part_of`; rows without a target are in none."""


@dataclass(frozen=True, slots=True, eq=False)
class Ground:
    """What is the same for all weights of a run.

    Attributes:
        dataset, basis: of the run.
        read: the table, as it was read.
        median: the row of the medians and of the most frequent categories.
        background: ``(b, n)`` prepared training rows that a row is compared with for its contributions.
        part_of: ``(rows of the table,)`` place among :data:`PARTS` of each row.
        checked: ``(m,)`` the validation rows that residuals are measured on, places in that part.
        checked_inputs: ``(m, n)`` the same prepared.
        checked_targets: ``(m,)`` their targets, in their own units; empty for classes.
    """

    dataset: Dataset
    basis: Basis
    read: Table
    median: Row
    background: Array
    part_of: NDArray[np.int8]
    checked_inputs: Array
    checked_targets: Array

    def part(self, place: int | None) -> str:
        """The part of the split that a row of the table is in, empty where it is in none."""
        return PARTS[self.part_of[place]] if place is not None else ""

    @property
    def default_row(self) -> Row:
        """The row that is pinned first: one of the validation, or else of the training."""
        part = self.dataset.validation if len(self.dataset.validation) else self.dataset.train
        return row_of(self.basis.table, int(part.rows[0]))

    def as_here(self, row: Row | None) -> Row | None:
        """The row with its values in the kinds that its columns are used as; None where it cannot be one."""
        if row is None:
            return None
        if row.place is not None:
            here = row_of(self.basis.table, row.place) if row.place < self.read.rows else None
            return here if here == row or (here and row == row_of(self.read, row.place)) else None
        used = [self.basis.table.column(column.name) for column in self.dataset.preparation.columns]
        if not {column.name for column in used} <= set(row.values):
            return None
        own = {column.name: _as_kind(column, row.values[column.name]) for column in used}
        if any(isinstance(value, float) and math.isnan(value) for value in own.values()):
            return None
        return replace(row, values=row.values | own)

    def class_of(self, value: Value) -> int:
        """Number of the class that a value of the target is, -1 where it is none."""
        target, text = (
            self.dataset.preparation.target,
            value_text(value) if isinstance(value, float) else value,
        )
        if text is None:
            return -1
        column = Column(target.name, "category", np.array([0], np.int32), (text,))
        return int(target.raw(column)[0])


def ground_of(dataset: Dataset, table: Table) -> Ground:
    """Prepare what stays for all weights. Raises KeyError for a column that the table lacks."""
    part_of = np.zeros(table.rows, np.int8)
    for number, part in enumerate((dataset.train, dataset.validation, dataset.test), start=1):
        part_of[part.rows] = number
    basis = basis_of(dataset, table)
    checked = _checked(dataset)
    inputs, _ = dataset.preparation.transform(basis.table, np.float64, rows=dataset.validation.rows[checked])
    targets = dataset.preparation.targets(basis.table)
    is_number = dataset.task.kind == "regression" and targets is not None
    known = targets[dataset.validation.rows[checked]] if is_number and targets is not None else np.empty(0)
    return Ground(
        dataset=dataset,
        basis=basis,
        read=table,
        median=median_row(basis.table),
        background=_background(dataset, basis),
        part_of=part_of,
        checked_inputs=inputs,
        checked_targets=known,
    )


def _background(dataset: Dataset, basis: Basis) -> Array:
    train = dataset.train.rows
    rows = np.sort(np.random.default_rng(1).choice(train, min(MOST_OTHERS, len(train)), replace=False))
    return dataset.preparation.transform(basis.table, np.float64, rows=rows)[0]


def _checked(dataset: Dataset) -> Indices:
    """Validation rows whose residuals are measured, by their places in that part; none for classes."""
    part: Subset = dataset.validation
    if dataset.task.kind != "regression":
        return np.empty(0, np.int64)
    rows = min(len(part), MOST_RESIDUALS)
    return np.sort(np.random.default_rng(0).choice(len(part), rows, replace=False))


@dataclass(frozen=True, slots=True, eq=False)
class Weighed:
    """What weights say of the other rows.

    Attributes:
        model: whose weights.
        network: with these weights, of float64; for the thread of the window alone.
        others: curves ``(rows, points, k)`` of the other rows by column, of the columns that were in sight.
        importance: by column, see :func:`engine.evaluation.strips.basis.importance`; empty for pictures.
        residuals: the range of 80 % of the residuals of validation rows; None where there are too few.
    """

    model: Model
    network: Network
    others: dict[str, Array]
    importance: dict[str, float]
    residuals: tuple[float, float] | None


def weigh(ground: Ground, model: Model, inputs: Array, columns: Iterable[str], job: Job) -> Weighed:
    """Compute all of it for the columns in sight; ``inputs`` are those of the pinned row ``(1, n)``.

    Raises Cancelled.
    """
    network, is_of_pictures = model.network(), bool(ground.dataset.task.image)
    return Weighed(
        model=model,
        network=network,
        others=_other_curves(ground, network, columns, job),
        importance={} if is_of_pictures else importance(network, ground.basis, inputs, job.cancelled),
        residuals=_residuals(ground, network, job),
    )


def weigh_more(ground: Ground, known: Weighed, columns: Iterable[str], job: Job) -> Weighed:
    """The same with the curves of more columns. Raises Cancelled."""
    missing = [name for name in columns if name not in known.others]
    others = known.others | _other_curves(ground, known.model.network(), missing, job)
    return replace(known, others=others)


def _other_curves(ground: Ground, network: Network, columns: Iterable[str], job: Job) -> dict[str, Array]:
    basis = ground.basis
    grids = [strip.grid for strip in map(basis.strip_of, columns)]
    found = curves(network, basis.preparation, basis.inputs, grids, job.cancelled)
    return {grid.column: each for grid, each in zip(grids, found, strict=True)}


def _residuals(ground: Ground, network: Network, job: Job) -> tuple[float, float] | None:
    if not len(ground.checked_targets):
        return None
    outputs = outputs_of(network, ground.checked_inputs, job.cancelled)
    predicted = ground.basis.preparation.original_units(outputs)[:, 0]
    return residual_range(ground.checked_targets - predicted)


@dataclass(frozen=True, slots=True, eq=False)
class RowCurves:
    """What weights say of the pinned row, or of the one beside it.

    Attributes:
        row: the row.
        prediction: ``(k,)`` probabilities of the classes, or the target in its own units.
        curves: ``(points, k)`` by column, of the columns that were in sight.
    """

    row: Row
    prediction: Array
    curves: dict[str, Array]


def _as_kind(column: Column, value: Value) -> Value:
    """A value as a column of its kind has it; NaN for a text that is no number."""
    if column.kind == "number":
        return parsed_number(value) if isinstance(value, str) else value
    return value_text(value) if isinstance(value, float) else value


def row_curves(
    ground: Ground, network: Network, rows: list[tuple[Row, Array]], columns: Iterable[str]
) -> list[RowCurves]:
    """What a network says of rows, each beside its prepared inputs ``(1, n)``."""
    basis = ground.basis
    inputs = np.concatenate([each for _, each in rows])
    grids = [basis.strip_of(name).grid for name in columns]
    found = curves(network, basis.preparation, inputs, grids)
    said = predictions_of(network, basis.preparation, outputs_of(network, inputs))
    return [
        RowCurves(
            row, said[place], {grid.column: each[place] for grid, each in zip(grids, found, strict=True)}
        )
        for place, (row, _) in enumerate(rows)
    ]


def cost_of(network: Network, rows: int) -> int:
    """Multiplications and numbers moved for so many rows."""
    return rows * (network.multiplications_per_row + 10 * network.task.features)


def is_same(one: Model, other: Model) -> bool:
    """True if two models, of which one is a copy of a run, say the same."""
    as_decided = one.architecture is other.architecture and one.decision == other.decision
    return as_decided and np.array_equal(one.values, other.values)
