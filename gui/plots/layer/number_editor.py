"""Number editor: a small field beside a clicked cell, to change one weight by hand."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from gui.look.widgets.fields import DecimalBox
from gui.look.widgets.helpers import set_look, set_margins, set_names
from gui.look.widgets.plain_text import PlainLabel
from gui.look.words.translation import tr

MOST = 1e6
"""Largest weight that can be typed; larger ones are of no use."""

DECIMALS = 6
EDGE = 8
"""Pixels to the edges of the window."""


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
        self.box = DecimalBox(-MOST, MOST, DECIMALS)
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
        window = self._owner.window()
        if self.parentWidget() is not window:
            self.setParent(window)
        self.label.setText(label)
        self.box.show_value(value)
        self.adjustSize()
        corner = window.mapFromGlobal(place) + QPoint(-self.width() // 2, 14)
        x = max(EDGE, min(corner.x(), window.width() - self.width() - EDGE))
        y = max(EDGE, min(corner.y(), window.height() - self.height() - EDGE))
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
