"""Answers of a network to some rows, beside what is true of them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from engine.common.arrays import Array, Indices
from engine.common.messages import Cancelled
from engine.core.activations import tempered
from engine.core.network import Network
from engine.core.task import Task
from engine.data.preparation import Preparation
from engine.project.decision import DEFAULT, Decision

OVERHEAD = 2_000
"""Multiplications that take as long as putting a row together and looking at what is said of it."""


@dataclass(frozen=True, slots=True, eq=False)
class Answers:
    """Predictions for rows whose target is known.

    Attributes:
        task: what the network learnt.
        actual: ``(m,)``; numbers of classes, or targets in their own units.
        predicted: ``(m,)``, the same of the network.
        probabilities: ``(m, classes)`` float64, each row with the sum 1; None for regression.
    """

    task: Task
    actual: NDArray[Any]
    predicted: NDArray[Any]
    probabilities: Array | None = None

    def __len__(self) -> int:
        return len(self.actual)

    @property
    def confidence(self) -> Array | None:
        """``(m,)`` probability of the predicted class; None for regression."""
        if self.probabilities is None:
            return None
        found: Array = np.take_along_axis(self.probabilities, self.predicted[:, None], 1)[:, 0]
        return found

    def of_rows(self, rows: Indices) -> Answers:
        """The answers to some of the rows, by their places among these."""
        probabilities = None if self.probabilities is None else self.probabilities[rows]
        return replace(
            self, actual=self.actual[rows], predicted=self.predicted[rows], probabilities=probabilities
        )


def answers(
    network: Network,
    preparation: Preparation,
    inputs: Array,
    actual: NDArray[Any],
    cancelled: Callable[[], bool] | None = None,
    *,
    decision: Decision = DEFAULT,
) -> Answers:
    """Have a network answer prepared rows ``(m, n)`` whose targets are ``actual`` ``(m,)``.

    The prediction is that of the threshold of the decision, or else the most probable class, as in the files
    that ``predict`` writes. The temperature is the network's. Rows are computed in pieces of
    ``network.rows_at_once``.

    Raises:
        Cancelled: ``cancelled``, asked between two pieces, said so.
    """
    outputs = outputs_of(network, inputs, cancelled)
    return answers_of(network, preparation, outputs, actual, decision)


def answers_of(
    network: Network,
    preparation: Preparation,
    outputs: Array,
    actual: NDArray[Any],
    decision: Decision = DEFAULT,
) -> Answers:
    """The same of outputs ``a[L]`` ``(m, k)`` that are there already."""
    found, task = predictions_of(network, preparation, outputs), preparation.task
    if task.kind == "regression":
        return Answers(task, actual, found[:, 0])
    return Answers(task, actual, decision.for_task(task).decide(found, task.classes), found)


def decided(found: Answers, decision: Decision) -> Answers:
    """Answers at the temperature and by the threshold of a decision, of a network of temperature 1."""
    if found.probabilities is None:
        return found
    decision = decision.for_task(found.task)
    probabilities = found.probabilities
    if decision.temperature != 1:
        probabilities = _tempered(found, decision.temperature)
    predicted = decision.decide(probabilities, found.task.classes)
    return replace(found, predicted=predicted, probabilities=probabilities)


@lru_cache(maxsize=1)
def _tempered(found: Answers, temperature: float) -> Array:
    """Probabilities of the same answers at the same temperature, which a drag of the threshold leaves."""
    assert found.probabilities is not None  # noqa: S101 - they are of classes
    return tempered(found.probabilities, temperature)


def predictions_of(network: Network, preparation: Preparation, outputs: Array) -> Array:
    """``(m, classes)`` probabilities, or ``(m, 1)`` in the target's units, of outputs ``a[L]`` ``(m, k)``."""
    if preparation.task.kind == "regression":
        return preparation.original_units(outputs)
    return network.probabilities(outputs)


def row_cost(network: Network) -> int:
    """Multiplications, or what takes about as long, that one row of many costs."""
    moved = sum(layer.values_per_row for layer in network.layers)
    return OVERHEAD + network.multiplications_per_row + 10 * moved


def outputs_of(network: Network, inputs: Array, cancelled: Callable[[], bool] | None = None) -> Array:
    """``a[L]`` ``(m, k)`` of prepared rows in evaluation mode. Raises Cancelled."""
    rows, found = network.rows_at_once, []
    with np.errstate(all="ignore"):  # rows far outside the training range may overflow
        for start in range(0, max(len(inputs), 1), rows):
            if cancelled is not None and cancelled():
                raise Cancelled
            found.append(network.predict(inputs[start : start + rows]))
    return found[0] if len(found) == 1 else np.concatenate(found)


def confusion_of(answers: Answers) -> NDArray[np.int64]:
    """``(classes, classes)`` rows by actual class (down) and predicted class (across)."""
    classes = len(answers.task.classes)
    places = answers.actual * classes + answers.predicted
    return np.bincount(places, minlength=classes**2).reshape(classes, classes)
