"""Runs functions one after the other in a thread, and brings what came of each back to the window."""

from __future__ import annotations

import traceback
from collections import deque
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, QThread, Signal, Slot

from engine.common.messages import Message, UserError

Done = Callable[[Any], None]
Failed = Callable[[Message, str], None]
Fault = Callable[[Exception], Message]


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


def fault_in_work(error: Exception) -> Message:
    """Sentence for an error of the program that ended some work."""
    return Message(
        "An error in the program ({error}) stopped this; your project is unharmed.",
        error=type(error).__name__,
    )


class _Worker(QObject):
    """Lives in the thread."""

    ended = Signal(object, object, str)
    """Result of a function, the Message of what went wrong or None, and the traceback."""

    @Slot(object, object)
    def work(self, function: Callable[[], Any], fault: Fault) -> None:
        try:
            self.ended.emit(function(), None, "")
        except Exception as error:  # whatever happens in the thread must reach the window
            self.ended.emit(None, *described(error, fault(error)))

    @Slot()
    def finish(self) -> None:
        self.thread().quit()


class Background(QObject):
    """Thread that does everything that it is asked for, in that order.

    Attributes:
        is_shut: whether the thread is ended for good, so that nothing is done and nobody is told any more.
    """

    _wanted = Signal(object, object)
    _no_more = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._waiting: deque[tuple[Done, Failed]] = deque()  # for the functions that have not ended yet
        self.is_shut = False
        self._thread = QThread(self)
        self._thread.setObjectName("background")
        self._worker = _Worker()
        self._worker.moveToThread(self._thread)
        self._wanted.connect(self._worker.work)
        self._no_more.connect(self._worker.finish)
        self._worker.ended.connect(self._tell)

    def run(
        self, function: Callable[[], Any], done: Done, failed: Failed, fault: Fault = fault_in_work
    ) -> None:
        """Call ``function`` in the thread, then ``done`` with its result or ``failed`` in this one.

        ``fault`` makes the sentence for an error that is no UserError. Nothing is done after
        :meth:`shut_down`: what a run had still to tell may arrive that late.
        """
        if self.is_shut:
            return
        self._waiting.append((done, failed))
        self._thread.start()
        self._wanted.emit(function, fault)

    @property
    def is_busy(self) -> bool:
        """True if a function has not ended yet."""
        return bool(self._waiting)

    def shut_down(self) -> None:
        """Let the functions that were asked for end, and the thread; nobody is told of them any more."""
        self.is_shut = True
        if self._thread.isRunning():
            # Behind the functions in the queue: a quit from here would overtake them.
            self._no_more.emit()
            self._thread.wait()

    @Slot(object, object, str)
    def _tell(self, result: Any, error: Message | None, details: str) -> None:
        done, failed = self._waiting.popleft()
        if self.is_shut:
            return  # it was on its way when the thread was ended
        if error is None:
            done(result)
        else:
            failed(error, details)
