"""Joins the cards *Why* and *What would change it?* to what computes them."""

from __future__ import annotations

from PySide6.QtCore import QObject

from engine.common.arrays import Array
from engine.evaluation.profile import value_label
from gui.bench.judging.profiling.profile_work import Ground
from gui.bench.judging.profiling.profiling import Profiling
from gui.look.words.translation import tr
from gui.profile.change.change_card import ChangeCard
from gui.profile.row.prediction_card import number_text, percent
from gui.profile.why.why_card import WhyCard


class ProfileCards(QObject):
    """Shows what was computed, and passes on what the user asks.

    Attributes:
        why, change: the cards.
    """

    def __init__(self, profiling: Profiling, parent: QObject) -> None:
        super().__init__(parent)
        self._profiler, self._why, self._change = profiling.profiler, profiling.why, profiling.change
        self.why, self.change = WhyCard(), ChangeCard()
        self._ground: Ground | None = None
        self._outdated_told = False
        change = self._change
        self.change.wish_changed.connect(change.choose_wish)
        self.change.locked_changed.connect(change.choose_locked)
        self.change.search_wanted.connect(change.search)
        self.change.cancel_wanted.connect(change.cancel)
        self.change.pin_wanted.connect(lambda values: self._profiler.pinned.pin(change.row_with(values)))
        self.change.beside_wanted.connect(
            lambda values: self._profiler.pinned.compare(change.row_with(values))
        )
        self._profiler.changed.connect(self._follow)
        self._why.changed.connect(self._show_why)
        change.changed.connect(self._show_change)
        self._follow()
        self._show_why()
        self._show_change()

    def _follow(self) -> None:
        """Hide the cards where there is no row, and offer what can be wished of another network."""
        ground = self._profiler.ground
        for card in (self.why, self.change):
            card.setVisible(self._profiler.is_ready)
        if ground is None or ground is self._ground:
            self._ground = ground
            return
        self._ground = ground
        task, preparation = ground.dataset.task, ground.dataset.preparation
        columns = [column.name for column in preparation.columns]
        self.change.show_task(task, columns, preparation.target.scale, self._sign(ground))
        self._show_change()

    @staticmethod
    def _sign(ground: Ground) -> str:
        """Unit of the numbers that are predicted."""
        task = ground.dataset.task
        return ground.basis.table.column(task.target).sign if task.kind == "regression" else ""

    # Why

    def _show_why(self) -> None:
        ground, here, found = self._profiler.ground, self._profiler.here, self._why.found
        if ground is None or here is None:
            self.why.show_nothing("")
        elif self._why.waits and (found is None or self._why.is_outdated):
            self.why.show_nothing(tr("Pause the training: here it takes too long to follow each step."))
        elif found is None or self._why.is_outdated:
            self.why.show_busy()
        else:
            task, output = ground.dataset.task, self._profiler.output
            subject = tr("probability of {name}", name=task.classes[output]) if task.classes else ""
            values = {name: value_label(value) for name, value in here.row.values.items()}
            self.why.show_contributions(found, subject, self._sign(ground), values, task.image)

    # What would change it

    def _show_change(self) -> None:
        work, card = self._change, self.change
        if self._ground is None or work.wish is None:
            return
        card.show_wish(work.wish)
        card.show_locked(work.locked)
        if work.is_busy:
            card.show_busy(work.rows)
        elif work.outcome is None:
            card.show_ready()
        elif not work.is_outdated or card.outcome is not work.outcome:
            found = work.outcome.found
            card.show_outcome(work.outcome, self._said(found.predictions) if found is not None else "")
            self._outdated_told = False
        if work.outcome is not None and work.is_outdated and not self._outdated_told:
            card.show_outdated(tr("The row or the network is another one by now."))
            self._outdated_told = True

    def _said(self, predictions: Array) -> str:
        """A prediction in words."""
        ground, weighed = self._ground, self._profiler.weighed
        if ground is None or weighed is None:
            return ""
        classes = ground.dataset.task.classes
        if not classes:
            low, high = ground.basis.target_range
            return number_text(float(predictions[0]), high - low, self._sign(ground))
        place = int(weighed.model.decision.decide(predictions[None], classes)[0])
        return f"{classes[place]} {percent(float(predictions[place]))}"
