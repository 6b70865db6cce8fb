"""Curves of one or many rows along many columns, a batch of the network for as many of them as fit."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from engine.common.arrays import Array
from engine.core.network import Network
from engine.data.preparation import Preparation
from engine.evaluation.answers import outputs_of, predictions_of
from engine.evaluation.strips.grids import ValueGrid

NUMBERS_AT_ONCE = 4_000_000
"""Prepared numbers that are in memory together."""
COVERED = 0.8
"""Share of the residuals within the interval of a prediction."""


def curves(
    network: Network,
    preparation: Preparation,
    inputs: Array,
    grids: Sequence[ValueGrid],
    cancelled: Callable[[], bool] | None = None,
) -> list[Array]:
    """Predictions of rows along columns, all other columns staying as they are.

    Args:
        network: computes them.
        preparation: of its rows.
        inputs: ``(rows, n)`` prepared rows.
        grids: of the columns.
        cancelled: asked now and then; Cancelled is raised if it says so.

    Returns:
        For each grid ``(rows, points, k)``: probabilities of the classes, or the target in its own units.
    """
    found: list[Array] = []
    for piece in _pieces(inputs.shape, grids):
        block = np.concatenate([_along(inputs, grid) for grid in piece])
        said = predictions_of(network, preparation, outputs_of(network, block, cancelled))
        ends = np.cumsum([len(inputs) * len(grid.values) for grid in piece])[:-1]
        parts = np.split(said, ends)
        found.extend(
            part.reshape(len(inputs), len(grid.values), -1) for part, grid in zip(parts, piece, strict=True)
        )
    return found


def _pieces(shape: tuple[int, ...], grids: Sequence[ValueGrid]) -> list[list[ValueGrid]]:
    """Grids that are computed together."""
    pieces: list[list[ValueGrid]] = []
    room = 0
    for grid in grids:
        numbers = math.prod(shape) * len(grid.values)
        if numbers > room or not pieces:
            pieces.append([])
            room = NUMBERS_AT_ONCE
        pieces[-1].append(grid)
        room -= numbers
    return pieces


def _along(inputs: Array, grid: ValueGrid) -> Array:
    """``(rows * points, n)``: each row again and again, with the values of the grid in turn."""
    block = np.repeat(inputs, len(grid.values), axis=0)
    block[:, grid.place] = np.tile(grid.inputs, (len(inputs), 1))
    return block


def spread(predictions: Array) -> float:
    """How much curves ``(rows, points)`` go up and down: the mean over the rows of highest less lowest."""
    return float(np.ptp(predictions, axis=1).mean()) if predictions.shape[1] else 0.0


def residual_range(residuals: NDArray[Any]) -> tuple[float, float] | None:
    """The range of :data:`COVERED` of new residuals, from those ``(m,)`` of rows not trained on.

    Their quantiles of (1 - c) / 2 and (1 + c) / 2, each taken outwards to the next of m + 1 places, as split
    conformal prediction does: Lei et al., Distribution-Free Predictive Inference for Regression, 2018. None
    where there are too few rows for such an end.
    """
    known = np.sort(residuals[np.isfinite(residuals)])
    place = math.floor((len(known) + 1) * (1 - COVERED) / 2 + 1e-9)
    if place < 1:
        return None
    return float(known[place - 1]), float(known[-place])
