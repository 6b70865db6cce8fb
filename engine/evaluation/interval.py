"""How sure a figure is: its interval when the rows are drawn again (the bootstrap)."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from engine.common.arrays import Array
from engine.evaluation.answers import Answers

DRAWS = 2000
COVERED = 0.95
"""Share of the draws that lie within an interval."""
NUMBERS_AT_ONCE = 4_000_000


def interval_of(answers: Answers, seed: int = 0) -> tuple[float, float]:
    """The 95 % bootstrap interval of accuracy or R²; NaN where there is none.

    As many rows as there are, are drawn from them with replacement, again and again; the ends are quantiles
    of the figure of the draws (Efron, Bootstrap Methods, 1979; the percentile interval). Where all rows are
    right, or all wrong, every draw says the same, which is more than the rows can tell: there the interval is
    that of Clopper and Pearson, The Use of Confidence or Fiducial Limits, 1934.
    """
    if len(answers) and answers.probabilities is not None:
        right = answers.predicted == answers.actual
        if right.all() or not right.any():
            reach = 1 - ((1 - COVERED) / 2) ** (1 / len(answers))
            return (1 - reach, 1.0) if right.all() else (0.0, reach)
    return _quantiles(_figures_of_draws(answers, seed))


def interval_of_difference(one: Answers, other: Answers, seed: int = 0) -> tuple[float, float]:
    """The same of how much better ``one`` is than ``other``, two answers to the same rows.

    Both are measured on the same draws, so what makes rows hard for both does not widen the interval.
    """
    return _quantiles(_figures_of_draws(one, seed) - _figures_of_draws(other, seed))


def _quantiles(figures: Array) -> tuple[float, float]:
    known = figures[np.isfinite(figures)]
    if not len(known):
        return float("nan"), float("nan")
    low, high = np.quantile(known, ((1 - COVERED) / 2, (1 + COVERED) / 2))
    return float(low), float(high)


def _figures_of_draws(answers: Answers, seed: int) -> Array:
    """``(DRAWS,)``; the same rows are drawn for the same number of rows and seed."""
    rows = len(answers)
    found = np.full(DRAWS, np.nan)
    if not rows or not np.isfinite(answers.predicted).all():
        return found
    generator, share = np.random.default_rng(seed), np.full(rows, 1 / rows)
    at_once = max(1, NUMBERS_AT_ONCE // rows)
    columns = _summed_columns(answers)
    for start in range(0, DRAWS, at_once):
        counts = generator.multinomial(rows, share, min(at_once, DRAWS - start))
        sums = counts.astype(np.float64) @ columns
        found[start : start + at_once] = _figure_of_sums(sums, rows)
    return found


def _summed_columns(answers: Answers) -> Array:
    """What is summed over a draw: whether a row is right; or a number, its square, that of the error."""
    if answers.probabilities is not None:
        right: Array = (answers.predicted == answers.actual)[:, None].astype(np.float64)
        return right
    actual: NDArray[Any] = answers.actual - answers.actual.mean()  # squares lose fewer digits near 0
    missed = answers.predicted - answers.actual
    return np.stack([actual, actual * actual, missed * missed], axis=1)


def _figure_of_sums(sums: Array, rows: int) -> Array:
    if sums.shape[1] == 1:
        return sums[:, 0] / rows
    around_mean = sums[:, 1] - sums[:, 0] ** 2 / rows
    with np.errstate(all="ignore"):
        figure: Array = np.where(around_mean > 0, 1 - sums[:, 2] / around_mean, np.nan)
    return figure
