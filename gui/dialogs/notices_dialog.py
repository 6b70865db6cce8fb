"""The list of all notices since the window was opened."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from gui.look.widgets.helpers import set_margins, set_names
from gui.look.widgets.notices import Entry, Notices
from gui.look.widgets.pages import ScrollColumn
from gui.look.widgets.plain_text import PlainLabel
from gui.look.words.translation import retranslated, tr


class NoticesDialog(QDialog):
    """List of notices with their times, the newest first, and with their buttons while these make sense."""

    def __init__(self, notices: Notices, parent: QWidget) -> None:
        super().__init__(parent)
        self._notices = notices
        set_names(self, "notices_dialog", tr("Notices"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Notices"))
        self._inside = QWidget()
        self._rows = set_margins(QVBoxLayout(self._inside), 8, (14, 14, 14, 14))
        set_margins(QVBoxLayout(self), 0).addWidget(ScrollColumn(self._inside, "notices_area"))
        notices.changed.connect(self._fill)
        self._fill()

    def sizeHint(self) -> QSize:
        return QSize(520, 420)

    def _fill(self) -> None:
        for row in self._inside.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly):
            row.hide()
            row.deleteLater()
        empty = tr("Nothing was said yet: what the window tells you is kept here until it is closed.")
        rows = [self._row(entry) for entry in self._notices.entries[::-1]]
        for row in rows or [_sentence(empty)]:
            self._rows.addWidget(row)
        self._rows.setAlignment(Qt.AlignmentFlag.AlignTop)

    def _row(self, entry: Entry) -> QFrame:
        notice, row = entry.notice, QFrame()
        row.setProperty("look", notice.look)
        row.setObjectName("notice")
        text = retranslated(notice.text)
        time = PlainLabel(entry.at.strftime("%H:%M:%S"))
        time.setProperty("look", "muted")
        column = set_margins(QVBoxLayout(row), 4, (10, 8, 10, 8))
        column.addWidget(time)
        column.addWidget(_sentence(text))
        row.setAccessibleName(f"{time.text()} {text}")
        buttons = set_margins(QHBoxLayout(), 8)
        for label, second in ((notice.button, False), (notice.second_button, True)):
            if entry.is_open and label:
                buttons.addWidget(self._button(entry, retranslated(label), second))
        buttons.addStretch(1)
        column.addLayout(buttons)
        return row

    def _button(self, entry: Entry, label: str, second: bool) -> QPushButton:
        button = set_names(QPushButton(label.replace("&", "&&")), "notice_button", label)
        button.clicked.connect(lambda: self._notices.act(entry, second))
        return button


def _sentence(text: str) -> PlainLabel:
    label = PlainLabel(text)
    label.setWordWrap(True)
    label.setMinimumWidth(120)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label
