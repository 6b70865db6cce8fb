"""All thresholds of one class against the rest: the rows each takes for the class, their price, the best."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from engine.common.arrays import Array
from engine.evaluation.answers import Answers
from engine.project.decision import Decision
from engine.training.metrics import NAN


@dataclass(frozen=True, slots=True)
class Counts:
    """Rows by whether they are of the positive class and whether they are taken for it.

    Attributes:
        hits, misses: rows of the class that are taken for it, and that are not.
        false_alarms, rejections: other rows that are taken for it, and that are not.
    """

    hits: int
    misses: int
    false_alarms: int
    rejections: int

    @property
    def recall(self) -> float:
        """Share of the rows of the class that are taken for it; NaN where there are none."""
        return _share(self.hits, self.hits + self.misses)

    @property
    def precision(self) -> float:
        """Share of the rows taken for the class that are of it; NaN where there are none."""
        return _share(self.hits, self.hits + self.false_alarms)

    @property
    def false_alarm_rate(self) -> float:
        """Share of the other rows that are taken for the class; NaN where there are none."""
        return _share(self.false_alarms, self.false_alarms + self.rejections)

    def cost(self, decision: Decision) -> float:
        """Price of all false alarms and misses."""
        return self.false_alarms * decision.false_alarm + self.misses * decision.miss


def _share(part: int, whole: int) -> float:
    return part / whole if whole else NAN


@dataclass(frozen=True, slots=True, eq=False)
class Sweep:
    """Rows taken for a class at every threshold there is, from one sort.

    Attributes:
        thresholds: ``(k,)`` the different probabilities of the class, the greatest first.
        hits, false_alarms: ``(k + 1,)`` rows of the class, and others, that are taken for it: none, then
            those of at least each threshold.
    """

    thresholds: Array
    hits: NDArray[np.int64]
    false_alarms: NDArray[np.int64]

    @property
    def positives(self) -> int:
        """Rows of the class."""
        return int(self.hits[-1])

    @property
    def negatives(self) -> int:
        """Other rows."""
        return int(self.false_alarms[-1])

    @property
    def has_both(self) -> bool:
        """True if there are rows of the class and others, so that curves have a meaning."""
        return self.positives > 0 and self.negatives > 0

    def counts_at(self, threshold: float) -> Counts:
        """Counts where rows of at least this probability are taken for the class."""
        place = int(np.searchsorted(-self.thresholds, -threshold, side="right"))
        hits, alarms = int(self.hits[place]), int(self.false_alarms[place])
        return Counts(hits, self.positives - hits, alarms, self.negatives - alarms)

    def best_threshold(self, decision: Decision) -> float:
        """A threshold with the lowest price of errors on these rows.

        Of several, the one next to ``false_alarm / (false_alarm + miss)``, which is best where probabilities
        are right (Elkan, The Foundations of Cost-Sensitive Learning, 2001), with no more digits than needed.
        """
        misses = self.positives - self.hits
        costs = self.false_alarms * decision.false_alarm + misses * decision.miss
        above = np.append(1.0, self.thresholds)  # each cut lies above the next probability, up to its own
        below = np.append(self.thresholds, -np.inf)
        is_possible = above > below  # nothing lies above a probability of 1
        costs = np.where(is_possible, costs, np.inf)
        prices = decision.false_alarm + decision.miss
        wanted = decision.false_alarm / prices if prices else 0.5
        distance = np.maximum(np.maximum(below - wanted, wanted - above), 0)
        cheapest = np.flatnonzero(costs == costs.min())
        best = cheapest[distance[cheapest].argmin()]
        return _short_number(max(float(below[best]), -1e-9), float(above[best]), wanted)


def _short_number(low: float, high: float, wanted: float) -> float:
    """A number of few digits with ``low < number <= high``, near the one that is wanted or in the middle."""
    target = wanted if low < wanted <= high else (max(low, 0.0) + high) / 2
    for digits in range(2, 17):
        rounded = round(target, digits)
        if low < rounded <= high:
            return rounded
    return high


def sweep_of(answers: Answers, positive: int) -> Sweep:
    """All thresholds of a class by its number, of answers with finite probabilities."""
    assert answers.probabilities is not None  # noqa: S101 - they are of classes
    probabilities = answers.probabilities[:, positive]
    order = np.argsort(probabilities)[::-1]
    ordered, is_positive = probabilities[order], answers.actual[order] == positive
    lasts = np.flatnonzero(np.append(ordered[1:] != ordered[:-1], len(ordered) > 0))
    hits = np.cumsum(is_positive)[lasts]
    begin = np.zeros(1, np.int64)
    return Sweep(ordered[lasts], np.concatenate([begin, hits]), np.concatenate([begin, lasts + 1 - hits]))
