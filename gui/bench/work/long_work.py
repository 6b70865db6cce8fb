"""Long work in a thread: one at a time, a new one ends the one before, and nobody hears of what was ended."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Signal, SignalInstance, Slot

from engine.common.messages import Cancelled
from gui.bench.work.background import Background, Failed, Fault, fault_in_work

Result = TypeVar("Result")


class Job:
    """Piece of work, as the thread that does it sees it."""

    def __init__(self, told: SignalInstance) -> None:
        self._told = told
        self._is_cancelled = False

    def cancelled(self) -> bool:
        """True if the result is no longer wanted."""
        return self._is_cancelled

    def cancel(self) -> None:
        """Want no result any more, and hear nothing."""
        self._is_cancelled = True

    def tell(self, listener: Callable[..., None], *what: Any) -> None:
        """Call ``listener`` in the window's thread, unless the work is cancelled by then."""
        self._told.emit(self, partial(listener, *what))


class LongWork(QObject):
    """Work of one kind. Call :meth:`shut_down` before the program ends, where the thread is its own."""

    failed = Signal(object)
    """Emitted with the Message of a failure, where :meth:`run` was given no one else to tell."""
    _told = Signal(object, object)

    def __init__(self, parent: QObject | None = None, background: Background | None = None) -> None:
        """Begin without work, with a thread of its own or in turn with all else in ``background``."""
        super().__init__(parent)
        self._background = background or Background(self)
        self._job: Job | None = None
        self._told.connect(self._hear)

    @property
    def is_busy(self) -> bool:
        """True if one is running, or one that was cancelled has not ended yet."""
        return self._background.is_busy

    @property
    def is_wanted(self) -> bool:
        """True if one is running or waits, and was not cancelled."""
        return self._job is not None

    def run(
        self,
        work: Callable[[Job], Result],
        done: Callable[[Result], None],
        failed: Failed | None = None,
        fault: Fault = fault_in_work,
    ) -> None:
        """Do ``work`` in the thread in place of the one before; nothing after :meth:`shut_down`.

        Args:
            work: given its Job, by which it tells how far it is, and knows whether it is cancelled. It is
                begun all the same: a file that was to be written is not lost at the end of the program.
            done: told of its result.
            failed: told of a Message and the traceback (empty where the user can help it), or ``failed`` is
                emitted.
            fault: makes the sentence for an error that is no UserError.
        """
        self.cancel()
        if self._background.is_shut:
            return
        job = self._job = Job(self._told)

        def unless_cancelled() -> Result | None:
            try:
                return work(job)
            except Cancelled:
                return None  # which nobody hears of

        def end(tell: Callable[..., None], *what: Any) -> None:
            if job is self._job:
                self._job = None
                tell(*what)

        tell_failure = failed or (lambda message, _details: self.failed.emit(message))
        self._background.run(unless_cancelled, partial(end, done), partial(end, tell_failure), fault)

    def cancel(self) -> None:
        """End it, if there is one; nobody hears of it any more."""
        if self._job is not None:
            self._job.cancel()
            self._job = None

    def shut_down(self) -> None:
        """End the thread."""
        self.cancel()
        self._background.shut_down()

    @Slot(object, object)
    def _hear(self, job: Job, tell: Callable[[], None]) -> None:
        if job is self._job:
            tell()
