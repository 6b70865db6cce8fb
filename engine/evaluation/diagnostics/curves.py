"""ROC and precision-recall curves of one class against the rest, as scikit-learn defines them."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from engine.common.arrays import Array, Indices
from engine.evaluation.diagnostics.sweep import Sweep
from engine.training.metrics import NAN

MOST_POINTS = 400
"""Points of a curve; more could not be told apart on a screen."""


@dataclass(frozen=True, slots=True, eq=False)
class RankCurve:
    """A curve over the thresholds, within the unit square.

    Attributes:
        x, y: ``(k,)`` from the threshold that takes no row to the one that takes all.
        area: below the whole curve, before it was thinned; NaN where it has no meaning.
    """

    x: Array
    y: Array
    area: float


_NOTHING = RankCurve(np.empty(0), np.empty(0), NAN)


def roc_curve(sweep: Sweep) -> RankCurve:
    """Share of false alarms (across) and recall (up), with the AUC.

    The points are those of ``sklearn.metrics.roc_curve``, which sorts again for each curve.
    """
    if not sweep.has_both:
        return _NOTHING
    x, y = sweep.false_alarms / sweep.negatives, sweep.hits / sweep.positives
    area = float(np.trapezoid(y, x))
    kept = _kept(x, y)
    return RankCurve(x[kept], y[kept], area)


def precision_recall_curve(sweep: Sweep) -> RankCurve:
    """Recall (across) and precision (up), with the average precision.

    The points are those of ``sklearn.metrics.precision_recall_curve`` without the one that no threshold
    gives. Between two the precision is that of the second, so the area is ``Σ (R[n] - R[n-1]) P[n]``.
    """
    if not sweep.has_both:
        return _NOTHING
    x = sweep.hits[1:] / sweep.positives
    y = sweep.hits[1:] / (sweep.hits[1:] + sweep.false_alarms[1:])
    area = float((np.diff(x, prepend=0.0) * y).sum())
    kept = _kept(x, y)
    return RankCurve(x[kept], y[kept], area)


def _kept(x: Array, y: Array) -> Indices:
    """Places of the points to keep: both ends, and others at even distances along the curve."""
    if len(x) <= MOST_POINTS:
        return np.arange(len(x))
    gone = np.append(0.0, np.cumsum(np.abs(np.diff(x)) + np.abs(np.diff(y))))
    places = np.searchsorted(gone, np.linspace(0, gone[-1], MOST_POINTS - 1))
    return np.unique(np.append(places, len(x) - 1))
