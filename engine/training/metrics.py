"""Figures that tell how well a network does: accuracy, R², mean absolute and root mean squared error."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from engine.common.arrays import Array
from engine.core.network import Network
from engine.data.dataset import Subset
from engine.data.preparation import Preparation

NAN = float("nan")


@dataclass(frozen=True, slots=True)
class Scores:
    """Scores of a network on some rows, in evaluation mode.

    Attributes:
        loss: mean loss of the rows, without penalties.
        accuracy: share of rows whose most probable class is the right one; None for regression.
        r2: one minus the squared error over the variance around the mean; None for classes.
        mae, rmse: in the target's own units; None for classes.
    """

    loss: float
    accuracy: float | None = None
    r2: float | None = None
    mae: float | None = None
    rmse: float | None = None


def accuracy(outputs: Array, targets: Array) -> float:
    """Share of rows ``(m, k)`` whose class is right; with one column, 0.5 is the border.

    More columns of ``targets`` are one-hot, so their product with 0, 1, 2 ... is the number of the class.
    """
    if outputs.shape[1] == 1:
        right = (outputs > 0.5) == (targets > 0.5)
    else:
        right = outputs.argmax(1) == targets.dot(np.arange(targets.shape[1], dtype=targets.dtype))
    return int(np.count_nonzero(right)) / len(right) if len(right) else NAN


def r2(predicted: Array, actual: Array) -> float:
    """Coefficient of determination; NaN where all actual values are the same."""
    actual = actual.astype(np.float64)
    around_mean = actual - actual.mean() if len(actual) else actual
    total = float(np.dot(around_mean.ravel(), around_mean.ravel()))
    missed = (predicted - actual).ravel()
    return 1 - float(np.dot(missed, missed)) / total if total > 0 else NAN


def mean_absolute_error(predicted: Array, actual: Array) -> float:
    """Mean of ``|predicted - actual|``; NaN without rows."""
    return float(np.abs(predicted.astype(np.float64) - actual).mean()) if len(actual) else NAN


def metric_and_mae(outputs: Array, targets: Array, preparation: Preparation) -> tuple[float, float]:
    """The task's metric and, for regression, the mean absolute error in the target's own units."""
    if preparation.target.kind != "regression":
        return accuracy(outputs, targets), NAN
    predicted, actual = (preparation.original_units(x.astype(np.float64)) for x in (outputs, targets))
    return r2(predicted, actual), mean_absolute_error(predicted, actual)


def loss_and_outputs(
    network: Network, inputs: Array, targets: Array, between: Callable[[], None] | None = None
) -> tuple[float, Array]:
    """Mean loss and ``a[L] (m, k)`` of rows of any number; NaN without rows.

    ``targets`` are the network's own, see :meth:`Network.targets`. Many rows are computed in pieces, and
    ``between`` is called before each.
    """
    if not len(inputs):
        return NAN, targets
    rows, total, weight, outputs = network.rows_at_once, 0.0, 0.0, []
    for start in range(0, len(inputs), rows):
        if between:
            between()
        z, a = network.forward(inputs[start : start + rows])
        y = targets[start : start + rows]
        total += network.loss.forward(z, a, y) * network.loss.weight(y)
        weight += network.loss.weight(y)
        outputs.append(a)
    return total / weight, outputs[0] if len(outputs) == 1 else np.concatenate(outputs)


def evaluate(network: Network, part: Subset, preparation: Preparation) -> Scores:
    """Every figure that suits the task, for the rows of one part of the split; NaN without rows."""
    targets = network.targets(part.targets)
    loss, outputs = loss_and_outputs(network, part.inputs, targets)
    if preparation.target.kind != "regression":
        return Scores(loss, accuracy=accuracy(outputs, targets))
    predicted, actual = (preparation.original_units(x.astype(np.float64)) for x in (outputs, targets))
    missed = predicted - actual
    rmse = math.sqrt(float((missed * missed).mean())) if len(missed) else NAN
    return Scores(loss, r2=r2(predicted, actual), mae=mean_absolute_error(predicted, actual), rmse=rmse)
