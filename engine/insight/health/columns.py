"""What the columns of a dataset say before anything is trained: their sizes, and which tell the target."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from engine.data.dataset import Dataset

MOST_ROWS = 2_000
"""Training rows that are looked at; of more, as many are drawn."""
MOST_COLUMNS = 1_000
"""Columns of wider tables are not asked what they tell of the target: it would take seconds."""


@dataclass(frozen=True, slots=True)
class ColumnFacts:
    """What is known of the feature columns of the training rows.

    Attributes:
        sizes: root mean square of each column of numbers as the network gets it, by name.
        tells: share of the target's variance that each column tells alone, by name; empty for pictures and
            very wide tables.
    """

    sizes: dict[str, float]
    tells: dict[str, float]


def column_facts(dataset: Dataset) -> ColumnFacts:
    """RunFacts about the columns of the training rows; of many rows some are drawn."""
    drawn = dataset.train.sample(MOST_ROWS)
    targets = drawn.targets.astype(np.float64)
    sizes, tells, begin = dict[str, float](), dict[str, float](), 0
    asks = not dataset.preparation.image and len(dataset.preparation.columns) <= MOST_COLUMNS
    for column in dataset.preparation.columns:
        end = begin + len(column.feature_names)
        values = drawn.inputs[:, begin:end].astype(np.float64)
        begin = end
        if column.kind == "number":
            sizes[column.name] = float(np.sqrt(np.mean(values**2)))
        if asks:
            tells[column.name] = share_told(_one_number(values), targets)
    return ColumnFacts(sizes, tells)


def _one_number(values: NDArray[np.float64]) -> NDArray[np.float64]:
    """One number for each row that is the same where all inputs ``(m, k)`` of a column are."""
    if values.shape[1] == 1:
        return values[:, 0]
    return np.where(values.any(1), values.argmax(1), -1).astype(np.float64)


def share_told(values: NDArray[np.float64], targets: NDArray[np.float64]) -> float:
    """Share of the variance of targets ``(m, k)`` that the values ``(m,)`` of one column tell, 0 to 1.

    Each row is guessed from the others: as their mean where they have the very same value, else from the two
    that are next to it in the order of values. So any relation is found, not a straight one alone, and what
    tells nothing tells 0.
    """
    if len(values) < 3:
        return 0.0
    order = np.argsort(values, kind="stable")
    values, targets = values[order], targets[order]
    guesses = np.empty_like(targets)
    guesses[1:-1] = (targets[:-2] + targets[2:]) / 2
    guesses[0], guesses[-1] = targets[1], targets[-2]
    starts = np.flatnonzero(np.r_[True, values[1:] != values[:-1]])
    counts = np.diff(np.r_[starts, len(values)])
    sums = np.add.reduceat(targets, starts, axis=0)
    several = np.repeat(counts > 1, counts)
    others = np.repeat(sums, counts, axis=0) - targets
    guesses[several] = others[several] / (np.repeat(counts, counts)[several] - 1)[:, None]
    total = ((targets - targets.mean(0)) ** 2).sum()
    return max(0.0, 1.0 - float(((targets - guesses) ** 2).sum() / total)) if total > 0 else 0.0
