"""Watch of one unit: what it gives for which rows, and how its number for the followed row comes about."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from engine.core.network import Network
from engine.data.dataset import Dataset
from engine.insight.class_units import LEAST_ROWS, MOST_ROWS, Groups, groups_of
from engine.insight.layer_outputs import affordable_rows
from engine.insight.unit_facts import UnitFacts, unit_facts
from gui.bench.insight.weights_watch import WeightsWatch
from gui.bench.judging.pinned_row import PinnedRow, Row
from gui.bench.judging.row_selection import FollowedRow, RowSelection, followed_row
from gui.bench.workbench import Workbench

INTERVAL = 0.3
"""Least seconds from one answer to the next: numbers that change faster cannot be read."""


@dataclass(frozen=True, slots=True)
class UnitQuestion:
    """Question for one unit.

    Attributes:
        layer: its id.
        unit: its number, or that of the feature map.
        dataset: whose training rows count.
        row: the one of which its sum is told.
    """

    layer: str
    unit: int
    dataset: Dataset
    row: FollowedRow


@dataclass(frozen=True, slots=True, eq=False)
class UnitAnswer:
    """Answer to it: the facts, and the rows that they are of."""

    question: UnitQuestion
    facts: UnitFacts
    groups: Groups


class UnitWatch(QObject):
    """Keeps the facts about the unit that is pointed at up to date; without one it computes nothing."""

    found = Signal(object)
    """A UnitAnswer."""

    def __init__(
        self, workbench: Workbench, pinned: PinnedRow, selection: RowSelection, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._bench, self._pinned, self._selection = workbench, pinned, selection
        self.watch = WeightsWatch(workbench, self._answer, INTERVAL, self)
        self.watch.found.connect(self.found)
        self._row: tuple[tuple[object, ...], FollowedRow] | None = None
        # For the thread alone: the rows of a dataset, and how many of them there are at most.
        self._groups: tuple[Dataset, int, Groups] | None = None

    def want(self, unit: tuple[str, int] | None) -> None:
        """Have this unit of a layer in sight, or none."""
        dataset = None if self._bench.run_is_of_something_else else self._bench.session.dataset
        if unit is None or dataset is None:
            self.watch.ask(None)
        else:
            self.watch.ask(UnitQuestion(*unit, dataset, self._followed(dataset)))

    def _followed(self, dataset: Dataset) -> FollowedRow:
        """The followed row; the same object as long as it is the same row."""
        pinned: Row | None = self._pinned.row
        of = dataset, pinned, self._selection.probe
        if self._row is None or any(a is not b for a, b in zip(self._row[0], of, strict=True)):
            self._row = of, followed_row(*of)
        return self._row[1]

    def _answer(
        self, network: Network, question: UnitQuestion, cancelled: Callable[[], bool]
    ) -> UnitAnswer | None:
        if question.layer not in network.architecture:
            return None
        groups, row = self._groups_for(network, question), question.row.probe.subset.inputs[0]
        try:
            facts = unit_facts(network, question.layer, question.unit, groups, row=row, cancelled=cancelled)
        except IndexError:  # the layer had more units when it was drawn
            return None
        return UnitAnswer(question, facts, groups)

    def _groups_for(self, network: Network, question: UnitQuestion) -> Groups:
        rows, made = affordable_rows(network, LEAST_ROWS, MOST_ROWS), self._groups
        if made is None or made[:2] != (question.dataset, rows):
            made = self._groups = question.dataset, rows, groups_of(question.dataset, rows)
        return made[2]
