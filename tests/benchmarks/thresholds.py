"""One step of a threshold that is dragged, beside what scikit-learn computes for the same figures.

Run by hand: ``python -m tests.benchmarks.thresholds``. The step is counts, bars, decided answers and their
confusion; scikit-learn's is the confusion and the point on both curves. Seconds of the processor.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import replace
from functools import partial

import numpy as np

from engine.core.task import Task
from engine.evaluation.answers import Answers, confusion_of, decided
from engine.evaluation.diagnostics.against_rest import AgainstRest
from engine.project.decision import Decision

ROWS, TIMES = 100_000, 20


def answers_of(classes: int) -> Answers:
    rng = np.random.default_rng(0)
    found = rng.dirichlet(np.full(classes, 0.5), ROWS)
    actual = (found.cumsum(1) < rng.random((ROWS, 1))).sum(1).clip(0, classes - 1)
    names = tuple(f"class {number}" for number in range(classes))
    return Answers(Task("binary" if classes == 2 else "classes", 1, names), actual, found.argmax(1), found)


def milliseconds(work: Callable[[float], object]) -> float:
    """Median over thresholds."""
    found = []
    for threshold in np.linspace(0.2, 0.8, TIMES).tolist():
        begin = time.process_time()
        work(threshold)
        found.append((time.process_time() - begin) * 1000)
    return float(np.median(found))


def step(answers: Answers, against: AgainstRest, usual: Decision, threshold: float) -> None:
    """All that is computed for a step of the threshold on the page."""
    against.counts(threshold)
    against.histogram(threshold)
    confusion_of(decided(answers, replace(usual, threshold=threshold)))


def step_of_scikit_learn(against: AgainstRest, threshold: float) -> None:
    """The confusion of one class and the rest, and both curves with the point on them."""
    from sklearn import metrics

    metrics.confusion_matrix(against.is_of_class, against.probabilities >= threshold)
    metrics.roc_curve(against.is_of_class, against.probabilities)
    metrics.precision_recall_curve(against.is_of_class, against.probabilities)


def main() -> None:
    """Print a line for each number of classes and temperature."""
    for classes, temperature in ((2, 1.0), (2, 2.0), (10, 1.0), (10, 2.0)):
        answers = answers_of(classes)
        usual = Decision(positive="class 1", temperature=temperature)
        against = AgainstRest.of(decided(answers, usual), 1)
        one = milliseconds(partial(step, answers, against, usual))
        other = milliseconds(partial(step_of_scikit_learn, against))
        print(
            f"{ROWS:,} rows, {classes} classes, temperature {temperature:g}: "
            f"{one:.1f} ms, scikit-learn {other:.1f} ms, {other / one:.0f} times as long"
        )


if __name__ == "__main__":
    main()
