"""One row looked at closely: how its prediction changes along a column, and what each column contributes."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from engine.common.arrays import Array
from engine.core.network import Network
from engine.data.preparation import Preparation
from engine.data.table.table import Column, Table
from engine.data.table.values import value_text
from engine.evaluation.answers import outputs_of, predictions_of, row_cost
from engine.evaluation.strips.curves import NUMBERS_AT_ONCE, curves
from engine.evaluation.strips.grids import grid_of_table

DRAWS, LEAST_DRAWS = 400, 20
"""Orders of the columns that contributions are averaged over, and of how many at least."""
MOST_WORK = 6_000_000_000
"""Multiplications that contributions are planned for."""
MOST_OTHERS = 400
"""Other rows that a row is compared with for its contributions."""


@dataclass(frozen=True, slots=True, eq=False)
class Curve:
    """Predictions for one row with other values in one column.

    Attributes:
        column: its name.
        values: ``(points,)`` numbers in ascending order, or names of categories.
        predictions: ``(points, k)`` probabilities of the classes, or ``(points, 1)`` in the target's units.
    """

    column: str
    values: tuple[float | str, ...]
    predictions: Array


@dataclass(frozen=True, slots=True, eq=False)
class Contributions:
    """Shares of the columns in the distance between a prediction and the mean prediction.

    Attributes:
        mean: the mean prediction of all rows: a probability, or a number in the target's units.
        values: by column; their sum is the prediction less ``mean``.
        errors: by column, the standard error of the value, since orders and other rows are drawn.
        draws: orders of the columns that were averaged over.
    """

    mean: float
    values: dict[str, float]
    errors: dict[str, float]
    draws: int = DRAWS


def predictions(
    network: Network, preparation: Preparation, inputs: Array, cancelled: Callable[[], bool] | None = None
) -> Array:
    """``(m, k)`` probabilities of the classes, or ``(m, 1)`` in the target's units. Raises Cancelled."""
    return predictions_of(network, preparation, outputs_of(network, inputs, cancelled))


def curve(network: Network, preparation: Preparation, table: Table, row: int, name: str) -> Curve:
    """The prediction of a row of a table along one of its columns, the others staying as they are.

    Args:
        network: computes the predictions.
        preparation: of its rows.
        table: holds the row, and what values the column has.
        row: counted from 0.
        name: of a column that the network uses.
    """
    inputs, _ = preparation.transform(table, np.float64, rows=np.array([row]))
    grid = grid_of_table(preparation, table, name)
    return Curve(name, grid.values, curves(network, preparation, inputs, [grid])[0][0])


def value_of(column: Column, row: int) -> float | str | None:
    """The value of a column in a row as it stands in the table; None where it is missing."""
    value = column.values[row]
    if column.kind == "number":
        return None if np.isnan(value) else float(value)
    return column.categories[value] if value >= 0 else None


def value_label(value: float | str | None) -> str:
    """A value for people."""
    return "–" if value is None else value if isinstance(value, str) else value_text(value)


def contributions(
    network: Network,
    preparation: Preparation,
    inputs: Array,
    row: Array,
    output: int,
    *,
    draws: int = DRAWS,
    seed: int = 0,
    cancelled: Callable[[], bool] = lambda: False,
) -> Contributions:
    """Shapley values of the columns for one row, by sampling.

    One column after the other takes the value of the row in the place of that of another row, in orders that
    are drawn, each also backwards; what the prediction changes by is the column's. Štrumbelj and Kononenko,
    Explaining prediction models and individual predictions with feature contributions, 2014.

    Args:
        network: computes the predictions.
        preparation: says which inputs are of which column.
        inputs: ``(m, n)`` prepared rows, among which the others are drawn.
        row: ``(n,)`` prepared, one of them or another.
        output: column of :func:`predictions` that is explained.
        draws: rounded up to an even number.
        seed: of the drawing.
        cancelled: asked between pieces of the work; Cancelled is raised if it says so.
    """
    generator = np.random.default_rng(seed)
    orders = _orders(len(preparation.columns), draws, generator)
    drawn = orders, _others(len(inputs), len(orders), generator)

    def predicted(rows: Array) -> Array:
        return predictions(network, preparation, rows, cancelled)[:, output]

    changes, every = _changes(predicted, inputs, row, drawn, _inputs_of(preparation)), predicted(inputs)
    mean, whole = float(every.mean()), float(predicted(row[None])[0])
    errors = changes.std(0) / math.sqrt(len(orders))
    values = _adding_up(changes.mean(0), errors, whole - mean)
    named = _by_column(preparation, values, errors)
    return Contributions(mean, *named, len(orders))


