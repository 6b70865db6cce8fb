"""A trained network with its preparation: all that is needed to predict the rows of another table."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from engine.common.arrays import Array
from engine.common.blas_threads import suited_threads
from engine.common.messages import Message, UserError
from engine.core.architecture.architecture import Architecture
from engine.core.network import Network
from engine.data.preparation import Preparation
from engine.data.table.table import Table
from engine.project.decision import DEFAULT, Decision
from engine.training.state.training_state import TrainingState

_COMPUTED_AT_ONCE = 128
"""Rows with which large networks are told from small ones, for which more threads do not pay: those that read
and write have work for the others. It must not depend on the rows, or the last digits would."""


@dataclass(frozen=True, slots=True, eq=False)
class Predictions:
    """Predictions of a model for the rows of a table.

    Attributes:
        prediction: one per row: the name of the class by the decision, or a number in the target's units.
        probabilities: ``(rows, classes)`` float64; None for regression.
        classes: names of the columns of ``probabilities``.
        notes: what had to be decided, such as categories that the training rows did not have.
        left_out: of the rows of the file that could not be read, how many predictions stand before each.
    """

    prediction: Sequence[str] | Sequence[float]
    probabilities: Array | None
    classes: tuple[str, ...]
    notes: tuple[Message, ...]
    left_out: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class Model:
    """A trained network and how rows are prepared for it.

    Attributes:
        architecture: what was drawn when the training began.
        preparation: fitted on the training rows.
        values: ``(P + S,)`` all weights, biases and running statistics, as in ``Network.values``.
        decision: which class a row is taken for; one that does not apply to the task is left out.
    """

    architecture: Architecture
    preparation: Preparation
    values: Array
    decision: Decision = DEFAULT

    @classmethod
    def of_run(cls, state: TrainingState, decision: Decision = DEFAULT) -> Model:
        """The model that a run has made so far."""
        applying = decision.for_task(state.preparation.task)
        return cls(state.architecture, state.preparation, state.now.values, applying)

    def network(self) -> Network:
        """The network in float64, so that its predictions do not depend on the order of additions.

        It has the temperature of the decision.

        Raises:
            UserError: the architecture has a problem.
        """
        network = Network(self.architecture, self.preparation.task, np.float64)
        np.copyto(network.values, self.values)
        network.temperature = self.decision.temperature
        return network

    def read(self, path: str | Path, progress: Callable[[float], None] | None = None) -> Table:
        """The table in a CSV file, each column read as what it was in the table of the training.

        Args:
            path: the file, or ``sample:iris``.
            progress: told the share that is done, 0 to 1.

        Raises:
            UserError: it cannot be read.
        """
        from engine.data.reading.csv_reader import read_csv  # noqa: PLC0415

        return read_csv(path, progress=progress, rules=self.preparation.rules)

    def predict(self, table: Table) -> Predictions:
        """Predict every row of ``table``, best one that :meth:`read` gave.

        Raises:
            UserError: the table lacks a column that the network was trained on.
        """
        task = self.preparation.task
        inputs, notes = self.preparation.transform(table, np.float64)
        predicted, probabilities = self.answer(self.network(), inputs)
        if probabilities is None:
            return Predictions(predicted.tolist(), None, (), notes, table.left_out)
        names = [task.classes[i] for i in predicted]
        return Predictions(names, probabilities, task.classes, notes, table.left_out)

    def answer(self, network: Network, inputs: Array) -> tuple[NDArray[Any], Array | None]:
        """What is said of prepared rows: here probabilities become predictions, wherever rows are predicted.

        Args:
            network: that of :meth:`network`.
            inputs: ``(m, n)`` float64.

        Returns:
            Numbers of classes ``(m,)`` and ``(m, classes)`` probabilities; or numbers ``(m,)`` in the
            target's units, and None.
        """
        threads = suited_threads(network.multiplications_per_row, _COMPUTED_AT_ONCE)
        with threads, np.errstate(all="ignore"):  # rows far outside the training range may overflow
            outputs = network.predict(inputs)
            if self.preparation.task.kind == "regression":
                return np.ravel(self.preparation.original_units(outputs)), None
            probabilities = network.probabilities(outputs)
        return self.decision.decide(probabilities, self.preparation.task.classes), probabilities


def check_values(network: Network, values: Array) -> Array:
    """The same ``values (P + S,)`` read from a file, if the network can compute with them.

    Raises:
        UserError: a running variance is negative, so that its root is no number.
    """
    np.copyto(network.values, values)
    for index, spec in enumerate(network.specs):
        variance = network.arrays_of(index).get("running_var")
        if variance is not None and (variance < 0).any():
            raise UserError(
                "The running variance of {layer} is negative, which no training gives; open another copy of "
                "the file.",
                layer=spec.name,
            )
    return values
