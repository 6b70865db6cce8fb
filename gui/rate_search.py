"""Searches a learning rate for what the window shows, in a thread that can be told to give up."""

from __future__ import annotations

import threading
from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from engine.messages import Cancelled, Message
from engine.network import Network
from engine.rate_finder import RateCurve, find_rate
from gui.background import Background
from gui.translation import tr, tr_message
from gui.workbench import Workbench


class RateSearch(QObject):
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
    failed = Signal(object)
    """It ended with this Message."""

    def __init__(self, workbench: Workbench, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.origin = ""
        self._workbench = workbench
        self._background = Background(self)
        self._ended = threading.Event()  # of the current search

    @property
    def hindrance(self) -> str:
        """Why none can be started, in words; empty where it can."""
        bench = self._workbench
        if bench.problems:
            return tr_message(bench.problems[0].message)
        if bench.store.dataset is None:
            return tr("The data are being prepared.")
        return tr("Pause the training to try out learning rates.") if bench.runs.state == "running" else ""

    @property
    def is_busy(self) -> bool:
        """Whether a search is running, or one that was cancelled has not ended yet."""
        return self._background.is_busy

    def start(self) -> None:
        """Search from the weights of the run, or from new ones where there is none that fits the drawing."""
        self.cancel()
        dataset = self._workbench.store.dataset
        if self.hindrance or dataset is None:
            return
        ended = self._ended = threading.Event()
        settings, make_network = self._workbench.project.training, self._network_maker()

        def search() -> RateCurve | None:
            try:
                return find_rate(make_network(), dataset, settings, self.progress.emit, ended.is_set)
            except Cancelled:
                return None

        def done(curve: RateCurve | None) -> None:
            if curve is not None and not ended.is_set():
                self.found.emit(curve)

        def failed(message: Message, _details: str) -> None:
            if not ended.is_set():
                self.failed.emit(message)

        self.began.emit()
        self._background.run(search, done, failed)

    def cancel(self) -> None:
        """End the search, if there is one; nobody hears of it any more."""
        self._ended.set()

    def shut_down(self) -> None:
        """End the thread."""
        self.cancel()
        self._background.shut_down()

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
