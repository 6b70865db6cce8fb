"""Long work in a thread: one at a time, a new one ends the one before, and nobody hears of what was ended."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, Signal

from engine.common.messages import Cancelled, Message
from gui.bench.background import Background


class LongWork(QObject):
    """Base of all long work: its thread, and how it is cancelled."""

    failed = Signal(object)
    """It ended with this Message."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._background = Background(self)
        self._ended = threading.Event()  # of the current one

    @property
    def is_busy(self) -> bool:
        """True if one is running, or one that was cancelled has not ended yet."""
        return self._background.is_busy

    def begin(self) -> threading.Event:
        """End the work before; gives what is set once the new one is ended too."""
        self.cancel()
        self._ended = threading.Event()
        return self._ended

    def run(self, work: Callable[[], Any], done: Callable[[Any], None]) -> None:
        """Do the work that has begun in the thread; ``done`` hears of its result unless it was cancelled."""
        ended = self._ended

        def unless_cancelled() -> Any:
            try:
                return work()
            except Cancelled:
                return None

        def tell(result: Any) -> None:
            if result is not None and not ended.is_set():
                done(result)

        def failed(message: Message, _details: str) -> None:
            if not ended.is_set():
                self.failed.emit(message)

        self._background.run(unless_cancelled, tell, failed)

    def cancel(self) -> None:
        """End it, if there is one; nobody hears of it any more."""
        self._ended.set()

    def shut_down(self) -> None:
        """End the thread."""
        self.cancel()
        self._background.shut_down()
