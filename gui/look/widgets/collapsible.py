"""Link with an arrow that shows and hides what belongs to it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from gui.look.widgets.helpers import set_margins, set_names
from gui.look.words.translation import tr


class Collapsible(QWidget):
    """A link with an arrow that shows and hides what belongs to it.

    Attributes:
        button: the link.
        body: the widget that is shown and hidden.
    """

    toggled = Signal(bool)
    """Emitted when it was opened or closed."""

    def __init__(self, title: str, body: QWidget, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.body = body
        self.button = QPushButton()
        self.button.setCheckable(True)
        self.button.setCursor(Qt.CursorShape.PointingHandCursor)
        self.button.setProperty("look", "unfold")
        set_names(self.button, name, title, tr("Show or hide {what}", what=title))
        self.set_title(title)
        self.button.toggled.connect(self._show_body)
        layout = set_margins(QVBoxLayout(self), 4)
        layout.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addWidget(body)
        body.hide()

    @property
    def is_open(self) -> bool:
        """True if the body is shown."""
        return self.button.isChecked()

    def set_title(self, title: str) -> None:
        """Change the title."""
        self._title = title
        self.button.setText(f"{'▾' if self.button.isChecked() else '▸'} {title}")
        self.button.setAccessibleName(title)

    def _show_body(self, is_open: bool) -> None:
        self.set_title(self._title)
        self.body.setVisible(is_open)
        self.toggled.emit(is_open)
