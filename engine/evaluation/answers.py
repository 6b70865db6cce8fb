"""Answers of a network to some rows, beside what is true of them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from engine.common.arrays import Array, Indices
from engine.common.messages import Cancelled
from engine.core.network import Network
from engine.core.task import Task
from engine.data.preparation import Preparation


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
) -> Answers:
    """Have a network answer prepared rows ``(m, n)`` whose targets are ``actual`` ``(m,)``.

    The most probable class is the prediction, as in the files that ``predict`` writes. Rows are computed in
    pieces of ``network.rows_at_once``.

    Raises:
        Cancelled: ``cancelled``, asked between two pieces, said so.
    """
    return answers_of(network, preparation, outputs_of(network, inputs, cancelled), actual)


def answers_of(network: Network, preparation: Preparation, outputs: Array, actual: NDArray[Any]) -> Answers:
    """The same of outputs ``a[L]`` ``(m, k)`` that are there already."""
    found = predictions_of(network, preparation, outputs)
    if preparation.task.kind == "regression":
        return Answers(preparation.task, actual, found[:, 0])
    return Answers(preparation.task, actual, found.argmax(1), found)


def predictions_of(network: Network, preparation: Preparation, outputs: Array) -> Array:
    """``(m, classes)`` probabilities, or ``(m, 1)`` in the target's units, of outputs ``a[L]`` ``(m, k)``."""
    if preparation.task.kind == "regression":
        return preparation.original_units(outputs)
    return network.probabilities(outputs)


def outputs_of(network: Network, inputs: Array, cancelled: Callable[[], bool] | None = None) -> Array:
    """``a[L]`` ``(m, k)`` of prepared rows in evaluation mode. Raises Cancelled."""
    rows, found = network.rows_at_once, []
    with np.errstate(all="ignore"):  # rows far outside the training range may overflow
        for start in range(0, max(len(inputs), 1), rows):
            if cancelled is not None and cancelled():
                raise Cancelled
            found.append(network.predict(inputs[start : start + rows]))
    return found[0] if len(found) == 1 else np.concatenate(found)
