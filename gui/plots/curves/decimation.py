"""Decimation: a long curve as the few points that look the same."""

from __future__ import annotations

import numpy as np

from gui.plots.curves.growing_array import FloatArray


def decimated(x: FloatArray, y: FloatArray, points: int) -> tuple[FloatArray, FloatArray]:
    """Choose at most ``points`` points of a curve ``x, y`` ``(n,)``, in order: the lowest and highest of each
    stretch, so that no spike is lost, and both ends. A curve that is short enough comes back as it is.

    Values must be finite; ``points`` at least 6.
    """
    count = len(y)
    if count <= points:
        return x, y
    stretch = -(-count // ((points - 4) // 2))
    whole = count // stretch
    stretches = y[: whole * stretch].reshape(whole, stretch)
    starts = np.arange(whole) * stretch
    kept = [np.array([0, count - 1]), starts + stretches.argmin(axis=1), starts + stretches.argmax(axis=1)]
    rest = y[whole * stretch :]
    if len(rest):
        kept.append(whole * stretch + np.array([rest.argmin(), rest.argmax()]))
    indices = np.sort(np.concatenate(kept))
    return x[indices], y[indices]


def visible_part(x: FloatArray, y: FloatArray, low: float, high: float) -> tuple[FloatArray, FloatArray]:
    """The finite points with ``low <= x <= high`` and one neighbour on either side; ``x`` must be sorted."""
    first, last = np.searchsorted(x, low) - 1, np.searchsorted(x, high, side="right") + 1
    x, y = x[max(first, 0) : last], y[max(first, 0) : last]
    finite = np.isfinite(y)
    return (x, y) if finite.all() else (x[finite], y[finite])
