"""Colours to paint a colour picture with."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QHBoxLayout, QWidget

from gui.look.theme import theme
from gui.look.widgets.helpers import set_margins, set_names
from gui.look.words.translation import tr

SIDE = 20
Color = tuple[float, float, float]
"""Red, green and blue, 0 to 1."""


def _names() -> dict[Color, str]:
    return {
        (0.0, 0.0, 0.0): tr("Black"),
        (0.5, 0.5, 0.5): tr("Grey"),
        (1.0, 1.0, 1.0): tr("White"),
        (1.0, 0.0, 0.0): tr("Red"),
        (1.0, 1.0, 0.0): tr("Yellow"),
        (0.0, 1.0, 0.0): tr("Green"),
        (0.0, 1.0, 1.0): tr("Cyan"),
        (0.0, 0.0, 1.0): tr("Blue"),
    }


class _Swatch(QAbstractButton):
    """A square of a colour; a frame is around the chosen one."""

    def __init__(self, color: Color) -> None:
        super().__init__()
        self._color = QColor.fromRgbF(*color)
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        theme.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        return QSize(SIDE, SIDE)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(self._color)
        painter.setPen(QPen(theme.color("frame"), 1))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(3.5, 3.5, -3.5, -3.5), 3, 3)
        if self.isChecked() or self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme.color("forward" if self.isChecked() else "text"), 1.6))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 5, 5)


class Swatches(QWidget):
    """A row of colours."""

    chosen = Signal(object)
    """The user chose a colour."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_names(self, "pad_colors", tr("Colour of the brush"))
        layout = set_margins(QHBoxLayout(self), 4)
        self._buttons: dict[Color, _Swatch] = {}
        group = QButtonGroup(self)
        for color, name in _names().items():
            button = set_names(_Swatch(color), f"pad_color_{len(self._buttons)}", name, name)
            button.clicked.connect(lambda _checked, color=color: self.chosen.emit(color))
            group.addButton(button)
            layout.addWidget(button)
            self._buttons[color] = button
        layout.addStretch(1)

    def choose_against(self, background: float) -> None:
        """Choose black or white, whichever is seen on a background, without telling anybody."""
        self._buttons[(1 - background,) * 3].setChecked(True)
