"""Fair rivals on the same split and preparation: guessing, a linear model, gradient-boosted trees."""

from __future__ import annotations

import os
import time
import warnings
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from engine.core.task import Task
from engine.data.dataset import Subset, targets_of
from engine.data.preparation import Preparation
from engine.evaluation.answers import Answers

BASELINES = ("guess", "linear", "trees")
"""Keys of the rivals, the weakest first."""


@dataclass(frozen=True, slots=True, eq=False)
class Baseline:
    """One rival.

    Attributes:
        key: one of :data:`BASELINES`.
        answers: to the rows that were asked for.
        seconds: that fitting and answering took.
    """

    key: str
    answers: Answers
    seconds: float


def baseline(key: str, train: Subset, preparation: Preparation, part: Subset) -> Baseline:
    """Fit a rival on the rows of ``train``, and have it answer the rows of ``part``.

    ``guess`` gives the most frequent class or the mean, ``linear`` is a logistic regression or least squares
    with a small penalty, ``trees`` are the histogram gradient-boosted trees of scikit-learn, all with its
    usual settings.
    """
    targets = targets_of(train, preparation)
    is_one_class = preparation.task.kind != "regression" and (targets == targets[0]).all()
    model = _model("guess" if is_one_class else key, preparation.task)  # then there is nothing else to learn
    started = time.perf_counter()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of a logistic regression that would like more iterations
        model.fit(_wide(train.inputs), targets)
    found = _answers(model, preparation, part)
    return Baseline(key, found, time.perf_counter() - started)


def baselines(train: Subset, preparation: Preparation, part: Subset) -> Iterator[Baseline]:
    """All of them, one after the other, fitted on the rows of ``train``.

    A core is left to whatever goes on meanwhile: threads that wait for one another while somebody else has
    theirs take many times as long.
    """
    import sklearn.ensemble  # noqa: F401 - whose threads are limited too only once they are there
    from threadpoolctl import threadpool_limits

    with threadpool_limits(max(1, (os.cpu_count() or 2) - 1)):
        for key in BASELINES:
            yield baseline(key, train, preparation, part)


def _model(key: str, task: Task) -> Any:
    from sklearn import dummy, ensemble, linear_model

    if task.kind == "regression":
        return {
            "guess": dummy.DummyRegressor,
            "linear": linear_model.Ridge,
            "trees": lambda: ensemble.HistGradientBoostingRegressor(random_state=0),
        }[key]()
    return {
        "guess": lambda: dummy.DummyClassifier(strategy="most_frequent"),
        "linear": lambda: linear_model.LogisticRegression(max_iter=1000),
        "trees": lambda: ensemble.HistGradientBoostingClassifier(random_state=0),
    }[key]()


def _answers(model: Any, preparation: Preparation, part: Subset) -> Answers:
    task, inputs, actual = preparation.task, _wide(part.inputs), targets_of(part, preparation)
    if not len(part):
        empty = np.zeros((0, len(task.classes)))
        return Answers(task, actual, actual, None if task.kind == "regression" else empty)
    if task.kind == "regression":
        return Answers(task, actual, model.predict(inputs))
    probabilities = np.zeros((len(part), len(task.classes)))
    probabilities[:, model.classes_] = model.predict_proba(inputs)  # a class may have no training row
    return Answers(task, actual, probabilities.argmax(1), probabilities)


def _wide(inputs: NDArray[Any]) -> NDArray[np.float64]:
    return inputs.astype(np.float64)
