"""Joins the rows that are chosen on the page Evaluate to the table of them, the layers, and the files."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QFileDialog

from engine.common.arrays import Indices
from engine.core.architecture.architecture import Architecture
from engine.evaluation.judged import Judged
from engine.training.observation.probe import PROBE_ROWS
from engine.training.observation.snapshot import Snapshot
from gui.bench.judging.evaluator import Evaluator
from gui.bench.judging.pinned_row import row_of
from gui.bench.judging.row_selection import ChosenRows
from gui.bench.work.long_work import Job
from gui.evaluate.rows.layers_column import LayersColumn
from gui.evaluate.rows.rows_table import RowsTable
from gui.look.notice import Notice
from gui.look.words.translation import tr
from gui.window.lasting import Lasting


class ChosenRowsDisplay(QObject):
    """Shows the selection, and does what its buttons say.

    Attributes:
        table, column: its widgets.
        places: of the chosen rows among those that are judged; empty where none are.
    """

    def __init__(self, lasting: Lasting, evaluator: Evaluator, parent: QObject) -> None:
        super().__init__(parent)
        self._lasting, self._evaluator = lasting, evaluator
        self.table, self.column = RowsTable(), LayersColumn()
        self.places: Indices = np.zeros(0, np.intp)
        self._is_shown = False
        self._listed: ChosenRows | None = None
        self.table.default_wanted.connect(lasting.selection.clear)
        self.table.row_pinned.connect(self._pin)
        self.column.save_wanted.connect(self._save)
        lasting.selection.changed.connect(self.show_now)
        lasting.workbench.session.frame.connect(self._show_frame)
        lasting.workbench.session.gone.connect(self.column.clear)
        self.show_now()

    def set_shown(self, is_shown: bool) -> None:
        """Show the layers while the page is in sight."""
        self._is_shown = is_shown
        if is_shown:
            self.column.show_architecture(self._lasting.workbench.runs.architecture)
            # Once the cards have their places: only what is in sight is asked for.
            QTimer.singleShot(0, self, self._lasting.workbench.session.show_now)

    def choose(self, places: Indices | None, title: str) -> None:
        """Choose the rows at these places among the judged ones, or none."""
        judged = self._evaluator.judged
        if judged is None or places is None or not len(places):
            self._lasting.selection.clear()
        else:
            self._lasting.selection.choose(ChosenRows.worst_first(judged, places, title))

    def show_now(self) -> None:
        """Show what is chosen, with the answers of now."""
        chosen, judged, table = self._lasting.selection.chosen, self._evaluator.judged, self._evaluator.table
        dataset = self._evaluator.dataset
        if dataset is None:
            self.column.show_architecture(Architecture())  # whatever was computed is of something else
        self.column.show_chosen(chosen.text if chosen is not None else "")
        self.places = _places(chosen, judged)
        if chosen is None or judged is None or table is None or dataset is None or not len(self.places):
            self.table.show_nothing()
            return
        decision = self._lasting.workbench.project.decision
        self.table.show_rows(
            judged, self.places, chosen.title, table, decision, preparation=dataset.preparation
        )
        self.table.show_probed(min(len(chosen.rows), PROBE_ROWS))
        pinned, listed = self._lasting.pinned.row, self._listed
        self._listed = chosen
        if listed is chosen and pinned is not None and pinned.place is not None:
            self.table.mark_row(pinned.place)  # a new list begins at its top

    def _show_frame(self, snapshot: Snapshot) -> None:
        if self._is_shown and self._evaluator.dataset is not None:
            self.column.show_architecture(self._lasting.workbench.runs.architecture)
            self.column.show_snapshot(snapshot)

    def _pin(self, row: int) -> None:
        table = self._evaluator.table
        if table is not None:
            self._lasting.pinned.pin(row_of(table, row))
            self.column.show_row(row)
            self._lasting.workbench.session.show_now()

    def _save(self) -> None:
        """Ask for a file and write the chosen rows into it, in a thread."""
        judged, table, files = self._evaluator.judged, self._evaluator.table, self._lasting.files
        judging = self._lasting.judging.get()
        found = judging.verdicts.answers
        if judged is None or table is None or found is None or not len(self.places):
            return
        start = str(Path(files.folder()) / f"{Path(self._lasting.workbench.title).stem}-rows.csv")
        kinds = tr("Tables (*.csv)")
        path, _ = QFileDialog.getSaveFileName(files.window, tr("Save rows as CSV"), start, kinds)
        if not path:
            return
        path = path if Path(path).suffix else f"{path}.csv"
        rows, places = judged.rows[self.places], self.places
        answers, losses = found.of_rows(places), judged.losses[places]

        def write(job: Job) -> int:
            from engine.files.judged_rows import save_rows

            save_rows(path, table, rows, answers, losses, cancelled=job.cancelled)
            return len(rows)

        judging.saving.run(write, lambda count: self._tell_saved(count, path))

    def _tell_saved(self, count: int, path: str) -> None:
        name = Path(path).name
        text = tr("Rows written to {name}: {count}", name=name, count=f"{count:,}")
        self._lasting.notices.show(Notice(text, "good"))


def _places(chosen: ChosenRows | None, judged: Judged | None) -> Indices:
    """Places of the chosen rows among the judged ones; none where they are of another part."""
    if chosen is None or judged is None or chosen.part != judged.part:
        return np.zeros(0, np.intp)
    order = np.argsort(judged.rows, kind="stable")
    found = np.searchsorted(judged.rows[order], chosen.rows).clip(max=max(len(order) - 1, 0))
    places: Indices = order[found] if len(order) else found[:0]
    return places if len(places) and (judged.rows[places] == chosen.rows).all() else places[:0]
