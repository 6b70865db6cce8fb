"""Small widgets that several parts of the window share."""

from __future__ import annotations

import html
from collections.abc import Callable
from typing import Any, TypeVar

from PySide6.QtCore import QEvent, QLocale, QObject, QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QHelpEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPolygonF,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtGui import Qt as GuiQt
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QCheckBox,
    QComboBox,
    QDoubleSpinBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLayout,
    QLineEdit,
    QMessageBox,
    QPlainTextEdit,
    QPushButton,
    QSizePolicy,
    QSpinBox,
    QStyle,
    QStyleOptionButton,
    QStyleOptionComboBox,
    QStylePainter,
    QToolTip,
    QVBoxLayout,
    QWidget,
)

from gui.look.theme import number_font, theme
from gui.look.words.marked_letters import unmarked
from gui.look.words.translation import tr

CAPTIONED_HEIGHT = 22
"""Least pixels of a field with a caption, so that the words of neighbours stand on one line."""

ARROW_WIDTH = 28
"""Pixels of a list to choose from beside its words."""

WIDE_BAR = 520
"""Pixels from which a message has its button at its right."""

LayoutT = TypeVar("LayoutT", bound=QLayout)
WidgetT = TypeVar("WidgetT", bound=QWidget)


def plain_tooltip(text: str) -> str:
    """A tooltip that shows ``text`` as it is, even where a file's words look like HTML."""
    if not GuiQt.mightBeRichText(text):
        return text
    return f"<div style='white-space: pre-wrap'>{html.escape(text)}</div>"


def show_tooltip(where: QPoint, text: str, widget: QWidget) -> None:
    """Show a tooltip at this place of the screen, as :func:`plain_tooltip` has it; none for no words."""
    QToolTip.showText(where, plain_tooltip(text), widget)


def message_box(parent: QWidget, name: str, text: str, more: str = "") -> QMessageBox:
    """A box of the system's look whose words are shown as they are."""
    box = QMessageBox(parent)
    box.setObjectName(name)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText(text)
    box.setInformativeText(more)
    return box


def named(widget: WidgetT, name: str, accessible: str, tooltip: str = "") -> WidgetT:
    """The same widget with the names that tests, style sheets and screen readers know it by."""
    widget.setObjectName(name)
    widget.setAccessibleName(unmarked(accessible))
    if tooltip:
        widget.setToolTip(plain_tooltip(tooltip))
    return widget


def set_look(widget: QWidget, look: str) -> None:
    """Give a widget one of the looks of the style sheet, also after it was shown."""
    widget.setProperty("look", look)
    widget.style().unpolish(widget)
    widget.style().polish(widget)


def tight(layout: LayoutT, spacing: int = 6, margins: tuple[int, int, int, int] = (0, 0, 0, 0)) -> LayoutT:
    """The same layout with these pixels between and around its widgets."""
    layout.setSpacing(spacing)
    layout.setContentsMargins(*margins)
    return layout


def letters_wide(widget: QWidget, count: int) -> int:
    """Pixels of so many digits in the font that the style sheet gives a widget."""
    widget.ensurePolished()
    return widget.fontMetrics().horizontalAdvance("0" * count)


class PlainLabel(QLabel):
    """A label that shows its text as it is: Qt would guess that a file's words are HTML."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setTextFormat(Qt.TextFormat.PlainText)


def heading(text: str) -> QLabel:
    """The small words over a section."""
    label = PlainLabel(text.upper())
    label.setProperty("look", "heading")
    return label


class ElidedLabel(PlainLabel):
    """One line that ends in an ellipsis where it does not fit; the tooltip then has all of it."""

    def __init__(self, text: str = "", look: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.own_tooltip = ""
        if look:
            self.setProperty("look", look)

    def setText(self, text: str) -> None:
        super().setText(text)
        self._update_tooltip()

    def _update_tooltip(self) -> None:
        fits = self.fontMetrics().horizontalAdvance(self.text()) <= self.contentsRect().width()
        self.setToolTip(plain_tooltip(self.own_tooltip if fits else self.text()))

    def minimumSizeHint(self) -> QSize:
        metrics = self.fontMetrics()
        return QSize(metrics.horizontalAdvance("…") * 2, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._update_tooltip()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        area = self.contentsRect()
        text = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, area.width())
        self.style().drawItemText(
            painter, area, self.alignment(), self.palette(), self.isEnabled(), text, self.foregroundRole()
        )


def _c_locale() -> QLocale:
    """Point for decimals, comma for thousands, whatever the system's language."""
    locale = QLocale(QLocale.Language.C)
    locale.setNumberOptions(QLocale.NumberOption.DefaultNumberOptions)
    return locale


