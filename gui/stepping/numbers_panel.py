"""Numbers panel: what the selected step does in words, one number of it as a sum, and all as a table."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from engine.stepping.parts import Part
from engine.stepping.quantities import Cell, Key
from engine.stepping.spelling import spell
from engine.stepping.tape import Tape
from gui.stepping.sheet import Sheet
from gui.stepping.step_words import heading_of
from gui.stepping.stepping_model import SteppingModel, main_part
from gui.stepping.sum_view import SumView
from gui.stepping.values_section import RunJob, ValuesSection
from gui.translation import tr, tr_message
from gui.widgets import ElidedLabel, named, tight

WIDTH = 280


class NumbersPanel(QWidget):
    """The numbers of the selected part of an iteration.

    Args:
        model: where the user is.
        run_job: how to write long texts and files without keeping the window waiting.
    """

    def __init__(self, model: SteppingModel, run_job: RunJob, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = model
        named(self, "numbers_panel", tr("Numbers of the selected step"))
        self.setMinimumWidth(WIDTH)
        self.heading = named(ElidedLabel(look="heading"), "numbers_heading", tr("Step"))
        self.words = named(QLabel(), "numbers_words", tr("What happens in this step"))
        self.words.setWordWrap(True)
        self.words.setTextFormat(Qt.TextFormat.PlainText)
        self.cell_label = named(ElidedLabel(look="muted"), "numbers_cell", tr("The chosen number"))
        self.hint = named(QLabel(), "numbers_hint", tr("Hint"))
        self.hint.setWordWrap(True)
        self.hint.setProperty("look", "muted")
        self.sum_view = SumView()
        self.values = ValuesSection(run_job)
        layout = tight(QVBoxLayout(self), 8, (14, 10, 14, 10))
        for widget in (self.heading, self.words, self.cell_label):
            layout.addWidget(widget)
        layout.addWidget(self.sum_view)
        layout.addWidget(self.hint)
        layout.addWidget(self.values, 1)
        layout.addStretch()
        self.values.picked.connect(model.choose_cell)
        model.changed.connect(self.refresh)
        model.row_changed.connect(self._show_row)
        model.cell_changed.connect(self._show_cell)
        self.refresh()

    def view_state(self) -> Any:
        """What the user chose about how the numbers are shown."""
        return self.values.rows_box.currentData(), self.sum_view.order_box.currentData()

    def restore_view(self, state: Any) -> None:
        """Choose the same again."""
        rows, order = state
        self.values.rows_box.show_key(rows)
        self.sum_view.order_box.show_key(order)
        self.refresh()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.refresh()

    def refresh(self) -> None:
        """Show the selected part; only while it is visible."""
        if not self.isVisible():
            return
        model = self.model
        part = model.selected
        self.words.setText(self._words(part))
        tape, keys = model.tape, self._known_keys(part)
        self.values.setVisible(bool(keys))
        if tape is not None and keys:
            self.values.show_keys(tape, keys, self._wanted_key(keys))
            self._show_row()
        else:
            self.values.clear()
        self._show_cell()

    def _known_keys(self, part: Part | None) -> tuple[Key, ...]:
        """What the table can show: the results that are known, then the operands."""
        if part is None:
            return ()
        keys = dict.fromkeys((*part.results, *(each.key for each in part.operands)))
        return tuple(key for key in keys if self.model.knows(key))

    def _wanted_key(self, keys: tuple[Key, ...]) -> Key:
        """That of the chosen number, or what the table shows already, or the result."""
        cell = self.model.cell
        if cell is not None and cell.key in keys:
            return cell.key
        return keys[0]

    def _words(self, part: Part | None) -> str:
        """Of the whole step where steps are layers, else of its part."""
        model = self.model
        if model.plan is None:
            return tr_message(model.hindrance) if model.hindrance else ""
        if part is None:
            return tr(
                "One iteration is: take a mini-batch, go forward through all layers, compute the loss, go "
                "backward through them, update the weights. Take a step to see its numbers."
            )
        place = model.plan.parts.index(part)
        step = next(step for step in model.plan.steps if step.start <= place < step.end)
        is_whole = not model.inside and part is main_part(model.plan, step)
        return tr_message(step.words if is_whole else part.words)

    def _heading_words(self) -> str:
        model = self.model
        heading = heading_of(model.plan, model.selected) if model.plan is not None else tr("One iteration")
        if model.cell is None:
            return heading
        step = heading.partition(" · ")[0]  # the name of the layer would find no room
        return tr("{step}, one number at a time", step=step)

    def _show_row(self) -> None:
        self.values.show_row(self.model.row)

    def _show_cell(self) -> None:
        model = self.model
        cell, tape = model.cell, model.tape
        sum_of_it = spell(tape, cell) if tape is not None and cell is not None else None
        self.sum_view.setVisible(sum_of_it is not None)
        self.cell_label.setVisible(cell is not None)
        self.heading.setText(self._heading_words().upper())
        self.hint.setVisible(sum_of_it is None and bool(self._known_keys(model.selected)))
        self.hint.setText(self._hint_words(cell))
        if tape is None or cell is None:
            self.values.show_cell(None)
            return
        keys = self._known_keys(model.selected)
        if cell.key in keys:
            self.values.show_keys(tape, keys, cell.key)
        self.values.show_cell(cell)
        self.cell_label.setText(f"{cell.key.text}: {self._cell_words(tape, cell)}")
        if sum_of_it is not None:
            stored = tape[cell.key][cell.at]
            self.sum_view.show_spelled(sum_of_it, float(stored), stored.dtype.itemsize == 4)

    @staticmethod
    def _cell_words(tape: Tape, cell: Cell) -> str:
        sheet = Sheet.of(tape.plan, cell.key, tape.m)
        name = tape.row_names[cell.at[0]] if sheet.form == "batch" else ""
        return sheet.words(cell.at, name)

    @staticmethod
    def _hint_words(cell: Cell | None) -> str:
        if cell is not None:
            return tr("This number is given, not computed: it comes from the table of data.")
        return tr("Click any cell: its sum is spelled out here.")
