"""What answers rest on: how much the main figure drops when the values of a column are shuffled."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import Any

import numpy as np
from numpy.typing import NDArray

from engine.common.arrays import Array
from engine.core.network import Network
from engine.data.preparation import Preparation
from engine.evaluation.answers import Answers, answers
from engine.project.decision import DEFAULT, Decision
from engine.training.metrics import NAN, r2

REPEATS = 10


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
        decision: has the threshold.
    """
    answer = partial(answers, network, preparation, inputs, actual, cancelled, decision=decision)
    figure = partial(_figure, answer)
    generator, columns = np.random.default_rng(seed), preparation.columns
    whole, found, begin = figure(), [], 0
    for place, column in enumerate(columns):
        block = inputs[:, begin : begin + len(column.feature_names)]
        drops = tuple(whole - each for each in _shuffled(block, repeats, generator, figure))
        found.append(Importance(column.name, drops))
        progress((place + 1) / len(columns))
        begin += block.shape[1]
    return Importances(whole, tuple(found))


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
