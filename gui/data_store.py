"""The table and the dataset behind the project's data choices, kept up to date off the GUI thread."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from engine.data.columns import Resolved, resolve, task_of
from engine.data.dataset import Dataset
from engine.data.samples import resolve_path
from engine.data.table import Table
from engine.messages import Message
from engine.project import DataChoices
from engine.task import Task
from gui.data_loader import DataLoader

TABLES_KEPT = 3
"""Tables that stay in memory, so that undo and redo of opening a file are instant."""


class DataStore(QObject):
    """What the window knows of the data.

    Attributes:
        choices: the choices that the rest belongs to.
        table: the table of ``choices.path``, or None while there is none.
        resolved: what the choices make of its columns, or None.
        dataset: prepared for training, or None until it is ready.
        loading: path of the file that is being read, or an empty string.
    """

    changed = Signal()
    """Table, roles, task or ``loading`` are others now."""
    opened = Signal(object)
    """A table was read that the project does not know yet: the Table."""
    prepared = Signal()
    """``dataset`` belongs to the choices now."""
    progress = Signal(float)
    """Of reading, 0 to 1."""
    failed = Signal(object, str)
    """Reading or preparing failed: the Message and details."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.choices = DataChoices()
        self.table: Table | None = None
        self.resolved: Resolved | None = None
        self.dataset: Dataset | None = None
        self.loading = ""
        self._new_path = ""
        self._tables: dict[str, Table] = {}
        self._last_resolved: tuple[Table, DataChoices, Resolved] | None = None
        self._loader = DataLoader(self)
        self._loader.progress.connect(self.progress)
        self._loader.loaded.connect(self._take_table)
        self._loader.prepared.connect(self._take_dataset)
        self._loader.failed.connect(self._take_failure)
        self._loader.cancelled.connect(self._end_loading)

    @property
    def task(self) -> Task | None:
        """What is to be learnt, or None while the data does not say."""
        return task_of(self.resolved) if self.resolved else None

    def open(self, path: str) -> None:
        """Read a file that may become the project's; ``opened`` says when."""
        self._new_path = path
        self._load(path)

    def cancel(self) -> None:
        """Give up reading."""
        self._loader.cancel()

    def forget(self) -> None:
        """Read files anew when they are next needed: they may have changed on the disk."""
        self._tables.clear()

    def show(self, choices: DataChoices) -> None:
        """Follow the project: read what is not read yet, work out the roles, prepare."""
        if choices == self.choices:
            return
        self.choices = choices
        self.dataset = None
        if choices.path in self._tables:
            self.table = self._tables[choices.path]
            self._resolve()
        else:
            self.table = self.resolved = None
            if choices.path:
                self._new_path = ""
                self._load(choices.path)
            self.changed.emit()

    def resolve(self, table: Table, choices: DataChoices) -> Resolved:
        """What these choices make of the table; the last answer is kept, since it splits all the rows."""
        last = self._last_resolved
        if last is None or last[0] is not table or last[1] != choices:
            last = self._last_resolved = (table, choices, resolve(table, choices))
        return last[2]

    def shut_down(self) -> None:
        """End the thread."""
        self._loader.shut_down()

    def _load(self, path: str) -> None:
        self.loading = path
        self._loader.load(str(resolve_path(path)))
        self.changed.emit()

    def _resolve(self) -> None:
        assert self.table is not None  # noqa: S101 - both callers have just set it
        self.resolved = self.resolve(self.table, self.choices)
        self.changed.emit()
        if self.resolved.problem is None:
            self._loader.prepare(self.table, self.choices)

    def _take_table(self, table: Table) -> None:
        path, is_new = self.loading, self.loading == self._new_path
        self.loading = ""
        table = replace(table, path=path)
        self._tables.pop(path, None)
        self._tables[path] = table
        while len(self._tables) > TABLES_KEPT:
            self._tables.pop(next(iter(self._tables)))
        if path == self.choices.path:
            self.table = table
            self._resolve()
        else:
            self.changed.emit()
        if is_new:
            self._new_path = ""
            self.opened.emit(table)

    def _take_dataset(self, dataset: Dataset, choices: DataChoices) -> None:
        if choices == self.choices:
            self.dataset = dataset
            self.prepared.emit()

    def _take_failure(self, message: Message, details: str) -> None:
        self._end_loading()
        self.failed.emit(message, details)

    def _end_loading(self) -> None:
        self.loading, self._new_path = "", ""
        self.changed.emit()
