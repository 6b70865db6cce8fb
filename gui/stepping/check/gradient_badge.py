"""The badge of the gradient check: its verdict in a line or two, and all of it in a popup beside it."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtGui import QAction, QGuiApplication, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QProgressBar,
    QSizePolicy,
    QTableWidget,
    QTableWidgetItem,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from engine.stepping.check.check import AGREES, STEPS, GradientCheck, LayerCheck, QuantityCheck
from gui.look.drawing.formulas import FormulaLabel
from gui.look.theme import number_font, theme
from gui.look.widgets.helpers import link_button, set_look, set_margins, set_names
from gui.look.widgets.plain_text import PlainLabel, heading, plain_tooltip
from gui.look.words.translation import tr, tr_message
from gui.stepping.check.check_texts import (
    checked_count,
    error_text,
    notes_of,
    power_text,
    quantity_error_text,
    sentence,
)
from gui.stepping.gradient_checker import GradientChecker
from gui.stepping.words.key_texts import key_text

DIFFERENCE = (
    r"\frac{\partial J}{\partial w} \approx \frac{J(w + \varepsilon) - J(w - \varepsilon)}{2\,\varepsilon}"
)
RELATIVE = r"r = \frac{|g - n|}{|g| + |n|}"
WIDTH = 452
"""Pixels of the popup with the explanation."""
MOST_HEIGHT = 300
"""Pixels of its table before it scrolls."""


class GradientBadge(QWidget):
    """The section of the step list: the button, how far the check is, and what came of it."""

    def __init__(self, checker: GradientChecker, action: QAction, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._checker = checker
        self.button = QToolButton()
        self.button.setDefaultAction(action)
        self.button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
        self.button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        set_names(self.button, "check_gradients_button", action.statusTip())
        self.bar = set_names(QProgressBar(), "gradient_progress", tr("How far the check is"))
        self.bar.setRange(0, 100)
        self.stop = link_button(tr("Cancel"), "cancel_check", tr("End the check"), checker.cancel)
        self.card = _Verdict()
        self.popup = CheckPopup(self)
        self.card.clicked.connect(self._open_popup)
        column = set_margins(QVBoxLayout(self), 6)
        column.addWidget(heading(tr("Gradient check")))
        column.addWidget(self.button)
        running = set_margins(QHBoxLayout(), 8)
        running.addWidget(self.bar, 1)
        running.addWidget(self.stop)
        column.addLayout(running)
        column.addWidget(self.card)
        checker.changed.connect(self._show)
        self._show()

    def _show(self) -> None:
        checker = self._checker
        busy = checker.share is not None
        self.bar.setVisible(busy)
        self.stop.setVisible(busy)
        if checker.share is not None:
            self.bar.setValue(round(100 * checker.share))
        if checker.found is not None:
            self.card.show_check(checker.found)
        elif checker.problem is not None:
            self.card.show_problem(tr_message(checker.problem))
        self.card.setVisible(not busy and (checker.found is not None or checker.problem is not None))
        if checker.found is None:
            self.popup.hide()

    def _open_popup(self) -> None:
        if self._checker.found is not None:
            self.popup.show_check(self._checker.found)
            self.popup.open_beside(self.card)


class _Verdict(QToolButton):
    """The verdict as a card that opens the explanation."""

    def __init__(self) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        set_names(self, "gradient_verdict", tr("Gradient check"))
        self.verdict, self.figure = PlainLabel(), PlainLabel()
        self.verdict.setWordWrap(True)
        self.figure.setWordWrap(True)
        self.figure.setProperty("look", "muted")
        column = self._column = set_margins(QVBoxLayout(self), 2, (10, 7, 10, 7))
        for label in (self.verdict, self.figure):
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            column.addWidget(label)

    def sizeHint(self) -> QSize:
        width = max(self.width(), 160)
        return QSize(width, self._column.totalHeightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        return QSize(120, self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.updateGeometry()  # its text may need another line now

    def show_check(self, found: GradientCheck) -> None:
        """Show the verdict in its colour."""
        figure = tr("largest relative error {error}", error=error_text(found.error))
        self._say(tr_message(found.verdict), figure, "good" if found.agrees else "wrong")
        self.setToolTip(tr("Show how this was found, and the error of every gradient"))

    def show_problem(self, text: str) -> None:
        """Say why there is none."""
        self._say(text, "", "trouble")
        self.setToolTip("")

    def _say(self, text: str, figure: str, look: str) -> None:
        self.verdict.setText(text)
        self.figure.setText(figure)
        self.figure.setVisible(bool(figure))
        self.setAccessibleDescription(f"{text}, {figure}" if figure else text)
        set_look(self.verdict, f"{look}_words")
        set_look(self, f"verdict_{look}")
        self.updateGeometry()


class CheckPopup(QFrame):
    """A popup over the window: all of a check, and how it is done. A click beside it or Escape closes it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setProperty("look", "card")
        self.setFixedWidth(WIDTH)
        set_names(self, "gradient_details", tr("The check of the gradients"))
        self.title = PlainLabel()
        self.title.setWordWrap(True)
        self.table, self.notes = _ErrorTable(), _paragraph("")
        column = self._column = set_margins(QVBoxLayout(self), 8, (16, 14, 16, 14))
        column.addWidget(self.title)
        backward = tr(
            "Backward finds all gradients at once by the chain rule. A central difference finds one of them "
            "without it: the number is moved a little to both sides, and the loss is measured each time."
        )
        limit = tr(
            "r is the relative error, g are the gradients of backward, n the central differences, |…| the "
            "length of all of them together. Up to {limit} they agree: a right gradient comes to about 1e-9, "
            "a wrong factor or a forgotten term to more than 1e-3.",
            limit=power_text(AGREES),
        )
        self.how = _paragraph("")
        column.addWidget(_paragraph(backward))
        column.addWidget(_centred(DIFFERENCE, tr("Central difference")))
        column.addWidget(self.how)
        column.addWidget(_centred(RELATIVE, tr("Relative error")))
        column.addWidget(_paragraph(limit))
        column.addWidget(self.table)
        column.addWidget(self.notes)

    def show_check(self, found: GradientCheck) -> None:
        """Fill it."""
        self.title.setText(sentence(tr_message(found.verdict)))
        set_look(self.title, "good_words" if found.agrees else "wrong_words")
        self.how.setText(
            tr(
                "This is done in float64 for the {m} rows of this mini-batch, with ε = {step} and, where "
                "there is Dropout, the same units silenced. da and dz are derivatives of each row's own "
                "loss, so m times the difference of the mean loss J.",
                m=found.m,
                step=power_text(STEPS[0]),
            )
        )
        self.table.show_check(found)
        self.notes.setText("\n".join(notes_of(found)))
        self.setFixedHeight(self._column.totalHeightForWidth(WIDTH))

    def open_beside(self, widget: QWidget) -> None:
        """Show it at the right of a widget, inside the screen."""
        place = widget.mapToGlobal(QPoint(widget.width() + 8, 0))
        screen = QGuiApplication.screenAt(place) or widget.screen()
        room = screen.availableGeometry()
        x = min(place.x(), room.right() - self.width() - 8)
        y = max(
            room.top() + 8,
            min(place.y() + widget.height() - self.height(), room.bottom() - self.height() - 8),
        )
        self.move(x, y)
        self.show()
        self.table.setFocus()


