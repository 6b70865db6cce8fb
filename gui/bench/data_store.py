"""The table and the dataset behind the project's data choices, kept up to date off the GUI thread."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields, replace
from typing import Any

from PySide6.QtCore import QObject, Signal

from engine.common.messages import Cancelled, Message
from engine.core.task import Task
from engine.data.columns import Resolved, resolve, task_of
from engine.data.dataset import Dataset
from engine.data.samples import resolve_path
from engine.data.table.table import Table
from engine.project.project import DataChoices
from gui.bench.work.data_loader import DataLoader
from gui.bench.work.long_work import Job, LongWork

TABLES_KEPT = 3
"""Tables that stay in memory, so that undo and redo of opening a file are instant."""
BYTES_KEPT = 300_000_000
"""The most memory of tables that are kept beside the one that is shown."""
ANSWERS_KEPT = 30
"""Number of answers kept, of tables with choices made lately, so that undo and redo are instant."""
QUICK_ROWS, QUICK_COLUMNS = 20_000, 200
"""Tables up to this size are resolved within a few milliseconds, in the window's own thread."""


class DataStore(QObject):
    """Data as the window knows them.

    Attributes:
        choices: the choices that the rest belongs to.
        table: the table of ``choices.path``, or None while there is none.
        resolved: what the choices make of its columns, or None.
        dataset: prepared for training, or None until it is ready.
        loading: path of the file that is being read, or an empty string.
        dataset_in_use: gives the dataset of the run; it is used again where a new one would be the same.
    """

    changed = Signal()
    """Table, roles, task or ``loading`` are others now."""
    opened = Signal(object)
    """A table was read that the project does not know yet: the Table."""
    prepared = Signal()
    """``dataset`` belongs to the choices now."""
    progress = Signal(float)
    """Progress of reading, 0 to 1."""
    failed = Signal(object, str)
    """Reading or preparing failed: the Message and details."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.choices = DataChoices()
        self.table: Table | None = None
        self.resolved: Resolved | None = None
        self.dataset: Dataset | None = None
        self.loading = ""
        self._is_opening = False  # whether the project does not know what is being read yet
        self._tables: dict[str, Table] = {}
        self.dataset_in_use: Callable[[], Dataset | None] = lambda: None
        self._answers: list[tuple[Table, DataChoices, Resolved]] = []
        self._resolving = LongWork(self)
        self._loader = DataLoader(self)
        self._loader.progress.connect(self.progress)
        self._loader.loaded.connect(self._on_table_read)
        self._loader.prepared.connect(self._on_prepared)
        self._loader.failed.connect(self._take_failure)
        self._loader.cancelled.connect(self._end_loading)

    @property
    def task(self) -> Task | None:
        """Task to be learnt, or None while the data does not say."""
        return task_of(self.resolved) if self.resolved else None

    def open(self, choices: DataChoices) -> None:
        """Read the file of these choices, which may become the project's; ``opened`` says when."""
        self._load(choices, is_opening=True)

    def cancel(self) -> None:
        """Give up reading."""
        self._loader.cancel()

    def forget(self) -> None:
        """Forget the tables, so that files that may have changed on the disk are read again."""
        self._tables.clear()
        self._answers.clear()

    def show(self, choices: DataChoices) -> None:
        """Follow the project: read what is not read yet, work out the roles, prepare."""
        if choices == self.choices:
            return
        self.choices = choices
        self.dataset = None
        known = self._tables.get(choices.path)
        if known is not None and known.reading == choices.reading:
            self.table = known
            self._resolve()
        else:
            self.table = self.resolved = None
            if choices.path:
                self._load(choices)
            self.changed.emit()

    def when_resolved(self, table: Table, choices: DataChoices, then: Callable[[Resolved], None]) -> None:
        """Call ``then`` with what these choices make of the table.

        At once where that is known or quickly worked out; else later, unless something else is asked first.
        """
        self._resolving.cancel()
        known = self._answer(table, choices)
        if known is None and table.rows <= QUICK_ROWS and len(table.columns) <= QUICK_COLUMNS:
            known = self._keep_answer(table, choices, resolve(table, choices))
        if known is not None:
            then(known)
            return

        def work(job: Job) -> Resolved:
            if job.cancelled():
                raise Cancelled
            return resolve(table, choices)

        self._resolving.run(
            work,
            lambda resolved: then(self._keep_answer(table, choices, resolved)),
            self.failed.emit,
        )

    def _answer(self, table: Table, choices: DataChoices) -> Resolved | None:
        return next((a[2] for a in self._answers if a[0] is table and a[1] == choices), None)

    def _keep_answer(self, table: Table, choices: DataChoices, resolved: Resolved) -> Resolved:
        self._answers = [*self._answers[1 - ANSWERS_KEPT :], (table, choices, resolved)]
        return resolved

    def shut_down(self) -> None:
        """End the threads."""
        self._resolving.shut_down()
        self._loader.shut_down()

    def _load(self, choices: DataChoices, is_opening: bool = False) -> None:
        self.loading, self._is_opening = choices.path, is_opening
        self._loader.load(str(resolve_path(choices.path)), choices)
        self.changed.emit()

    def _resolve(self) -> None:
        assert self.table is not None  # noqa: S101 - both callers have just set it
        self.resolved = None
        self.when_resolved(self.table, self.choices, self._take_resolved)
        if self.resolved is None:
            self.changed.emit()

    def _take_resolved(self, resolved: Resolved) -> None:
        self.resolved = resolved
        self.changed.emit()
        if resolved.problem is None and self.table is not None:
            self._loader.prepare(self.table, self.choices, self.dataset_in_use())

    def _on_table_read(self, table: Table, resolved: Resolved, choices: DataChoices) -> None:
        path, is_new = self.loading, self._is_opening
        self.loading, self._is_opening = "", False
        table = replace(table, path=path)
        self._keep_table(table)
        self._keep_answer(table, choices, resolved)
        if path == self.choices.path and table.reading == self.choices.reading:
            self.table = table
            self._resolve()
        else:
            self.changed.emit()
        if is_new:
            self.opened.emit(table)

    def _keep_table(self, table: Table) -> None:
        self._tables.pop(table.path, None)
        self._tables[table.path] = table
        while len(self._tables) > 1 and (
            len(self._tables) > TABLES_KEPT
            or sum(map(_size, self._tables.values())) - _size(table) > BYTES_KEPT
        ):
            self._tables.pop(next(iter(self._tables)))
        kept = [id(one) for one in self._tables.values()]
        self._answers = [answer for answer in self._answers if id(answer[0]) in kept]

    def _on_prepared(self, dataset: Dataset, choices: DataChoices) -> None:
        if choices == self.choices:
            self.dataset = dataset
            self.prepared.emit()

    def _take_failure(self, message: Message, details: str) -> None:
        if not self._loader.is_loading:  # else it was the preparation of another table
            self._end_loading()
        self.failed.emit(message, details)

    def _end_loading(self) -> None:
        self.loading, self._is_opening = "", False
        self.changed.emit()


def _size(table: Table) -> int:
    """Bytes of the values of a table."""
    return sum(column.values.nbytes for column in table.columns)


def combined(base: DataChoices, first: DataChoices, second: DataChoices) -> DataChoices:
    """Combine two changes of the same choices; the second counts where they meet."""

    def both(before: Any, one: Any, two: Any) -> Any:
        if not isinstance(before, dict):
            return one if two == before else two
        merged = {key: both(before.get(key), one.get(key), two.get(key)) for key in {**one, **two}}
        return {key: value for key, value in merged.items() if value is not None}

    names = [field.name for field in fields(DataChoices)]
    return DataChoices(
        **{name: both(getattr(base, name), getattr(first, name), getattr(second, name)) for name in names}
    )
