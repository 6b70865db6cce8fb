"""The rows that the user chose to look at everywhere, in the place of those that stand for all."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from PySide6.QtCore import QObject, Signal

from engine.common.arrays import Indices
from engine.data.dataset import Dataset, Subset
from engine.evaluation.judged import Judged
from engine.project.project import Project
from engine.training.observation.probe import PROBE_ROWS, Probe, probe_of, probe_rows
from engine.training.observation.snapshot import Snapshot
from gui.bench.judging.pinned_row import Row
from gui.bench.judging.profiling.row_inputs import WholeRows
from gui.bench.workbench import Workbench
from gui.look.notice import Notice
from gui.look.words.translation import retranslated, tr


@dataclass(frozen=True, slots=True, eq=False)
class ChosenRows:
    """Rows of one part of the split.

    Attributes:
        part: ``train``, ``validation`` or ``test``; ``folds`` of a cross-validation.
        rows: ``(m,)`` places in the table, counted from 0; the first ones are shown where not all can be.
        title: what they have in common, such as "8 → 1", in the language of the window.
    """

    part: str
    rows: Indices
    title: str

    @classmethod
    def worst_first(cls, judged: Judged, places: Indices, title: str) -> ChosenRows:
        """Rows at these places among judged ones, in the order of their losses, the highest first."""
        return cls(judged.part, judged.rows[judged.worst_first(places)], title)

    @property
    def count_text(self) -> str:
        """How many they are, and how many of them are shown where there is room for some."""
        count = len(self.rows)
        if count > PROBE_ROWS:
            return tr("the worst {shown} of {count} rows", shown=PROBE_ROWS, count=f"{count:,}")
        return tr("1 row") if count == 1 else tr("{count} rows", count=count)

    @property
    def text(self) -> str:
        """Which rows these are, and why."""
        part = {"train": tr("training"), "validation": tr("validation"), "test": tr("test")}.get(self.part)
        return " · ".join([self.title, self.count_text, part or tr("folds")])


@dataclass(frozen=True, slots=True, eq=False)
class FollowedRow:
    """The row of which is told how a number of the network comes about.

    Attributes:
        probe: it alone, prepared.
        title: which one it is.
    """

    probe: Probe
    title: str


def followed_row(dataset: Dataset, pinned: Row | None, chosen: Probe | None) -> FollowedRow:
    """The pinned row, perhaps with values that were changed, or else the first of those that are looked at.

    One without a target that may be known, as of the test part, is none of them: a loss would tell it.

    Args:
        dataset: of the run.
        pinned: None where there is none, or where it is of another table.
        chosen: rows that are looked at; None for the default ones.
    """
    base = pinned.base or pinned if pinned is not None else None
    if pinned is not None and base is not None and base.place is not None:
        place = np.array([base.place])
        inputs = WholeRows().of(dataset.preparation, pinned)
        if inputs is not None and any(np.isin(place, part.rows)[0] for part in _open_parts(dataset)):
            probe, title = probe_of(dataset, place), tr("row {row}", row=f"{base.place + 1:,}")
            if pinned.place is None:
                given = inputs[None].astype(probe.subset.inputs.dtype)
                changed = Subset(given, probe.subset.targets, probe.subset.rows)
                probe, title = replace(probe, subset=changed), tr("{row}, changed", row=title)
            return FollowedRow(probe, title)
    if chosen is not None:
        probe = Probe(_first(chosen.subset), chosen.targets[:1])
    else:
        probe = probe_of(dataset, dataset.train.rows[probe_rows(dataset)][:1])
    return FollowedRow(probe, tr("row {row}", row=f"{int(probe.subset.rows[0]) + 1:,}"))


def _open_parts(dataset: Dataset) -> tuple[Subset, Subset]:
    return dataset.train, dataset.validation


def _first(rows: Subset) -> Subset:
    return Subset(rows.inputs[:1], rows.targets[:1], rows.rows[:1])


class RowSelection(QObject):
    """Keeps what is chosen, until the data are other ones, and has it ready for every run.

    Test rows are given up once the network changes: nobody is to watch them while it learns.

    Attributes:
        chosen: None while the rows that stand for all are shown.
    """

    changed = Signal()
    """Other rows are chosen, or none."""

    def __init__(self, workbench: Workbench, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.chosen: ChosenRows | None = None
        self._workbench, self._session = workbench, workbench.session
        self._step = 0  # at which rows were chosen
        self._made: tuple[ChosenRows, Dataset, Probe] | None = None
        workbench.document.changed.connect(self._follow_project)
        self._session.frame.connect(self._follow_frame)

    @property
    def probe(self) -> Probe | None:
        """The chosen rows as the run takes them; None where those that stand for all are to be shown."""
        chosen, dataset = self.chosen, self._session.dataset
        if chosen is None or dataset is None:
            return None
        if self._made is None or self._made[0] is not chosen or self._made[1] is not dataset:
            self._made = chosen, dataset, probe_of(dataset, chosen.rows)
        return self._made[2]

    def choose(self, chosen: ChosenRows) -> None:
        """Show these rows everywhere."""
        if len(chosen.rows):
            self._show(chosen)

    def clear(self) -> None:
        """Show the rows that stand for all."""
        if self.chosen is not None:
            self._show(None)

    def _show(self, chosen: ChosenRows | None) -> None:
        self.chosen, self._made = chosen, None
        self._step = self._session.trainer.step_count if self._session.trainer else 0
        self.changed.emit()
        self._session.show_now()

    def retranslate(self) -> None:
        """Retranslate the title into the language of now."""
        if self.chosen is not None:
            self.chosen = replace(self.chosen, title=retranslated(self.chosen.title))
            if self._made is not None:
                self._made = (self.chosen, *self._made[1:])  # the rows are the same

    def _follow_frame(self, snapshot: Snapshot) -> None:
        if self.chosen is not None and self.chosen.part == "test" and snapshot.step != self._step:
            self.clear()
            text = tr("The network has changed, so the heat maps show test rows no longer.")
            self._workbench.noticed.emit(Notice(text, "tip"))

    def _follow_project(self, before: Project, after: Project) -> None:
        if before.data != after.data:  # other rows may be of the part, or stand at their places
            self.clear()
