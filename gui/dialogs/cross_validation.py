"""The dialog of a cross-validation: how many folds, how far it is, and a table of what each fold gave."""

from __future__ import annotations

import math
from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QGuiApplication, QHideEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QProgressBar,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from engine.core.task import Task
from engine.experiments.cross_validation import CrossValidation, FoldResult
from gui.look.theme import interface_font, number_font
from gui.look.widgets.fields import WholeNumberBox
from gui.look.widgets.helpers import set_look, set_margins, set_names
from gui.look.widgets.plain_text import PlainLabel, plain_tooltip
from gui.look.words.translation import retranslated, tr

FEWEST_FOLDS, MOST_FOLDS, USUAL_FOLDS = 2, 20, 5


def score_columns(task: Task) -> dict[str, str]:
    """The figures of :class:`engine.training.metrics.Scores` that a task has, and their columns' titles."""
    if task.kind == "regression":
        return {"loss": tr("Loss"), "r2": "R²", "mae": "MAE"}
    return {"loss": tr("Loss"), "accuracy": tr("Accuracy")}


def figures(*values: float | None) -> str:
    """A figure, or a mean and its deviation, with as many decimals as suit the first; a dash for none."""
    decimals = 4 if abs(values[0] or 0) < 100 else 1
    known = [value is not None and not math.isnan(value) for value in values]
    texts = [f"{v:,.{decimals}f}" if is_known else "–" for v, is_known in zip(values, known, strict=True)]
    return " ± ".join(texts)


def _alignment(column: int) -> Qt.AlignmentFlag:
    """Text at the left, numbers at the right."""
    side = Qt.AlignmentFlag.AlignLeft if column == 0 else Qt.AlignmentFlag.AlignRight
    return side | Qt.AlignmentFlag.AlignVCenter


@dataclass(frozen=True, slots=True, kw_only=True)
class CrossValidationState:
    """State of the dialog.

    Attributes:
        is_open: whether it is on the screen.
        size: in pixels.
        task: of the last cross-validation, or None before the first.
        folds: how many are wanted.
        results: of the folds that are done.
        summary: the mean of all, once they are done.
        is_running: whether it goes on.
        share: how far it is, 0 to 1.
        sentence, look: the last sentence in it, and its look.
    """

    is_open: bool
    size: QSize
    task: Task | None
    folds: int
    results: tuple[FoldResult, ...]
    summary: CrossValidation | None
    is_running: bool
    share: float
    sentence: str
    look: str


