"""One class against the rest: its probabilities, curves, and what a decision makes of its rows."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from engine.common.arrays import Array, Flags, Indices
from engine.evaluation.answers import Answers
from engine.evaluation.diagnostics.curves import RankCurve, precision_recall_curve, roc_curve
from engine.evaluation.diagnostics.sweep import Counts, Sweep, sweep_of
from engine.project.decision import Decision

HISTOGRAM_BINS = 40
"""Bins of a probability from 0 to 1."""
MOST_VALUES = 100_000
"""Probabilities of all classes together of which curves are sorted at once; of more, those of fewer rows."""


@dataclass(frozen=True, slots=True, eq=False)
class AgainstRest:
    """One class against the rest.

    Attributes:
        number, name: of the class.
        probabilities: ``(m,)`` of it.
        is_of_class: ``(m,)`` whether a row is of it.
        is_most_probable: ``(m,)`` whether a row is taken for it where there is no threshold.
        sweep: all thresholds.
        roc, precision_recall: curves over them.
    """

    number: int
    name: str
    probabilities: Array
    is_of_class: Flags
    is_most_probable: Flags
    sweep: Sweep
    roc: RankCurve
    precision_recall: RankCurve
    _bins: Indices

    @classmethod
    def of(cls, answers: Answers, number: int) -> AgainstRest:
        """A class by its number, of answers with finite probabilities at their temperature."""
        assert answers.probabilities is not None  # noqa: S101 - they are of classes
        probabilities = np.ascontiguousarray(answers.probabilities[:, number])
        sweep = sweep_of(answers, number)
        return cls(
            number=number,
            name=answers.task.classes[number],
            probabilities=probabilities,
            is_of_class=answers.actual == number,
            is_most_probable=answers.probabilities.argmax(1) == number,
            sweep=sweep,
            roc=roc_curve(sweep),
            precision_recall=precision_recall_curve(sweep),
            _bins=np.minimum((probabilities * HISTOGRAM_BINS).astype(np.intp), HISTOGRAM_BINS - 1),
        )

    def taken(self, threshold: float | None) -> Flags:
        """Which rows ``(m,)`` are taken for the class."""
        return self.is_most_probable if threshold is None else self.probabilities >= threshold

    def counts(self, threshold: float | None) -> Counts:
        """Counts of hits, misses and false alarms."""
        if threshold is not None:
            return self.sweep.counts_at(threshold)
        hits = int((self.is_most_probable & self.is_of_class).sum())
        alarms = int(self.is_most_probable.sum()) - hits
        return Counts(hits, self.sweep.positives - hits, alarms, self.sweep.negatives - alarms)

    def histogram(self, threshold: float | None) -> NDArray[np.int64]:
        """``(2, 2, bins)`` rows by whether they are of the class, and whether they are taken for it."""
        codes = self._bins + HISTOGRAM_BINS * (self.taken(threshold) + 2 * self.is_of_class.astype(np.intp))
        return np.bincount(codes, minlength=4 * HISTOGRAM_BINS).reshape(2, 2, HISTOGRAM_BINS)

    def best_threshold(self, decision: Decision) -> float:
        """A threshold with the lowest price of errors on these rows."""
        return self.sweep.best_threshold(decision)


def other_curves(answers: Answers, number: int) -> tuple[tuple[RankCurve, RankCurve], ...]:
    """ROC and precision-recall curves of all classes but one, each against the rest.

    Of more than :data:`MOST_VALUES` probabilities they are those of evenly spaced rows.
    """
    classes = len(answers.task.classes)
    every = -(-len(answers) * classes // MOST_VALUES) or 1
    some = answers.of_rows(np.arange(0, len(answers), every)) if every > 1 else answers
    sweeps = (sweep_of(some, other) for other in range(classes) if other != number)
    return tuple((roc_curve(sweep), precision_recall_curve(sweep)) for sweep in sweeps)
