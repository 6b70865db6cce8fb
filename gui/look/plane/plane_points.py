"""The rows that are shown on a plane: which, where they lie, and which one is meant."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from engine.common.arrays import Array, Indices
from engine.data.dataset import Dataset, targets_of
from engine.insight.plane import Plane

MOST_TRAIN, MOST_VALIDATION = 400, 200
"""Rows of each part that are shown: more would hide the picture and one another."""
ASIDE = 2.0
"""How much less a row counts as the next one in a direction the farther it lies beside it."""


@dataclass(frozen=True, slots=True, eq=False)
class PlaneRows:
    """Rows of a dataset that stand for all, training rows first; never those of the test part.

    Attributes:
        inputs: ``(m, n)`` prepared.
        rows: ``(m,)`` places in the table.
        targets: ``(m,)`` numbers of classes, or targets in their own units.
        training: how many of them, the first ones, are training rows.
        of_training, of_validation: how many rows these parts have.
    """

    inputs: Array
    rows: Indices
    targets: NDArray[np.float64]
    training: int
    of_training: int
    of_validation: int

    @property
    def validation(self) -> int:
        """How many of them, the last ones, are validation rows."""
        return len(self.rows) - self.training

    @property
    def is_sample(self) -> bool:
        """True if there are more rows than are shown."""
        return len(self.rows) < self.of_training + self.of_validation


def plane_rows(dataset: Dataset) -> PlaneRows:
    """Draw the rows: all of a part, or as many as may be shown, the same each time."""
    train, validation = dataset.train.sample(MOST_TRAIN), dataset.validation.sample(MOST_VALIDATION)
    targets = [targets_of(part, dataset.preparation) for part in (train, validation)]
    return PlaneRows(
        inputs=np.concatenate([train.inputs, validation.inputs]),
        rows=np.concatenate([train.rows, validation.rows]),
        targets=np.concatenate(targets).astype(np.float64),
        training=len(train),
        of_training=len(dataset.train),
        of_validation=len(dataset.validation),
    )


def spread_in_categories(places: Array, plane: Plane) -> Array:
    """Places ``(m, 2)``, those of categories spread over their part of the axis, the same each time.

    Else all rows with the same two categories would be one point.
    """
    generator = np.random.default_rng(0)
    spread = np.array(places, np.float64)
    for side, axis in enumerate((plane.horizontal, plane.vertical)):
        if axis is not None and axis.names:
            spread[:, side] += generator.uniform(-0.36, 0.36, len(places)) / len(axis.names)
    return spread


def nearest(points: Array, where: tuple[float, float], reach: float) -> int:
    """Number of the point ``(m, 2)`` nearest to a place, of those within reach; -1 for none."""
    if not len(points):
        return -1
    distances = ((points - np.asarray(where)) ** 2).sum(1)
    distances[~np.isfinite(distances)] = np.inf
    found = int(distances.argmin())
    return found if distances[found] <= reach * reach else -1


def next_towards(points: Array, here: tuple[float, float], direction: tuple[int, int]) -> int:
    """Number of the point ``(m, 2)`` that comes next from a place in a direction; -1 for none.

    It lies within 45 degrees of the direction; the nearest is taken, and what lies beside it counts double.
    ``direction`` is ``(1, 0)`` to the right, ``(0, 1)`` down, and so on.
    """
    away = points - np.asarray(here)
    along = away @ np.asarray(direction, np.float64)
    beside = np.abs(away @ np.array([direction[1], direction[0]], np.float64))
    is_ahead = (along > 1e-9) & (beside <= along + 1e-9) & np.isfinite(along)
    if not is_ahead.any():
        return -1
    cost = np.where(is_ahead, along + ASIDE * beside, np.inf)
    return int(cost.argmin())