class _UndoKeys(QObject):
    """Passes Ctrl+Z of a field on to the window, unless there is typing that the field can take back."""

    def __init__(self, field: QWidget, is_typing: Callable[[], bool]) -> None:
        super().__init__(field)
        self._is_typing = is_typing
        field.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
            return False
        keys = QKeySequence.StandardKey
        if not (event.matches(keys.Undo) or event.matches(keys.Redo)) or self._is_typing():
            return False
        event.ignore()
        return True


def leave_undo_to_window(field: QWidget, is_typing: Callable[[], bool]) -> None:
    """Let Ctrl+Z in a field undo the last edit; only while ``is_typing``, it takes back a letter instead.

    A line of text takes these keys in any case, even where it has nothing to take back.
    """
    _UndoKeys(field, is_typing)


class _NumberLine(QLineEdit):
    """The text of a number field: a double click selects the number, not a group of its digits."""

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.selectAll()


def _prepare_spin_box(box: QAbstractSpinBox) -> None:
    box.setLineEdit(_NumberLine(box))
    box.setLocale(_c_locale())
    box.setGroupSeparatorShown(True)
    box.lineEdit().setTextMargins(6, 0, 0, 0)  # the style sheet's padding does not reach it
    box.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # the wheel alone must not take the focus


def _paint_chevron(painter: QPainter, x: float, y: float, height: float, color: str) -> None:
    """A little arrow centred on ``x`` and ``y``, pointing down, or up where ``height`` is negative."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(theme.color(color), 1.4))
    top, bottom = y - height / 2, y + height / 2
    painter.drawPolyline(QPolygonF([QPointF(x - 3.5, top), QPointF(x, bottom), QPointF(x + 3.5, top)]))


def _paint_step_arrows(box: QAbstractSpinBox) -> None:
    """Arrows over the step buttons of the field that is pointed at or has the focus."""
    if box.isEnabled() and (box.hasFocus() or box.underMouse()) and box.property("look") != "bare":
        painter = QPainter(box)
        _paint_chevron(painter, box.width() - 11.0, box.height() / 2 - 5.0, -3.0, "muted")
        _paint_chevron(painter, box.width() - 11.0, box.height() / 2 + 5.0, 3.0, "muted")


class _DeafToWheel:
    """Before a field's Qt class: the wheel scrolls the panel until the field has the focus."""

    def wheelEvent(self: Any, event: QWheelEvent) -> None:
        if self.hasFocus():
            super().wheelEvent(event)  # type: ignore[misc]
        else:
            event.ignore()


class _NumberField(_DeafToWheel):
    """Before a spin box's Qt class: also draws its arrows."""

    def paintEvent(self: Any, event: QPaintEvent) -> None:
        super().paintEvent(event)  # type: ignore[misc]
        _paint_step_arrows(self)


def _is_typing(box: QSpinBox | QDoubleSpinBox, value: str) -> bool:
    """Whether other words stand in a field than those of its value."""
    settled = f"{box.prefix()}{value}{box.suffix()}"
    return box.text() not in (settled, box.specialValueText() or settled)


