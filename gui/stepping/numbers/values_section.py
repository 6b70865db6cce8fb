"""Values section: a table of the real numbers of a quantity, which of them, and copying them elsewhere."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget
from shiboken6 import isValid

from engine.common.arrays import Array
from engine.common.atomic import atomic_write
from engine.common.messages import Message
from engine.stepping.quantities import Cell, Key
from engine.stepping.tape import Tape
from gui.bench.work.background import Done, Failed
from gui.look.widgets.fields import ChoiceBox
from gui.look.widgets.helpers import link_button, set_margins, set_names
from gui.look.widgets.message_bar import MessageBar
from gui.look.widgets.plain_text import ElidedLabel
from gui.look.words.translation import tr, tr_message
from gui.stepping.numbers.number_texts import csv_text, numpy_text, orientation, shown_array
from gui.stepping.numbers.sheet import Sheet, dimensions
from gui.stepping.numbers.values_table import ValuesTable
from gui.stepping.words.key_texts import key_text

MOST_COPIED = 1_000_000
"""Most numbers that go to the clipboard: it keeps text, of which these are ten megabytes or more."""

MOST_AT_ONCE = 20_000
"""Most numbers that are written down while the window waits; that takes about 20 ms."""

RunJob = Callable[[Callable[[], Any], Done, Failed], None]
"""Runs a function beside the window, then calls another with its result or with what went wrong."""


class ValuesSection(QWidget):
    """The numbers of one of the quantities of a formula, of the chosen row or of the whole batch.

    Args:
        run_job: how to write long texts and files without keeping the window waiting.
    """

    picked = Signal(object)
    """A number was chosen: its :class:`Cell`."""

    def __init__(self, run_job: RunJob, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._run_job = run_job
        self._tape: Tape | None = None
        self._sheet: Sheet | None = None
        self._keys: tuple[Key, ...] = ()
        self._row = 0
        self.key_box = set_names(
            ChoiceBox({}), "table_key_box", tr("Quantity"), tr("Which numbers the table shows")
        )
        self.rows_box = set_names(
            ChoiceBox({"all": tr("all rows"), "one": tr("this row")}),
            "table_rows_box",
            tr("Rows of the table"),
            tr("All rows of the mini-batch as columns, or the chosen row alone"),
        )
        self.fact = set_names(ElidedLabel(look="number"), "table_fact", tr("Shape"))
        self.table = ValuesTable()
        self.message = MessageBar("numbers_message")
        self.note = set_names(ElidedLabel(look="small"), "copy_note", tr("What was copied"))
        self.copy_csv = link_button(
            tr("Copy as CSV"),
            "copy_csv",
            tr("Copy the numbers, with units and rows, for a spreadsheet"),
            self._copy_csv,
        )
        self.copy_numpy = link_button(
            tr("Copy as NumPy"),
            "copy_numpy",
            tr("Copy an expression that gives the same numbers in NumPy"),
            self._copy_numpy,
        )
        self._lay_out()
        self._say("")
        self._connect()

    def _lay_out(self) -> None:
        head = set_margins(QHBoxLayout(), 6)
        for box, width in ((self.key_box, 112), (self.rows_box, 92)):
            box.setFixedHeight(22)
            box.setFixedWidth(width)
        head.addWidget(self.key_box)
        head.addWidget(self.fact, 1)
        head.addWidget(self.rows_box)
        links = set_margins(QHBoxLayout(), 10)
        links.addWidget(self.copy_csv)
        links.addWidget(self.copy_numpy)
        links.addWidget(self.note, 1)  # beside the links, which stay under the pointer
        layout = set_margins(QVBoxLayout(self), 4)
        layout.addLayout(head)
        layout.addWidget(self.table, 1)
        layout.addWidget(self.message)
        layout.addLayout(links)
        layout.addStretch()

    def _connect(self) -> None:
        self.key_box.chosen.connect(lambda _: self._show_chosen())
        self.rows_box.chosen.connect(lambda _: self._show_chosen())
        self.table.picked.connect(self.picked)
        self.message.acted.connect(self._save)
        for text, copy in ((tr("Copy as CSV"), self._copy_csv), (tr("Copy as NumPy"), self._copy_numpy)):
            action = QAction(text, self.table)
            action.triggered.connect(copy)
            self.table.menu.addAction(action)

    # What is shown

    @property
    def key(self) -> Key | None:
        """The quantity in the table."""
        return self._sheet.key if self._sheet else None

    @property
    def one_row(self) -> int | None:
        """The row that is shown alone, or None."""
        is_batch = self._sheet is not None and self._sheet.form == "batch"
        return self._row if is_batch and self.rows_box.currentData() == "one" else None

    def show_keys(self, tape: Tape, keys: tuple[Key, ...], wanted: Key) -> None:
        """Offer these quantities, all of them known, and show ``wanted``."""
        if tape is self._tape and wanted == self.key and keys == self._keys:
            return
        self._tape, self._keys = tape, keys
        self.key_box.clear()
        for key in keys:
            self.key_box.addItem(key_text(key), key.text)
        self.key_box.setCurrentIndex(keys.index(wanted))
        self._show_chosen()

    def show_row(self, row: int) -> None:
        """Mark a row of the batch, or show it where one is shown alone."""
        self._row = row
        if self.one_row is not None and self._tape is not None:
            self._show_chosen()
        self.table.mark_row(row)

    def show_cell(self, cell: Cell | None) -> None:
        """Select a number."""
        self.table.show_cell(cell)

    def clear(self) -> None:
        """Forget the numbers."""
        self._tape = self._sheet = None
        self._keys = ()
        self.key_box.clear()
        self.table.show_numbers(None, None, None)
        self._forget_copy()

    def _show_chosen(self) -> None:
        tape, place = self._tape, self.key_box.currentIndex()
        if tape is None or place < 0:
            return
        key = self._keys[place]
        self._sheet = Sheet.of(tape.plan, key, tape.m).fitting(tape[key])
        self.rows_box.setVisible(self._sheet.form == "batch")
        self.rows_box.setEnabled(tape.m > 1)
        shape = self._sheet.lines, self._sheet.columns if self.one_row is None else 1
        self.fact.setText(dimensions(shape).replace("×", " × "))
        self.fact.own_tooltip = orientation(self._sheet, self.one_row)
        self.table.show_numbers(self._sheet, tape[key], self.one_row, tape.row_names)
        self.table.mark_row(self._row)
        around = self.sizeHint().height() - self.table.sizeHint().height()
        self.setMaximumHeight(around + self.table.whole_height)  # what a short table leaves is the sum's
        self._forget_copy()

    def _forget_copy(self) -> None:
        self._say("")
        self.message.clear()

    # Copying

    def _say(self, text: str) -> None:
        """Say beside the links what was done."""
        self.note.setText(text)

    def _copy_csv(self) -> None:
        self._copy(csv_text)

    def _copy_numpy(self) -> None:
        self._copy(lambda sheet, array, row: numpy_text(shown_array(sheet, array, row)))

    def _copy(self, write: Callable[[Sheet, Array, int | None], str]) -> None:
        if self._tape is None or self._sheet is None:
            return
        self._forget_copy()
        sheet, array, row = self._sheet, self._tape[self._sheet.key], self.one_row
        count = array.size if row is None else array[row].size
        if count > MOST_COPIED:
            self.message.show_message(
                tr(
                    "These are {count:,} numbers, too many for the clipboard. Save them to a file.",
                    count=count,
                ),
                "tip",
                button=tr("Save the numbers…"),
                closable=True,
            )
            return
        shape = dimensions(shown_array(sheet, array, row).shape)
        said = tr("copied {shape}: {directions}", shape=shape, directions=orientation(sheet, row))
        if count <= MOST_AT_ONCE:
            self._copied(write(sheet, array, row), said)
        else:
            self._say(tr("writing {count:,} numbers …", count=count))
            self._run_job(lambda: write(sheet, array, row), lambda text: self._copied(text, said), self._fail)

    def _copied(self, text: str, said: str) -> None:
        QGuiApplication.clipboard().setText(text)
        if isValid(self):
            self._say(said)

    def _fail(self, message: Message, _details: str) -> None:
        if isValid(self):
            self._say("")
            self.message.show_message(tr_message(message), closable=True)

    def _save(self) -> None:
        if self._tape is None or self._sheet is None:
            return
        kinds = tr("NumPy array (*.npy)") + ";;" + tr("CSV (*.csv)")
        chosen, _ = QFileDialog.getSaveFileName(
            self, tr("Save the numbers"), f"{self._sheet.key.text}.npy", kinds
        )
        if chosen:
            self.save_to(Path(chosen))

    def save_to(self, path: Path) -> None:
        """Write what is shown to a file, as CSV where it ends in .csv, else as a NumPy array."""
        if self._tape is None or self._sheet is None:
            return
        sheet, array, row = self._sheet, self._tape[self._sheet.key], self.one_row
        self._forget_copy()
        self._say(tr("writing {count:,} numbers …", count=array.size))
        self._run_job(
            lambda: save_numbers(path, sheet, array, row),
            lambda _: self._say(tr("saved as {name}", name=path.name)) if isValid(self) else None,
            self._fail,
        )


def save_numbers(path: Path, sheet: Sheet, array: Array, row: int | None) -> None:
    """Write numbers as they are shown to a file.

    Raises:
        UserError: the file cannot be written.
    """
    if path.suffix.lower() == ".csv":
        content = csv_text(sheet, array, row).encode()
    else:
        target = io.BytesIO()
        np.save(target, np.ascontiguousarray(shown_array(sheet, array, row)), allow_pickle=False)
        content = target.getvalue()
    with atomic_write(path) as stream:
        stream.write(content)
