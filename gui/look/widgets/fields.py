"""Fields for numbers and choices that ignore the wheel until they have the focus, and one that floats."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QEvent, QLocale, QObject, QPoint, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QHelpEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPolygonF,
    QWheelEvent,
)
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QCheckBox,
    QComboBox,
    QDoubleSpinBox,
    QFrame,
    QLineEdit,
    QSpinBox,
    QStyle,
    QStyleOptionButton,
    QStyleOptionComboBox,
    QStylePainter,
    QVBoxLayout,
    QWidget,
)

from gui.look.theme import theme
from gui.look.widgets.helpers import set_look, set_margins, set_names
from gui.look.widgets.plain_text import PlainLabel, show_tooltip
from gui.look.words.translation import tr

CAPTIONED_HEIGHT = 22
"""Least pixels of a field with a caption, so that the captions of neighbours stand on one line."""


ARROW_WIDTH = 28
"""Pixels of a list to choose from beside its text."""
MOST_WEIGHT = 1e6
"""Largest weight that can be typed; larger ones are of no use."""

WEIGHT_DECIMALS = 6
EDITOR_EDGE = 8
"""Pixels to the edges of the window."""


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


class _IgnoresWheel:
    """Mixin before a field's Qt class: the wheel scrolls the panel until the field has the focus."""

    def wheelEvent(self: Any, event: QWheelEvent) -> None:
        if self.hasFocus():
            super().wheelEvent(event)  # type: ignore[misc]
        else:
            event.ignore()


class _NumberField(_IgnoresWheel):
    """Mixin before a spin box's Qt class: also draws its arrows."""

    def paintEvent(self: Any, event: QPaintEvent) -> None:
        super().paintEvent(event)  # type: ignore[misc]
        _paint_step_arrows(self)


def _is_typing(box: QSpinBox | QDoubleSpinBox, value: str) -> bool:
    """True if a field shows another text than that of its value."""
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


class NumberEditor(QFrame):
    """Floats in the window; arrows and Enter change the number at once, Escape closes it."""

    changed = Signal(float)
    """The number should be this."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._owner = parent
        parent.destroyed.connect(self.deleteLater)  # by then it may be the window's
        self.setObjectName("number_editor")
        self.setAutoFillBackground(True)
        set_look(self, "card")
        self.label = PlainLabel()
        self.label.setProperty("look", "muted")
        self.box = DecimalBox(-MOST_WEIGHT, MOST_WEIGHT, WEIGHT_DECIMALS)
        set_names(
            self.box, "weight_value", tr("Value of the weight"), tr("Enter or an arrow changes it at once")
        )
        self.box.setKeyboardTracking(False)  # what is half typed is not meant yet
        self.box.setMinimumWidth(150)
        self.box.valueChanged.connect(self.changed)
        self.box.editingFinished.connect(self.hide)
        layout = set_margins(QVBoxLayout(self), 4, (10, 8, 10, 10))
        layout.addWidget(self.label)
        layout.addWidget(self.box)
        self.hide()

    def open_at(self, place: QPoint, label: str, value: float) -> None:
        """Show the field for a number below a place on the screen, inside of the window."""
        window = self._owner.window()
        if self.parentWidget() is not window:
            self.setParent(window)
        self.label.setText(label)
        self.box.show_value(value)
        self.adjustSize()
        corner = window.mapFromGlobal(place) + QPoint(-self.width() // 2, 14)
        x = max(EDITOR_EDGE, min(corner.x(), window.width() - self.width() - EDITOR_EDGE))
        y = max(EDITOR_EDGE, min(corner.y(), window.height() - self.height() - EDITOR_EDGE))
        self.move(x, y)
        self.show()
        self.raise_()
        self.box.setFocus(Qt.FocusReason.PopupFocusReason)
        self.box.selectAll()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.box.lineEdit().setText(self.box.textFromValue(self.box.value()))  # what was half typed goes
            self.hide()
        else:
            super().keyPressEvent(event)


class ChoiceBox(_IgnoresWheel, QComboBox):
    """A list to choose from, by key; deaf to the wheel until it has the focus.

    Attributes:
        chosen: signal with the key that the user chose.
        elide_mode: which part of a choice is left out where it finds no room.
    """

    chosen = Signal(str)
    elide_mode = Qt.TextElideMode.ElideRight

    def __init__(self, choices: dict[str, str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(6)
        for key, label in choices.items():
            self.addItem(label, key)
        self.activated.connect(lambda index: self.chosen.emit(self.itemData(index)))

    def show_key(self, key: str) -> None:
        """Show a choice without telling anybody."""
        self.setCurrentIndex(self.findData(key))

    def fit_choices(self) -> None:
        """Take the width of the longest choice, whatever the font and the language."""
        self.ensurePolished()
        metrics = self.fontMetrics()
        labels = (self.itemText(place) for place in range(self.count()))
        self.setFixedWidth(max(map(metrics.horizontalAdvance, labels), default=0) + ARROW_WIDTH)

    def _elided_text(self, option: QStyleOptionComboBox) -> str:
        field = self.style().subControlRect(
            QStyle.ComplexControl.CC_ComboBox, option, QStyle.SubControl.SC_ComboBoxEditField, self
        )
        return self.fontMetrics().elidedText(self.currentText(), self.elide_mode, field.width() - 2)

    def showPopup(self) -> None:
        self.view().setMinimumWidth(self.view().sizeHintForColumn(0) + 24)  # no choice is elided
        super().showPopup()

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            option = QStyleOptionComboBox()
            self.initStyleOption(option)
            if self._elided_text(option) != self.currentText():
                text = f"{self.currentText()}\n{self.toolTip()}"
                show_tooltip(event.globalPos(), text, self)
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


def captioned(caption: str, widget: QWidget) -> QVBoxLayout:
    """Field with a caption above it, of a height that all such fields share."""
    widget.setFixedHeight(max(CAPTIONED_HEIGHT, widget.fontMetrics().height() + 4))
    label = PlainLabel(caption)
    label.setProperty("look", "small")
    label.setBuddy(widget)
    label.setIndent(3)  # in line with the text inside the field
    layout = set_margins(QVBoxLayout(), 0)
    layout.addWidget(label)
    layout.addWidget(widget)
    return layout
