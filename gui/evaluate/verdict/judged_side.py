"""Left side of the page: which rows are judged, and the verdict on the network."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from gui.bench.judging.evaluator import FOLDS, TEST, Evaluator
from gui.bench.judging.folds_work import FoldsWork
from gui.bench.judging.verdict_work import VerdictWork
from gui.evaluate.verdict.folds_line import FoldsLine
from gui.evaluate.verdict.judging_texts import (
    figure_name,
    interval_text,
    part_lines,
    rows_sentence,
    verdict_lines,
    verdict_sentence,
)
from gui.evaluate.verdict.part_choice import PartChoice
from gui.evaluate.verdict.verdict_card import ShownVerdict, VerdictCard
from gui.look.widgets.helpers import set_margins
from gui.look.words.translation import tr

if TYPE_CHECKING:
    from engine.evaluation.answers import Answers


LEAST_WIDTH = 226
"""Pixels in which the names of parts and rivals find room."""


class JudgedSide(QWidget):
    """Shows what the evaluator has, and asks it for other rows.

    Attributes:
        parts, verdict: its widgets.
    """

    def __init__(
        self, evaluator: Evaluator, work: VerdictWork, folds: FoldsWork, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._evaluator, self._work = evaluator, work
        self.parts, self.verdict = PartChoice(), VerdictCard()
        self.setMinimumWidth(LEAST_WIDTH)
        self._layout = set_margins(QVBoxLayout(self), 12)
        self._layout.addWidget(self.parts)
        self._layout.addWidget(FoldsLine(evaluator, folds))
        self._layout.addWidget(self.verdict)
        self._layout.addStretch(1)
        self.parts.chosen.connect(self._choose)
        self.verdict.acted.connect(self._act)
        evaluator.changed.connect(self.show_now)
        work.changed.connect(self.show_now)
        self.show_now()

    def add(self, widget: QWidget) -> None:
        """Put another card below."""
        self._layout.insertWidget(self._layout.count() - 1, widget)

    def _choose(self, part: str) -> None:
        if part == TEST:
            self._evaluator.open_test()
        else:
            self._evaluator.choose(part)
        self.show_now()

    def _act(self) -> None:
        if self._work.is_fitting:
            self._work.cancel()
        else:
            self._work.fit()

    def show_now(self) -> None:
        """Show how all stands."""
        evaluator = self._evaluator
        self.parts.show_parts(evaluator.part, part_lines(evaluator), rows_sentence(evaluator))
        answers = self._work.answers
        self.verdict.setVisible(answers is not None)
        if answers is not None:
            self.verdict.show_verdict(self._shown(answers))

    def _shown(self, answers: Answers) -> ShownVerdict:
        from engine.evaluation.importance import quick_figure

        task, figure = answers.task, quick_figure(answers)
        verdict = self._work.verdict
        name = figure_name(task)
        if verdict is None:
            waits = tr("interval: once training rests")
            return ShownVerdict(figure, name, "" if self._evaluator.rests else waits)
        action = tr("Compare with simpler models") if self._work.can_fit else ""
        if self._work.is_fitting:
            action = tr("Fitting simpler models… Cancel")
        return ShownVerdict(
            figure=figure,
            name=name,
            interval=interval_text(*verdict.interval),
            lines=verdict_lines(verdict, figure, task),
            sentence=verdict_sentence(verdict, figure, task),
            action="" if self._evaluator.part == FOLDS else action,
        )
