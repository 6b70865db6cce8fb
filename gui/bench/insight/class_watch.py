"""Watch of the classes: how the units of the layer in sight answer to them, and to the pinned row."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QObject, Signal

from engine.common.arrays import Array
from engine.core.network import Network
from engine.data.dataset import Dataset
from engine.insight.class_units import (
    LEAST_ROWS,
    MOST_ROWS,
    ClassUnits,
    Groups,
    class_units_of,
    groups_of,
)
from engine.insight.layer_outputs import affordable_rows
from gui.bench.insight.weights_watch import WeightsWatch
from gui.bench.judging.pinned_row import PinnedRow, Row
from gui.bench.judging.profiling.row_inputs import RowInputs
from gui.bench.workbench import Workbench

INTERVAL = 0.3
"""Least seconds from one answer to the next: numbers that change faster cannot be compared."""


@dataclass(frozen=True, slots=True)
class ClassQuestion:
    """Question for the units of a layer.

    Attributes:
        layer: its id.
        dataset: whose training rows count.
        row: the pinned one, or None.
    """

    layer: str
    dataset: Dataset
    row: Row | None


@dataclass(frozen=True, slots=True, eq=False)
class ClassAnswer:
    """Answer to it: the units, and the rows that they were asked about."""

    question: ClassQuestion
    units: ClassUnits
    groups: Groups


class ClassWatch(QObject):
    """Keeps the means of the layer in sight up to date."""

    found = Signal(object)
    """A ClassAnswer."""

    def __init__(self, workbench: Workbench, pinned: PinnedRow, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bench, self._pinned = workbench, pinned
        self.watch = WeightsWatch(workbench, self._answer, INTERVAL, self)
        self.watch.found.connect(self.found)
        # For the thread alone: the rows of a dataset, and how many of them there are at most.
        self._groups: tuple[Dataset, int, Groups] | None = None

    def want(self, layer: str | None) -> None:
        """Have this layer in sight, or none."""
        dataset = self._bench.session.dataset
        has_any = layer is not None and dataset is not None
        self.watch.ask(ClassQuestion(layer, dataset, self._row()) if has_any else None)  # type: ignore[arg-type]

    def _row(self) -> Row | None:
        """The pinned row, unless it is of another table than the run."""
        return None if self._bench.run_is_of_something_else else self._pinned.row

    def _answer(
        self, network: Network, question: ClassQuestion, cancelled: Callable[[], bool]
    ) -> ClassAnswer | None:
        if question.layer not in network.architecture:
            return None
        groups, pinned = self._groups_for(network, question), prepared_row(question.dataset, question.row)
        units = class_units_of(network, question.layer, groups, pinned, cancelled)
        return ClassAnswer(question, units, groups)

    def _groups_for(self, network: Network, question: ClassQuestion) -> Groups:
        rows, made = affordable_rows(network, LEAST_ROWS, MOST_ROWS), self._groups
        if made is None or made[:2] != (question.dataset, rows):
            made = self._groups = question.dataset, rows, groups_of(question.dataset, rows)
        return made[2]


def prepared_row(dataset: Dataset, row: Row | None) -> Array | None:
    """The inputs ``(n,)`` of a row: of one of the table as they are in the dataset, else from its values."""
    if row is None:
        return None
    inputs: Array
    if row.place is not None:
        found = dataset.subset_of(np.array([row.place])).inputs
        if len(found):
            inputs = found[0]
            return inputs
    inputs = RowInputs(dataset.preparation).of(row)[0].astype(np.float32)
    return inputs
