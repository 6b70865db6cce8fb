"""Turns of the event loop, in which one piece after the other is shown: no event waits for all of them."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer, Signal

IS_PAINTED = QEvent.Type(QEvent.registerEventType())
AFTER_PAINTING = Qt.EventPriority.LowEventPriority.value - 1
"""Qt posts its own repaints with low priority, so what is posted below that comes after them."""


class Turns(QObject):
    """Calls one piece after the other, each once what the one before changed is painted.

    A timer is between two of them: whatever has arrived by then is handled first, while events that are
    posted would all come in one turn.
    """

    ended = Signal()
    """All pieces are painted."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._pieces: deque[Callable[[], None]] = deque()
        self._is_under_way = False
        self._next_turn = QTimer(self, singleShot=True)
        self._next_turn.timeout.connect(self._show_next)

    def add(self, *pieces: Callable[[], None]) -> None:
        """Have these shown after those that wait, from the next :meth:`begin` on."""
        self._pieces.extend(pieces)

    def begin(self) -> None:
        """Wait until all that was changed by now is painted, and then begin with the pieces."""
        self._is_under_way = True
        QCoreApplication.postEvent(self, QEvent(IS_PAINTED), AFTER_PAINTING)

    def finish(self) -> None:
        """Show at once all that still waits; ``ended`` is not emitted any more."""
        self._is_under_way = False
        self._next_turn.stop()
        QCoreApplication.removePostedEvents(self, IS_PAINTED.value)
        while self._pieces:
            self._pieces.popleft()()

    def _show_next(self) -> None:
        try:
            self._pieces.popleft()()
        finally:
            if self._is_under_way:  # the piece may have led to the end of all
                self.begin()

    def event(self, event: QEvent) -> bool:
        if event.type() != IS_PAINTED:
            return super().event(event)
        if self._pieces:
            self._next_turn.start(0)
        elif self._is_under_way:
            self._is_under_way = False
            self.ended.emit()
        return True
