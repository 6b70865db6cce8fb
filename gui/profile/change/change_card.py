"""Card *What would change it?*: a wish, and the nearest row that is predicted so."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from engine.core.task import Task
from engine.evaluation.counterfactual.search import Outcome
from engine.evaluation.counterfactual.wish import Wish
from gui.look.widgets.helpers import link_button, set_margins, set_names
from gui.look.widgets.plain_text import PlainLabel, heading
from gui.look.words.translation import tr
from gui.profile.change.locks import LockButton
from gui.profile.change.steps import ChangedColumns
from gui.profile.change.wish_row import WishRow


class ChangeCard(QWidget):
    """Asks what would change the prediction of the pinned row, and shows what was found.

    Attributes:
        wishes: fields of the wish.
        locks: says which columns stay.
        changed: columns of the row that was found.
        note: what was found in a sentence, how far the search is, or why there is none.
        outcome: what is shown, or None.
    """

    wish_changed = Signal(object)
    """The user wishes something else: a :class:`Wish`."""
    locked_changed = Signal(object)
    """Other columns are to stay as they are: a frozenset of names."""
    search_wanted = Signal()
    """The nearest row is to be found."""
    cancel_wanted = Signal()
    """The search is to end."""
    pin_wanted = Signal(object)
    """The found row is to be pinned: its values by column."""
    beside_wanted = Signal(object)
    """The found row is to be kept beside the pinned one: its values by column."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_names(self, "change_card", tr("What would change it?"))
        self.outcome: Outcome | None = None
        self._is_picture = False
        self.wishes, self.locks, self.changed = WishRow(), LockButton(), ChangedColumns()
        self.note = PlainLabel()
        self.note.setObjectName("change_note")
        self.note.setWordWrap(True)
        self._make_buttons()
        card = QFrame()
        card.setProperty("look", "card")
        inside = set_margins(QVBoxLayout(card), 6, (10, 8, 10, 8))
        inside.addWidget(self.wishes)
        inside.addWidget(self.changed)
        inside.addWidget(self.note)
        inside.addLayout(self._button_row(self.pin, self.beside))
        inside.addLayout(self._button_row(self.search, self.cancel))
        inside.addWidget(self.locks, 0, Qt.AlignmentFlag.AlignLeft)
        layout = set_margins(QVBoxLayout(self), 6)
        layout.addWidget(heading(tr("What would change it?")))
        layout.addWidget(card)
        self.wishes.changed.connect(lambda: self.wish_changed.emit(self.wishes.wish))
        self.locks.changed.connect(lambda: self.locked_changed.emit(self.locks.locked))
        self.changed.lock_wanted.connect(self._lock_and_search)
        self.show_ready()

    def _make_buttons(self) -> None:
        self.search = QPushButton(tr("Find the nearest row"))
        self.search.clicked.connect(lambda _checked: self.search_wanted.emit())
        tip = tr("Few columns and small steps, within what training rows had")
        set_names(self.search, "find_change", self.search.text(), tip)
        self.cancel = link_button(
            tr("Cancel"), "cancel_change", tr("End the search"), self.cancel_wanted.emit
        )
        tips = tr("Follow this row from now on"), tr("Keep this row beside the pinned one")
        self.pin = link_button(tr("Pin it"), "pin_change", tips[0], lambda: self._tell(self.pin_wanted))
        self.beside = link_button(
            tr("Pin it beside"), "pin_change_beside", tips[1], lambda: self._tell(self.beside_wanted)
        )

    @staticmethod
    def _button_row(*buttons: QPushButton) -> QHBoxLayout:
        row = set_margins(QHBoxLayout(), 14)
        for button in buttons:
            row.addWidget(button)
        row.addStretch(1)
        return row

    def show_task(self, task: Task, columns: Sequence[str], scale: float = 1.0, units: str = "") -> None:
        """Offer wishes for the predictions of a task.

        Args:
            task: of the network.
            columns: that the network uses.
            scale: of the numbers that are predicted, such as ``preparation.target.scale``.
            units: of these, such as "$".
        """
        self._is_picture = bool(task.image)
        self.wishes.show_task(task, scale, units)
        self.locks.show_columns(() if self._is_picture else columns)
        self.show_ready()

    def show_wish(self, wish: Wish) -> None:
        """Show this wish without telling anybody."""
        self.wishes.show_wish(wish)

    def show_locked(self, locked: frozenset[str]) -> None:
        """Show that these columns stay, without telling anybody."""
        self.locks.show_locked(locked)

    def show_ready(self) -> None:
        """Show that nothing was searched for yet."""
        self._show(None, "", can_search=True)

    def show_busy(self, rows: int = 0) -> None:
        """Show that the search is under way, and that so many rows were tried."""
        searching = tr("Searching …")
        text = tr("Searching … rows tried: {rows}", rows=f"{rows:,}") if rows else searching
        self._show(None, text, is_busy=True)

    def show_nothing(self, reason: str) -> None:
        """Show that nothing can be searched for now, and why, a sentence."""
        self._show(None, reason)

    def show_outcome(self, outcome: Outcome, prediction: str) -> None:
        """Show what was found; ``prediction`` is that of the row found, for people."""
        found = outcome.found
        if found is None:
            text = tr(
                "None found: {rows} rows with up to {columns} changed columns were tried.",
                rows=f"{outcome.rows:,}",
                columns=outcome.columns,
            )
        elif not found.changed:
            text = tr("It is so already: {prediction}", prediction=prediction)
        else:
            text = tr("Nearest row: {prediction}", prediction=prediction)
        self._show(outcome, text)

    def show_outdated(self, reason: str) -> None:
        """Say beside what was found that it no longer holds, and offer to search again."""
        if self.outcome is not None:
            self.note.setText(f"{self.note.text()}\n{reason}")
            self.search.show()

    def _show(
        self, outcome: Outcome | None, text: str, *, can_search: bool = False, is_busy: bool = False
    ) -> None:
        self.outcome = outcome
        found = outcome.found if outcome else None
        changed = found.changed if found else {}
        self.changed.show_changed(changed, can_lock=not self._is_picture)
        self.note.setText(text)
        self.note.setVisible(bool(text))
        for button in (self.pin, self.beside):
            button.setVisible(bool(changed))
        self.search.setVisible(can_search)
        self.cancel.setVisible(is_busy)
        self.locks.setVisible(not self._is_picture and (can_search or outcome is not None))

    def _tell(self, signal: object) -> None:
        if self.outcome is not None and self.outcome.found is not None:
            signal.emit(dict(self.outcome.found.values))  # type: ignore[attr-defined]

    def _lock_and_search(self, name: str) -> None:
        self.locks.lock(name, True)
        self.search_wanted.emit()
