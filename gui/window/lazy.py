"""What lasts as long as the window, and is made when it is first wanted."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

from PySide6.QtCore import QObject, Signal

Made = TypeVar("Made")


class Lazy(QObject, Generic[Made]):
    """Something that is made, and its modules imported, when it is first wanted.

    Attributes:
        made: it, or None while nobody has wanted it.
    """

    was_made = Signal()
    """Emitted before the one who wanted it gets it."""

    def __init__(self, make: Callable[[], Made], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._make = make
        self.made: Made | None = None

    def get(self) -> Made:
        """It, made now if need be."""
        if self.made is None:
            self.made = self._make()
            self.was_made.emit()
        return self.made
