"""The table in the data dock: its columns with their roles, and how its rows are split."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QMenu,
    QVBoxLayout,
    QWidget,
)

from engine.common.messages import Message
from engine.data.columns import Resolved, ResolvedColumn, possible_encodings
from engine.data.samples import file_name
from engine.data.splitting import part_sizes
from engine.data.table.table import KIND_LABELS, Table
from engine.project.project import ENCODING_LABELS, DataChoices
from gui.look.widgets.collapsible import Collapsible
from gui.look.widgets.helpers import set_margins, set_names
from gui.look.widgets.message_bar import MessageBar
from gui.look.widgets.plain_text import ElidedLabel, PlainLabel, plain_tooltip
from gui.look.words.translation import tr, tr_message
from gui.panels.data.class_balance import ClassBalance
from gui.panels.data.column_edits import role_refusal, with_encoding, with_kind, with_role, with_target
from gui.panels.data.column_rows import SHOWN_ROWS, ColumnsView
from gui.panels.data.column_texts import rows_of
from gui.panels.data.data_options import DataOptions
from gui.panels.data.picture_strip import PictureStrip
from gui.panels.data.split_bar import SplitBar
from gui.panels.data.target_question import TargetQuestion


class TableCard(QFrame):
    """A table: its columns and roles, the split, options and notes."""

    edited = Signal(object, object, object)
    """Emitted with the text for undo, the new DataChoices, and the merge key or None."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("table_card")
        self.setProperty("look", "card")
        self._table: Table | None = None
        self._choices = DataChoices()
        self._resolved: Resolved | None = None
        self.name = ElidedLabel(look="title")
        self.size_label = PlainLabel()
        self.size_label.setProperty("look", "muted")
        self.target_note = ElidedLabel(look="muted")
        self.target_note.setObjectName("target_note")
        self.columns = set_names(
            ColumnsView(), "columns", tr("Columns of the table, Enter opens the menu of roles")
        )
        self.columns.menu_wanted.connect(self._open_menu)
        self.columns.fold_wanted.connect(self._fold)
        self.columns.answered.connect(self._answer)
        self.question = TargetQuestion()
        self.question.accepted.connect(self._accept)
        self._unfolded = self._pictures_used = False
        self.pictures = PictureStrip()
        self.picture_note = PlainLabel()
        self.picture_note.setWordWrap(True)
        self.picture_note.setProperty("look", "small")
        self.picture_note.setObjectName("picture_note")
        self.problem = MessageBar("data_problem")
        self.split = SplitBar()
        self.balance = ClassBalance()
        self.leak_note = PlainLabel(tr("scaled and encoded on training rows only"))
        self.leak_note.setWordWrap(True)
        self.leak_note.setProperty("look", "small")
        self.options = DataOptions()
        self.options.edited.connect(self.edited)
        self.notes_label = PlainLabel()
        self.notes_label.setWordWrap(True)
        self.notes_label.setProperty("look", "muted")
        self.notes = Collapsible(tr("Notes"), self.notes_label, "data_notes")
        self.unfold_options = Collapsible(tr("Options"), self.options, "data_options")
        self._lay_out()

    def _lay_out(self) -> None:
        self.head = set_margins(QHBoxLayout(), 8, (4, 0, 4, 0))
        self.head.addWidget(self.name, 1)
        self.head.addWidget(self.size_label)
        below = set_margins(QVBoxLayout(), 5, (4, 4, 4, 0))
        below.addWidget(self.pictures)
        below.addWidget(self.picture_note)
        for widget in (
            self.problem,
            self.split,
            self.leak_note,
            self.balance,
            self.unfold_options,
            self.notes,
        ):
            below.addWidget(widget)
        layout = set_margins(QVBoxLayout(self), 4, (8, 9, 8, 8))
        layout.addLayout(self.head)
        layout.addWidget(self.question)
        layout.addWidget(self.target_note)
        layout.addWidget(self.columns)
        layout.addLayout(below)

    def show_table(self, table: Table, choices: DataChoices, resolved: Resolved) -> None:
        """Show a table and what its columns are used for."""
        is_new = table is not self._table
        if is_new:
            self.columns.scrollToTop()
            if table.left_out:
                self.notes.button.setChecked(True)
            self._unfolded = False
        self._table, self._choices, self._resolved = table, choices, resolved
        self.name.setText(file_name(table.path))
        self.size_label.setText(
            tr("{rows} rows · {columns} columns", rows=f"{table.rows:,}", columns=f"{len(table.columns):,}")
        )
        self._arrange_head()
        self.target_note.setText(" " + tr("target: {column}", column=resolved.target or tr("none")))
        self._show_rows(resolved)
        self.pictures.show_table(table, resolved)
        self._arrange_picture_note()
        if resolved.image:
            size = " × ".join(map(str, resolved.image if resolved.image[2] > 1 else resolved.image[:2]))
            text = tr("To use them as pictures, add a Reshape layer of {size} after the input.", size=size)
            self.picture_note.setText(text)
        self.balance.show_table(resolved)
        self.options.show_table(table, choices, resolved)
        if resolved.problem is None:
            self.problem.clear()
            self.split.show_sizes(part_sizes(table.rows - resolved.rows_without_target, choices.split))
        else:
            self.problem.show_message(tr_message(resolved.problem))
        for widget in (self.split, self.leak_note):
            widget.setVisible(resolved.problem is None)
        self.show_notes(())
        self._ask(resolved, is_new)

    def _ask(self, resolved: Resolved, is_new: bool) -> None:
        """Ask for the target where nobody has said it; a new table brings the keyboard to the question."""
        if self.question.button.hasFocus() and not resolved.asks_for_target:
            self.columns.choose_column(resolved.target)
            self.columns.setFocus(Qt.FocusReason.OtherFocusReason)  # or a field elsewhere would have it
        self.question.show_guess(resolved)
        names = tr("Columns of the table, Enter opens the menu of roles")
        if resolved.asks_for_target:
            names = tr("Columns of the table, Enter chooses the one to predict")
        self.columns.setAccessibleName(names)
        if is_new and resolved.asks_for_target:
            self.question.take_focus()

    def _accept(self) -> None:
        """Predict what was guessed."""
        assert self._resolved is not None and self._resolved.target is not None  # noqa: S101 - it was shown
        name = self._resolved.target
        text = tr("Predict {column}", column=name)
        self.edited.emit(text, replace(self._choices, target=name), None)

    def _answer(self, place: int) -> None:
        """Predict the column that was chosen in the list."""
        assert self._table is not None and self._resolved is not None  # noqa: S101 - rows exist
        name = self._table.columns[place].name
        if name == self._resolved.target:
            self._accept()
        else:
            self.edited.emit(tr("Predict {column}", column=name), with_target(self._choices, name), None)

    def show_pictures_used(self, used: bool) -> None:
        """Show whether the network makes pictures of the row of pixels already; if not, a note says how."""
        self._pictures_used = used
        self._arrange_picture_note()

    def _arrange_picture_note(self) -> None:
        is_picture = self._resolved is not None and bool(self._resolved.image)
        self.picture_note.setVisible(is_picture and not self._pictures_used)

    def _show_rows(self, resolved: Resolved) -> None:
        # Else the target's row or the question is in sight; and nothing may move as a picture is unfolded.
        is_long = len(rows_of(resolved, unfolded=False)) > SHOWN_ROWS
        self.target_note.setVisible(is_long and not resolved.asks_for_target)
        self.columns.show_rows(rows_of(resolved, self._unfolded))

    def _fold(self) -> None:
        """Show or hide the columns that are the pixels of a picture."""
        self._unfolded = not self._unfolded
        if self._resolved is not None:
            self._show_rows(self._resolved)
            self.columns.choose_picture()

    def view_state(self) -> bool:
        """True if the pixels of a picture are listed."""
        return self._unfolded

    def restore_view(self, unfolded: bool) -> None:
        """List the pixels of a picture again, or do not."""
        if unfolded != self._unfolded:
            self._fold()

    def _arrange_head(self) -> None:
        """Put the size below the name where both do not fit side by side."""
        wanted = self.name.sizeHint().width() + self.size_label.sizeHint().width() + 8
        beside = wanted <= self.columns.width() - 8
        self.head.setDirection(
            QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        )
        self.head.setSpacing(8 if beside else 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange_head()

    def show_notes(self, notes: tuple[Message, ...]) -> None:
        """List the table's notes and then these, without repetition."""
        of_table = self._table.notes if self._table is not None else ()
        sentences = list(dict.fromkeys(tr_message(note) for note in (*of_table, *notes)))
        self.notes.setVisible(bool(sentences))
        left_out = len(self._table.left_out) if self._table is not None else 0
        title = tr("Notes ({count})", count=len(sentences))
        if left_out:
            title = tr("Notes ({count}), rows left out: {rows}", count=len(sentences), rows=f"{left_out:,}")
        self.notes.set_title(title)
        self.notes_label.setText("\n".join(f"• {sentence}" for sentence in sentences))

    def menu_of(self, place: int) -> QMenu:
        """The menu of a column, by its place in the table."""
        assert self._table is not None and self._resolved is not None  # noqa: S101 - rows exist
        table, resolved = self._table, self._resolved.columns[place]
        name = resolved.column.name
        menu = QMenu(self)
        menu.setToolTipsVisible(True)
        edits = {
            "feature": (tr("Use as feature"), lambda: with_role(self._choices, table, name, "feature")),
            "target": (tr("Make it the target"), lambda: with_target(self._choices, name)),
            "ignored": (tr("Ignore"), lambda: with_role(self._choices, table, name, "ignored")),
        }
        for role, (label, edit) in edits.items():
            refusal = role_refusal(resolved, role)
            self._add(menu, label, is_current=resolved.role == role, edit=edit, refusal=refusal, column=name)
        detected = table.columns[place]
        if len(detected.can_be) > 1:
            menu.addSeparator()
            for kind in detected.can_be:
                label = tr("Treat as {kind}", kind=tr(KIND_LABELS[kind]))
                self._add(
                    menu,
                    label,
                    is_current=resolved.column.kind == kind,
                    edit=lambda kind=kind: with_kind(self._choices, detected, kind),  # type: ignore[misc]
                    refusal=None,
                    column=name,
                )
        if resolved.role != "target":
            self._add_encodings(menu, resolved)
        return menu

    def _add_encodings(self, menu: QMenu, resolved: ResolvedColumn) -> None:
        """Add choices of how the texts of a column become inputs, where so many make it matter."""
        table = self._table
        possible = possible_encodings(resolved.column)
        assert table is not None  # noqa: S101 - menu_of has made sure
        for i, key in enumerate(key for key in ENCODING_LABELS if key in possible):
            if i == 0:
                menu.addSeparator()
            self._add(
                menu,
                tr("Encode: {how}", how=tr(ENCODING_LABELS[key])),
                is_current=resolved.encoding == key,
                edit=lambda key=key: with_encoding(self._choices, table, resolved, key),  # type: ignore[misc]
                refusal=None,
                column=resolved.column.name,
            )

    def _add(
        self,
        menu: QMenu,
        label: str,
        is_current: bool,
        edit: Callable[[], DataChoices],
        refusal: Message | None,
        column: str,
    ) -> None:
        action = menu.addAction(label)
        action.setCheckable(True)
        action.setChecked(is_current)
        action.setEnabled(refusal is None)
        action.setToolTip(plain_tooltip(tr_message(refusal) if refusal else f"{label}: {column}"))
        undo_text = tr("{column}: {words}", column=column, words=label)
        if not is_current:
            action.triggered.connect(lambda: self.edited.emit(undo_text, edit(), None))

    def _open_menu(self, place: int, at: QPoint) -> None:
        menu = self.menu_of(place)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(at)
