"""Reads tables and prepares datasets in threads, so that the window never waits."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QObject, Signal

from engine.common.messages import Cancelled, Message, UserError
from engine.data.columns import Resolved, resolve
from engine.data.dataset import Dataset
from engine.data.table.table import Table
from engine.project.project import DataChoices
from engine.project.rules import Rules
from gui.bench.work.long_work import Job, LongWork

Result = TypeVar("Result")

PROGRESS_INTERVAL = 0.05
"""Seconds between two progress signals; readers report far more often than anybody can see."""


class DataLoader(QObject):
    """Loads and prepares; only the latest request of each kind counts.

    Call :meth:`shut_down` before the program ends.
    """

    started = Signal(str)
    """The file at this path is being read."""
    progress = Signal(float)
    """Emitted with the share of the file that has been read, 0 to 1."""
    loaded = Signal(object, object, object)
    """A Table was read, what DataChoices make of it (Resolved), and those choices."""
    prepared = Signal(object, object)
    """A Dataset is ready, and the DataChoices that it was made with."""
    failed = Signal(object, str)
    """A Message that says why the latest request failed, and a traceback or an empty string."""
    cancelled = Signal()
    """The load was cancelled."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._reading, self._preparing = LongWork(self), LongWork(self)

    @property
    def is_loading(self) -> bool:
        """True if a file is being read."""
        return self._reading.is_wanted

    def load(self, path: str, choices: DataChoices | None = None) -> None:
        """Begin to read a CSV file, and to resolve it; whatever was being read is dropped."""
        chosen = choices or DataChoices(path=path)

        def read(job: Job) -> tuple[Table, Resolved]:
            table = _read(path, chosen, job, self.progress.emit)
            return table, resolve(table, chosen)

        def done(read: tuple[Table, Resolved]) -> None:
            self.loaded.emit(*read, chosen)

        self._run(self._reading, read, done, path)
        self.started.emit(path)

    def prepare(self, table: Table, choices: DataChoices, like: Dataset | None = None) -> None:
        """Begin to prepare a dataset; an older preparation is dropped. An equal ``like`` is given instead."""

        def prepare(job: Job) -> Dataset:
            return _prepare(table, choices, like, job.cancelled)

        def done(dataset: Dataset) -> None:
            self.prepared.emit(dataset, choices)

        self._run(self._preparing, prepare, done, table.path)

    def cancel(self) -> None:
        """Drop the file that is being read, if there is one."""
        if self.is_loading:
            self._reading.cancel()
            self.cancelled.emit()

    def shut_down(self) -> None:
        """Drop all work, end the threads and wait for them."""
        self._reading.shut_down()
        self._preparing.shut_down()

    def _run(
        self, kind: LongWork, work: Callable[[Job], Result], done: Callable[[Result], None], path: str
    ) -> None:
        where = Path(path).name

        def within_memory(job: Job) -> Result:
            if job.cancelled():
                raise Cancelled
            try:
                return work(job)
            except MemoryError:
                raise UserError(
                    "There is not enough memory to read {file}: close other programs, or keep only the "
                    "columns and rows that matter.",
                    file=where,
                ) from None

        def fault(error: Exception) -> Message:
            # The program has a fault here. It must not take the open work with it.
            return Message(
                "{file} could not be used because of a fault in Layerscope ({error}); try another file "
                "or report the details.",
                file=where,
                error=f"{type(error).__name__}: {error}".splitlines()[0][:200],
            )

        kind.run(within_memory, done, self.failed.emit, fault)


def _read(path: str, choices: DataChoices, job: Job, progress: Callable[[float], None]) -> Table:
    from engine.data.reading.csv_reader import read_csv

    last = 0.0

    def report(fraction: float) -> None:
        nonlocal last
        now = time.monotonic()
        if now - last >= PROGRESS_INTERVAL:
            last = now
            job.tell(progress, fraction)

    return read_csv(path, progress=report, cancelled=job.cancelled, rules=Rules(choices.reading))


def _prepare(
    table: Table, choices: DataChoices, like: Dataset | None, cancelled: Callable[[], bool]
) -> Dataset:
    """The dataset; ``like`` itself where it is no other, so that there are never two of the same."""
    from engine.data.dataset import prepare

    dataset = prepare(table, choices, cancelled=cancelled)
    return like if like is not None and dataset.equals(like) else dataset
