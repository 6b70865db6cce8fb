"""Which columns share their information, so that importance and contributions are split between them."""

from __future__ import annotations

import heapq
import itertools
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from engine.common.arrays import Array, Indices
from engine.common.messages import Cancelled
from engine.data.preparation import Preparation

STRONG = 0.9
"""Strength above which two columns are said to share their information."""
MOST_ROWS, LEAST_ROWS = 10_000, 200
"""Rows that are looked at, and of very wide tables: more would tell little more."""
MOST_PAIRS = 1_000
"""Pairs that are given, the strongest."""
_NUMBERS_AT_ONCE = 4_000_000
_BLOCK = 256

AssociationKind = Literal["correlation", "cramers_v", "correlation_ratio"]
SYMBOLS: dict[AssociationKind, str] = {"correlation": "|r|", "cramers_v": "V", "correlation_ratio": "η"}
"""Symbols of the measures, as the field writes them."""


@dataclass(frozen=True, slots=True)
class Association:
    """Two columns that tell nearly the same.

    Attributes:
        columns: their names, in the order of the preparation.
        kind: the measure: absolute correlation of two numbers, Cramér's V of two categories, or the
            correlation ratio of a number and a category.
        strength: 0 to 1.
    """

    columns: tuple[str, str]
    kind: AssociationKind
    strength: float


@dataclass(frozen=True, slots=True)
class Associations:
    """Pairs of columns that share their information.

    Attributes:
        pairs: the strongest first; at most :data:`MOST_PAIRS`.
        rows: that were looked at; 0 where none were, as for pictures.
    """

    pairs: tuple[Association, ...] = ()
    rows: int = 0

    def partners_of(self, column: str) -> tuple[Association, ...]:
        """Pairs that a column belongs to, the strongest first."""
        return tuple(pair for pair in self.pairs if column in pair.columns)


def associations(
    preparation: Preparation,
    inputs: Array,
    *,
    strong: float = STRONG,
    seed: int = 0,
    cancelled: Callable[[], bool] = lambda: False,
) -> Associations:
    """The pairs of columns whose association is above ``strong``, as the network gets their values.

    Two numbers have the absolute value of Pearson's r; two categories Cramér's V as Bergsma corrects it (A
    bias-correction for Cramér's V and Tschuprow's T, 2013); a number and a category the correlation ratio η
    as Kelley corrects it (An unbiased correlation ratio measure, 1935). Neighbouring pixels of a picture
    are always alike, so pictures are skipped.

    Args:
        preparation: says which inputs are of which column.
        inputs: ``(m, n)`` prepared training rows; of many, some are drawn.
        strong: least strength.
        seed: of the drawing.
        cancelled: asked with each block of columns.

    Raises:
        Cancelled: ``cancelled`` said so.
    """
    if preparation.image or len(inputs) < 3:
        return Associations()
    rows = _drawn(len(inputs), inputs.shape[1], seed)
    names, values, categories = _taken_apart(preparation, inputs, rows)
    pairs = itertools.chain(
        _pairs_of_numbers(names, values, strong, cancelled),
        _pairs_with_categories(names, values, categories, strong, cancelled),
    )
    strongest = heapq.nlargest(MOST_PAIRS, pairs, key=lambda pair: pair.strength)
    return Associations(tuple(_in_order(preparation, pair) for pair in strongest), len(rows))


def associations_with_target(
    preparation: Preparation, inputs: Array, targets: Array, seed: int = 0
) -> dict[str, float]:
    """Strength of the association of each column with the target, 0 to 1, as :func:`associations` measure it.

    Args:
        preparation: says which inputs are of which column.
        inputs: ``(m, n)`` prepared training rows; of many, some are drawn.
        targets: ``(m, k)`` of these, as :class:`engine.data.dataset.Subset` holds them.
        seed: of the drawing.
    """
    rows = _drawn(len(inputs), inputs.shape[1], seed)
    names, values, categories = _taken_apart(preparation, inputs, rows)
    if preparation.task.kind == "regression":
        target = _standardized(targets[rows])
        of_numbers = np.abs(values.T @ target[:, 0]) / len(rows)
        found = {name: float(correlation_ratios(flags, target)[0]) for name, flags in categories}
    else:
        classes = _flags(targets[rows])
        of_numbers = correlation_ratios(classes, values)
        found = {name: cramers_v(flags.T @ classes) for name, flags in categories}
    return found | dict(zip(names, of_numbers.tolist(), strict=True))


def _in_order(preparation: Preparation, pair: Association) -> Association:
    names = [column.name for column in preparation.columns if column.name in pair.columns]
    return replace(pair, columns=(names[0], names[1]))


