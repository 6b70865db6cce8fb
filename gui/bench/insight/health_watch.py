"""Watch of health over time: the network at the checkpoints of the run, and what is wrong with it."""

from __future__ import annotations

import math
import time
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QObject, QTimer, Signal

from engine.common.messages import Message
from engine.core.architecture.architecture import Architecture
from engine.core.training_settings import TrainingSettings
from engine.data.dataset import Dataset
from gui.bench.insight.own_network import OwnNetwork
from gui.bench.work.long_work import Job, LongWork
from gui.bench.workbench import Workbench

if TYPE_CHECKING:
    from engine.insight.health.columns import ColumnFacts
    from engine.insight.health.layer_state import NetworkState
    from engine.insight.health.run_facts import Finding, RunFacts
    from engine.training.state.training_state import Checkpoint
    from engine.training.trainer import Trainer

SHARE = 0.05
"""Share of the time that it may take while training goes on."""
FEW = 5
"""Checkpoints of a run that rests whose states say what is wrong with it: the ends and some between."""


class HealthWatch(QObject):
    """Keeps the states of the network at the checkpoints of the run, each computed once, the newest first.

    All of them are computed while a view of them is in sight. Else, when it is asked what is wrong, that of
    the newest checkpoint is, and of a run that rests a few more. A state goes with its checkpoint, of which a
    run keeps some dozens; all of them go with the run.

    Attributes:
        states: in the order of their epochs.
        is_wanted: whether somebody sees them.
        findings: what was wrong when it was asked last, the worst first.
    """

    changed = Signal()
    """There are other states."""
    found = Signal()
    """The findings are those of now."""
    _read = Signal(object, object)
    """A Trainer, and RunFacts that were read in its thread."""

    def __init__(self, workbench: Workbench, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bench, self._session = workbench, workbench.session
        self.states: tuple[NetworkState, ...] = ()
        self.findings: tuple[Finding, ...] = ()
        self.is_wanted = self._is_asked = self._is_reading = False
        self._known: dict[int, tuple[Checkpoint, NetworkState | None]] = {}
        self._of: tuple[Architecture, Dataset] | None = None
        self._facts: RunFacts | None = (
            None  # that findings are still to be made of, or those of the last ones
        )
        self._has_new_facts = False
        self._due = 0.0
        # For the thread alone: a network of its own, and what is known of the columns of a dataset.
        self._network = OwnNetwork()
        self._columns: tuple[Dataset, ColumnFacts] | None = None
        self._work = LongWork(self)
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._go_on)
        self._read.connect(self._take_facts)
        for signal in (self._session.began, self._session.gone):
            signal.connect(self._forget)
        for signal in (self._session.rewound, self._session.frame, self._session.state_changed):
            signal.connect(self._follow)
        workbench.document.changed.connect(self._follow_project)

    def shut_down(self) -> None:
        """End the thread."""
        self._timer.stop()
        self._work.shut_down()

    # What views and advice ask

    def want(self, is_wanted: bool) -> None:
        """Compute the states that are missing, or none any more."""
        if is_wanted != self.is_wanted:
            self.is_wanted = is_wanted
            if not is_wanted and not self._is_asked:
                self._timer.stop()
                if not self._has_new_facts:
                    self._work.cancel()
            self._follow()

    def ask(self) -> None:
        """Find out what is wrong with the run as it is now; :attr:`found` is emitted then."""
        self._is_asked = True
        self._follow()

    @property
    def is_busy(self) -> bool:
        """True while something is being found out, or waits for its time."""
        return self._work.is_wanted or self._timer.isActive() or self._is_asked or self._is_reading

    # Following

    def _forget(self, _: object = None) -> None:
        """Know nothing: the run is another one, or none."""
        self._work.cancel()
        self._timer.stop()
        self._known, self._of, self._due, self._facts, self.findings = {}, None, 0.0, None, ()
        self._is_asked = self._is_reading = self._has_new_facts = False
        self._tell()
        self._follow()

    def _follow(self, _: object = None) -> None:
        """Drop what is of no checkpoint any more, and compute what is missing, where it is wanted."""
        dataset = self._session.dataset
        if dataset is None or not (self.is_wanted or self._is_asked):
            return
        of = self._bench.runs.architecture, dataset
        if self._of is None or any(now is not then for now, then in zip(of, self._of, strict=True)):
            self._known, self._of = {}, of  # its layers follow the drawing
        kept = {checkpoint.epoch: checkpoint for checkpoint in self._checkpoints()}
        self._known = {epoch: each for epoch, each in self._known.items() if kept.get(epoch) is each[0]}
        self._tell()
        self._go_on()

    def _follow_project(self, _before: object = None, _after: object = None) -> None:
        """Find out anew what may help: remedies are edits of what is drawn and set now."""
        if self._facts is not None and self.findings and not self._bench.is_outdated:
            self._has_new_facts = True
            self._go_on()

    def _checkpoints(self) -> tuple[Checkpoint, ...]:
        trainer = self._session.trainer
        return tuple(trainer.history.timeline.kept) if trainer is not None else ()

    def _tell(self) -> None:
        states = tuple(state for _, (_, state) in sorted(self._known.items()) if state is not None)
        if len(states) != len(self.states) or any(
            now is not then for now, then in zip(states, self.states, strict=True)
        ):
            self.states = states
            self.changed.emit()

    def _go_on(self) -> None:
        """Do what is next: what is wrong comes before states that are only to be seen."""
        trainer = self._session.trainer
        if self._work.is_wanted or trainer is None or self._of is None:
            return
        missing = self._missing()
        if self._has_new_facts and self._facts is not None:
            self._find(self._facts)
        elif self._is_asked and not missing:
            self._read_facts(trainer)
        elif missing:
            wait = self._due - time.monotonic() if self._session.state == "running" else 0.0
            if wait > 0:
                self._timer.start(math.ceil(1000 * wait))
            else:
                self._compute(trainer, missing[-1])

    def _missing(self) -> list[Checkpoint]:
        """Checkpoints whose states are to be computed now: those that a finding needs, or all in sight."""
        kept = self._checkpoints()
        if self._is_asked:
            most = 1 if self._session.state == "running" else FEW
            places = np.unique(np.linspace(len(kept) - 1, 0, min(most, len(kept))).round().astype(int))
            kept = tuple(kept[place] for place in places)
        elif not self.is_wanted:
            return []
        return [each for each in kept if each.epoch not in self._known]

    # States

    def _compute(self, trainer: Trainer, checkpoint: Checkpoint) -> None:
        work = partial(
            self._state, self._bench.runs.architecture, trainer.dataset, trainer.settings, checkpoint
        )
        self._work.run(work, partial(self._take, checkpoint), partial(self._give_up, checkpoint))

    def _state(
        self,
        architecture: Architecture,
        dataset: Dataset,
        settings: TrainingSettings,
        checkpoint: Checkpoint,
        _job: Job,
    ) -> tuple[NetworkState | None, float]:
        """The state and the seconds that it took, in the thread; None where it is of another network."""
        from engine.insight.health.layer_state import network_state

        begun = time.perf_counter()
        network = self._network.holding(architecture, dataset.task, checkpoint.values)
        state = network_state(network, dataset, settings, checkpoint) if network is not None else None
        return state, time.perf_counter() - begun

    def _take(self, checkpoint: Checkpoint, told: tuple[NetworkState | None, float]) -> None:
        state, cost = told
        self._known[checkpoint.epoch] = checkpoint, state
        self._due = time.monotonic() + cost * (1 / SHARE - 1)
        self._tell()
        self._go_on()

    def _give_up(self, checkpoint: Checkpoint, message: Message, details: str) -> None:
        """Say once that a state could not be computed."""
        self._known[checkpoint.epoch] = checkpoint, None
        self._bench.fail(message, details)

    # What is wrong

    def _read_facts(self, trainer: Trainer) -> None:
        """Have the facts read between two steps of the run."""
        from engine.insight.health.columns import ColumnFacts
        from engine.insight.health.run_facts import RunFacts

        self._is_asked, self._is_reading = False, True
        project, states = self._bench.project, self.states

        def read() -> None:
            self._read.emit(trainer, RunFacts.of(trainer, project, ColumnFacts({}, {}), states))

        trainer.control.read_between_steps(read)
        self._session.drain()

    def _take_facts(self, trainer: Trainer, facts: RunFacts) -> None:
        if trainer is self._session.trainer and self._is_reading:
            self._is_reading, self._facts, self._has_new_facts = False, facts, True
            self._go_on()

    def _find(self, facts: RunFacts) -> None:
        self._has_new_facts = False
        if not self._bench.is_outdated:
            facts = replace(facts, project=self._bench.project)
        self._work.run(lambda _: self._findings(facts), self._take_findings, self._bench.fail)

    def _findings(self, facts: RunFacts) -> tuple[Finding, ...]:
        """What these facts show, in the thread."""
        from engine.insight.health.columns import column_facts
        from engine.insight.health.findings import find

        if self._columns is None or self._columns[0] is not facts.dataset:
            self._columns = facts.dataset, column_facts(facts.dataset)
        return find(replace(facts, columns=self._columns[1]))

    def _take_findings(self, findings: tuple[Finding, ...]) -> None:
        self.findings = findings
        self.found.emit()
        self._go_on()
