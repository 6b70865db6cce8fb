"""Operands panel: the formula of the selected part in heat maps, operands, signs and result side by side."""

from __future__ import annotations

import sys

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from engine.stepping.explanation import explain
from engine.stepping.parts import Operand, Part
from engine.stepping.quantities import Cell, Key
from engine.stepping.tape import Tape
from gui.look.drawing.formulas import FormulaLabel
from gui.look.widgets.helpers import set_margins, set_names
from gui.look.widgets.plain_text import ElidedLabel, PlainLabel
from gui.look.words.translation import tr
from gui.stepping.numbers.number_map import BOTTOM, LEFT, TOP, NumberMap
from gui.stepping.numbers.sheet import Sheet, dimensions
from gui.stepping.numbers.sheet_image import image_of
from gui.stepping.numbers.signs import sign_latex
from gui.stepping.panels.sum_terms import marked_places
from gui.stepping.stepping_model import SteppingModel
from gui.stepping.words.step_texts import letters_text

CELLS = (*range(18, 2, -1), 2.5, 2, 1.75, 1.5)
"""Pixels of a cell, tried one after the other; where the smallest finds no room, the maps are scrolled."""

SCROLLED_CELLS = tuple(cell for cell in CELLS if cell <= 10)
LEAST_SIDE = 36
"""Pixels of a side of a result below which its cells become larger than those of the operands."""
LEAST_PICTURE = 130
"""Pixels that pictures are wide at least, as far as matrices leave them a choice."""

MARGIN, GAP, SIGN_SIZE = 12, 10, 17
PREFERRED = QSize(800, 196)

OPERATORS = {"×", "+", "−", "∘", "∗"}
"""Signs that stand between shapes too."""


