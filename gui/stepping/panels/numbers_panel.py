"""Numbers panel: a description of the selected step, one number of it as a sum, and all as a table."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QVBoxLayout, QWidget
from shiboken6 import isValid

from engine.common.messages import Message, all_digits
from engine.stepping.chain.chain import Chain, chain_to
from engine.stepping.explanation import explain
from engine.stepping.parts import Explanation, Part
from engine.stepping.plan import Plan
from engine.stepping.quantities import Cell, Key
from engine.stepping.tape import Tape
from gui.look.drawing.typesetter import Typesetter
from gui.look.widgets.helpers import link_button, set_margins, set_names
from gui.look.widgets.plain_text import ElidedLabel, PlainLabel
from gui.look.words.translation import tr, tr_message
from gui.stepping.numbers.sheet import Sheet
from gui.stepping.numbers.values_section import RunJob, ValuesSection
from gui.stepping.panels.chain_view import ChainView, formulas_of
from gui.stepping.panels.sum_view import SumView
from gui.stepping.stepping_model import SteppingModel, main_part
from gui.stepping.words.key_texts import key_text
from gui.stepping.words.step_texts import heading_of

WIDTH = 280
LEAST_SUM = 150
"""Pixels that the sum has at least; a longer one is scrolled."""


class _SumArea(QScrollArea):
    """A place for the sum: its terms take what room there is, and where the least is too much it scrolls.

    Qt's own resizing would give wrapped text, and all beside it, its favourite height.
    """

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest and watched is self.widget():
            self._fit()
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        inside, room = self.widget(), self.viewport().size()
        if inside is not None and (layout := inside.layout()) is not None:
            has_text = layout.hasHeightForWidth()
            least = layout.minimumHeightForWidth(room.width()) if has_text else layout.minimumSize().height()
            inside.resize(room.width(), max(room.height(), least))


class NumbersPanel(QWidget):
    """The numbers of the selected part of an iteration.

    Args:
        model: where the user is.
        run_job: how to write long texts and files without keeping the window waiting.
    """

    def __init__(self, model: SteppingModel, run_job: RunJob, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = model
        set_names(self, "numbers_panel", tr("Numbers of the selected step"))
        self.setMinimumWidth(WIDTH)
        self.heading = set_names(ElidedLabel(look="heading"), "numbers_heading", tr("Step"))
        self.sentence_label = set_names(PlainLabel(), "numbers_words", tr("What happens in this step"))
        self.sentence_label.setWordWrap(True)
        self.sentence_label.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.cell_label = set_names(ElidedLabel(look="muted"), "numbers_cell", tr("The chosen number"))
        self.hint = set_names(PlainLabel(), "numbers_hint", tr("Hint"))
        self.hint.setWordWrap(True)
        self.hint.setProperty("look", "muted")
        self.path_link = link_button(
            tr("Where it comes from: the chain rule"),
            "show_chain",
            tr("Show how this gradient comes from the loss, factor by factor"),
            self._want_chain,
        )
        self.sum_view, self.chain_view = SumView(), ChainView()
        self._run_job = run_job
        self._chain_of: object = None
        self._chain: Chain | None = None
        self._room_for: tuple[Plan | None, int] = None, 0
        self._typesetter = Typesetter(self)
        self._typesetter.done.connect(self._show_typeset_chain)
        self.values = ValuesSection(run_job)
        self._lay_out()
        self.values.picked.connect(model.choose_cell)
        self.chain_view.back_wanted.connect(lambda: model.choose_path(None))
        model.changed.connect(self.refresh)
        model.row_changed.connect(self._show_row)
        model.cell_changed.connect(self._show_cell)
        self.refresh()

    def _lay_out(self) -> None:
        """Table above, sum below, each in a place of its own: nothing may move under the pointer."""
        below = QWidget()
        inside = set_margins(QVBoxLayout(below), 8)
        inside.addWidget(self.hint)
        inside.addWidget(self.sum_view)
        inside.addWidget(self.path_link, 0, Qt.AlignmentFlag.AlignLeft)
        inside.addStretch()
        self.area = set_names(_SumArea(), "sum_area", tr("The sum that makes the chosen number"))
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        self.area.setMinimumHeight(LEAST_SUM)
        self.area.setWidget(below)
        policy = self.cell_label.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self.cell_label.setSizePolicy(policy)
        layout = set_margins(QVBoxLayout(self), 8, (14, 10, 14, 10))
        for widget in (self.heading, self.sentence_label):
            layout.addWidget(widget)
        layout.addWidget(self.values, 4)
        layout.addWidget(self.cell_label)
        layout.addWidget(self.area, 5)
        layout.addWidget(self.chain_view, 5)

    def view_state(self) -> Any:
        """State of the view: how the user chose to see the numbers."""
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
        model = self.model
        if not self.isVisible():
            if model.tape is None:
                self._forget()
            return
        part = model.selected
        self.sentence_label.setText(self._sentence(part))
        self._keep_room_for_sentences()
        tape, keys = model.tape, self._known_keys(part)
        if tape is not None and keys:
            self.values.show_keys(tape, keys, self._wanted_key(keys))
            self._show_row()
        else:
            self._forget()
        self._show_cell()

    def _forget(self) -> None:
        """Let go of the numbers: a tape is large."""
        self.values.clear()
        self.sum_view.clear()
        self.chain_view.show_hint("")
        self._chain_of = self._chain = None

    def _known_keys(self, part: Part | None) -> tuple[Key, ...]:
        """Keys that the table can show: the results that are known, then the operands."""
        if part is None:
            return ()
        keys = dict.fromkeys((*part.results, *(each.key for each in part.operands)))
        return tuple(key for key in keys if self.model.knows(key))

    def _wanted_key(self, keys: tuple[Key, ...]) -> Key:
        """Key of the chosen number, or what the table shows already, or the result."""
        cell = self.model.cell
        if cell is not None and cell.key in keys:
            return cell.key
        return keys[0]

    def _sentence(self, part: Part | None) -> str:
        """Description of the whole step where steps are layers, else of its part."""
        model = self.model
        if model.plan is None:
            return tr_message(model.unavailable_reason) if model.unavailable_reason else ""
        if part is None:
            return tr(
                "One iteration is: take a mini-batch, go forward through all layers, compute the loss, go "
                "backward through them, update the weights. Take a step to see its numbers."
            )
        place = model.plan.parts.index(part)
        step = next(step for step in model.plan.steps if step.start <= place < step.end)
        is_whole = not model.inside and part is main_part(model.plan, step)
        return tr_message(step.description if is_whole else part.description)

    def _keep_room_for_sentences(self) -> None:
        """Reserve room for the longest description, so that the table stays where it is."""
        plan, width = self.model.plan, self.sentence_label.width()
        if plan is None or (plan, width) == self._room_for:
            return
        self._room_for = plan, width
        room, shown = (
            self.sentence_label.contentsRect().adjusted(0, 0, 0, 10_000),
            self.sentence_label.fontMetrics(),
        )
        flags = Qt.TextFlag.TextWordWrap
        sentences = {each.description for each in plan.steps} | {each.description for each in plan.parts}
        heights = [shown.boundingRect(room, flags, tr_message(each)).height() for each in sentences]
        self.sentence_label.setMinimumHeight(max(heights) + 2)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._keep_room_for_sentences()

    def _heading_text(self) -> str:
        model = self.model
        heading = heading_of(model.plan, model.selected) if model.plan is not None else tr("One iteration")
        if model.cell is None and model.path is None:
            return heading
        step = heading.partition(" · ")[0]  # the name of the layer would find no room
        return tr("{step}, one number at a time", step=step)

    def _show_row(self) -> None:
        if not self.isVisible():
            return
        self.values.show_row(self.model.row)
        self._show_chain()

    def _show_cell(self) -> None:
        if not self.isVisible():
            return
        model = self.model
        cell, tape, is_chain = model.cell, model.tape, model.path is not None
        sum_of_it = explain(tape, cell) if tape is not None and cell is not None and not is_chain else None
        named_cell = model.path or cell
        self.heading.setText(self._heading_text().upper())
        self.sum_view.setVisible(sum_of_it is not None)
        self.path_link.setVisible(sum_of_it is not None and cell is not None and has_chain(cell.key))
        self.cell_label.setVisible(named_cell is not None)
        self.hint.setVisible(not (sum_of_it or is_chain) and bool(self._known_keys(model.selected)))
        self.hint.setText(self._hint_text(cell))
        if tape is not None and named_cell is not None:
            text = self._cell_texts(tape, named_cell)
            name = key_text(named_cell.key)
            self.cell_label.setText(f"{name}: {text}" if text else name)
        keys = self._known_keys(model.selected)
        if tape is not None and cell is not None and cell.key in keys:
            self.values.show_keys(tape, keys, cell.key)
        self.values.show_cell(cell)
        if sum_of_it is not None and tape is not None and cell is not None:
            self._show_sum(tape, cell, sum_of_it)
        self._show_chain()

    def _show_sum(self, tape: Tape, cell: Cell, sum_of_it: Explanation) -> None:
        stored = tape[cell.key][cell.at]
        with all_digits():
            exact = explain(tape, cell) or sum_of_it
        self.sum_view.show_explanation(sum_of_it, exact, float(stored), stored.dtype.itemsize == 4)

    # The chain rule

    def _want_chain(self) -> None:
        self.model.choose_path(self.model.cell)

    def _show_chain(self) -> None:
        """Show the path that was chosen; it is computed beside the window, since it may take a moment."""
        model = self.model
        tape, path, row = model.tape, model.path, model.row
        wanted = (tape, path, row)
        self.chain_view.setVisible(path is not None)
        self.area.setVisible(path is None)
        self.values.setVisible(path is None and bool(self._known_keys(model.selected)))
        if path is None or tape is None:
            self._chain_of = self._chain = None
            return
        if wanted == self._chain_of:
            return
        self._chain_of, self._chain, done = wanted, None, model.done
        self.chain_view.show_hint(tr("Multiplying …"))
        self._run_job(
            lambda: chain_to(tape, path, row, done),
            lambda chain: self._take_chain(wanted, chain),
            lambda message, _: self._fail_chain(wanted, message),
        )

    def _take_chain(self, wanted: object, chain: Chain | None) -> None:
        if not isValid(self) or wanted != self._chain_of:
            return  # something else was chosen in the meantime
        if chain is None:
            self.chain_view.show_hint(tr("The gradient of this number is not computed."))
        else:
            self._chain = chain
            self._typesetter.take(formulas_of(chain))
            self._typesetter.start()

    def _show_typeset_chain(self) -> None:
        chain, tape = self._chain, self.model.tape
        if chain is None or tape is None:
            return  # something else was chosen in the meantime
        name = tape.row_names[chain.row] if chain.row < len(tape.row_names) else ""
        self.chain_view.show_chain(chain, name, tape.plan.known)

    def _fail_chain(self, wanted: object, message: Message) -> None:
        if isValid(self) and wanted == self._chain_of:
            self.chain_view.show_hint(tr_message(message))

    @staticmethod
    def _cell_texts(tape: Tape, cell: Cell) -> str:
        sheet = Sheet.of(tape.plan, cell.key, tape.m)
        name = tape.row_names[cell.at[0]] if sheet.form == "batch" else ""
        return sheet.place_name(cell.at, name)

    @staticmethod
    def _hint_text(cell: Cell | None) -> str:
        if cell is not None:
            return tr("This number is given, not computed: it comes from the table of data.")
        return tr("Click any cell: its sum is spelled out here.")


def has_chain(key: Key) -> bool:
    """True if the chain rule leads to a quantity: to gradients, but not to shares of them."""
    return key.is_gradient and not key.via
