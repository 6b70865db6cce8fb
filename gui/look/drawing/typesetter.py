"""Typesetter: typesets many formulas in slices between which the window lives."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QElapsedTimer, QObject, QTimer, Signal

from gui.look.drawing.formulas import formula, is_loaded

SLICE = 8
"""Milliseconds of typesetting between two looks at what else the window has to do."""
LOADING = 15
"""Milliseconds between two looks at whether formulas can be typeset now."""
LATE = 150
"""Milliseconds after which what was shown before is out of date."""


class Typesetter(QObject):
    """Typesets what it is given, so that :func:`gui.look.drawing.formulas.formula` then gives it at once."""

    done = Signal()
    """Emitted when all is typeset, some time after ``start``."""
    late = Signal()
    """Emitted when it takes long enough to be noticed."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._is_late = False
        self._left: list[tuple[str, bool]] = []
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._typeset_more)
        self._since = QElapsedTimer()

    def take(self, formulas: Sequence[tuple[str, bool]]) -> None:
        """Forget what is left to do, and have these to do: the LaTeX of each, and whether it is displayed."""
        self._timer.stop()
        self._is_late = False
        self._left = list(formulas)

    @property
    def is_done(self) -> bool:
        """True if nothing is left to do."""
        return not self._left

    def start(self) -> None:
        """Begin, and go on until ``done``."""
        if not self._timer.isActive():
            self._since.start()
            self._timer.start(0)
            self._typeset_more()

    def finish(self) -> None:
        """Do at once whatever is left."""
        self._timer.stop()
        for latex, display in self._left:
            formula(latex, 1, "#000000", display=display)
        self._left = []

    def _typeset_more(self) -> None:
        if not self._is_late and self._since.elapsed() > LATE:
            self._is_late = True
            self.late.emit()
        self._timer.setInterval(0 if is_loaded() else LOADING)
        if self._timer.interval():
            return
        spent = QElapsedTimer()
        spent.start()
        while self._left:
            latex, display = self._left.pop()
            formula(latex, 1, "#000000", display=display)
            if spent.elapsed() >= SLICE:
                break
        if not self._left:
            self._timer.stop()
            self.done.emit()
