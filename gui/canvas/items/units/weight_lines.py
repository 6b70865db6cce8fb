"""The strongest weights between the units of two layers that are shown, and the curves that show them."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from engine.common.arrays import Array, Indices

MOST_LINES = 300
"""Most weights of a pair of layers that are drawn."""
WIDTHS = 10
"""Widths that lines are drawn in: finer ones could not be told apart."""
SAMPLES = 24
"""Points of a curve that are looked at for the pointer."""


@dataclass(frozen=True, slots=True, eq=False)
class WeightLines:
    """Weights that are drawn, the thinnest lines first, so that the strongest lie above.

    Attributes:
        targets, sources: which row and column of W each is, ``(k,)``.
        weights: the numbers themselves, ``(k,)``; NaN where a unit only hands its number on.
        count: how many weights there are between the two layers.
    """

    targets: Indices
    sources: Indices
    weights: Array
    count: int

    @property
    def is_plain(self) -> bool:
        """True if no weight is between the layers."""
        return bool(np.isnan(self.weights).all())

    @property
    def widths(self) -> Indices:
        """Width of each line, from 0 to ``WIDTHS - 1``: by its share of the strongest weight."""
        return _widths(np.nan_to_num(np.abs(self.weights)))

    def looks_like(self, other: WeightLines | None) -> bool:
        """True if the picture of both is the same."""
        return other is not None and all(
            np.array_equal(a, b)
            for a, b in (
                (self.targets, other.targets),
                (self.sources, other.sources),
                (self.weights > 0, other.weights > 0),
                (self.widths, other.widths),
            )
        )


def strongest(weights: Array, targets: Indices, sources: Indices, most: int = MOST_LINES) -> WeightLines:
    """The strongest of ``weights (n_out, n_in)`` between the units that are shown of either layer."""
    shown = weights[np.ix_(targets, sources)]
    sizes = np.abs(shown).ravel()
    known = np.flatnonzero(np.isfinite(sizes))
    if len(known) > most:
        known = known[np.argpartition(sizes[known], len(known) - most)[len(known) - most :]]
    known = np.sort(known)
    # Those of one width in the order of the units, so that a picture that looks the same is the same.
    known = known[np.argsort(_widths(sizes[known]), kind="stable")]
    rows, columns = np.divmod(known, len(sources))
    return WeightLines(targets[rows], sources[columns], shown.ravel()[known], weights.size)


def _widths(sizes: Array) -> Indices:
    top = float(sizes.max(initial=0.0)) or 1.0
    widths: Indices = np.minimum(WIDTHS - 1, sizes * (WIDTHS / top)).astype(np.intp)
    return widths


def joined(sources: Indices, targets: Indices, offset: int, count: int) -> WeightLines:
    """Lines into a layer without weights: unit u of ``sources`` becomes unit ``offset + u``."""
    both = np.intersect1d(sources + offset, targets)
    return WeightLines(both, both - offset, np.full(len(both), np.nan), count)


def sampled_curves(starts: Array, ends: Array) -> Array:
    """Points on curves from ``starts`` to ``ends``, ``(k, SAMPLES, 2)``; see :func:`bend`."""
    first, second = bend(starts, ends)
    t = np.linspace(0, 1, SAMPLES)[:, None]
    corners = [each[:, None, :] for each in (starts, first, second, ends)]
    shares = np.stack([(1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t**2 * (1 - t), t**3])
    points: Array = (shares[:, None] * np.stack(corners)).sum(0)
    return points


def bend(starts: Array, ends: Array) -> tuple[Array, Array]:
    """Control points of curves that leave to the right and arrive from the left, both ``(k, 2)``."""
    reach = np.maximum(np.abs(ends[:, 0] - starts[:, 0]) / 2, 12.0)
    across = np.stack([reach, np.zeros_like(reach)], axis=1)
    return starts + across, ends - across


def nearest_curve(curves: Array, x: float, y: float, reach: float) -> int | None:
    """Which of the sampled ``curves (k, points, 2)`` passes a point within ``reach``; None if none does."""
    if not len(curves):
        return None
    begin, along = curves[:, :-1], np.diff(curves, axis=1)
    to_point = np.array([x, y]) - begin
    lengths = np.maximum((along**2).sum(-1), 1e-12)
    share = np.clip((to_point * along).sum(-1) / lengths, 0, 1)[..., None]
    distances = np.sqrt(((to_point - share * along) ** 2).sum(-1)).min(axis=1)
    nearest = int(len(distances) - 1 - distances[::-1].argmin())  # of equally near ones the uppermost
    return nearest if distances[nearest] <= reach else None
