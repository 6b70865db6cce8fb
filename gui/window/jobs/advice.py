"""Says what is wrong with a run, the worst alone: a sentence, and an edit that cures it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from engine.training.observation.remedies import Remedy
from engine.training.observation.snapshot import ALIVE, Snapshot
from gui.bench.insight.health_watch import HealthWatch
from gui.bench.workbench import Workbench
from gui.look.notice import Notice
from gui.look.words.translation import tr, tr_message

if TYPE_CHECKING:
    from engine.insight.health.run_facts import Finding


class Advice(QObject):
    """Asks now and then what is wrong, and says the worst beside the curves.

    It asks after the first checkpoint, whenever a run has twice as many as when it asked last, as soon as the
    curves show overfitting, and when the run rests.

    Attributes:
        notice: the sentence and its button, or None.
    """

    changed = Signal()
    """Another notice is to be shown, or none."""

    def __init__(self, workbench: Workbench, watch: HealthWatch, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bench, self._session, self._watch = workbench, workbench.session, watch
        self.notice: Notice | None = None
        self._told: Finding | None = None
        self._dismissed: set[str] = set()
        self._asked_at = 0
        self._overfits = False
        self._step = -1
        self._session.frame.connect(self._follow_run)
        for signal in (self._session.began, self._session.gone, self._session.rewound):
            signal.connect(self._begin)
        self._session.state_changed.connect(self._follow_state)
        watch.found.connect(self._show)
        workbench.problems_changed.connect(self._show)

    def dismiss(self, _: object = None) -> None:
        """Say no more of this in this run."""
        if self._told is not None:
            self._dismissed.add(self._told.disease)
        self._say(None)

    def act(self) -> None:
        """Do what the button says; what else was found may come of the same, and waits for the next run."""
        notice = self.notice
        self._dismissed.update(each.disease for each in self._watch.findings)
        self._say(None)
        if notice is not None and notice.act is not None:
            notice.act()

    def _begin(self, _: object = None) -> None:
        """Know nothing: the run is another one, went back, or is none."""
        self._dismissed, self._asked_at, self._overfits, self._step = set(), 0, False, -1
        self._say(None)

    # When to ask

    def _follow_run(self, snapshot: Snapshot) -> None:
        """Ask where there is much more to be seen than when it was asked last."""
        count, overfits = len(snapshot.checkpoints), snapshot.overfitting is not None
        if count >= max(1, 2 * self._asked_at) or (overfits and not self._overfits):
            self._asked_at, self._overfits = max(count, self._asked_at), overfits
            self._watch.ask()

    def _follow_state(self, state: str) -> None:
        """Ask once where the run stands when it rests."""
        trainer = self._session.trainer
        rests = state not in ("none", "running")
        if trainer is not None and rests and trainer.step_count and trainer.step_count != self._step:
            self._step = trainer.step_count
            if state not in ALIVE or self._asked_at:
                self._watch.ask()

    # What to say

    def _show(self) -> None:
        """Follow the findings, and what is drawn and set: all decide what may help."""
        findings = () if self._bench.run_is_of_something_else else self._watch.findings
        self._say(next((each for each in findings if each.disease not in self._dismissed), None))

    def _say(self, finding: Finding | None) -> None:
        notice = self._notice_of(finding) if finding is not None else None
        is_same = notice is None and self.notice is None
        self._told, self.notice = finding, notice
        if not is_same:
            self.changed.emit()

    def _notice_of(self, finding: Finding) -> Notice:
        text = tr_message(finding.sentence)
        if self._bench.is_outdated or not finding.remedies:
            return Notice(text, "tip")
        remedy = finding.remedies[0]
        text = tr("{finding} {effect}", finding=text, effect=tr_message(remedy.effect))
        return Notice(text, "tip", tr_message(remedy.button), partial(self._apply, remedy))

    def _apply(self, remedy: Remedy) -> None:
        """Make the edit that it is: of the training, of the columns, or of the drawing."""
        bench, text, after = self._bench, tr_message(remedy.button), remedy.project
        if after.training != bench.project.training:
            bench.edit_training(text, after.training)
        elif after.data != bench.project.data:
            bench.edit_choices(text, after.data)
        else:
            bench.edit_architecture(text, after.architecture)
