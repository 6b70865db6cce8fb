"""Says once in a run that it overfits, and what may help: a sentence, and an edit that does it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from engine.training.observation.remedies import Remedy, remedy_for
from engine.training.observation.snapshot import ALIVE, Overfitting, Snapshot
from gui.bench.workbench import Workbench
from gui.look.notice import Notice
from gui.look.words.translation import tr, tr_message

if TYPE_CHECKING:
    from engine.training.trainer import Trainer


class OverfittingAdvice(QObject):
    """Advice on overfitting beside the curves.

    Attributes:
        notice: the sentence and its button, or None.
    """

    changed = Signal()
    """Another notice is to be shown, or none."""

    def __init__(self, workbench: Workbench, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bench = workbench
        self.notice: Notice | None = None
        self._told_of: Trainer | None = None
        self._found: Overfitting | None = None
        workbench.session.frame.connect(self._look_at)
        workbench.session.began.connect(self.dismiss)
        workbench.session.gone.connect(self.dismiss)
        workbench.session.rewound.connect(self.dismiss)
        workbench.session.state_changed.connect(self._follow)
        workbench.problems_changed.connect(self._follow)

    def dismiss(self, _: object = None) -> None:
        """Show nothing, until another run overfits."""
        if self.notice is not None:
            self.notice = self._found = None
            self.changed.emit()

    def act(self) -> None:
        """Do what the button says; the notice has done its work then."""
        notice = self.notice
        self.dismiss()
        if notice is not None and notice.act is not None:
            notice.act()

    def _look_at(self, snapshot: Snapshot) -> None:
        trainer = self._bench.session.trainer
        if snapshot.overfitting is None or trainer is None or trainer is self._told_of:
            return
        self._told_of, self._found = trainer, snapshot.overfitting
        self._follow()

    def _follow(self, _: object = None) -> None:
        """Follow the run, what is drawn and what is set: all decide what may help."""
        if self._found is None:
            return
        session, project, remedy = self._bench.session, self._bench.project, None
        if session.dataset is not None and not self._bench.is_outdated:
            rows, goes_on = len(session.dataset.train), session.state in ALIVE
            remedy = remedy_for(self._found, project, session.dataset.task, rows, goes_on)
        self.notice = self._notice_of(self._found, remedy)
        self.changed.emit()

    def _notice_of(self, found: Overfitting, remedy: Remedy | None) -> Notice:
        text = tr(
            "Overfitting: from epoch {best} to {epoch} the validation loss rose from {lowest} to {now}, "
            "while the training loss still fell.",
            best=f"{found.best_epoch:,}",
            epoch=f"{found.epoch:,}",
            lowest=f"{found.lowest:.3g}",
            now=f"{found.now:.3g}",
        )
        if remedy is None:
            return Notice(text, "tip")
        text = tr("{overfitting} {effect}", overfitting=text, effect=tr_message(remedy.effect))
        return Notice(text, "tip", tr_message(remedy.button), partial(self._apply, remedy))

    def _apply(self, remedy: Remedy) -> None:
        bench, text, after = self._bench, tr_message(remedy.button), remedy.project
        if after.training != bench.project.training:
            bench.edit_training(text, after.training)
        else:
            bench.edit_architecture(text, after.architecture)
