"""The weights that Train would begin with, while there is no run: drawing and seed decide on them."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from engine.common.arrays import Array
from engine.core.architecture.architecture import Architecture
from engine.core.network import Network
from engine.core.task import Task
from gui.bench.work.long_work import LongWork
from gui.bench.workbench import Workbench

MOST_WEIGHTS = 5_000_000
"""Weights of a network that is drawn for this; a larger one takes too long for a picture of chance."""


@dataclass(frozen=True, slots=True, eq=False)
class FirstNetwork:
    """A network as Train would begin with it.

    Attributes:
        architecture, task, seed: what it follows from.
        values: as in ``Network.values``.
        parameters: the same by layer id and name, as in a snapshot.
    """

    architecture: Architecture
    task: Task
    seed: int
    values: Array
    parameters: dict[str, dict[str, Array]]

    @classmethod
    def of(cls, architecture: Architecture, task: Task, seed: int) -> FirstNetwork:
        """The network, drawn as Train draws it. Raises UserError where it cannot be made."""
        network = Network(architecture, task)
        network.initialise(seed)
        learnt = {
            spec.id: {name: array.copy() for name, array in network.arrays_of(number).items()}
            for number, spec in enumerate(network.specs)
        }
        return cls(architecture, task, seed, network.values.copy(), learnt)


class FirstWeights(QObject):
    """Draws them in a thread while somebody wants them and nothing was trained.

    Attributes:
        network: None while there is a run of what is opened, or nothing that could be trained, or nobody
            wants it.
    """

    changed = Signal()
    """Another network, or none."""

    def __init__(self, workbench: Workbench, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bench = workbench
        self.network: FirstNetwork | None = None
        self._is_wanted = False
        self._asked: tuple[Architecture, Task, int] | None = None
        self._work = LongWork(self)
        self._work.failed.connect(workbench.fail)
        workbench.problems_changed.connect(self._follow)
        for signal in (workbench.session.began, workbench.session.gone, workbench.document.changed):
            signal.connect(self._follow)

    def shut_down(self) -> None:
        """End the thread."""
        self._work.shut_down()

    def want(self, is_wanted: bool) -> None:
        """Say whether somebody sees them."""
        if is_wanted != self._is_wanted:
            self._is_wanted = is_wanted
            self._follow()

    @property
    def has_run(self) -> bool:
        """True if there is a run of what is drawn and opened, or nearly of that."""
        return self._bench.session.trainer is not None and not self._bench.run_is_of_something_else

    def _source(self) -> tuple[Architecture, Task, int] | None:
        """What they follow from; None where there is nothing to be seen."""
        bench = self._bench
        dataset, project = bench.store.dataset, bench.project
        if not self._is_wanted or dataset is None or self.has_run:
            return None
        if bench.problems or bench.asks_for_target or dataset.task != bench.task:
            return None
        return project.architecture, dataset.task, project.training.seed

    def _follow(self, *_: object) -> None:
        source = self._source()
        if source is not None and self._is_of(*source):
            self._asked = source  # layers were moved or renamed, or nothing has changed
        elif source != self._asked:
            self._asked = source
            self._work.cancel()
            self._take(None)
            if source is not None:
                self._work.run(lambda _: FirstNetwork.of(*source), self._take)

    def _is_of(self, architecture: Architecture, task: Task, seed: int) -> bool:
        """True if the network is what follows from these."""
        made = self.network
        if made is None or (task, seed) != (made.task, made.seed):
            return False
        return made.architecture.computes_like(architecture)

    def _take(self, network: FirstNetwork | None) -> None:
        if network is not None and len(network.values) > MOST_WEIGHTS:
            return
        if network is not self.network:
            self.network = network
            self.changed.emit()