class CrossValidationDialog(QDialog):
    """Starts a cross-validation and shows it; it stops nothing else in the window."""

    start_wanted = Signal(int)
    """Begin with so many folds."""
    closed = Signal()
    """Nobody waits for the results any more, or the user cancelled."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("cross_validation_dialog")
        self.setWindowTitle(tr("Cross-validate"))
        self.resize(760, 480)
        self._names: dict[str, str] = {}
        self._task: Task | None = None
        self._results: list[FoldResult] = []
        self._summary: CrossValidation | None = None
        self._said = "", "muted"
        self._is_running = False
        self._unavailable_reason = ""
        self._make_parts()
        self._lay_out()
        self._show_running(False)
        self._say(tr("Press Start to train one network per fold."), "muted")

    def _make_parts(self) -> None:
        self.folds = set_names(
            WholeNumberBox(FEWEST_FOLDS, MOST_FOLDS), "cross_validation_folds", tr("Number of folds")
        )
        self.folds.setToolTip(tr("Into so many parts the rows are dealt; each is held out once"))
        self.folds.setValue(USUAL_FOLDS)
        self.start_button = QPushButton()
        self.start_button.clicked.connect(self._start_or_cancel)
        self.start_button.setDefault(True)
        set_names(self.start_button, "cross_validation_start", tr("Start"))
        self.progress = set_names(QProgressBar(), "cross_validation_progress", tr("Progress"))
        self.progress.setRange(0, 1000)
        self.progress.setTextVisible(False)
        self.table = set_names(QTableWidget(0, 0), "cross_validation_table", tr("Results of the folds"))
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.table.setTabKeyNavigation(False)
        self.table.setShowGrid(False)
        self.table.setStyleSheet("QTableView::item { padding: 0 6px; }")  # as in the header
        self.table.verticalHeader().hide()
        self.table.horizontalHeader().setHighlightSections(False)
        self.table.horizontalHeader().setMinimumSectionSize(64)
        self.status = set_names(PlainLabel(), "cross_validation_status", tr("State of the cross-validation"))
        self.status.setWordWrap(True)
        self.copy_button = QPushButton(tr("Copy as text"))
        set_names(self.copy_button, "cross_validation_copy", tr("Copy as text"), tr("Copy the table"))
        self.copy_button.clicked.connect(self.copy)
        self.close_button = QPushButton(tr("Close"))
        set_names(
            self.close_button, "cross_validation_close", tr("Close"), tr("Close this; ends what is running")
        )
        self.close_button.clicked.connect(self.reject)

    def _lay_out(self) -> None:
        text = tr(
            "Every row is held out once and tested by a network that never saw it, so the mean tells more "
            "than one split does. For each fold a network is trained anew with the drawing and the settings "
            "as they are; the run in the window is left alone."
        )
        explanation = PlainLabel(text)
        explanation.setWordWrap(True)
        explanation.setProperty("look", "muted")
        caption = PlainLabel(tr("Folds"))
        caption.setBuddy(self.folds)
        top = set_margins(QHBoxLayout(), 8)
        top.addWidget(caption)
        top.addWidget(self.folds)
        top.addWidget(self.start_button)
        top.addWidget(self.progress, 1)
        top.addStretch(0)
        bottom = set_margins(QHBoxLayout(), 8)
        bottom.addWidget(self.status, 1)
        bottom.addWidget(self.copy_button)
        bottom.addWidget(self.close_button)
        layout = set_margins(QVBoxLayout(self), 12, (18, 16, 18, 16))
        layout.addWidget(explanation)
        layout.addLayout(top)
        layout.addWidget(self.table, 1)
        layout.addLayout(bottom)

    # The states of a cross-validation

    def show_unavailable_reason(self, reason: str) -> None:
        """Allow to start one, or say why it cannot be; an empty reason is none."""
        if not self._is_running and reason:
            self._say(reason, "trouble_words")
        elif not self._is_running and self._unavailable_reason:
            self._say(tr("Press Start to train one network per fold."), "muted")
        self._unavailable_reason = reason
        self._show_running(self._is_running)

    def begin(self, task: Task, folds: int) -> None:
        """Show one that has just begun."""
        self._task, self._results, self._summary = task, [], None
        self._names = score_columns(task)
        headers = [tr("Fold"), tr("Rows"), *self._names.values(), tr("Epochs"), tr("Best epoch")]
        self.table.clear()
        self.table.setRowCount(0)
        self.table.setColumnCount(len(headers))
        modes = QHeaderView.ResizeMode
        for column, text in enumerate(headers):
            item = QTableWidgetItem(text)
            item.setTextAlignment(_alignment(column))
            self.table.setHorizontalHeaderItem(column, item)
            mode = modes.ResizeToContents if column else modes.Stretch
            self.table.horizontalHeader().setSectionResizeMode(column, mode)
        self.folds.show_value(folds)
        self.progress.setValue(0)
        self._show_running(True)
        self.show_progress(1, 0.0)

    def show_progress(self, fold: int, share: float) -> None:
        """Show that this fold is under way, and that this share of all work is done, 0 to 1."""
        if self._is_running:
            self.progress.setValue(round(1000 * share))
            self._say(tr("Fold {fold} of {folds}…", fold=fold, folds=self.folds.value()), "muted")

    def add_fold(self, result: FoldResult) -> None:
        """Show what one fold gave."""
        if self._is_running:
            self._results.append(result)
            best = str(result.best_epoch) if result.best_epoch else "–"
            scores = [figures(getattr(result.scores, name)) for name in self._names]
            fold = str(self.table.rowCount() + 1)
            self._add_row([fold, f"{result.rows:,}", *scores, f"{result.epochs:,}", best])

    def show_done(self, result: CrossValidation) -> None:
        """Show the mean and deviation of all folds, which are done."""
        self._summary = result
        mean, deviation = result.mean, result.deviation
        pairs = [figures(getattr(mean, name), getattr(deviation, name)) for name in self._names]
        self._add_row([tr("Mean"), "", *pairs, "", ""], is_bold=True)
        self._end(tr("Mean ± standard deviation over {folds} folds.", folds=len(result.folds)), "muted")

    def show_failure(self, sentence: str) -> None:
        """Show why it cannot go on, in a sentence."""
        self._end(sentence, "trouble_words")

    def view_state(self) -> CrossValidationState:
        """State of what it shows, and whether it is open."""
        sentence, look = self._said
        return CrossValidationState(
            is_open=self.isVisible(),
            size=self.size(),
            task=self._task,
            folds=self.folds.value(),
            results=tuple(self._results),
            summary=self._summary,
            is_running=self._is_running,
            share=self.progress.value() / 1000,
            sentence=sentence,
            look=look,
        )

    def restore_view(self, state: CrossValidationState) -> None:
        """Show that again."""
        self.resize(state.size)
        self.folds.setValue(state.folds)
        if state.task is not None:
            self.begin(state.task, state.folds)
            for result in state.results:
                self.add_fold(result)
            if state.summary is not None:
                self.show_done(state.summary)
            self.progress.setValue(round(1000 * state.share))
            self._show_running(state.is_running)
            self._say(retranslated(state.sentence), state.look)
        self.setVisible(state.is_open)

    def _add_row(self, cells: list[str], is_bold: bool = False) -> None:
        row = self.table.rowCount()
        self.table.insertRow(row)
        for column, text in enumerate(cells):
            item = QTableWidgetItem(text)
            item.setFont(interface_font(bold=True) if is_bold else number_font())
            item.setTextAlignment(_alignment(column))
            item.setToolTip(plain_tooltip(text))
            self.table.setItem(row, column, item)
        self.table.scrollToBottom()
        self.copy_button.setEnabled(True)

    def _end(self, sentence: str, look: str) -> None:
        self._say(sentence, look)
        self._show_running(False)

    def _show_running(self, running: bool) -> None:
        self._is_running = running
        self.progress.setVisible(running)
        self.folds.setEnabled(not running)
        self.copy_button.setEnabled(self.table.rowCount() > 0)
        self.start_button.setText(tr("Cancel") if running else tr("Start"))
        self.start_button.setAccessibleName(self.start_button.text())
        self.start_button.setEnabled(running or not self._unavailable_reason)
        self.start_button.setToolTip(
            plain_tooltip(
                tr("End it; folds that are done stay")
                if running
                else self._unavailable_reason or tr("Train one network for each fold")
            )
        )

    def _say(self, sentence: str, look: str) -> None:
        self._said = sentence, look
        self.status.setText(sentence)
        set_look(self.status, look)

    # What the user does

    def _start_or_cancel(self) -> None:
        if self._is_running:
            self._cancel()
        else:
            self.start_wanted.emit(self.folds.value())

    def _cancel(self) -> None:
        done = self.table.rowCount()
        text = tr("Cancelled; {done} of {folds} folds were done.", done=done, folds=self.folds.value())
        self._end(text, "muted")
        self.closed.emit()

    def copy(self) -> None:
        """Put the table on the clipboard, with tabs between its columns."""
        cells = self.table.model()
        columns, across = range(cells.columnCount()), Qt.Orientation.Horizontal
        rows = [[cells.headerData(column, across) for column in columns]]
        for row in range(cells.rowCount()):
            rows.append([cells.index(row, column).data() for column in columns])
        QGuiApplication.clipboard().setText("".join("\t".join(row) + "\n" for row in rows))

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if self._is_running and not event.spontaneous():  # minimised with the window is not closed
            self._cancel()
