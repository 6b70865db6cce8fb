"""Chain view: how a gradient comes from the loss, factor by factor, multiplied out to what is stored."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from engine.common.arrays import Array
from engine.common.messages import number_text
from engine.core.architecture.known_names import KnownNames
from engine.stepping.chain.chain import PER_ROW, Chain
from engine.stepping.chain.links import Fork, Link
from engine.stepping.chain.paths import Path
from engine.stepping.maths.shared.derivatives import partial
from engine.stepping.quantities import Key
from gui.look.drawing.formulas import FormulaLabel
from gui.look.theme import number_font, theme
from gui.look.widgets.helpers import link_button, set_margins, set_names
from gui.look.widgets.plain_text import ElidedLabel, PlainLabel, heading, plain_tooltip
from gui.look.words.marked_letters import marked
from gui.look.words.translation import tr, tr_message
from gui.stepping.numbers.heat_strip import HeatStrip
from gui.stepping.numbers.number_lines import NumberLines, as_number, line_of
from gui.stepping.numbers.sheet import dimensions
from gui.stepping.panels.cancellation import cancellation_text
from gui.stepping.words.key_texts import key_text

FORMULA_SIZE, FACTOR_SIZE = 16, 12
"""Pixels of the letters of the whole product, and of a factor."""

WIDEST_UNIT = 130
"""Pixels of the name of a unit; a longer one is elided, and in the tooltip."""

ROOM = 252
"""Pixels that a formula has in the narrowest dock; a wider one is scrolled."""


class ChainView(QWidget):
    """The factors from the loss back to one number, each with the product up to it for the chosen row."""

    back_wanted = Signal()
    """The user wants to see the sum again."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.chain: Chain | None = None
        self.back = link_button(
            tr("← Back to the sum"),
            "chain_back",
            tr("Show again how this number was computed"),
            self.back_wanted.emit,
        )
        self.area = set_names(QScrollArea(), "chain_area", tr("The chain rule, factor by factor"))
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setMinimumHeight(150)
        self.endings_label = set_names(NumberLines(8.5), "chain_endings", tr("What the factors come to"))
        self.total_label = set_names(NumberLines(10, bold=True), "chain_total", tr("The number"))
        self.stored_label = set_names(
            NumberLines(8.5, look="number"), "chain_stored", tr("The stored number")
        )
        self.note_label = set_names(_muted(""), "chain_note", tr("What is remarkable"))
        self._row_name, self._rule = "", _line()
        self._known: KnownNames | None = None
        self.show_hint("")
        layout = set_margins(QVBoxLayout(self), 4)
        layout.addWidget(self.back, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addWidget(self.area, 1)
        layout.addWidget(self._rule)
        for label in (self.endings_label, self.total_label, self.stored_label, self.note_label):
            layout.addWidget(label)
        theme.changed.connect(self._restyle)
        self._restyle()

    def _restyle(self) -> None:
        self.total_label.setStyleSheet(f"color: {theme.palette.backward};")
        self._rule.setStyleSheet(f"background: {theme.palette.border};")
        if self.chain is not None:
            self.show_chain(self.chain, self._row_name, self._known)

    def show_hint(self, text: str) -> None:
        """Show a sentence instead of a chain."""
        self.chain = None
        for each in (self.endings_label, self.total_label, self.stored_label, self.note_label):
            each.hide()
        label = self.area.widget()
        if not isinstance(label, QLabel):
            label = _muted("")
            label.setAlignment(Qt.AlignmentFlag.AlignTop)
            self.area.setWidget(label)
        label.setText(text)

    def show_chain(self, chain: Chain, row_name: str, known: KnownNames | None = None) -> None:
        """Show a chain; ``row_name`` is the class of its row, ``known`` says what units are called."""
        self.chain, self._row_name, self._known = chain, row_name, known
        inside = QWidget()
        layout = set_margins(QVBoxLayout(inside), 6, (0, 0, 6, 4))
        layout.addWidget(_formula(chain.formula, FORMULA_SIZE))
        row = (
            tr("row {row} ({name})", row=chain.row + 1, name=row_name)
            if row_name
            else tr("row {row}", row=chain.row + 1)
        )
        layout.addWidget(
            _muted(tr("Factor by factor, for {row}: the strips show the product so far.", row=row))
        )
        key, numbers = chain.start
        self._add_product(
            layout,
            partial("J_i", Key(key.name.removeprefix("d"), key.layer)),
            key,
            numbers,
            tr("how the loss of this row changes"),
        )
        for link in chain.links:
            self._add_link(layout, link)
        if chain.factor:
            layout.addWidget(_formula(chain.factor, FACTOR_SIZE))
        if chain.cell.key.name not in PER_ROW:
            layout.addWidget(_muted(tr("What each row of the mini-batch gives:")))
            layout.addWidget(HeatStrip(chain.by_row, tr("row"), chain.row))
        if chain.path is not None and chain.path.count > 1:
            self._add_path(layout, chain.path)
        layout.addStretch(1)
        self.area.setWidget(inside)
        self._show_lines(chain)

    def _add_link(self, layout: QVBoxLayout, link: Link | Fork) -> None:
        if isinstance(link, Fork):
            layout.addWidget(_muted(tr("The output went several ways: what comes back on them adds up.")))
            layout.addWidget(_formula(link.formula, FACTOR_SIZE))
            layout.addLayout(self._strip(link.key, link.product))
            return
        down, across = link.shape
        text = tr_message(link.derivative.label)
        self._add_product(
            layout,
            latex=link.derivative.symbol,
            key=link.stored,
            numbers=link.product,
            text=text,
            shape=f"{down:,}×{across:,}",
        )

    def _add_product(
        self, layout: QVBoxLayout, latex: str, key: Key, numbers: Array, text: str, shape: str = ""
    ) -> None:
        """A factor with its shape and what it is, below it the product with it."""
        head = set_margins(QHBoxLayout(), 6)
        head.addWidget(_formula(latex, FACTOR_SIZE), 1)
        size = PlainLabel(shape or dimensions((numbers.size,)))
        size.setProperty("look", "small")
        head.addWidget(size, 0, Qt.AlignmentFlag.AlignVCenter)
        layout.addLayout(head)
        if text:
            layout.addWidget(_muted(text))
        layout.addLayout(self._strip(key, numbers))

    def _strip(self, key: Key, numbers: Array) -> QHBoxLayout:
        row = set_margins(QHBoxLayout(), 6)
        name = FormulaLabel(key.latex, 12, "muted")
        name.setFixedWidth(46)
        row.addWidget(name)
        names = self._known.of(key.layer, numbers.shape) if self._known is not None else None
        word = tr("unit") if numbers.ndim == 1 else tr("number")
        row.addWidget(HeatStrip(numbers, word, names=names), 1)
        return row

    def _show_lines(self, chain: Chain) -> None:
        """Show what the row gives, the mean of all, and the number that is stored."""
        lines = [line_of(tr_message(each.label), each.value) for each in chain.lines]
        is_per_row = chain.cell.key.name in PER_ROW
        at = (*chain.cell.at[1:], chain.cell.at[0]) if is_per_row else chain.cell.at
        name = f"{key_text(chain.cell.key)}[{', '.join(str(place + 1) for place in at)}]"
        self.endings_label.setText("\n".join(lines))
        self.total_label.setText(line_of(name, chain.total))
        self.stored_label.setText(tr("stored: {number}", number=as_number(f"{chain.stored + 0.0:.7g}")))
        difference = tr(
            "The product is computed anew, in float64, from the values alone; it differs by {size}.",
            size=f"{abs(chain.total - chain.stored):.1e}",
        )
        self.stored_label.setToolTip(plain_tooltip(difference))
        self.endings_label.setVisible(not is_per_row)
        self.total_label.show()
        self.stored_label.show()
        self.note_label.setText(cancellation_text(chain.total, chain.stored, chain.by_row))
        self.note_label.setVisible(bool(self.note_label.text()))

    def _add_path(self, layout: QVBoxLayout, path: Path) -> None:
        layout.addWidget(_line())
        layout.addWidget(heading(tr("The strongest of {count:,} ways", count=path.count)))
        layout.addWidget(
            _muted(tr("From unit to unit there are many ways; their products add up to what the row gives."))
        )
        for stop in path.stops:
            name = self._known.at(stop.key.layer, (stop.place,)) if self._known is not None else ""
            unit = name or tr("unit {unit}", unit=stop.place + 1)
            text = f"× {number_text(stop.factor)} → {number_text(stop.product)}"
            row = set_margins(QHBoxLayout(), 6)
            row.addWidget(_number(text), 1)
            place = ElidedLabel(f"{key_text(stop.key)} {unit}", look="small")
            place.setMaximumWidth(WIDEST_UNIT)
            row.addWidget(place)
            layout.addLayout(row)


def formulas_of(chain: Chain) -> list[tuple[str, bool]]:
    """Formulas to typeset before a chain can be shown at once, and whether each is displayed."""
    key, _ = chain.start
    wide = [partial("J_i", Key(key.name.removeprefix("d"), key.layer)), chain.factor]
    names = [key.latex]
    for link in chain.links:
        wide.append(link.formula if isinstance(link, Fork) else link.derivative.symbol)
        names.append(link.key.latex if isinstance(link, Fork) else link.stored.latex)
    found = [(chain.formula, False), *((latex, True) for latex in wide), *((name, False) for name in names)]
    return [(latex, display) for latex, display in dict.fromkeys(found) if latex]


def _formula(latex: str, size: float) -> QWidget:
    """A formula; one that is too wide for the dock can be scrolled to its end."""
    label = FormulaLabel(latex, size, display=size == FACTOR_SIZE)
    wanted = label.sizeHint()
    if wanted.width() <= ROOM / 0.75:
        return label
    label.setFixedSize(wanted)
    area = QScrollArea()
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setWidget(label)
    area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFixedHeight(wanted.height() + area.horizontalScrollBar().sizeHint().height() + 2)
    area.setAccessibleName(label.accessibleName())
    area.setToolTip(plain_tooltip(marked(label.accessibleName())))
    return area


def _muted(text: str) -> QLabel:
    label = PlainLabel(text)
    label.setWordWrap(True)
    label.setProperty("look", "muted")
    return label


def _number(text: str) -> ElidedLabel:
    label = ElidedLabel(text)
    label.setFont(number_font(8.5))
    return label


def _line() -> QFrame:
    line = QFrame()
    line.setFixedHeight(1)
    line.setStyleSheet(f"background: {theme.palette.border};")
    return line