def affordable_draws(network: Network, columns: int, work: int = MOST_WORK) -> int:
    """Draws for contributions that some work suffices for, in multiplications; usually for some seconds.

    :data:`DRAWS`, or fewer for large networks, but no less than :data:`LEAST_DRAWS`.
    """
    affordable = work // (row_cost(network) * (columns + 1))
    return max(LEAST_DRAWS, min(DRAWS, affordable // 2 * 2))


def _by_column(
    preparation: Preparation, values: Array, errors: Array
) -> tuple[dict[str, float], dict[str, float]]:
    names = [column.name for column in preparation.columns]
    return dict(zip(names, values.tolist(), strict=True)), dict(zip(names, errors.tolist(), strict=True))


def _adding_up(values: Array, errors: Array, total: float) -> Array:
    """Values whose sum is ``total``: what is lacking is dealt out by the squares of the errors."""
    weights = errors * errors
    shares = weights / weights.sum() if weights.any() else np.full(len(values), 1 / len(values))
    added: Array = values + (total - values.sum()) * shares
    return added


def _changes(
    predicted: Callable[[Array], Array],
    inputs: Array,
    row: Array,
    drawn: tuple[NDArray[np.int64], NDArray[np.int64]],
    column_of: NDArray[np.int64],
) -> Array:
    """``(draws, columns)`` what the prediction changes by as each column takes the value of the row."""
    orders, others = drawn
    changes = np.empty(orders.shape)
    at_once = max(1, NUMBERS_AT_ONCE // (inputs.shape[1] * (orders.shape[1] + 1)))
    for start in range(0, len(orders), at_once):
        piece = slice(start, start + at_once)
        walks = _walks(inputs, row, orders[piece], others[piece], column_of)
        steps = np.diff(predicted(walks).reshape(-1, orders.shape[1] + 1), axis=1)
        np.put_along_axis(changes[piece], orders[piece], steps, axis=1)
    return changes


def _orders(columns: int, draws: int, generator: np.random.Generator) -> NDArray[np.int64]:
    """``(draws, columns)`` orders, each followed by itself backwards."""
    forward = generator.permuted(np.tile(np.arange(columns), (-(-draws // 2), 1)), axis=1)
    return np.stack([forward, forward[:, ::-1]], axis=1).reshape(-1, columns)


def _others(rows: int, draws: int, generator: np.random.Generator) -> NDArray[np.int64]:
    """``(draws,)`` numbers of other rows: all alike often, as far as there are no more rows than draws."""
    kept = generator.permutation(rows)[: min(rows, MOST_OTHERS)]
    return np.repeat(np.resize(kept, -(-draws // 2)), 2)[:draws]


def _inputs_of(preparation: Preparation) -> NDArray[np.int64]:
    """``(n,)`` number of the column of each input."""
    widths = [len(column.feature_names) for column in preparation.columns]
    return np.repeat(np.arange(len(widths)), widths)


def _walks(
    inputs: Array,
    row: Array,
    orders: NDArray[np.int64],
    others: NDArray[np.int64],
    column_of: NDArray[np.int64],
) -> Array:
    """``(draws * (columns + 1), n)``: the other row, then with one column after the other of the row."""
    places = np.argsort(orders, axis=1)[:, column_of]  # when an input changes, (draws, n)
    steps = np.arange(orders.shape[1] + 1)[None, :, None]
    walks: Array = np.where(places[:, None, :] < steps, row, inputs[others][:, None, :])
    return walks.reshape(-1, inputs.shape[1])
