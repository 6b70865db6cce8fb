"""The rows that the user chose to look at everywhere, in the place of those that stand for all."""

from __future__ import annotations

from dataclasses import dataclass, replace

from PySide6.QtCore import QObject, Signal

from engine.common.arrays import Indices
from engine.data.dataset import Dataset
from engine.evaluation.judged import Judged
from engine.project.project import Project
from engine.training.observation.probe import PROBE_ROWS, Probe, probe_of
from engine.training.observation.snapshot import Snapshot
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