class OperandsPanel(QWidget):
    """Heat maps of what goes into the selected part and of what comes out, in cells of one size.

    A click on a number lets it be explained; on one that an earlier part has computed, goes back to that.
    """

    def __init__(self, model: SteppingModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = model
        self.maps: list[NumberMap] = []
        self._signs: list[QWidget] = []
        self._shown: object = None
        self._results = 0  # how many of the maps, at their end, are of results
        set_names(self, "operands_panel", tr("Operands and result of the selected formula"))
        self._build()
        model.changed.connect(self.refresh)
        model.row_changed.connect(self._show_row)
        model.cell_changed.connect(self._show_cell)
        self.refresh()

    def _build(self) -> None:
        self.formula_label = set_names(FormulaLabel("", 15), "operands_formula", tr("Formula"))
        self.shapes_label = set_names(ElidedLabel(look="number"), "operands_shapes", tr("Shapes"))
        self.shapes_label.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.read_out = set_names(
            ElidedLabel(look="number"), "operands_read_out", tr("The number pointed at")
        )
        self.read_out.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.hint = set_names(PlainLabel(), "operands_hint", tr("Hint"))
        self.hint.setProperty("look", "muted")
        self.hint.setWordWrap(True)
        self.hint.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._row = QWidget()
        self._row_layout = set_margins(QHBoxLayout(self._row), 0)
        self.area = set_names(QScrollArea(), "operands_area", tr("Heat maps"))
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.area.setWidget(self._row)
        self.area.viewport().installEventFilter(self)
        head = set_margins(QHBoxLayout(), 12)
        head.addWidget(self.formula_label)
        head.addWidget(self.read_out, 1)
        head.addWidget(self.shapes_label)
        card = QFrame()
        card.setProperty("look", "card")
        inside = set_margins(QVBoxLayout(card), 2, (MARGIN, 6, MARGIN, 6))
        inside.addLayout(head)
        inside.addWidget(self.area, 1)
        inside.addWidget(self.hint, 1)
        set_margins(QVBoxLayout(self)).addWidget(card)

    def sizeHint(self) -> QSize:
        return PREFERRED

    def minimumSizeHint(self) -> QSize:
        return QSize(260, 90)

    # What is shown

    def refresh(self) -> None:
        """Show the selected part, if it is another one or more of it is known; only while it is visible."""
        model = self.model
        part, tape = model.selected, model.tape
        known = tuple(model.knows(key) for key in _keys(part)) if part else ()
        state = (part, tape, known, model.is_running)
        if not self.isVisible():
            if tape is None:
                self._clear()  # a tape is large, and nobody looks
            return
        if self._shown == state:
            self._show_row()
            return
        self._clear()
        self._shown = state
        self.area.setVisible(part is not None)
        self.hint.setVisible(part is None)
        self.formula_label.set_formula(part.formula if part else "")
        if part is None or model.plan is None:
            self.shapes_label.setText("")
            self.hint.setText(self._hint_text())
            return
        self._fill(part, tape)
        shapes = formula_shapes(part, self.maps)
        letters = letters_text(part, tape)
        self.shapes_label.setText(f"{letters}  ·  {shapes}" if letters else shapes)
        self._read("")
        self._show_row()
        self._fit()

    def _hint_text(self) -> str:
        if self.model.is_running:
            return tr("Training goes on. Pause it to go through an iteration with its numbers.")
        return tr("Take a step, or click a box or an arrow: what goes in and what comes out is shown here.")

    def _clear(self) -> None:
        for widget in (*self.maps, *self._signs):
            self._row_layout.removeWidget(widget)
            widget.hide()
            widget.deleteLater()
        while self._row_layout.count():
            self._row_layout.takeAt(0)
        self.maps, self._signs, self._shown = [], [], None
        self.read_out.setText("")

    def _fill(self, part: Part, tape: Tape | None) -> None:
        self._results = len(part.results)
        self._row_layout.addStretch(1)
        for each in part.shown:
            if isinstance(each, Operand):
                self._add_map(each.key, each.transposed, tape)
            else:
                self._add_sign(each)
        if part.operands:
            self._add_sign("=")
        for place, key in enumerate(part.results):
            if place:
                self._add_sign(",")
            self._add_map(key, False, tape)
        self._row_layout.addStretch(1)

    def _add_sign(self, text: str) -> None:
        label = FormulaLabel(sign_latex(text), SIGN_SIZE)
        label.setAccessibleName(text)
        label.setFixedWidth(label.sizeHint().width())
        sign = QWidget()
        around = set_margins(QVBoxLayout(sign), 0, (GAP // 2, TOP, GAP // 2, BOTTOM))
        around.addWidget(label, 0, Qt.AlignmentFlag.AlignCenter)
        self._signs.append(sign)
        self._row_layout.addWidget(sign)

    def _add_map(self, key: Key, transposed: bool, tape: Tape | None) -> None:
        model = self.model
        assert model.plan is not None  # noqa: S101 - the part is one of its
        sheet = Sheet.of(model.plan, key, tape.m if tape else model.plan.settings.batch_size)
        picture = None
        if tape is not None and model.knows(key):
            sheet = sheet.fitting(tape[key])
            picture = image_of(sheet, tape[key], min(model.row, tape.m - 1), transposed)
        names = tape.row_names if tape else ()
        each = NumberMap(sheet, transposed, picture, names, self._click_text(key))
        each.mark_row(model.row)
        each.picked.connect(self._pick)
        each.pointed.connect(self._read)
        self.maps.append(each)
        self._row_layout.addWidget(each)

    # Size

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and watched is self.area.viewport():
            self._fit()
        return False

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.refresh()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Give all matrices the largest cells that find room, and pictures what is left."""
        if not self.maps:
            return
        area = self.area.viewport()
        signs = sum(sign.sizeHint().width() for sign in self._signs)
        width, height = area.width() - signs, area.height() - TOP - BOTTOM
        matrices = [each for each in self.maps if not each.labels.is_mosaic]
        mosaics = [each for each in self.maps if each.labels.is_mosaic]
        least = sum(max(each.width_at(1), LEAST_PICTURE) for each in mosaics)
        cell = next((c for c in CELLS if _fits(matrices, c, width - least, height)), None)
        # What has to be scrolled anyhow need not be tiny too.
        self.cell = cell or next(
            (c for c in SCROLLED_CELLS if _fits(matrices, c, sys.maxsize, height)), CELLS[-1]
        )
        for each in matrices:
            each.set_scale(self.cell)
            width -= each.width_at(self.cell)
        width -= self._enlarge_results(width - least, height)
        room = max(width / max(len(mosaics), 1), LEAST_PICTURE)
        for each in mosaics:
            across, down = each.cells
            scale = min((room - LEFT - 4) / across, height / down)
            each.set_scale(max(1.0, float(int(scale)) if scale >= 2 else scale))

    def _enlarge_results(self, spare: int, height: int) -> int:
        """Give a result with few numbers cells that can be clicked, even if the operands' are smaller.

        Takes no more than the ``spare`` pixels of the width, and gives how many it has taken.
        """
        taken = 0
        for each in self.maps[-self._results :]:
            if each.labels.is_mosaic or min(each.cells) * self.cell >= LEAST_SIDE:
                continue
            before = each.width_at(self.cell)
            room = before + max(0, spare - taken)
            larger = next((c for c in CELLS if c > self.cell and _fits([each], c, room, height)), self.cell)
            each.set_scale(larger)
            taken += each.width_at(larger) - before
        return taken

    # Marks and choices

    def _show_row(self) -> None:
        if not self.isVisible():
            return
        row, tape = self.model.row, self.model.tape
        for each in self.maps:
            is_of_row = each.sheet.is_pictures and each.picture is not None
            if is_of_row and tape is not None and each.row != row:
                each.show_picture(image_of(each.sheet, tape[each.sheet.key], row))
            each.mark_row(row)
        self._show_cell()

    def _show_cell(self) -> None:
        if not self.isVisible() or not self.maps:
            return
        cell, tape = self.model.cell, self.model.tape
        sum_of_it = explain(tape, cell) if tape is not None and cell is not None else None
        marked = marked_places(sum_of_it.terms) if sum_of_it is not None else {}
        for each in self.maps:
            key = each.sheet.key
            is_result = cell is not None and cell.key == key
            each.highlight(cell.at if is_result and cell else None, marked.get(key))
            if is_result and cell is not None:
                each.set_cursor_index(cell.at)

    def _read(self, text: str) -> None:
        """Say which number is pointed at; else which part of large matrices is shown, if not all."""
        pictures = [each.picture for each in self.maps if each.picture is not None]
        samplings = dict.fromkeys(text for picture in pictures for text in picture.samplings)
        shown = tr("shown: {sampling}", sampling=", ".join(samplings)) if samplings else ""
        self.read_out.setText(text or shown)

    def _click_text(self, key: Key) -> str:
        """Effect of a click on a number of a quantity, for its tooltip; empty where it has none."""
        plan = self.model.plan
        part = plan.part_of(key) if plan else None
        if part is not None and part is self.model.selected:
            return tr("Click: the sum that makes it is spelled out.")
        if part is not None:
            return tr("Click to go back to where it was computed.")
        return tr("Click to see how the loss depends on it.") if self._gradient(key) else ""

    def _gradient(self, key: Key) -> Key | None:
        """The gradient of a parameter, once it is known."""
        gradient = Key(f"d{key.name}", key.layer)
        return gradient if self.model.knows(gradient) else None

    def _pick(self, cell: Cell) -> None:
        plan = self.model.plan
        if plan is not None and plan.part_of(cell.key) is not None:
            self.model.choose_cell(cell)
        elif (gradient := self._gradient(cell.key)) is not None:
            self.model.choose_path(Cell(gradient, cell.at))


def _fits(matrices: list[NumberMap], cell: float, width: int, height: int) -> bool:
    """True if these find room beside one another in cells of this size."""
    return (
        sum(each.width_at(cell) for each in matrices) <= width
        and max((each.cells[1] * cell for each in matrices), default=0) <= height
    )


def formula_shapes(part: Part, maps: list[NumberMap]) -> str:
    """The shapes of a formula as its signs join them: ``(16×8)(8×32) → 16×32``; of a longer one in a row."""
    shapes = iter([dimensions(each.labels.shape) for each in maps])
    shown = [each for each in part.shown if isinstance(each, Operand) or not _is_function(each)]
    while shown and not isinstance(shown[0], Operand):
        shown.pop(0)  # such as 1/m
    signs = [each for each in shown if not isinstance(each, Operand)]
    is_simple = all(each in OPERATORS or (each[0] in "+−" and not set(each) & set("()")) for each in signs)
    text = ""
    for place, each in enumerate(shown):
        if not isinstance(each, Operand):
            text += f" {each[0]} " if is_simple and each != "×" else ""
            continue
        is_factor = is_simple and "×" in shown[max(place - 1, 0) : place + 2]
        shape = next(shapes)
        text += ", " if text and not is_simple else ""
        text += f"({shape})" if is_factor else shape
    results = ", ".join(shapes)
    return f"{text} → {results}" if text else results


def _is_function(sign: str) -> bool:
    """True if it is the name of a function of the operand after it, which leaves its shape."""
    return sign.rstrip("′").isalpha()


def _keys(part: Part) -> tuple[Key, ...]:
    return (*(each.key for each in part.operands), *part.results)