class WholeNumberBox(_NumberField, QSpinBox):
    """A field for a whole number that ignores the wheel until it has the focus."""

    def __init__(self, minimum: int, maximum: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        _prepare_spin_box(self)
        self.setRange(minimum, maximum)
        self.setStepType(QAbstractSpinBox.StepType.AdaptiveDecimalStepType)
        leave_undo_to_window(self, lambda: _is_typing(self, self.textFromValue(self.value())))

    def show_value(self, value: int) -> None:
        """Show a value without telling anybody, and without disturbing what is being typed."""
        if value != self.value():
            self.blockSignals(True)
            self.setValue(max(self.minimum(), min(self.maximum(), value)))
            self.blockSignals(False)


class DecimalBox(_NumberField, QDoubleSpinBox):
    """A field for a decimal number, without trailing zeros, deaf to the wheel until it has the focus."""

    def __init__(self, minimum: float, maximum: float, decimals: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        _prepare_spin_box(self)
        self.setDecimals(decimals)
        self.setRange(minimum, maximum)
        self.setStepType(QAbstractSpinBox.StepType.AdaptiveDecimalStepType)
        leave_undo_to_window(self, lambda: _is_typing(self, self.textFromValue(self.value())))

    def show_value(self, value: float) -> None:
        """Show a value without telling anybody, and without disturbing what is being typed."""
        if round(value, self.decimals()) != self.value():
            self.blockSignals(True)
            self.setValue(value)
            self.blockSignals(False)

    def textFromValue(self, value: float) -> str:
        text = f"{value:,.{self.decimals()}f}"
        return text.rstrip("0").rstrip(".") if "." in text else text


class ChoiceBox(_DeafToWheel, QComboBox):
    """A list to choose from, by key; deaf to the wheel until it has the focus.

    Attributes:
        chosen: signal with the key that the user chose.
    """

    chosen = Signal(str)

    def __init__(self, choices: dict[str, str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(6)
        for key, words in choices.items():
            self.addItem(words, key)
        self.activated.connect(lambda index: self.chosen.emit(self.itemData(index)))

    def show_key(self, key: str) -> None:
        """Show a choice without telling anybody."""
        self.setCurrentIndex(self.findData(key))

    def fit_choices(self) -> None:
        """Take the width of the longest choice, whatever the font and the language."""
        self.ensurePolished()
        metrics = self.fontMetrics()
        words = (self.itemText(place) for place in range(self.count()))
        self.setFixedWidth(max(map(metrics.horizontalAdvance, words), default=0) + ARROW_WIDTH)

    def _elided_text(self, option: QStyleOptionComboBox) -> str:
        field = self.style().subControlRect(
            QStyle.ComplexControl.CC_ComboBox, option, QStyle.SubControl.SC_ComboBoxEditField, self
        )
        words, mode = self.currentText(), Qt.TextElideMode.ElideRight
        return self.fontMetrics().elidedText(words, mode, field.width() - 2)

    def showPopup(self) -> None:
        self.view().setMinimumWidth(self.view().sizeHintForColumn(0) + 24)  # no choice is elided
        super().showPopup()

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            option = QStyleOptionComboBox()
            self.initStyleOption(option)
            if self._elided_text(option) != self.currentText():
                words = f"{self.currentText()}\n{self.toolTip()}"
                show_tooltip(event.globalPos(), words, self)
                return True
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        option.currentText = self._elided_text(option)
        painter = QStylePainter(self)
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)
        color = "muted" if self.isEnabled() else "faint"
        _paint_chevron(painter, self.width() - 13.0, self.height() / 2 + 0.5, 3.5, color)


class CheckBox(QCheckBox):
    """A box to tick whose frame and tick can be seen in light and in dark."""

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.isChecked():
            option = QStyleOptionButton()
            self.initStyleOption(option)
            box = QRectF(self.style().subElementRect(QStyle.SubElement.SE_CheckBoxIndicator, option, self))
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(theme.color("on_accent"), 1.8))
            places = ((0.24, 0.52), (0.43, 0.70), (0.76, 0.30))
            tick = [QPointF(box.x() + x * box.width(), box.y() + y * box.height()) for x, y in places]
            painter.drawPolyline(QPolygonF(tick))


class GestureKey:
    """Merge keys for undo: the same key while one gesture at one setting lasts."""

    def __init__(self, owner: str) -> None:
        self.owner, self._count = owner, 0

    def of(self, *setting: Any) -> tuple[Any, ...]:
        """The key of an edit of this setting."""
        return (self.owner, self._count, *setting)

    def end(self) -> None:
        """The gesture is over; the next edit is an undo step of its own."""
        self._count += 1


class Unfold(QWidget):
    """A link with an arrow that shows and hides what belongs to it.

    Attributes:
        button: the link.
        body: the widget that is shown and hidden.
    """

    toggled = Signal(bool)
    """It was opened or closed."""

    def __init__(self, words: str, body: QWidget, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.body = body
        self.button = QPushButton()
        self.button.setCheckable(True)
        self.button.setCursor(Qt.CursorShape.PointingHandCursor)
        self.button.setProperty("look", "unfold")
        named(self.button, name, words, tr("Show or hide {what}", what=words))
        self.set_words(words)
        self.button.toggled.connect(self._show_body)
        layout = tight(QVBoxLayout(self), 4)
        layout.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addWidget(body)
        body.hide()

    @property
    def is_open(self) -> bool:
        """Whether the body is shown."""
        return self.button.isChecked()

    def set_words(self, words: str) -> None:
        """Change the words of the link."""
        self._words = words
        self.button.setText(f"{'▾' if self.button.isChecked() else '▸'} {words}")
        self.button.setAccessibleName(words)

    def _show_body(self, is_open: bool) -> None:
        self.set_words(self._words)
        self.body.setVisible(is_open)
        self.toggled.emit(is_open)


class MessageBar(QFrame):
    """An inline sentence with up to two buttons, and details to unfold; hidden while empty."""

    acted = Signal()
    """The button was pressed."""
    second_acted = Signal()
    """The second button was pressed."""
    closed = Signal()
    """It was dismissed."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.label = PlainLabel()
        self.label.setWordWrap(True)
        self.label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.label.setMinimumWidth(40)
        self.button = QPushButton()
        self.button.setObjectName(f"{name}_button")
        self.button.clicked.connect(self.acted)
        self.second_button = QPushButton()
        self.second_button.setObjectName(f"{name}_second_button")
        self.second_button.clicked.connect(self.second_acted)
        self.buttons = QWidget()
        self.close_button = QPushButton("✕")
        for button in (self.button, self.second_button, self.close_button):
            # A click hides most messages, and would hand the keyboard to whatever field comes next.
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.close_button.setProperty("look", "unfold")
        named(self.close_button, f"{name}_close", tr("Dismiss"), tr("Dismiss this message"))
        self.close_button.clicked.connect(self._dismiss)
        self.details_text = QPlainTextEdit()
        self.details_text.setReadOnly(True)
        self.details_text.setFont(number_font(8))
        self.details_text.setMaximumHeight(150)
        named(self.details_text, f"{name}_details_text", tr("Details"))
        self.details = Unfold(tr("Details"), self.details_text, f"{name}_details")
        self._lay_out()
        self.hide()

    def _lay_out(self) -> None:
        self._row = tight(QHBoxLayout(), 8)
        self._row.addWidget(self.label, 1)
        self._row.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignTop)
        row = tight(QHBoxLayout(self.buttons), 8)
        row.addWidget(self.button)
        row.addWidget(self.second_button)
        self._column = tight(QVBoxLayout(self), 6, (10, 8, 8, 8))
        self._column.addLayout(self._row)
        self._column.addWidget(self.buttons, 0, Qt.AlignmentFlag.AlignLeft)
        self._column.addWidget(self.details)

    def _place_buttons(self) -> None:
        """Put the buttons beside the sentence where the bar is wide, below it where it is narrow."""
        is_wide = self.width() >= WIDE_BAR
        if is_wide == (self._row.indexOf(self.buttons) >= 0):
            return
        if is_wide:
            self._row.insertWidget(1, self.buttons, 0, Qt.AlignmentFlag.AlignTop)
        else:
            self._column.insertWidget(1, self.buttons, 0, Qt.AlignmentFlag.AlignLeft)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_buttons()

    def show_message(
        self,
        text: str,
        look: str = "trouble",
        button: str = "",
        details: str = "",
        closable: bool = False,
        second_button: str = "",
    ) -> None:
        """Show a sentence in the look ``trouble``, ``good`` or ``tip``."""
        self.label.setText(text)
        self.setAccessibleName(text)
        for widget, words in ((self.button, button), (self.second_button, second_button)):
            widget.setText(words.replace("&", "&&"))  # a layer's name has no keyboard mnemonic
            widget.setAccessibleName(words)
            widget.setVisible(bool(words))
        self.buttons.setVisible(bool(button or second_button))
        self.details_text.setPlainText(details)
        self.details.setVisible(bool(details))
        self.close_button.setVisible(closable)
        set_look(self, look)
        self.show()

    def _dismiss(self) -> None:
        self.clear()
        self.closed.emit()

    def clear(self) -> None:
        """Hide it."""
        self.label.clear()
        self.hide()


def link_button(words: str, name: str, tooltip: str, on_click: Callable[[], object]) -> QPushButton:
    """A button that looks like a link."""
    button = QPushButton(words)
    button.setProperty("look", "link")
    button.setCursor(Qt.CursorShape.PointingHandCursor)
    button.clicked.connect(lambda _checked: on_click())
    return named(button, name, words, tooltip)


def captioned(caption: str, widget: QWidget) -> QVBoxLayout:
    """A field with small words above it, of a height that all such fields share."""
    widget.setFixedHeight(max(CAPTIONED_HEIGHT, widget.fontMetrics().height() + 4))
    label = PlainLabel(caption)
    label.setProperty("look", "small")
    label.setBuddy(widget)
    label.setIndent(3)  # in line with the words inside the field
    layout = tight(QVBoxLayout(), 0)
    layout.addWidget(label)
    layout.addWidget(widget)
    return layout


def is_enter_or_space(event: QEvent) -> bool:
    """Whether a key event is one that presses what has the focus."""
    keys = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)
    return event.type() == QEvent.Type.KeyPress and event.key() in keys  # type: ignore[attr-defined]
