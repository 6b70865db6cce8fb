"""The data dock: nothing yet, a file that is being read, or its table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from engine.common.messages import Message
from engine.data.columns import Resolved
from engine.data.samples import SAMPLES, file_name
from engine.data.table.table import Table
from engine.project.project import DataChoices
from gui.look.icons import set_icon
from gui.look.theme import interface_font
from gui.look.widgets.helpers import link_button, set_margins, set_names
from gui.look.widgets.message_bar import MessageBar
from gui.look.widgets.plain_text import ElidedLabel, PlainLabel, heading
from gui.look.words.translation import tr, tr_message

if TYPE_CHECKING:
    from gui.panels.data.table_card import TableCard


class EmptyCard(QFrame):
    """First steps: drop a file, open one, or pick a sample."""

    open_requested = Signal()
    """The user wants to choose a file."""
    sample_requested = Signal(str)
    """The user picked the sample with this key."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "drop")
        drop = PlainLabel(tr("Drop a CSV file here"))
        drop.setAlignment(Qt.AlignmentFlag.AlignCenter)
        drop.setWordWrap(True)
        drop.setProperty("look", "title")
        self.open_button = QPushButton(tr("Open CSV…"))
        set_names(self.open_button, "open_csv", tr("Open CSV"), tr("Choose a CSV file to learn from"))
        set_icon(self.open_button, "mdi6.folder-open-outline")
        self.open_button.clicked.connect(self.open_requested)
        pick = PlainLabel(tr("or pick a sample"))
        pick.setAlignment(Qt.AlignmentFlag.AlignCenter)
        pick.setProperty("look", "muted")
        layout = set_margins(QVBoxLayout(self), 8, (12, 18, 12, 12))
        layout.addWidget(drop)
        layout.addWidget(self.open_button, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addWidget(pick)
        layout.addLayout(self._samples())

    def _samples(self) -> QVBoxLayout:
        """Buttons of samples, one below the other: two side by side would be too wide in most fonts."""
        column = set_margins(QVBoxLayout(), 2)
        for sample in SAMPLES:
            button = link_button(
                tr(sample.title),
                f"sample_{sample.key}",
                tr(sample.description),
                lambda key=sample.key: self.sample_requested.emit(key),  # type: ignore[misc]
            )
            button.setFont(interface_font(9))
            column.addWidget(button, 0, Qt.AlignmentFlag.AlignHCenter)
        return column


class LoadingCard(QFrame):
    """The file that is being read, how far it is, and a way out."""

    cancel_requested = Signal()
    """The user does not want to wait."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "card")
        self.name = ElidedLabel(look="title")
        self.bar = QProgressBar()
        self.bar.setRange(0, 1000)
        self.bar.setTextVisible(False)
        set_names(self.bar, "load_progress", tr("Reading the file"))
        self.percent = PlainLabel()
        self.percent.setProperty("look", "muted")
        self.cancel_button = QPushButton(tr("Cancel"))
        set_names(self.cancel_button, "cancel_load", tr("Cancel"), tr("Stop reading and keep what was open"))
        self.cancel_button.clicked.connect(self.cancel_requested)
        row = set_margins(QHBoxLayout(), 8)
        row.addWidget(self.percent, 1)
        row.addWidget(self.cancel_button)
        layout = set_margins(QVBoxLayout(self), 8, (12, 10, 12, 10))
        layout.addWidget(self.name)
        layout.addWidget(self.bar)
        layout.addLayout(row)

    def show_loading(self, path: str) -> None:
        """Begin at 0 % of this file."""
        self.name.setText(file_name(path))
        self.show_progress(0.0)

    def show_progress(self, fraction: float) -> None:
        """Show how much is read, 0 to 1."""
        self.bar.setValue(round(1000 * fraction))
        self.percent.setText(tr("reading {percent} %", percent=f"{100 * fraction:.0f}"))


class DataPanel(QWidget):
    """Shows one of three cards: nothing yet, reading a file, or the table; that one is made when needed."""

    choices_edited = Signal(object, object, object)
    """Emitted with the text for undo, the new DataChoices, and the merge key or None."""
    open_requested = Signal()
    """The user wants to choose a CSV file."""
    sample_requested = Signal(str)
    """The user picked the sample with this key."""
    cancel_requested = Signal()
    """The user wants the file that is being read to be dropped."""
    weighting_wanted = Signal(str)
    """The user wants the classes weighted like this: ``balanced`` or ``none``."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.failure = MessageBar("data_failure")
        self.empty, self.loading = EmptyCard(), LoadingCard()
        self._table: TableCard | None = None
        self._weighting, self._pictures_used = "none", False
        self._layout = layout = set_margins(QVBoxLayout(self), 8, (12, 12, 12, 6))
        layout.addWidget(heading(tr("Data")))
        for widget in (self.failure, self.empty, self.loading):
            layout.addWidget(widget)
        self.empty.open_requested.connect(self.open_requested)
        self.empty.sample_requested.connect(self.sample_requested)
        self.loading.cancel_requested.connect(self.cancel_requested)
        self._settled: QFrame = self.empty  # the card to go back to when reading fails
        self.show_empty()

    @property
    def table(self) -> TableCard:
        """Card of the table, made when it is first asked for."""
        if self._table is None:
            from gui.panels.data.table_card import TableCard

            self._table = table = TableCard()
            table.edited.connect(self.choices_edited)
            table.balance.weighting_wanted.connect(self.weighting_wanted)
            table.balance.show_weighting(self._weighting)
            table.show_pictures_used(self._pictures_used)
            self._layout.addWidget(table)
        return self._table

    def _show_card(self, card: QFrame) -> None:
        for each in (self.empty, self.loading, self._table):
            if each is not None:
                each.setVisible(each is card)
        if card is not self.loading:
            self._settled = card

    def show_empty(self) -> None:
        """Say what to do first."""
        self.failure.clear()
        self._show_card(self.empty)

    def show_loading(self, path: str) -> None:
        """A file is being read."""
        self.failure.clear()
        self.loading.show_loading(path)
        self._show_card(self.loading)

    def set_progress(self, fraction: float) -> None:
        """Show how much of it is read, 0 to 1."""
        self.loading.show_progress(fraction)

    def show_table(self, table: Table, choices: DataChoices, resolved: Resolved) -> None:
        """Show a table and what its columns are used for."""
        self.failure.clear()
        self.table.show_table(table, choices, resolved)
        self._show_card(self.table)

    def ask_for_target(self) -> None:
        """Bring the keyboard to the question what is to be predicted."""
        self.table.question.take_focus()

    def show_weighting(self, key: str) -> None:
        """Show how the classes are weighted in training, a key of ``WEIGHTINGS``."""
        self._weighting = key
        if self._table is not None:
            self._table.balance.show_weighting(key)

    def show_pictures_used(self, used: bool) -> None:
        """Show whether the network has a layer that makes pictures of a row of pixels."""
        self._pictures_used = used
        if self._table is not None:
            self._table.show_pictures_used(used)

    def show_dataset_notes(self, notes: tuple[Message, ...]) -> None:
        """Add what the preparation had to decide."""
        self.table.show_notes(notes)

    def show_settled(self) -> None:
        """Go back to the table, or to the empty card, after reading was cancelled."""
        self._show_card(self._settled)

    def show_failure(self, message: Message, details: str = "") -> None:
        """Say why reading or preparing failed, above what was open before."""
        self.show_settled()
        self.failure.show_message(tr_message(message), details=details, closable=True)
