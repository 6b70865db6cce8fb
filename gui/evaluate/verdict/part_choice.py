"""Choice of the rows that the network is judged on; those of the test stay closed until they are opened."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QSizePolicy, QVBoxLayout, QWidget

from gui.look.theme import interface_font, theme
from gui.look.widgets.helpers import set_margins, set_names
from gui.look.widgets.plain_text import PlainLabel, heading, plain_tooltip
from gui.look.words.translation import tr


@dataclass(frozen=True, slots=True)
class PartLine:
    """A part of the split as its button shows it.

    Attributes:
        rows: how many there are, as text.
        tip: what a click does, or why it cannot be chosen.
        can_be_chosen: whether it can.
    """

    rows: str
    tip: str
    can_be_chosen: bool = True


class PartButton(QAbstractButton):
    """A line with a name at the left and how many rows at the right."""

    def __init__(self, key: str, label: str) -> None:
        super().__init__()
        set_names(self, f"part_{key}", label)
        self._label, self._rows = label, ""
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        theme.changed.connect(self.update)

    def show_line(self, line: PartLine) -> None:
        """Show how many rows there are, and whether they can be chosen."""
        self._rows = line.rows
        self.setAccessibleDescription(line.rows)
        self.setToolTip(plain_tooltip(line.tip))
        self.setEnabled(line.can_be_chosen)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(200, round(QFontMetricsF(interface_font(10)).height()) + 13)

    def minimumSizeHint(self) -> QSize:
        return QSize(120, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        is_chosen, is_over = self.isChecked(), self.underMouse() and self.isEnabled()
        fill = "forward_tint" if is_chosen else "raised" if is_over else "card"
        edge = "text" if self.hasFocus() else "forward" if is_chosen else "border"
        painter.setBrush(theme.color(fill))
        painter.setPen(QPen(theme.color(edge), 1))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
        inside = QRectF(self.rect()).adjusted(12, 0, -10, 0)
        side = Qt.AlignmentFlag.AlignVCenter
        rows_width = QFontMetricsF(interface_font(9)).horizontalAdvance(self._rows)
        font = interface_font(10, bold=is_chosen)
        painter.setFont(font)
        painter.setPen(theme.color("text" if self.isEnabled() else "faint"))
        room = inside.width() - rows_width - 8
        label = QFontMetricsF(font).elidedText(self._label, Qt.TextElideMode.ElideRight, room)
        painter.drawText(inside, side | Qt.AlignmentFlag.AlignLeft, label)
        painter.setFont(interface_font(9))
        painter.setPen(theme.color("muted" if self.isEnabled() else "faint"))
        painter.drawText(inside, side | Qt.AlignmentFlag.AlignRight, self._rows)


class PartChoice(QWidget):
    """The buttons, and a sentence on the rows that are shown.

    Attributes:
        buttons: by part.
    """

    chosen = Signal(str)
    """The rows of this part are wanted."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_names(self, "part_choice", tr("Which rows"))
        labels = {
            "validation": tr("Validation"),
            "train": tr("training").capitalize(),
            "test": tr("Test"),
            "folds": tr("Folds"),
        }
        self.buttons = {key: PartButton(key, label) for key, label in labels.items()}
        self._group = QButtonGroup(self)
        self.sentence = PlainLabel()
        self.sentence.setObjectName("part_sentence")
        self.sentence.setProperty("look", "muted")
        self.sentence.setWordWrap(True)
        self.sentence.setContentsMargins(12, 0, 8, 0)
        layout = set_margins(QVBoxLayout(self), 4, (12, 8, 12, 0))
        layout.addWidget(heading(tr("Which rows")))
        for key, button in self.buttons.items():
            self._group.addButton(button)
            button.clicked.connect(lambda _checked, key=key: self.chosen.emit(key))
            layout.addWidget(button)
        layout.addWidget(self.sentence)

    def show_parts(self, part: str, lines: Mapping[str, PartLine], sentence: str) -> None:
        """Show that the rows of ``part`` are looked at, what there is, and a sentence on them."""
        for key, button in self.buttons.items():
            button.setVisible(key in lines)
            if key in lines:
                button.show_line(lines[key])
        self.buttons[part].setChecked(True)
        self.sentence.setText(sentence)
        self.sentence.setVisible(bool(sentence))
