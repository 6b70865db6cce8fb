"""Searches a learning rate for what the window shows, in a thread that can be told to give up."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from gui.bench.work.long_work import Job
from gui.bench.workbench import Workbench
from gui.look.words.translation import tr
from gui.window.jobs.window_job import WindowJob

if TYPE_CHECKING:
    from engine.experiments.rate_finder import RateCurve


class RateSearch(WindowJob):
    """Runs one search at a time; a new one ends the one before.

    It begins with the weights that Train begins with, also beside a run that is trained already: those have
    little left to learn, and a rate that suits them tells nothing about the next run.

    Attributes:
        origin: phrase on the weights that the last search began with.
    """

    began = Signal()
    """A search was started."""
    progress = Signal(float)
    """Emitted as it goes on, with its share, 0 to 1."""
    found = Signal(object)
    """Emitted at the end with the RateCurve."""

    def __init__(self, workbench: Workbench, parent: QObject | None = None) -> None:
        super().__init__(workbench, parent)
        self.origin = ""

    @property
    def unavailable_reason(self) -> str:
        if super().unavailable_reason:
            return super().unavailable_reason
        running = self._workbench.session.state == "running"
        return tr("Pause the training to try out learning rates.") if running else ""

    def start(self) -> None:
        """Search for what is drawn and opened."""
        self.cancel()
        project, dataset = self._workbench.project, self._workbench.store.dataset
        if self.unavailable_reason or dataset is None:
            return
        self.origin = tr("Begun with new weights (seed {seed}).", seed=project.training.seed)
        if self._workbench.session.trainer is not None:
            self.origin = tr(
                "Begun with new weights (seed {seed}), as Train does after Reset; those of the run stay as "
                "they are.",
                seed=project.training.seed,
            )

        def search(job: Job) -> RateCurve:
            from engine.experiments.rate_finder import find_rate

            progress = partial(job.tell, self.progress.emit)
            return find_rate(project.architecture, dataset, project.training, progress, job.cancelled)

        self.began.emit()
        self.run(search, self.found.emit)
