"""A trained network with its preparation: all that is needed to predict the rows of another table."""

from __future__ import annotations

import io
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from engine.common.arrays import Array
from engine.common.atomic import atomic_write
from engine.common.messages import Message, UserError
from engine.common.spreadsheet import write_rows
from engine.core.architecture.architecture import Architecture
from engine.core.network import Network
from engine.data.preparation import Preparation
from engine.data.table.table import Table
from engine.project.decision import DEFAULT, Decision
from engine.training.state.training_state import TrainingState


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
        network, task = self.network(), self.preparation.task
        inputs, notes = self.preparation.transform(table, np.float64)
        with np.errstate(all="ignore"):  # rows far outside the training range may overflow
            outputs = network.predict(inputs)
            if task.kind == "regression":
                numbers: list[float] = np.ravel(self.preparation.original_units(outputs)).tolist()
                return Predictions(numbers, None, (), notes, table.left_out)
            probabilities = network.probabilities(outputs)
        names = [task.classes[i] for i in self.decision.decide(probabilities, task.classes)]
        return Predictions(names, probabilities, task.classes, notes, table.left_out)


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


def save_predictions(path: str | Path, predictions: Predictions) -> None:
    """Write a CSV with the columns ``prediction`` and ``p_<class>``; numbers keep all their digits.

    A row of the table's file that was left out has an empty one, so that the others keep their places.

    Raises:
        UserError: the file cannot be written.
    """
    with atomic_write(path) as stream:
        text = io.TextIOWrapper(stream, "utf-8", errors="replace", newline="", write_through=True)
        write_rows(text, [["prediction", *(f"p_{name}" for name in predictions.classes)]])
        write_rows(text, _rows_of(predictions))
        text.flush()
        text.detach()


def _rows_of(predictions: Predictions) -> Iterator[list[object]]:
    """A row for each prediction, and an empty one for each row that was left out."""
    missing = Counter(predictions.left_out)
    empty: list[object] = [""] * (1 + len(predictions.classes))
    for place, value in enumerate(predictions.prediction):
        yield from [empty] * missing[place]
        probabilities = predictions.probabilities
        yield [value] if probabilities is None else [value, *probabilities[place].tolist()]
    yield from [empty] * missing[len(predictions.prediction)]
