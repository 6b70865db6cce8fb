"""Ridges: distributions of one quantity at many epochs, one behind the other, as lines of points."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from engine.common.arrays import Array

if TYPE_CHECKING:
    from engine.insight.health.layer_state import Spread

BESIDE = 0.35
"""Room at either side of the middle nine tenths of the numbers, as a share of their range."""
WIDEST = 4.0
"""Times the usual reach, which is the most that is shown: one wild epoch does not squeeze all others."""
CUT = 3.0
"""Times the second highest bin, where a higher peak is cut: of a ReLU, that of 0 says little of the rest."""

FEW = 8
"""Numbers for each bin, on average, below which bins are made one."""


@dataclass(frozen=True, slots=True)
class ValueRange:
    """Values from the left edge of a chart to the right one."""

    low: float
    high: float


def value_range(spreads: Sequence[Spread], *, is_signed: bool = False) -> ValueRange:
    """Values that are shown of these distributions, the same for all; about 0 where they are ``is_signed``.

    Those far from what is usual are left out at either side, as single far numbers and wild epochs are.
    """
    ends = np.array([_ends(spread) for spread in spreads if np.isfinite(spread.low)]).reshape(-1, 2)
    if not len(ends):
        return ValueRange(-1.0, 1.0)
    low, high = float(ends[:, 0].min()), float(ends[:, 1].max())
    usual = WIDEST * float(np.median(ends[:, 1] - ends[:, 0]))
    if usual > 0 and high - low > usual:
        middle = float(np.median(ends))
        low, high = max(low, middle - usual / 2), min(high, middle + usual / 2)
    if is_signed:
        high = max(-low, high)
        low = -high
    if high - low <= 1e-12 * max(abs(low), abs(high), 1e-30):
        half = 0.5 * abs(high) or 1.0
        low, high = low - half, high + half
    return ValueRange(low, high)


def _ends(spread: Spread) -> tuple[float, float]:
    """The middle nine tenths of the numbers and some room beside, as far as there are numbers at all."""
    room = BESIDE * (spread.high - spread.low)
    least, most = float(spread.edges[0]), float(spread.edges[-1])
    return max(least, spread.low - room), min(most, spread.high + room)


def outline(spread: Spread) -> tuple[Array, Array]:
    """Line over the bins: values ``(k,)`` and heights ``(k,)`` from 0 to 1, which begins and ends at 0."""
    edges, counts = _merged(spread)
    if not counts.sum():
        return np.zeros(0), np.zeros(0)
    density = counts / np.diff(edges)
    top = _top(density)
    middles = (edges[:-1] + edges[1:]) / 2
    values = np.concatenate([edges[:1], middles, edges[-1:]])
    return values, np.concatenate([[0.0], np.minimum(density / top, 1.0), [0.0]])


def _merged(spread: Spread) -> tuple[Array, Array]:
    """Edges and counts of the bins; two or four are one where each has few numbers, or a ridge is a comb."""
    edges, counts = spread.edges.astype(np.float64), spread.counts.astype(np.float64)
    times = 1
    while times < 4 and counts.sum() * times < FEW * len(counts) and len(counts) % (2 * times) == 0:
        times *= 2
    return edges[::times], counts.reshape(-1, times).sum(axis=1)


def _top(density: Array) -> float:
    """The density that reaches the full height."""
    others = np.delete(density, int(density.argmax()))
    second = float(others.max(initial=0.0))
    most = float(density.max())
    return min(most, CUT * second) if second > 0 else most


def drawn_of(count: int, most: int) -> tuple[int, ...]:
    """Places of the distributions that are drawn where there is room for ``most``: evenly, the ends too."""
    if count <= most:
        return tuple(range(count))
    return tuple(np.unique(np.linspace(0, count - 1, max(2, most)).round().astype(int)).tolist())
