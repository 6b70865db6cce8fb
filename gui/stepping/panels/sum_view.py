"""The sum that makes one number, written out term by term, with its result and what is remarkable."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from PySide6.QtCore import QAbstractListModel, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QListView,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from engine.common.arrays import Indices
from engine.common.messages import all_digits, number_text
from engine.stepping.parts import Explanation, Term
from gui.look.drawing.formulas import FormulaLabel
from gui.look.theme import interface_font, number_font, theme
from gui.look.widgets.fields import ChoiceBox
from gui.look.widgets.helpers import ModelIndex, set_margins, set_names
from gui.look.widgets.plain_text import ElidedLabel, PlainLabel, plain_tooltip
from gui.look.words.translation import tr, tr_message
from gui.stepping.numbers.number_lines import NumberLines, as_number, line_of, without_marks
from gui.stepping.numbers.values_table import color_of
from gui.stepping.panels.cancellation import cancellation_text
from gui.stepping.panels.sum_terms import term_values
from gui.stepping.words.key_texts import key_text

MOST_TERMS = 100
"""Terms that are shown; of the others their number and sum are said."""

TERM_HEIGHT, LEAST_TERMS, MOST_IN_SIGHT = 19, 5, 10
"""Pixels of a term, how many are always in sight, and how many at most before they are scrolled."""

SMALL = 8.5
"""Points of all lines but that of the number itself."""

GAP = 8
"""Pixels between a term and what it is about."""

FEW_TERMS = 6
"""Number of terms up to which no choice of their order is needed."""

TERM = Qt.ItemDataRole.UserRole


class TermsModel(QAbstractListModel):
    """The terms of a sum in the order that was asked for, each made when it is looked at."""

    def __init__(self) -> None:
        super().__init__()
        self._terms: Sequence[Term] = ()
        self._exact: Sequence[Term] = ()
        self._order: Indices = np.empty(0, np.intp)

    def show_terms(self, terms: Sequence[Term], exact: Sequence[Term], order: Indices) -> None:
        """Show the terms at these places, in this order; ``exact`` are the same with all digits."""
        self.beginResetModel()
        self._terms, self._exact, self._order = terms, exact, order
        self.endResetModel()

    def rowCount(self, parent: ModelIndex | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._order)

    def data(self, index: ModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        roles = Qt.ItemDataRole
        if not index.isValid() or role not in (roles.DisplayRole, roles.ToolTipRole, TERM):
            return None
        place = int(self._order[index.row()])
        if role == roles.ToolTipRole:
            with all_digits():
                return plain_tooltip(term_text(self._exact[place]))
        term = self._terms[place]
        return term if role == TERM else term_text(term)


def elided_term(term: Term, room: int) -> tuple[str, str]:
    """A term and what it is about, cut so that both find room in a line of so many pixels."""
    numbers, captions = QFontMetrics(number_font(SMALL)), QFontMetrics(interface_font(8))
    line, label = term_line(term), tr_message(term.label)
    label_room = max(room - numbers.horizontalAdvance(line) - GAP - 2, room // 4)
    # Its end may be what tells it from others: pixel 3, 3 of channel 2.
    label = captions.elidedText(label, Qt.TextElideMode.ElideMiddle, label_room)
    line_room = room - captions.horizontalAdvance(label) - GAP
    return numbers.elidedText(line, Qt.TextElideMode.ElideMiddle, line_room), label


class _TermPainter(QStyledItemDelegate):
    """A term: its factors and what they come to at the left, what it is about at the right."""

    def sizeHint(self, option: QStyleOptionViewItem, index: ModelIndex) -> QSize:
        return QSize(60, TERM_HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: ModelIndex) -> None:
        term: Term = index.data(TERM)
        area = QRectF(option.rect).adjusted(4, 0, -4, 0)
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(option.rect, theme.color("forward_tint"))
        line, label = elided_term(term, int(area.width()))
        painter.setFont(interface_font(8))
        painter.setPen(theme.color("faint" if term.value == 0 else "muted"))
        painter.drawText(area, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, label)
        painter.setFont(number_font(SMALL))
        painter.setPen(theme.color(color_of(term.value)))
        painter.drawText(area, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, line)
        painter.restore()


class _TermList(QListView):
    """List as high as its terms where there is room, and as some of them at least."""

    def sizeHint(self) -> QSize:
        return QSize(
            super().sizeHint().width(), min(self.model().rowCount(), MOST_IN_SIGHT) * TERM_HEIGHT + 2
        )

    def minimumSizeHint(self) -> QSize:
        return QSize(120, min(self.model().rowCount(), LEAST_TERMS) * TERM_HEIGHT + 2)


class SumView(QWidget):
    """The formula of a number in letters, its terms, and what they come to."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.explanation: Explanation | None = None
        self._exact: Explanation | None = None
        self.formula_label = set_names(
            FormulaLabel("", 15), "sum_formula", tr("Formula of the chosen number")
        )
        self.lines_label = set_names(NumberLines(SMALL), "sum_lines", tr("What is computed first"))
        self.head = QWidget()
        self.count_label = set_names(ElidedLabel(look="small"), "terms_count", tr("How many terms there are"))
        choices = {"order": tr("in order"), "size": tr("largest first")}
        self.order_box = set_names(
            ChoiceBox(choices), "terms_order_box", tr("Order of the terms"), tr("Order of the terms")
        )
        self.order_box.setFixedHeight(22)
        self.order_box.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.order_box.chosen.connect(lambda _: self._show_terms())
        self.terms = TermsModel()
        self.list = set_names(_TermList(), "terms_list", tr("Terms of the sum"))
        self.list.setModel(self.terms)
        self.list.setItemDelegate(_TermPainter(self.list))
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setUniformItemSizes(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.list.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        self.rest_label = set_names(
            NumberLines(SMALL, look="number"), "terms_rest", tr("Terms that are not shown")
        )
        self.endings_label = set_names(NumberLines(SMALL), "sum_endings", tr("What the terms come to"))
        self.total_label = set_names(NumberLines(10, bold=True), "sum_total", tr("The number"))
        self.stored_label = set_names(
            NumberLines(SMALL, look="number"), "sum_stored", tr("The stored number")
        )
        self.notes_label = set_names(PlainLabel(), "sum_notes", tr("What is remarkable"))
        self.notes_label.setProperty("look", "muted")
        self.notes_label.setWordWrap(True)
        self._lay_out()
        theme.changed.connect(self._color)
        self._color()

    def _lay_out(self) -> None:
        head = set_margins(QHBoxLayout(self.head), 8)
        head.addWidget(self.count_label, 1)
        head.addWidget(self.order_box)
        line = QFrame()
        line.setFixedHeight(1)
        self._line = line
        layout = set_margins(QVBoxLayout(self), 4)
        layout.addWidget(self.formula_label)
        layout.addWidget(self.lines_label)
        layout.addWidget(self.head)
        layout.addWidget(self.list, 1)
        for label in (self.rest_label, line, self.endings_label, self.total_label, self.stored_label):
            layout.addWidget(label)
        layout.addWidget(self.notes_label)

    def _color(self) -> None:
        self._line.setStyleSheet(f"background: {theme.palette.border};")
        self.total_label.setStyleSheet(f"color: {theme.palette.backward};")

    def show_explanation(
        self, explanation: Explanation, exact: Explanation, stored: float, is_single: bool
    ) -> None:
        """Show how a number came about, and the number that the engine has stored.

        Args:
            explanation: what is shown.
            exact: the same with all digits, for tooltips.
            stored: the number of the engine.
            is_single: whether it is kept in float32.
        """
        self.explanation, self._exact = explanation, exact
        self.formula_label.set_formula(explanation.formula)
        count = len(explanation.terms)
        self.count_label.setText(tr("{count:,} terms", count=count))
        self.head.setVisible(count > FEW_TERMS)
        self._show_terms()
        labels = self.lines_label, self.endings_label, self.total_label
        with all_digits():
            tooltips = [without_marks(text) for text in _lines(exact)]
        for label, text, tooltip in zip(labels, _lines(explanation), tooltips, strict=True):
            label.setText(text)
            label.setToolTip(plain_tooltip(tooltip))
            label.setVisible(bool(text))
        digits = f"{stored + 0.0:.7g}" if is_single else repr(stored + 0.0)  # -0 is 0 to a reader
        self.stored_label.setText(tr("stored: {number}", number=as_number(digits)))
        self.stored_label.setToolTip(plain_tooltip(self._stored_text(stored, is_single)))
        notes = [tr_message(note) for note in explanation.notes]
        if cancels := cancellation_text(explanation.total, stored, term_values(explanation.terms)):
            notes.append(cancels)
        self.notes_label.setText("\n".join(notes))
        self.notes_label.setVisible(bool(notes))

    def clear(self) -> None:
        """Forget the number."""
        self.explanation = self._exact = None
        self.terms.show_terms((), (), np.empty(0, np.intp))

    def _stored_text(self, stored: float, is_single: bool) -> str:
        assert self.explanation is not None  # noqa: S101 - it is being shown
        difference = abs(stored - self.explanation.total)
        if is_single:
            return tr(
                "The run computes with the 7 digits of float32; this sum with 16. They differ by {size}.",
                size=f"{difference:.1e}",
            )
        return tr("The sum differs from the stored number by {size}.", size=f"{difference:.1e}")

    @property
    def largest_first(self) -> bool:
        """True if the terms are ordered by size."""
        return bool(self.order_box.currentData() == "size")

    def _show_terms(self) -> None:
        if self.explanation is None or self._exact is None:
            return
        terms = self.explanation.terms
        values = term_values(terms)
        order = np.arange(len(values))
        if self.largest_first:
            order = np.argsort(-np.abs(values), kind="stable")
        shown, rest = order[:MOST_TERMS], order[MOST_TERMS:]
        self.terms.show_terms(terms, self._exact.terms, shown)
        self.list.updateGeometry()
        self.list.scrollToTop()
        together = as_number(number_text(float(values[rest].sum())))
        self.rest_label.setText(
            tr("and {count:,} more, together {sum}", count=len(rest), sum=together) if len(rest) else ""
        )
        self.rest_label.setVisible(len(rest) > 0)


def _lines(explanation: Explanation) -> tuple[str, str, str]:
    """Lines: what is computed before the terms, their result, and the number itself."""
    before, after = (
        "\n".join(line_of(tr_message(message), value) for message, value in steps)
        for steps in (explanation.lines_before, explanation.lines_after[:-1])
    )
    last = (
        tr_message(explanation.lines_after[-1].label)
        if explanation.lines_after
        else key_text(explanation.cell.key)
    )
    return before, after, line_of(last, explanation.total)


def term_text(term: Term) -> str:
    """A term and what it is about."""
    return f"{term_line(term)}   {tr_message(term.label)}"


def term_line(term: Term) -> str:
    """A term with what it comes to; a number alone needs no saying so."""
    value = number_text(term.value)
    return term.text if term.text == value else f"{term.text} = {value}"
