"""The page on which the network is judged: joins its widgets to what lasts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from engine.project.decision import Decision
from engine.project.project import Project
from engine.training.observation.snapshot import SnapshotRequest
from gui.evaluate.classes.classes_view import ClassesView
from gui.evaluate.curves.curves_section import CurvesSection
from gui.evaluate.importance.importance_card import ImportanceCard
from gui.evaluate.numbers.numbers_section import NumbersSection
from gui.evaluate.verdict.judged_side import JudgedSide
from gui.evaluate.verdict.mistakes_card import MistakesCard
from gui.look.drawing.zoom_view import ZoomView
from gui.look.widgets.empty_page import EmptyPage
from gui.look.widgets.helpers import set_margins
from gui.look.widgets.pages import Pages, ScrollColumn
from gui.look.words.translation import tr
from gui.window.lasting import Lasting
from gui.window.pages.chosen_rows import ChosenRowsDisplay


class EvaluatePage(QObject):
    """Which rows and the verdict at the left, figures over rows in the middle, their layers at the right.

    Attributes:
        side, classes, curves, numbers, importance, mistakes, rows: its parts.
    """

    def __init__(self, lasting: Lasting, actions: Mapping[str, QAction]) -> None:
        self.middle: QWidget = QWidget()
        super().__init__(self.middle)
        self.middle.setProperty("look", "ground")
        self.middle.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._lasting, self._actions = lasting, actions
        self._judging = lasting.judging.get()
        self._evaluator = self._judging.evaluator
        self.side = JudgedSide(self._evaluator, self._judging.verdicts, self._judging.folds)
        self.curves = CurvesSection()
        self.classes, self.numbers = ClassesView(self.curves), NumbersSection()
        self.importance, self.mistakes = ImportanceCard(), MistakesCard()
        self.importance.follow(self._judging.importance)
        self.importance.column_chosen.connect(self._show_strip)
        self.side.add(self.importance)
        self.side.add(self.mistakes)
        self.rows = ChosenRowsDisplay(lasting, self._evaluator, self)
        self.empty = EmptyPage("evaluate_empty")
        self._lay_out()
        self.left: QWidget = ScrollColumn(self.side, "evaluate_area")
        self.right: QWidget = ScrollColumn(self.rows.column, "evaluate_side")
        self.drawing: ZoomView | None = None
        self._connect()
        self._show()

    def _lay_out(self) -> None:
        self.numbers.setContentsMargins(14, 10, 14, 4)
        self.rows.table.setContentsMargins(14, 6, 14, 6)
        self._pages = Pages()
        self._plots = ScrollColumn(self.numbers, "evaluate_plots")
        for page in (self.classes, self._plots):
            self._pages.addWidget(page)
        self._split = QSplitter(Qt.Orientation.Vertical)
        self._split.setObjectName("evaluate_splitter")
        self._split.setChildrenCollapsible(False)
        self._split.addWidget(self._pages)
        self._split.addWidget(self.rows.table)
        self._split.setSizes([580, 170])
        self._split.setStretchFactor(0, 1)
        layout = set_margins(QVBoxLayout(self.middle), 0)
        layout.addWidget(self.empty)
        layout.addWidget(self._split)

    def _connect(self) -> None:
        bench = self._lasting.workbench
        for part in (self.classes, self.curves, self.numbers):
            part.rows_chosen.connect(self.rows.choose)
        self.classes.rows_chosen.connect(lambda *_: self.curves.show_chosen(-1))
        self.curves.rows_chosen.connect(lambda *_: self.classes.show_chosen(None))
        self.curves.decision_edited.connect(self._edit_decision)
        self.curves.temperature_wanted.connect(self._judging.temperature.start)
        self.mistakes.rows_wanted.connect(self.classes.choose)
        self.rows.column.canvas_wanted.connect(self._actions["show_canvas"].trigger)
        self.rows.column.walk_wanted.connect(self._actions["walk_rows"].trigger)
        self._lasting.selection.changed.connect(self._follow_selection)
        self._evaluator.changed.connect(self._show)
        bench.document.changed.connect(self._follow_project)

    def make_room(self, height: int) -> None:
        self.middle.setContentsMargins(0, height, 0, 0)

    def set_shown(self, is_shown: bool) -> None:
        """Judge while the page is in sight."""
        self.rows.set_shown(is_shown)
        self._evaluator.set_shown(is_shown)
        self._judging.verdicts.follow()
        self._judging.importance.follow()

    def wanted(self) -> SnapshotRequest:
        return self.rows.column.wanted()

    def _edit_decision(self, decision: Decision, merge_key: object) -> None:
        document, project = self._lasting.workbench.document, self._lasting.workbench.project
        document.edit(tr("Change the decision"), replace(project, decision=decision), merge_key)

    def _follow_project(self, before: Project, after: Project) -> None:
        if before.decision != after.decision:
            self._judging.verdicts.decide()
            self.side.show_now()
            self._show()

    def _follow_selection(self) -> None:
        """Take the marks away once nothing is chosen any more, as by a link elsewhere."""
        if self._lasting.selection.chosen is None:
            self.classes.show_chosen(None)
            self.curves.show_chosen(-1)
            self.numbers.show_chosen(self.rows.places)

    def _show(self) -> None:
        judged = self._evaluator.judged
        self.empty.setVisible(judged is None)
        self._split.setVisible(judged is not None)
        if judged is None:
            self.mistakes.show_counts(None)
            self._show_missing()
            return
        answers = self._judging.verdicts.answers
        if answers is not None and answers.probabilities is not None:
            self.curves.show_judged(judged, self._lasting.workbench.project.decision, self._evaluator.digest)
            counts = self.classes.show_answers(answers)
            self.mistakes.show_counts(counts, answers.task.classes)
            self._pages.setCurrentWidget(self.classes)
        else:
            self.numbers.show_judged(judged, self._evaluator.residuals)
            self.mistakes.show_counts(None)
            self._pages.setCurrentWidget(self._plots)
        self.rows.show_now()
        if answers is not None and answers.probabilities is None:
            self.numbers.show_chosen(self.rows.places)

    def _show_strip(self, column: str) -> None:
        """Show what the prediction does along a column, on the page Profile."""
        self._lasting.profiling.get().profiler.order.wanted = column
        self._actions["show_profile"].trigger()

    def _show_missing(self) -> None:
        """Say why there is nothing to see, with the button that helps."""
        bench, train = self._lasting.workbench, self._actions["train"]
        if bench.store.table is None and not bench.store.loading:
            told = tr("Open a table and train a network: then this page shows how good it is.")
            self.empty.show_text(told, self._actions["open_csv"], is_main=False)
        elif bench.asks_for_target:
            told = tr("Say first what to predict: the data panel asks for it.")
            self.empty.show_text(told, train, is_main=False)
        elif bench.session.trainer is None:
            self.empty.show_text(tr("Train a network first: then this page shows how good it is."), train)
        elif self._evaluator.dataset is None:
            told = tr("The trained network is not of what is drawn and open now; train this one.")
            self.empty.show_text(told, train)
        else:
            self.empty.show_text(tr("The network is being judged."), None)
