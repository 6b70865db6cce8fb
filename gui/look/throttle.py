"""Throttle: lets text change no more often than it can be read."""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

READABLE_INTERVAL = 0.25
"""Seconds between two changes of a number that is to be read."""


class Throttle(QObject):
    """Calls ``action`` at once where the last call is long ago, else once when the interval is over."""

    def __init__(self, action: Callable[[], None], parent: QObject) -> None:
        super().__init__(parent)
        self._action = action
        self._last = -READABLE_INTERVAL
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self.now)

    def soon(self) -> None:
        """Call now or when the interval is over."""
        wait = self._last + READABLE_INTERVAL - time.monotonic()
        if wait <= 0:
            self.now()
        elif not self._timer.isActive():
            self._timer.start(int(wait * 1000) + 1)

    def now(self) -> None:
        """Call now, whenever the last call was."""
        self._timer.stop()
        self._last = time.monotonic()
        self._action()

    def reset(self) -> None:
        """Forget the last call: the next one comes at once."""
        self._timer.stop()
        self._last = -READABLE_INTERVAL
