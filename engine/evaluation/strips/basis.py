"""Facts of a dataset that stay while the network learns: strips, other rows, the range of the target."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import numpy as np

from engine.common.arrays import Array, Indices
from engine.core.network import Network
from engine.data.dataset import Dataset
from engine.data.preparation import Preparation
from engine.data.table.table import Table
from engine.evaluation.strips.curves import curves
from engine.evaluation.strips.grids import Strip, ValueGrid, strips_of, used_table

OTHERS = 20
"""Training rows whose curves are drawn beside that of the row that is looked at."""
RANKED_POINTS = 7
"""Points of a curve that tell how much its column matters."""
RANKED_CURVES = 20_000
"""Predictions that tell this of all columns; of very many columns, fewer of the other rows are asked."""
LOWEST, HIGHEST = 0.01, 0.99
"""Quantiles of the targets of the training rows between which predictions are drawn."""
MOST_TARGETS = 100_000


@dataclass(frozen=True, slots=True, eq=False)
class Basis:
    """What the curves of a dataset are drawn from.

    Attributes:
        preparation: of its rows.
        table: the rows unprepared, each column in the kind that the preparation takes it for.
        strips: of all columns, in the order of the inputs.
        others: ``(r,)`` places in the table of the other rows, which are training rows, in ascending order.
        inputs: ``(r, n)`` the same rows prepared, float64.
        target_range: lowest and highest prediction to draw: 0 and 1 for classes.
    """

    preparation: Preparation
    table: Table
    strips: tuple[Strip, ...]
    others: Indices
    inputs: Array
    target_range: tuple[float, float]

    def strip_of(self, name: str) -> Strip:
        """The strip of the column of this name. Raises KeyError."""
        for strip in self.strips:
            if strip.column == name:
                return strip
        raise KeyError(name)


def basis_of(dataset: Dataset, table: Table, seed: int = 0) -> Basis:
    """Draw the other rows, and prepare what is the same for all weights.

    Args:
        dataset: that the network is trained on.
        table: that it was made from.
        seed: of drawing the other rows.

    Raises:
        KeyError: the table lacks a column that the network was trained on.
    """
    train = dataset.train.rows
    others = np.sort(np.random.default_rng(seed).choice(train, min(OTHERS, len(train)), replace=False))
    used = used_table(dataset.preparation, table)
    inputs, _ = dataset.preparation.transform(used, np.float64, rows=others)
    return Basis(
        preparation=dataset.preparation,
        table=used,
        strips=strips_of(dataset.preparation, used, train),
        others=others,
        inputs=inputs,
        target_range=_target_range(dataset),
    )


def _target_range(dataset: Dataset) -> tuple[float, float]:
    if dataset.task.kind != "regression":
        return 0.0, 1.0
    every = -(-len(dataset.train) // MOST_TARGETS)
    targets = dataset.preparation.original_units(dataset.train.targets[::every, 0])
    low, high = np.quantile(targets, (LOWEST, HIGHEST))
    return float(low), float(high)


def importance(
    network: Network,
    basis: Basis,
    inputs: Array,
    cancelled: Callable[[], bool] | None = None,
) -> dict[str, float]:
    """How much the prediction changes along each column, from a few points of the curves.

    Highest less lowest along the training rows' part of a curve, averaged over the rows and the outputs.

    Args:
        network: computes the predictions.
        basis: of its dataset.
        inputs: ``(rows, n)`` prepared rows beside those of the basis.
        cancelled: asked now and then; Cancelled is raised if it says so.
    """
    kept = max(3, RANKED_CURVES // (RANKED_POINTS * len(basis.strips)))
    rows = np.concatenate([inputs, basis.inputs[:kept]])
    grids = [_coarse(strip) for strip in basis.strips]
    found = curves(network, basis.preparation, rows, grids, cancelled)
    with np.errstate(all="ignore"):  # of a network whose weights have grown without bounds
        spreads = [float(np.ptp(each, axis=1).mean()) for each in found]
    return {grid.column: each for grid, each in zip(grids, spreads, strict=True)}


def _coarse(strip: Strip) -> ValueGrid:
    """A few values of a strip that training rows had, from end to end."""
    seen = [place for place, value in enumerate(strip.grid.values) if strip.is_seen(value)]
    seen = seen or list(range(len(strip.grid.values)))
    places = _some(seen)
    grid = strip.grid
    values = tuple(grid.values[place] for place in places)
    return replace(grid, values=values, inputs=grid.inputs[places])


def _some(places: Sequence[int]) -> list[int]:
    if len(places) <= RANKED_POINTS:
        return list(places)
    chosen = np.linspace(0, len(places) - 1, RANKED_POINTS).round().astype(int)
    return [places[each] for each in chosen]