_Named = list[tuple[str, NDArray[np.float64]]]


def _drawn(rows: int, width: int, seed: int) -> Indices:
    most = min(MOST_ROWS, max(LEAST_ROWS, _NUMBERS_AT_ONCE // width))
    if rows <= most:
        return np.arange(rows)
    return np.sort(np.random.default_rng(seed).choice(rows, most, replace=False))


def _taken_apart(
    preparation: Preparation, inputs: Array, rows: Indices
) -> tuple[list[str], NDArray[np.float64], _Named]:
    """Names of the numbers, their standardized values ``(m, p)``, and :func:`_flags` of each category."""
    names, places, categories, begin = list[str](), list[int](), _Named(), 0
    for column in preparation.columns:
        width = len(column.feature_names)
        if column.kind == "number":
            names.append(column.name)
            places.append(begin)
        else:
            categories.append((column.name, _flags(inputs[rows, begin : begin + width])))
        begin += width
    return names, _standardized(inputs[rows][:, places]), categories


def _flags(block: Array) -> NDArray[np.float64]:
    """One 0 or 1 for each category that a row has; all-zero inputs are a category of their own."""
    columns = np.hstack([block, 1 - block.sum(1, keepdims=True)])
    found: NDArray[np.float64] = columns[:, columns.any(0)].astype(np.float64)
    return found


def _standardized(values: Array) -> NDArray[np.float64]:
    wide = values.astype(np.float64)
    wide -= wide.mean(0)
    deviations = np.sqrt((wide * wide).mean(0))
    varies = deviations > 1e-12 * np.abs(values).max(0, initial=1)
    wide /= np.where(varies, deviations, 1)
    wide[:, ~varies] = 0
    return wide


def _pairs_of_numbers(
    names: list[str], values: NDArray[np.float64], strong: float, cancelled: Callable[[], bool]
) -> Iterator[Association]:
    for begin in range(0, len(names), _BLOCK):
        if cancelled():
            raise Cancelled
        strengths = np.abs(values[:, begin : begin + _BLOCK].T @ values[:, begin:]) / len(values)
        above = np.triu(strengths > strong, 1)  # each pair once
        for first, second in zip(*np.nonzero(above), strict=True):
            strength = min(1.0, float(strengths[first, second]))
            yield Association((names[begin + first], names[begin + second]), "correlation", strength)


def _pairs_with_categories(
    names: list[str],
    values: NDArray[np.float64],
    categories: _Named,
    strong: float,
    cancelled: Callable[[], bool],
) -> Iterator[Association]:
    for place, (name, flags) in enumerate(categories):
        if cancelled():
            raise Cancelled
        ratios = correlation_ratios(flags, values)
        for number in np.flatnonzero(ratios > strong):
            yield Association((name, names[number]), "correlation_ratio", float(ratios[number]))
        for other, theirs in categories[place + 1 :]:
            strength = cramers_v(flags.T @ theirs)
            if strength > strong:
                yield Association((name, other), "cramers_v", strength)


def cramers_v(counts: NDArray[np.float64]) -> float:
    """Bias-corrected Cramér's V of a contingency table ``(r, k)``, 0 to 1; 0 where one is constant."""
    counts = counts[counts.any(1)][:, counts.any(0)]
    total = counts.sum()
    across, down = counts.shape
    if min(across, down) < 2 or total < 2:
        return 0.0
    expected = counts.sum(1, keepdims=True) * counts.sum(0, keepdims=True) / total
    phi2 = float(((counts - expected) ** 2 / expected).sum() / total)
    corrected = max(0.0, phi2 - (across - 1) * (down - 1) / (total - 1))
    most = min(side - (side - 1) ** 2 / (total - 1) for side in (across, down)) - 1
    return float(min(1.0, np.sqrt(corrected / most))) if most > 0 else 0.0


def correlation_ratios(flags: NDArray[np.float64], values: NDArray[np.float64]) -> NDArray[np.float64]:
    """Corrected η of a category and each of some numbers: 0 to 1.

    Args:
        flags: ``(m, classes)`` a 1 for the category of each row.
        values: ``(m, p)`` numbers with mean 0 and mean square 1.
    """
    rows, classes = flags.shape
    if rows <= classes:
        return np.zeros(values.shape[1])
    sums = flags.T @ values
    between = (sums * sums / flags.sum(0)[:, None]).sum(0) / rows
    corrected = 1 - (1 - between) * (rows - 1) / (rows - classes)
    ratios: NDArray[np.float64] = np.sqrt(np.clip(corrected, 0, 1))
    return ratios
