"""One class against the rest: counts and bars of its rows, and the curves of all other classes."""

from __future__ import annotations

import numpy as np
import pytest
from sklearn import metrics

from engine.evaluation.answers import confusion_of, decided
from engine.evaluation.diagnostics import against_rest
from engine.evaluation.diagnostics.against_rest import HISTOGRAM_BINS, AgainstRest, other_curves
from engine.project.decision import Decision
from tests.engine.evaluation.diagnostics.test_sweep import many_classes


@pytest.mark.parametrize("classes", [2, 4])
@pytest.mark.parametrize("threshold", [None, 0.0, 0.33, 0.9])
def test_counts_and_bars_are_those_of_the_confusion(classes: int, threshold: float | None) -> None:
    answers = many_classes(300, classes)
    for number, name in enumerate(answers.task.classes):
        found = AgainstRest.of(answers, number)
        counts, bars = found.counts(threshold), found.histogram(threshold)
        confusion = confusion_of(decided(answers, Decision(threshold, name)))
        assert counts.hits == confusion[number, number] == bars[1, 1].sum()
        assert counts.hits + counts.false_alarms == confusion[:, number].sum()
        assert counts.hits + counts.misses == confusion[number].sum()
        assert bars.sum((1, 2)).tolist() == [len(answers) - confusion[number].sum(), confusion[number].sum()]
        assert bars[0, 1].sum() == counts.false_alarms


def test_bars_by_hand() -> None:
    answers = many_classes(300, 3)
    assert answers.probabilities is not None
    bars = AgainstRest.of(answers, 1).histogram(0.5)
    edges = np.linspace(0, 1, HISTOGRAM_BINS + 1)
    for of_class in (0, 1):
        rows = answers.probabilities[(answers.actual == 1) == of_class, 1]
        assert bars[of_class].sum(0).tolist() == np.histogram(rows, edges)[0].tolist()
    assert bars[:, 1, : HISTOGRAM_BINS // 2].sum() == bars[:, 0, HISTOGRAM_BINS // 2 :].sum() == 0


def test_curves_of_the_other_classes_have_their_areas() -> None:
    answers = many_classes(300, 4)
    assert answers.probabilities is not None
    found = other_curves(answers, 2)
    for (roc, precision), number in zip(found, (0, 1, 3), strict=True):
        truth, chances = answers.actual == number, answers.probabilities[:, number]
        assert roc.area == pytest.approx(metrics.roc_auc_score(truth, chances))
        assert precision.area == pytest.approx(metrics.average_precision_score(truth, chances))


def test_of_many_rows_the_other_curves_are_of_some(monkeypatch: pytest.MonkeyPatch) -> None:
    answers = many_classes(3_000, 3)
    monkeypatch.setattr(against_rest, "MOST_VALUES", 3_000)
    (roc, _), _ = other_curves(answers, 2)
    some = answers.of_rows(np.arange(0, 3_000, 3))
    assert some.probabilities is not None
    assert roc.area == pytest.approx(metrics.roc_auc_score(some.actual == 0, some.probabilities[:, 0]))
