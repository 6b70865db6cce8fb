"""Rows behind what is selected on the page, under a heading that says which they are."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from engine.common.arrays import Indices
from engine.data.preparation import Preparation
from engine.data.table.table import Table
from engine.evaluation.judged import Judged
from engine.project.decision import Decision
from gui.evaluate.rows.rows_model import ShownRows
from gui.evaluate.rows.rows_view import RowsView
from gui.look.widgets.helpers import link_button, set_margins, set_names
from gui.look.widgets.plain_text import ElidedLabel, PlainLabel
from gui.look.words.translation import tr

LEAST_HEIGHT = 110
"""Pixels: the heading, the titles of the columns and two lines."""


class RowsTable(QWidget):
    """The heading over the table, or what to do while nothing is selected.

    Attributes:
        view: the table.
        shown: what is in it, or None.
    """

    row_pinned = Signal(int)
    """This row of the table that was read, counted from 0, should be followed everywhere."""
    default_wanted = Signal()
    """The rows that stand for all should be the probe rows again."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_names(self, "rows_table", tr("Rows behind the selection"))
        self.shown: ShownRows | None = None
        self._title, self._probed = "", 0
        self.heading, self.note = ElidedLabel(look="title"), ElidedLabel(look="trouble_words")
        self.heading.setObjectName("rows_heading")
        self.note.setObjectName("rows_note")
        self.back = link_button(
            tr("Back to the default rows"),
            "rows_default",
            tr("Show the rows that stand for all in every heat map again"),
            self.default_wanted.emit,
        )
        self.view = RowsView()
        self.view.row_pinned.connect(self.row_pinned)
        self.view.order_changed.connect(self._say)
        self.empty = PlainLabel(
            tr(
                "Click a cell of the matrix or a bar, or draw around points: the rows behind it are listed "
                "here, the worst first, and every heat map shows them."
            )
        )
        self.empty.setObjectName("rows_empty")
        self.empty.setProperty("look", "muted")
        self.empty.setWordWrap(True)
        self._lay_out()
        self.setMinimumHeight(LEAST_HEIGHT)
        self.show_nothing()

    def _lay_out(self) -> None:
        head = set_margins(QHBoxLayout(), 12)
        head.addWidget(self.heading)
        head.addWidget(self.note, 1)
        head.addWidget(self.back)
        line = QFrame()
        line.setFrameShape(QFrame.Shape.NoFrame)
        line.setProperty("look", "rule")
        line.setFixedHeight(1)
        self._full = QWidget()
        full = set_margins(QVBoxLayout(self._full), 6)
        full.addLayout(head)
        full.addWidget(line)
        full.addWidget(self.view, 1)
        blank = QWidget()
        around = set_margins(QVBoxLayout(blank), 0, (0, 10, 0, 0))
        around.addWidget(self.empty)
        around.addStretch(1)
        self._pages = QStackedLayout(self)
        self._pages.addWidget(blank)
        self._pages.addWidget(self._full)

    def show_rows(
        self,
        judged: Judged,
        places: Indices,
        title: str,
        table: Table,
        decision: Decision,
        *,
        preparation: Preparation,
    ) -> None:
        """Show rows at ``places`` among judged ones; ``title`` says what they have in common.

        Args:
            judged: rows of ``table``, and what the network answered.
            places: ``(m,)`` of those to show.
            title: such as "8 → 1".
            table: where they are from.
            decision: what they are taken for.
            preparation: how the network takes them.
        """
        self._title = title
        self._show(ShownRows.of(judged, places, table, decision, preparation))

    def show_nothing(self) -> None:
        """Say what to do while nothing is selected."""
        self._title = ""
        self._show(None)

    def show_probed(self, count: int) -> None:
        """Say how many of the rows, the first ones, are the probe rows now; 0 if none are."""
        self._probed = count
        self._say()

    def mark_row(self, row: int) -> None:
        """Mark the line of a row of the table that was read, without telling anybody."""
        self.view.mark_row(row)

    def _show(self, shown: ShownRows | None) -> None:
        self.shown = shown
        self.view.show_rows(shown)
        self._pages.setCurrentIndex(0 if shown is None else 1)
        self._say()

    def _say(self) -> None:
        if self.shown is None:
            return
        count = len(self.shown.rows)
        self.heading.setText(tr("Rows behind {title}", title=self._title))
        words = [tr("1 row") if count == 1 else tr("{count} rows", count=f"{count:,}"), self._order_text()]
        if self._probed >= count:
            is_one, are_many = tr("it is the probe row now"), tr("they are the probe rows now")
            words.append(is_one if count == 1 else are_many)
        elif self._probed:
            words.append(tr("the worst {count} are the probe rows now", count=self._probed))
        self.note.setText(" · ".join(words))
        self.back.setVisible(self._probed > 0)

    def _order_text(self) -> str:
        rows = self.view.rows
        column = rows.sorted_column
        if rows.is_worst_first or column is None:
            return tr("worst first")
        return tr("sorted by {column}", column=column.title)
