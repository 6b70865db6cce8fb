"""Cross-validates what the window shows in a thread, with networks of its own."""

from __future__ import annotations

import threading

from PySide6.QtCore import QObject, Signal

from engine.cross_validation import CrossValidation, FoldResult, cross_validate
from engine.messages import Cancelled, Message
from gui.background import Background
from gui.translation import tr, tr_message
from gui.workbench import Workbench


class CrossValidator(QObject):
    """One cross-validation at a time; a new one ends the one before. The run of the window is left alone."""

    began = Signal(object, int)
    """One was started: the Task and the number of folds."""
    progress = Signal(int, float)
    """This fold, counted from 1, is under way; this share of all work is done, 0 to 1."""
    fold_done = Signal(object)
    """One fold gave this FoldResult."""
    done = Signal(object)
    """It ended with this CrossValidation."""
    failed = Signal(object)
    """It ended with this Message."""

    def __init__(self, workbench: Workbench, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._workbench = workbench
        self._background = Background(self)
        self._ended = threading.Event()  # of the current one

    @property
    def hindrance(self) -> str:
        """Why none can be started, in words; empty where it can."""
        bench = self._workbench
        if bench.problems:
            return tr_message(bench.problems[0].message)
        return "" if bench.store.dataset is not None else tr("The data are being prepared.")

    @property
    def is_busy(self) -> bool:
        """Whether one is running, or one that was cancelled has not ended yet."""
        return self._background.is_busy

    def start(self, folds: int) -> None:
        """Train and test so many networks with the drawing, settings and table as they are now."""
        self.cancel()
        table, task, project = self._workbench.store.table, self._workbench.task, self._workbench.project
        if self.hindrance or table is None or task is None:
            return
        ended = self._ended = threading.Event()

        def report(fold: int, share: float) -> None:
            if not ended.is_set():
                self.progress.emit(fold, share)

        def tell(result: FoldResult) -> None:
            if not ended.is_set():
                self.fold_done.emit(result)

        def validate() -> CrossValidation | None:
            try:
                return cross_validate(
                    table,
                    project.data,
                    lambda _: project.architecture,
                    project.training,
                    folds,
                    report,
                    ended.is_set,
                    tell,
                )
            except Cancelled:
                return None

        def done(result: CrossValidation | None) -> None:
            if result is not None and not ended.is_set():
                self.done.emit(result)

        def failed(message: Message, _details: str) -> None:
            if not ended.is_set():
                self.failed.emit(message)

        self.began.emit(task, folds)
        self._background.run(validate, done, failed)

    def cancel(self) -> None:
        """End it, if there is one; nobody hears of it any more."""
        self._ended.set()

    def shut_down(self) -> None:
        """End the thread."""
        self.cancel()
        self._background.shut_down()
