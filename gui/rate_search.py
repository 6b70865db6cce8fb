"""Searches a learning rate for what the window shows, in a thread that can be told to give up."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from engine.network import Network
from engine.rate_finder import RateCurve, find_rate
from gui.translation import tr
from gui.window_job import WindowJob
from gui.workbench import Workbench


class RateSearch(WindowJob):
    """One search at a time; a new one ends the one before.

    Attributes:
        origin: in words, the weights that the last search began with.
    """

    began = Signal()
    """A search was started."""
    progress = Signal(float)
    """It is that far, 0 to 1."""
    found = Signal(object)
    """It ended with this RateCurve."""

    def __init__(self, workbench: Workbench, parent: QObject | None = None) -> None:
        super().__init__(workbench, parent)
        self.origin = ""

    @property
    def hindrance(self) -> str:
        if super().hindrance:
            return super().hindrance
        running = self._workbench.runs.state == "running"
        return tr("Pause the training to try out learning rates.") if running else ""

    def start(self) -> None:
        """Search from the weights of the run, or from new ones where there is none that fits the drawing."""
        ended = self.begin()
        dataset = self._workbench.store.dataset
        if self.hindrance or dataset is None:
            return
        settings, make_network = self._workbench.project.training, self._network_maker()

        def search() -> RateCurve:
            return find_rate(make_network(), dataset, settings, self.progress.emit, ended.is_set)

        self.began.emit()
        self.run(search, self.found.emit)

    def _network_maker(self) -> Callable[[], Network]:
        """What gives the network to begin with; for the thread, since a large one takes a while to make."""
        bench = self._workbench
        trainer, project, dataset = bench.runs.trainer, bench.project, bench.store.dataset
        assert dataset is not None  # noqa: S101 - start has looked
        if trainer is not None and not bench.is_outdated:
            self.origin = tr("Begun with the weights of step {step}.", step=f"{trainer.step_count:,}")
            return lambda: trainer.network
        self.origin = tr("Begun with new weights.")

        def make() -> Network:
            network = Network(project.architecture, dataset.task)
            network.initialise(project.training.seed)
            return network

        return make
