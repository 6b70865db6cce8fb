"""What answers rest on: how much the main figure drops when the values of a column are shuffled."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import Any

import numpy as np
from numpy.typing import NDArray

from engine.common.arrays import Array, Indices
from engine.common.blas_threads import suited_threads
from engine.core.architecture.architecture import Architecture
from engine.core.network import Network
from engine.data.preparation import Preparation
from engine.evaluation.answers import Answers, answers, row_cost
from engine.project.decision import DEFAULT, Decision
from engine.training.metrics import NAN, r2

REPEATS, FEWEST_REPEATS = 10, 3
MANY_ROWS, FEWEST_ROWS = 2000, 300
"""Rows from which a sample tells nearly as much, and the fewest that are drawn."""
MOST_PASSES, MOST_MULTIPLICATIONS = 3_000_000, 200_000_000_000
"""Rows computed in all, and what is multiplied for them, that take some seconds to a minute."""


@dataclass(frozen=True, slots=True)
class Importance:
    """Importance of one column.

    Attributes:
        column: its name in the table.
        drops: of the main figure, one for each time it was shuffled.
    """

    column: str
    drops: tuple[float, ...]

    @property
    def mean(self) -> float:
        """Mean of the drops."""
        return float(np.mean(self.drops))

    @property
    def std(self) -> float:
        """Standard deviation of the drops."""
        return float(np.std(self.drops))


@dataclass(frozen=True, slots=True, eq=False)
class Importances:
    """Importances of all columns.

    Attributes:
        figure: the main figure of the rows as they are.
        columns: in the order of the preparation.
    """

    figure: float
    columns: tuple[Importance, ...]


def permutation_importance(
    network: Network,
    preparation: Preparation,
    inputs: Array,
    actual: NDArray[Any],
    *,
    repeats: int = REPEATS,
    seed: int = 0,
    progress: Callable[[float], None] = lambda _: None,
    cancelled: Callable[[], bool] = lambda: False,
    decision: Decision = DEFAULT,
) -> Importances:
    """Drop of accuracy or R² as each column of the table is shuffled, all its inputs together.

    Breiman, Random Forests, 2001, section 10. Two columns that hold the same information share it between
    them: each looks less important than both are.

    Args:
        network: computes the answers.
        preparation: says which inputs are of which column.
        inputs: ``(m, n)`` prepared rows; they are shuffled in place and put back.
        actual: ``(m,)`` numbers of classes, or targets in their own units.
        repeats: how often each column is shuffled.
        seed: of the shuffling.
        progress: told the share that is done, 0 to 1, after each column.
        cancelled: asked with each shuffling; Cancelled is raised if it says so.
        decision: has the threshold; the temperature is the network's.
    """
    figure = partial(
        _figure, partial(answers, network, preparation, inputs, actual, cancelled, decision=decision)
    )
    whole, found = figure(), list[Importance]()
    for each in _each_column(preparation, inputs, figure, whole, (repeats, seed)):
        found.append(each)
        progress(len(found) / len(preparation.columns))
    return Importances(whole, tuple(found))


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Shuffling:
    """All that a process must be told to shuffle columns: see :func:`permutation_importance`.

    Attributes:
        architecture, values: of the network, see ``Network.values``.
        preparation, inputs, actual, repeats, seed, decision: as there.
    """

    architecture: Architecture
    values: Array
    preparation: Preparation
    inputs: Array
    actual: NDArray[Any]
    repeats: int = REPEATS
    seed: int = 0
    decision: Decision = DEFAULT


def shuffled_one_by_one(asked: Shuffling) -> Iterator[Importance]:
    """The same importance of each column as soon as it is there, by a float64 network.

    For a process of its own: a core is left to whatever goes on meanwhile.
    """
    from threadpoolctl import threadpool_limits

    network = Network(asked.architecture, asked.preparation.task, np.float64)
    np.copyto(network.values, asked.values)
    network.temperature = asked.decision.temperature
    inputs = asked.inputs.astype(np.float64)
    answer = partial(answers, network, asked.preparation, inputs, asked.actual, decision=asked.decision)
    figure = partial(_figure, answer)
    cores, suited = os.cpu_count() or 2, suited_threads(network.multiplications_per_row, len(inputs))
    with threadpool_limits(max(1, cores - 1)), suited:
        yield from _each_column(asked.preparation, inputs, figure, figure(), (asked.repeats, asked.seed))


@dataclass(frozen=True, slots=True)
class ShufflePlan:
    """How much is shuffled: ``rows`` that are drawn, and how often each column."""

    rows: int
    repeats: int

    def rows_of(self, count: int, seed: int = 0) -> Indices:
        """Places of the rows that are drawn of so many, in ascending order."""
        if self.rows >= count:
            return np.arange(count)
        return np.sort(np.random.default_rng(seed).choice(count, self.rows, replace=False))


def plan_of(network: Network, columns: int, rows: int) -> ShufflePlan:
    """What can be shuffled in a minute or so: all rows ten times, or less where that takes too long.

    First rows are drawn where there are thousands, then columns are shuffled fewer times, then fewer rows
    are drawn. It follows from the sizes alone, so that it is the same again.
    """
    passes = min(MOST_PASSES, MOST_MULTIPLICATIONS // row_cost(network)) // columns
    drawn = min(rows, max(MANY_ROWS, passes // REPEATS))
    repeats = min(max(passes // max(drawn, 1), FEWEST_REPEATS), REPEATS)
    return ShufflePlan(min(drawn, max(FEWEST_ROWS, passes // repeats)), repeats)


def _each_column(
    preparation: Preparation,
    inputs: Array,
    figure: Callable[[], float],
    whole: float,
    repeats_and_seed: tuple[int, int],
) -> Iterator[Importance]:
    """Importance of each column, where ``figure`` tells how good the inputs are as they are now."""
    repeats, seed = repeats_and_seed
    generator, begin = np.random.default_rng(seed), 0
    for column in preparation.columns:
        block = inputs[:, begin : begin + len(column.feature_names)]
        drops = tuple(whole - each for each in _shuffled(block, repeats, generator, figure))
        yield Importance(column.name, drops)
        begin += block.shape[1]


def _figure(answer: Callable[[], Answers]) -> float:
    return quick_figure(answer())


def _shuffled(
    block: Array, repeats: int, generator: np.random.Generator, figure: Callable[[], float]
) -> Iterator[float]:
    """The figure with the rows of a block of inputs ``(m, width)`` shuffled, again and again."""
    kept = block.copy()
    try:
        for _ in range(repeats):
            np.copyto(block, kept[generator.permutation(len(kept))])
            yield figure()
    finally:
        np.copyto(block, kept)


def quick_figure(found: Answers) -> float:
    """Accuracy or R² without any of the other figures; NaN without rows."""
    if not len(found):
        return NAN
    if found.probabilities is not None:
        return float((found.predicted == found.actual).mean())
    return r2(found.predicted, found.actual)
