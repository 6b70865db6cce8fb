"""The pinned row: chosen from the table, the row of the medians, or with values that the user gave it."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from gui.bench.judging.pinned_row import Row, row_of
from gui.bench.judging.profiling.profile_work import Ground
from gui.bench.judging.profiling.profiler import Profiler
from gui.look.icons import set_icon
from gui.look.widgets.fields import WholeNumberBox
from gui.look.widgets.helpers import letters_wide, link_button, set_look, set_margins, set_names
from gui.look.widgets.plain_text import ElidedLabel, PlainLabel, heading
from gui.look.words.translation import tr
from gui.profile.row.part_texts import part_text


class PinnedPanel(QWidget):
    """Chooses the pinned row and the one beside it.

    Attributes:
        number: the row of the table, counted from 1; 0 where the row is none of them.
        choose_button: opens the table of rows.
        median_button, compare_button, back_button: pin the row of the medians; keep this row beside the next;
            take back the values that were changed.
        kind: which part the row is of, or how many of its values were changed.
        beside_card: the row beside, hidden where there is none.
    """

    def __init__(self, profiler: Profiler, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._profiler, self._pinned = profiler, profiler.pinned
        self._make_number()
        self.median_button = link_button(
            tr("median row"),
            "median_row",
            tr("Pin the row of the medians and of the most frequent categories"),
            self._pin_median,
        )
        self.choose_button = QToolButton()
        self.choose_button.setProperty("look", "corner")
        set_icon(self.choose_button, "mdi6.table-search")
        set_names(self.choose_button, "choose_row", tr("Choose a row"), tr("Choose a row from the table"))
        self.choose_button.clicked.connect(self._open_chooser)
        self.kind = ElidedLabel(look="muted")
        self.back_button = link_button(
            tr("take back"), "restore_row", tr("Give the row its own values again"), self._restore
        )
        self.compare_button = link_button(
            tr("Compare"),
            "compare_row",
            tr("Keep this row beside the one that you pin or change next"),
            self._compare,
        )
        self.beside_card, self.beside_label = QFrame(), ElidedLabel()
        self._make_beside()
        layout = set_margins(QVBoxLayout(self), 6, (12, 8, 12, 0))
        layout.addWidget(heading(tr("Pinned row")))
        layout.addWidget(self._card())
        layout.addWidget(self.beside_card)
        profiler.changed.connect(self.show_row)
        self._pinned.changed.connect(self.show_row)
        self.show_row()

    def _make_number(self) -> None:
        self.number = WholeNumberBox(0, 1)
        self.number.setKeyboardTracking(False)
        self.number.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.number.setMinimumWidth(letters_wide(self.number, 11))
        self.number.setSpecialValueText("–")
        self.number.setPrefix(tr("row") + " ")
        tip = tr("The row of the table, counted from 1")
        set_names(self.number, "pinned_row", tr("Pinned row"), tip)
        self.number.valueChanged.connect(self._pin)

    def _card(self) -> QFrame:
        card = QFrame()
        card.setProperty("look", "card")
        first, second = set_margins(QHBoxLayout(), 4), set_margins(QHBoxLayout(), 10)
        first.addWidget(self.number, 1)
        first.addWidget(self.choose_button)
        first.addSpacing(4)
        first.addWidget(self.median_button)
        second.addWidget(self.kind, 1)
        second.addWidget(self.back_button)
        second.addWidget(self.compare_button)
        layout = set_margins(QVBoxLayout(card), 4, (10, 8, 12, 6))
        layout.addLayout(first)
        layout.addLayout(second)
        return card

    def _make_beside(self) -> None:
        self.beside_card.setProperty("look", "card")
        swap = link_button(tr("swap"), "swap_rows", tr("Pin the row beside, and keep this one"), self._swap)
        end = QToolButton()
        end.setProperty("look", "corner")
        set_icon(end, "mdi6.close")
        set_names(end, "end_compare", tr("End the comparison"), tr("Show the pinned row alone"))
        end.clicked.connect(lambda: self._pinned.compare(None))
        mark = PlainLabel("━")
        set_look(mark, "violet_words")
        line = set_margins(QHBoxLayout(self.beside_card), 8, (12, 4, 6, 4))
        line.addWidget(mark)
        line.addWidget(self.beside_label, 1)
        line.addWidget(swap)
        line.addWidget(end, 0, Qt.AlignmentFlag.AlignRight)

    # What it shows

    def show_row(self) -> None:
        """Show which row is pinned, and which is beside it."""
        row, basis, ground = self._pinned.row, self._profiler.basis, self._profiler.ground
        self.setVisible(basis is not None and row is not None)
        if basis is None or ground is None or row is None:
            return
        base = row.base
        with QSignalBlocker(self.number):
            self.number.setSpecialValueText(self._changed_from(base))
            self.number.setMaximum(basis.table.rows)
            self.number.setValue(row.place + 1 if row.place is not None else 0)
        changed = tr("changed: {count}", count=len(row.changes))
        self.kind.setText(self._kind_of(row, ground) if base is None else changed)
        self.back_button.setVisible(base is not None)
        self._show_beside(ground)

    @staticmethod
    def _changed_from(base: Row | None) -> str:
        """What stands in the place of the number: the row that was changed, with an asterisk."""
        if base is None or base.place is None:
            return "–"
        return tr("row {row}", row=f"{base.place + 1:,}") + " *"

    def _kind_of(self, row: Row, ground: Ground) -> str:
        if row.place is not None:
            return part_text(ground.part(row.place))
        count, base = len(row.changes), row.base
        if base is None:
            return tr("median row") if row == ground.median else tr("a row of your own")
        if base.place is None:
            return tr("median row, changed: {count}", count=count)
        return tr("row {row}, changed: {count}", row=f"{base.place + 1:,}", count=count)

    def _show_beside(self, ground: Ground) -> None:
        beside = self._pinned.beside
        self.beside_card.setVisible(beside is not None)
        if beside is None:
            return
        number = f"{beside.place + 1:,}" if beside.place is not None else ""
        self.beside_label.setText(tr("row {row}", row=number) if number else self._kind_of(beside, ground))

    # What the user does

    def _pin(self, number: int) -> None:
        basis = self._profiler.basis
        if basis is not None and number > 0:
            self._pinned.pin(row_of(basis.table, number - 1))

    def _open_chooser(self) -> None:
        from gui.profile.row.row_chooser import RowChooser

        ground, before = self._profiler.ground, self.findChild(RowChooser)
        if before is not None:
            before.activateWindow()
        elif ground is not None:
            chooser = RowChooser(self._profiler, ground, self)
            chooser.row_chosen.connect(lambda place: self._pin(place + 1))
            chooser.show()

    def _pin_median(self) -> None:
        if self._profiler.ground is not None:
            self._pinned.pin(self._profiler.ground.median)

    def _restore(self) -> None:
        if self._pinned.row is not None and self._pinned.row.base is not None:
            self._pinned.pin(self._pinned.row.base)

    def _compare(self) -> None:
        self._pinned.compare(self._pinned.row)

    def _swap(self) -> None:
        row, beside = self._pinned.row, self._pinned.beside
        if row is not None and beside is not None:
            self._pinned.compare(row)
            self._pinned.pin(beside)
