"""Runs functions one after the other in a thread, and brings what came of each back to the window."""

from __future__ import annotations

import traceback
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, QThread, Signal, Slot

from engine.common.messages import Message, UserError

Done = Callable[[Any], None]
Failed = Callable[[Message, str], None]


def described(error: Exception, fault: Message) -> tuple[Message, str]:
    """Sentence and details of an error that was caught in a thread.

    Args:
        error: what was caught just now.
        fault: says that the program has a fault, for what the user cannot help.

    Returns:
        The Message of a UserError, else ``fault``; and the traceback, empty for a UserError.
    """
    if isinstance(error, UserError):
        return error.message, ""
    return fault, traceback.format_exc()


class _Worker(QObject):
    """Lives in the thread."""

    ended = Signal(int, object, object, str)
    """Number of the job, its result, the Message of what went wrong or None, and the traceback."""

    @Slot(int, object)
    def work(self, number: int, function: Callable[[], Any]) -> None:
        try:
            self.ended.emit(number, function(), None, "")
        except Exception as error:  # whatever happens in the thread must reach the window
            fault = Message(
                "An error in the program ({error}) stopped this; your project is unharmed.",
                error=type(error).__name__,
            )
            self.ended.emit(number, None, *described(error, fault))

    @Slot()
    def finish(self) -> None:
        self.thread().quit()


class Background(QObject):
    """One thread for reading and writing files in the order in which it was asked for."""

    _wanted = Signal(int, object)
    _no_more = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jobs: dict[int, tuple[Done, Failed]] = {}
        self._count = 0
        self._is_shut = False
        self._thread = QThread(self)
        self._thread.setObjectName("background")
        self._worker = _Worker()
        self._worker.moveToThread(self._thread)
        self._wanted.connect(self._worker.work)
        self._no_more.connect(self._worker.finish)
        self._worker.ended.connect(self._job_ended)

    def run(self, function: Callable[[], Any], done: Done, failed: Failed) -> None:
        """Call ``function`` in the thread, then ``done`` with its result or ``failed`` in this one.

        Nothing is done after :meth:`shut_down`: what a run had still to tell may arrive that late.
        """
        if self._is_shut:
            return
        self._count += 1
        self._jobs[self._count] = (done, failed)
        self._thread.start()
        self._wanted.emit(self._count, function)

    @property
    def is_busy(self) -> bool:
        """True if a job is not finished yet."""
        return bool(self._jobs)

    def shut_down(self) -> None:
        """Let the jobs that were asked for end, and the thread; nobody is told of them any more."""
        self._is_shut = True
        if self._thread.isRunning():
            # Behind the jobs in the queue: a quit from here would overtake them.
            self._no_more.emit()
            self._thread.wait()

    @Slot(int, object, object, str)
    def _job_ended(self, number: int, result: Any, error: Message | None, details: str) -> None:
        done, failed = self._jobs.pop(number)
        if error is None:
            done(result)
        else:
            failed(error, details)
