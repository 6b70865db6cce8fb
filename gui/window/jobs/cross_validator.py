"""Cross-validates what the window shows in a thread, with networks of its own."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from gui.window.jobs.window_job import WindowJob

if TYPE_CHECKING:
    from engine.experiments.cross_validation import CrossValidation
    from gui.bench.work.long_work import Job


class CrossValidator(WindowJob):
    """Runs one cross-validation at a time; a new one ends the one before. The window's run is left alone."""

    began = Signal(object, int)
    """Emitted when one was started: the Task and the number of folds."""
    progress = Signal(int, float)
    """Emitted as it goes on: the fold under way, counted from 1, and the share of all work done, 0 to 1."""
    fold_done = Signal(object)
    """Emitted after each fold with its FoldResult."""
    done = Signal(object)
    """Emitted at the end with the CrossValidation."""

    def start(self, folds: int) -> None:
        """Train and test so many networks with the drawing, settings and table as they are now."""
        self.cancel()
        table, task, project = self._workbench.store.table, self._workbench.task, self._workbench.project
        if self.unavailable_reason or table is None or task is None:
            return

        def validate(job: Job) -> CrossValidation:
            from engine.experiments.cross_validation import cross_validate

            return cross_validate(
                table,
                project.data,
                lambda _: project.architecture,
                project.training,
                folds=folds,
                progress=partial(job.tell, self.progress.emit),
                cancelled=job.cancelled,
                finished=partial(job.tell, self.fold_done.emit),
            )

        self.began.emit(task, folds)
        self.run(validate, self.done.emit)
