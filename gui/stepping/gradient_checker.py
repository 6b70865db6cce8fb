"""Checks the gradients of the iteration on the screen, in a thread, and forgets what is out of date."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, Signal

from engine.common.messages import Message
from engine.stepping.check.check import GradientCheck, check_tape, checkable
from engine.stepping.tape import Tape
from gui.bench.unavailable import NO_GRADIENT
from gui.bench.work.long_work import Job, LongWork
from gui.look.words.translation import tr_message
from gui.stepping.stepping_model import SteppingModel


class GradientChecker(LongWork):
    """Runs one check of gradients at a time.

    Attributes:
        found: what came of the last one; None where there was none, or the numbers are others now.
        share: how far the current one is, 0 to 1; None while there is none.
        problem: why the last one gave nothing, or None.
    """

    changed = Signal()
    """Another result, none any more, another share, or something else that hinders."""

    def __init__(self, model: SteppingModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self.found: GradientCheck | None = None
        self.share: float | None = None
        self.problem: Message | None = None
        self._about: Tape | None = None
        model.changed.connect(self._follow)
        self.failed.connect(self._show_problem)

    @property
    def unavailable_reason(self) -> str:
        """Sentence on why none can be started; empty where one can."""
        tape = self._model.tape
        if tape is not None and checkable(tape):
            return ""
        return tr_message(NO_GRADIENT)

    def start(self) -> None:
        """Check every gradient that is computed."""
        self.cancel()
        tape = self._model.tape
        if self.unavailable_reason or tape is None:
            return

        def check(job: Job) -> GradientCheck:
            return check_tape(tape, partial(job.tell, self._show_share), job.cancelled)

        self.run(check, self._show_found)
        self.found, self.problem, self.share, self._about = None, None, 0.0, tape
        self.changed.emit()

    def cancel(self) -> None:
        super().cancel()
        if self.share is not None:
            self.share = None
            self.changed.emit()

    def _show_share(self, share: float) -> None:
        self.share = share
        self.changed.emit()

    def _show_found(self, found: GradientCheck) -> None:
        self.share = None
        self.found = found if found.is_about(self._model.tape) else None
        self.changed.emit()

    def _show_problem(self, message: Message) -> None:
        self.share, self.problem = None, message
        self.changed.emit()

    def _follow(self) -> None:
        """Forget what is about other numbers than those on the tape."""
        tape = self._model.tape
        if self.share is not None and (tape is None or not _goes_on(self._about, tape)):
            self.cancel()
        if self.found is not None and not self.found.is_about(tape):
            self.found = None
        if tape is None or not _goes_on(self._about, tape):
            self.problem = None
        self.changed.emit()


def _goes_on(before: Tape | None, now: Tape) -> bool:
    """True if a tape is that of the same iteration, with more computed."""
    return before is not None and all(now.values.get(key) is array for key, array in before.values.items())