class _ErrorTable(QTableWidget):
    """A line for every gradient of every layer."""

    def __init__(self) -> None:
        super().__init__(0, 4)
        set_names(self, "gradient_table", tr("Relative error of every gradient"))
        self.setHorizontalHeaderLabels([tr("gradient"), tr("relative error"), tr("checked"), tr("rounding")])
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(22)
        self.setShowGrid(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        header = self.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)

    def show_check(self, found: GradientCheck) -> None:
        """Fill it, the first layer first."""
        self.clearSpans()
        self.setRowCount(0)
        for layer in found.layers:
            self._add_layer(layer)
            for each in layer.quantities:
                self._add(each)
        height = self.horizontalHeader().sizeHint().height() + 22 * self.rowCount() + 4
        self.setFixedHeight(min(height, MOST_HEIGHT))

    def _add_layer(self, layer: LayerCheck) -> None:
        row = self.rowCount()
        self.insertRow(row)
        item = QTableWidgetItem(f"{layer.layer} · {layer.name}")
        font = item.font()
        font.setBold(True)
        item.setFont(font)
        item.setForeground(theme.color("good" if layer.agrees else "wrong"))
        item.setToolTip(plain_tooltip(layer.name))
        self.setItem(row, 0, item)
        self.setSpan(row, 0, 1, 4)

    def _add(self, each: QuantityCheck) -> None:
        row = self.rowCount()
        self.insertRow(row)
        texts = (
            key_text(each.key),
            quantity_error_text(each),
            checked_count(each),
            error_text(each.rounding),
        )
        for column, text in enumerate(texts):
            item = QTableWidgetItem(text)
            item.setFont(number_font(9))
            item.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            if not each.agrees:
                item.setForeground(theme.color("wrong"))
            self.setItem(row, column, item)


def _paragraph(text: str) -> QLabel:
    label = PlainLabel(text)
    label.setWordWrap(True)
    label.setProperty("look", "muted")
    return label


def _centred(latex: str, text: str) -> FormulaLabel:
    label = FormulaLabel(latex, 17.0, display=True)
    label.set_alignment(Qt.AlignmentFlag.AlignHCenter)
    label.setToolTip(plain_tooltip(text))
    return label
