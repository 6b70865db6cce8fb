"""The page on which the network is judged: joins its widgets to what lasts."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from engine.common.arrays import Indices
from engine.training.observation.snapshot import SnapshotRequest
from gui.bench.judging.row_selection import ChosenRows
from gui.evaluate.classes.classes_view import ClassesView
from gui.evaluate.numbers.numbers_section import NumbersSection
from gui.evaluate.verdict.judged_side import JudgedSide
from gui.look.drawing.zoom_view import ZoomView
from gui.look.widgets.helpers import set_margins
from gui.look.widgets.pages import Pages, ScrollColumn, stack
from gui.look.widgets.plain_text import PlainLabel
from gui.look.words.translation import tr
from gui.window.lasting import Lasting


class EvaluatePage(QObject):
    """Which rows and the verdict at the left, figures in the middle, the rows layer by layer at the right.

    Attributes:
        side, classes: its parts.
    """

    def __init__(self, lasting: Lasting, actions: Mapping[str, QAction]) -> None:
        self.middle: QWidget = QWidget()
        super().__init__(self.middle)
        self.middle.setProperty("look", "ground")
        self.middle.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._lasting, self._actions = lasting, actions
        self._judging = lasting.judging.get()
        self._evaluator = self._judging.evaluator
        self.side = JudgedSide(self._evaluator, self._judging.verdicts)
        self.classes, self.numbers = ClassesView(), NumbersSection()
        self.empty = PlainLabel()
        self.empty.setProperty("look", "muted")
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.empty.setWordWrap(True)
        self.numbers.setContentsMargins(14, 10, 14, 4)
        self._pages = Pages()
        for page in (self.empty, self.classes, self.numbers):
            self._pages.addWidget(page)
        self._split = QSplitter(Qt.Orientation.Vertical)
        self._split.setObjectName("evaluate_splitter")
        self._split.addWidget(self._pages)
        set_margins(QVBoxLayout(self.middle), 0).addWidget(self._split)
        self.left: QWidget = ScrollColumn(self.side, "evaluate_area")
        self.right: QWidget = stack("evaluate_side")
        self.drawing: ZoomView | None = None
        self.classes.rows_chosen.connect(self._choose_rows)
        self.numbers.rows_chosen.connect(self._choose_rows)
        self._evaluator.changed.connect(self._show)
        self._show()

    def make_room(self, height: int) -> None:
        self.middle.setContentsMargins(0, height, 0, 0)

    def set_shown(self, is_shown: bool) -> None:
        """Judge while the page is in sight."""
        self._evaluator.set_shown(is_shown)
        self._judging.verdicts.follow()

    def wanted(self) -> SnapshotRequest:
        return SnapshotRequest()

    def _show(self) -> None:
        judged = self._evaluator.judged
        if judged is None:
            self.empty.setText(self._what_is_missing())
            self._pages.setCurrentWidget(self.empty)
            return
        if judged.answers.probabilities is not None:
            self.classes.show_judged(judged, judged.answers)
            self._pages.setCurrentWidget(self.classes)
        else:
            self.numbers.show_judged(judged)
            self._pages.setCurrentWidget(self.numbers)

    def _what_is_missing(self) -> str:
        bench = self._lasting.workbench
        if bench.session.trainer is None:
            return tr("Train a network first: then this page shows how good it is.")
        if self._evaluator.dataset is None:
            return tr("The network was trained on other data than those that are open; train it on these.")
        return tr("The network is being judged.")

    def _choose_rows(self, places: Indices | None, title: str) -> None:
        judged = self._evaluator.judged
        if places is None or judged is None:
            self._lasting.selection.clear()
            return
        self._lasting.selection.choose(ChosenRows.worst_first(judged, places, title))
