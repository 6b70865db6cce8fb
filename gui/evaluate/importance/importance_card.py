"""Card on importance: bars or a heat map, what is to be said of them, and a button to compute them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QPushButton, QVBoxLayout, QWidget

from engine.evaluation.associations import SYMBOLS, Association
from engine.evaluation.importance import Importance
from gui.bench.judging.importance_work import FoundImportance, ImportanceWork
from gui.evaluate.importance.importance_bars import ImportanceBars
from gui.evaluate.importance.pixel_importance import PixelImportance
from gui.look.widgets.helpers import link_button, set_margins, set_names
from gui.look.widgets.plain_text import ElidedLabel, PlainLabel, heading
from gui.look.words.translation import tr

FIRST_SHOWN = 12
"""Columns that are shown at first; the others unfold."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownImportance:
    """What the card shows.

    Attributes:
        found: the last result, or None.
        metric: whose drop is shown: ``accuracy`` or ``r2``.
        is_outdated: whether the result is of other weights than those of now.
        share: of the work under way that is done, 0 to 1; None while there is none.
    """

    found: FoundImportance | None = None
    metric: str = "accuracy"
    is_outdated: bool = False
    share: float | None = None


class ImportanceCard(QWidget):
    """What the predictions rest on.

    Attributes:
        bars, pixels: one of which is shown.
        compute_button, cancel_button, again_button, others_button: shown when there is something to do.
    """

    compute_wanted = Signal()
    """Compute it, or compute it again."""
    cancel_wanted = Signal()
    """End the work."""
    column_chosen = Signal(str)
    """The user wants to see more of this column."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_names(self, "importance_card", tr("Importance"))
        self._shown = ShownImportance()
        self._work: ImportanceWork | None = None
        self._is_unfolded = False
        self.bars, self.pixels = ImportanceBars(), PixelImportance()
        for view in (self.bars, self.pixels):
            view.column_chosen.connect(self.column_chosen)
        self._drop = ElidedLabel(look="muted")
        self._drop.setAlignment(Qt.AlignmentFlag.AlignRight)
        self._text, self._note, self._foot = _words("text"), _words("note"), _words("footnote")
        self._foot.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._age = ElidedLabel(look="trouble_words")
        self.compute_button = QPushButton(tr("Compute"))
        set_names(
            self.compute_button,
            "compute_importance",
            tr("Compute importance"),
            tr("Shuffle each column in turn, and see how much worse the predictions become"),
        )
        self.compute_button.clicked.connect(lambda _: self.compute_wanted.emit())
        again, cancel = tr("Compute it anew for the weights of now"), tr("End it; what was shown stays")
        self.again_button = link_button(tr("Again"), "importance_again", again, self.compute_wanted.emit)
        self.cancel_button = link_button(tr("Cancel"), "importance_cancel", cancel, self.cancel_wanted.emit)
        self.others_button = link_button("", "importance_others", "", self._unfold)
        self.progress = set_names(QProgressBar(), "importance_progress", tr("Progress"))
        self.progress.setRange(0, 1000)
        self.progress.setTextVisible(False)
        self._lay_out()
        self.show_importance(self._shown)

    def _lay_out(self) -> None:
        top, busy, old = (set_margins(QHBoxLayout(), 8) for _ in range(3))
        top.addWidget(heading(tr("Importance")))
        top.addWidget(self._drop, 1)
        busy.addWidget(self.progress, 1)
        busy.addWidget(self.cancel_button)
        old.addWidget(self._age, 1)
        old.addWidget(self.again_button)
        layout = set_margins(QVBoxLayout(self), 5, (12, 8, 12, 0))
        layout.addLayout(top)
        layout.addWidget(self._text)
        layout.addWidget(self.compute_button, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addLayout(busy)
        layout.addLayout(old)
        layout.addWidget(self.bars)
        layout.addWidget(self.pixels)
        layout.addWidget(self.others_button, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addWidget(self._foot)
        layout.addWidget(self._note)

    def follow(self, work: ImportanceWork) -> None:
        """Show how some work stands, and begin and end it."""
        self._work = work
        work.changed.connect(self._show_work)
        work.progress.connect(self.show_share)
        self.compute_wanted.connect(work.compute)
        self.cancel_wanted.connect(work.cancel)
        self._show_work()

    # What is shown

    def _show_work(self) -> None:
        work = self._work
        if work is None:
            return
        self.setVisible(work.found is not None or work.is_busy or work.can_compute)
        shown = ShownImportance(
            found=work.found,
            metric=work.metric,
            is_outdated=work.is_outdated,
            share=work.share if work.is_busy else None,
        )
        if shown != self._shown:
            self.show_importance(shown)

    def show_importance(self, shown: ShownImportance) -> None:
        """Show a result, how far the work is, or how to begin it."""
        self._shown, found = shown, shown.found
        is_busy = shown.share is not None
        self._drop.setText(tr("drop of accuracy") if shown.metric == "accuracy" else tr("drop of R²"))
        self._text.setText(self._sentence(shown))
        self._text.setVisible(bool(self._text.text()))
        self.compute_button.setVisible(found is None and not is_busy)
        self.progress.setVisible(is_busy)
        self.cancel_button.setVisible(is_busy)
        self.show_share(shown.share or 0.0)
        is_old = found is not None and shown.is_outdated
        self._age.setVisible(is_old)
        self.again_button.setVisible(is_old and not is_busy)
        self._age.setText(tr("of epoch {epoch}", epoch=f"{found.epoch:,}") if found is not None else "")
        self._show_found()

    def show_share(self, share: float) -> None:
        """Show how much of the work is done, 0 to 1."""
        self.progress.setValue(round(1000 * share))

    def _sentence(self, shown: ShownImportance) -> str:
        if shown.found is not None or shown.share is not None:
            return ""
        if shown.metric == "accuracy":
            return tr("By how much does accuracy drop when the values of one column are shuffled?")
        return tr("By how much does R² drop when the values of one column are shuffled?")

    def _show_found(self) -> None:
        found = self._shown.found
        is_picture = found is not None and bool(found.image)
        self.bars.setVisible(found is not None and not is_picture)
        self.pixels.setVisible(is_picture)
        self._foot.setVisible(found is not None)
        self._note.setVisible(False)
        self.others_button.setVisible(False)
        if found is None:
            return
        self._foot.setText(_footnote(found))
        if is_picture:
            self.pixels.show_pixels(found.columns, found.image)
            return
        ranked = sorted(found.columns, key=lambda each: -each.mean)
        self.bars.show_lines(ranked if self._is_unfolded else ranked[:FIRST_SHOWN], _partners(found))
        self._show_others(ranked[FIRST_SHOWN:])
        self._note.setText(_note(found.shared.pairs))
        self._note.setVisible(bool(found.shared.pairs))

    def _show_others(self, others: Sequence[Importance]) -> None:
        count = len(others)
        self.others_button.setVisible(count > 0)
        if count:
            text = tr("Show fewer") if self._is_unfolded else tr("{count} others", count=count)
            self.others_button.setText(text)
            tooltip = tr("Show the {first} most important columns, or all", first=FIRST_SHOWN)
            set_names(self.others_button, "importance_others", text, tooltip)

    def _unfold(self) -> None:
        self._is_unfolded = not self._is_unfolded
        self._show_found()


def _words(name: str) -> PlainLabel:
    label = PlainLabel()
    label.setObjectName(f"importance_{name}")
    label.setWordWrap(True)
    label.setProperty("look", "muted")
    return label


def _footnote(found: FoundImportance) -> str:
    text = tr("shuffled {count} times each", count=found.repeats)
    if found.image:
        text = tr("pixels, shuffled {count} times each", count=found.repeats)
    if found.rows < found.of_rows:
        rows, of_rows = f"{found.rows:,}", f"{found.of_rows:,}"
        text = tr("{text}; {rows} of {of_rows} rows, drawn", text=text, rows=rows, of_rows=of_rows)
    return text


def _pair_text(pair: Association) -> str:
    """A pair and how alike its columns are."""
    strength = f"{SYMBOLS[pair.kind]} {pair.strength:.2f}"
    return tr("{one} and {other} ({strength})", one=pair.columns[0], other=pair.columns[1], strength=strength)


def _note(pairs: Sequence[Association]) -> str:
    """What is to be known of columns that share their information; empty where none do."""
    if not pairs:
        return ""
    text = tr(
        "* {pair} share their information: importance is split between them.", pair=_pair_text(pairs[0])
    )
    if len(pairs) > 1:
        text = tr("{text} More such pairs: {count}", text=text, count=len(pairs) - 1)
    return text


def _partners(found: FoundImportance) -> dict[str, str]:
    """What is said of each column that shares its information with others."""
    names = {name for pair in found.shared.pairs for name in pair.columns}
    return {
        name: "\n".join((tr("Shares its information:"), *map(_pair_text, found.shared.partners_of(name)[:5])))
        for name in names
    }
