"""Reads tables and prepares datasets in a thread, so that the window never waits."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Qt, QThread, Signal, Slot

from engine.common.messages import Cancelled, Message
from engine.data.columns import Resolved, resolve
from engine.data.dataset import Dataset
from engine.data.table.table import Table
from engine.project.project import DataChoices
from engine.project.rules import Rules
from gui.bench.background import described

PROGRESS_INTERVAL = 0.05
"""Seconds between two progress signals; readers report far more often than anybody can see."""


def _read(path: str, reading: int, progress: Callable[[float], None], cancelled: Callable[[], bool]) -> Table:
    from engine.data.reading.csv_reader import read_csv

    return read_csv(path, progress=progress, cancelled=cancelled, rules=Rules(reading))


def _read_and_resolve(
    path: str, choices: DataChoices, progress: Callable[[float], None], cancelled: Callable[[], bool]
) -> tuple[Table, Resolved]:
    table = _read(path, choices.reading, progress, cancelled)
    return table, resolve(table, choices)


def _prepare(
    table: Table, choices: DataChoices, like: Dataset | None, cancelled: Callable[[], bool]
) -> Dataset:
    """The dataset; ``like`` itself where it is no other, so that there are never two of the same."""
    from engine.data.dataset import prepare

    dataset = prepare(table, choices, cancelled=cancelled)
    return like if like is not None and dataset.equals(like) else dataset


class _Worker(QObject):
    """Lives in the thread and does one request after the other.

    Attributes:
        latest: number of the newest request of each kind, written by the window's thread; work of
            an older number is no longer wanted.
    """

    progress = Signal(int, float)
    """Progress of the load with this number, 0 to 1."""
    done = Signal(str, int, object, object)
    """Kind and number of a request, what came of it, and what it was made from."""
    failed = Signal(str, int, object, str)
    """Kind and number of a request, the Message and the traceback (empty where the user can mend it)."""

    def __init__(self) -> None:
        super().__init__()
        self.latest = {"load": 0, "prepare": 0}

    @Slot(int, object, object)
    def load(self, number: int, path: str, choices: DataChoices) -> None:
        last = 0.0

        def report(fraction: float) -> None:
            nonlocal last
            now = time.monotonic()
            if now - last >= PROGRESS_INTERVAL:
                last = now
                self.progress.emit(number, fraction)

        where = Path(path).name

        def read(outdated: Callable[[], bool]) -> tuple[Table, Resolved]:
            return _read_and_resolve(path, choices, report, outdated)

        self._do("load", number, where, choices, read)

    @Slot(int, object, object, object)
    def prepare(self, number: int, table: Table, choices: DataChoices, like: Dataset | None) -> None:
        where = Path(table.path).name
        self._do("prepare", number, where, choices, lambda outdated: _prepare(table, choices, like, outdated))

    def _do(
        self, kind: str, number: int, where: str, source: object, work: Callable[[Callable[[], bool]], Any]
    ) -> None:
        def outdated() -> bool:
            return self.latest[kind] != number

        if outdated():
            return
        try:
            result = work(outdated)
        except Cancelled:
            return
        except MemoryError:
            message = Message(
                "There is not enough memory to read {file}: close other programs, or keep only the columns "
                "and rows that matter.",
                file=where,
            )
            self.failed.emit(kind, number, message, "")
        except Exception as error:
            # The program has a fault here. It must not take the open work with it.
            words = f"{type(error).__name__}: {error}".splitlines()[0][:200]
            fault = Message(
                "{file} could not be used because of a fault in Layerscope ({error}); try another file "
                "or report the details.",
                file=where,
                error=words,
            )
            self.failed.emit(kind, number, *described(error, fault))
        else:
            self.done.emit(kind, number, result, source)


class DataLoader(QObject):
    """Loads and prepares in a thread of its own; only the latest request of each kind counts.

    Call :meth:`shut_down` before the program ends.
    """

    started = Signal(str)
    """The file at this path is being read."""
    progress = Signal(float)
    """So much of the file has been read, 0 to 1."""
    loaded = Signal(object, object, object)
    """A Table was read, what DataChoices make of it (Resolved), and those choices."""
    prepared = Signal(object, object)
    """A Dataset is ready, and the DataChoices that it was made with."""
    failed = Signal(object, str)
    """A Message that says why the latest request failed, and a traceback or an empty string."""
    cancelled = Signal()
    """The load was cancelled."""

    _load_wanted = Signal(int, object, object)
    _prepare_wanted = Signal(int, object, object, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._loading = False
        self._thread = QThread(self)
        self._thread.setObjectName("data loader")
        self._worker = _Worker()
        self._worker.moveToThread(self._thread)
        queued = Qt.ConnectionType.QueuedConnection
        self._load_wanted.connect(self._worker.load, queued)
        self._prepare_wanted.connect(self._worker.prepare, queued)
        self._worker.progress.connect(self._on_progress, queued)
        self._worker.done.connect(self._on_done, queued)
        self._worker.failed.connect(self._on_failed, queued)

    @property
    def is_loading(self) -> bool:
        """True if a file is being read."""
        return self._loading

    def load(self, path: str, choices: DataChoices | None = None) -> None:
        """Begin to read a CSV file, and to resolve it; whatever was being read is dropped."""
        number = self._next("load")
        self._loading = True
        self._thread.start()
        self.started.emit(path)
        self._load_wanted.emit(number, path, choices or DataChoices(path=path))

    def prepare(self, table: Table, choices: DataChoices, like: Dataset | None = None) -> None:
        """Begin to prepare a dataset; an older preparation is dropped. An equal ``like`` is given instead."""
        self._thread.start()
        self._prepare_wanted.emit(self._next("prepare"), table, choices, like)

    def cancel(self) -> None:
        """Drop the file that is being read, if there is one."""
        if self._loading:
            self._next("load")
            self._loading = False
            self.cancelled.emit()

    def shut_down(self) -> None:
        """Drop all work, end the thread and wait for it."""
        self._next("load")
        self._next("prepare")
        self._loading = False
        self._thread.quit()
        self._thread.wait()

    def _next(self, kind: str) -> int:
        self._worker.latest[kind] += 1
        return self._worker.latest[kind]

    @Slot(int, float)
    def _on_progress(self, number: int, fraction: float) -> None:
        if number == self._worker.latest["load"]:
            self.progress.emit(fraction)

    @Slot(str, int, object, object)
    def _on_done(self, kind: str, number: int, result: Any, source: object) -> None:
        if number != self._worker.latest[kind]:
            return
        if kind == "load":
            self._loading = False
            self.loaded.emit(*result, source)
        else:
            self.prepared.emit(result, source)

    @Slot(str, int, object, str)
    def _on_failed(self, kind: str, number: int, message: Message, details: str) -> None:
        if number != self._worker.latest[kind]:
            return
        if kind == "load":
            self._loading = False
        self.failed.emit(message, details)
