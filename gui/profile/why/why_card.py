"""Card *Why*: the mean prediction above, what each column adds to it, and how sure that is below."""

from __future__ import annotations

import math
from collections.abc import Mapping

import numpy as np
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from engine.common.arrays import Shape
from engine.evaluation.profile import Contributions
from gui.look.widgets.helpers import link_button, set_margins, set_names
from gui.look.widgets.plain_text import ElidedLabel, PlainLabel, heading, plain_tooltip
from gui.look.words.translation import tr
from gui.profile.why.amounts import AmountFormat
from gui.profile.why.bars import ContributionBar, ContributionBars
from gui.profile.why.pixels import PixelMap

MOST_BARS = 9
"""Columns that are shown one by one; all others are one bar until they are unfolded."""


class WhyCard(QWidget):
    """What the prediction of one row rests on, column by column.

    Attributes:
        bars: of the columns; hidden for pictures.
        map: of the pixels; hidden for tables.
        mean: says what the amounts are added to.
        subject: says what is explained.
        note: says how the amounts were found and how sure they are, or why there are none.
        more: unfolds the columns that share a bar.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_names(self, "why_card", tr("Why"))
        self._bars: tuple[ContributionBar, ...] = ()
        self._is_unfolded = False
        self.bars, self.map = ContributionBars(), PixelMap()
        self.mean = ElidedLabel(look="muted")
        self.mean.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.mean.setObjectName("why_mean")
        self.subject = ElidedLabel(look="muted")
        self.subject.setObjectName("why_subject")
        self.note = PlainLabel()
        self.note.setObjectName("why_note")
        self.note.setProperty("look", "muted")
        self.note.setWordWrap(True)
        self.more = link_button("", "why_more", tr("Show every column, or the largest alone"), self._unfold)
        head = set_margins(QHBoxLayout(), 8)
        head.addWidget(heading(tr("Why")))
        head.addWidget(self.mean, 1)
        layout = set_margins(QVBoxLayout(self), 4)
        layout.addLayout(head)
        for widget in (self.subject, self.bars, self.map):
            layout.addWidget(widget)
        layout.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addWidget(self.note)
        self.show_nothing("")

    def show_contributions(
        self,
        found: Contributions,
        subject: str,
        units: str = "",
        values: Mapping[str, str] | None = None,
        image: Shape = (),
    ) -> None:
        """Show these.

        Args:
            found: what each column adds.
            subject: what is explained, such as "probability of setosa"; empty for a number.
            units: of the amounts, such as "$".
            values: of the row, for people, by column.
            image: ``(height, width, channels)`` where the columns are the pixels of a picture.
        """
        texts = values or {}
        self._bars = tuple(
            ContributionBar(name, found.values[name], found.errors[name], texts.get(name, ""))
            for name in sorted(found.values, key=lambda name: -abs(found.values[name]))
        )
        self._set_text(self.subject, subject)
        mean = _format(found).plain(found.mean)
        self.mean.setText(tr("mean prediction {mean}", mean=mean))
        self.mean.own_tooltip = tr("What the network says on average; the amounts below are added to it")
        if image:
            self.map.show_amounts(np.array(list(found.values.values())), image)
        self._show_parts(bool(image))
        self._fade(False)
        self._tell_sureness(found, units)

    def show_busy(self) -> None:
        """Say that it is being computed; what is there stays, faded."""
        self._fade(True)
        self.note.setToolTip("")
        self._set_text(self.note, tr("Computing what each column adds …"))

    def show_nothing(self, reason: str) -> None:
        """Show no amounts, and why there are none, a sentence."""
        self._bars = ()
        for label in (self.mean, self.subject):
            label.setText("")
        self.subject.hide()
        self._show_parts(False)
        self.note.setToolTip("")
        self._set_text(self.note, reason)

    def _show_parts(self, is_picture: bool) -> None:
        self.map.setVisible(is_picture and bool(self._bars))
        self.bars.setVisible(not is_picture and bool(self._bars))
        hidden = len(self._bars) - MOST_BARS
        self.more.setVisible(not is_picture and hidden > 1)  # one more needs no more room than "others"
        if not is_picture:
            self._fill()

    def _fill(self) -> None:
        """Give the bars as many rows as are asked for."""
        shown, count = self._bars, len(self._bars) - MOST_BARS
        if count > 1 and not self._is_unfolded:
            rest = math.fsum(bar.amount for bar in self._bars[MOST_BARS:])
            others = ContributionBar(tr("{count} others", count=count), rest)
            shown = (*self._bars[:MOST_BARS], others)
        largest = max((abs(bar.amount) for bar in shown), default=0.0)
        self.bars.show_bars(shown, largest)
        folded = tr("Show {count} more", count=count)
        self.more.setText(tr("Show the largest alone") if self._is_unfolded else folded)
        self.more.setAccessibleName(self.more.text())

    def _unfold(self) -> None:
        self._is_unfolded = not self._is_unfolded
        self._fill()

    def _fade(self, is_faded: bool) -> None:
        self.bars.set_faded(is_faded)
        self.map.set_faded(is_faded)

    def _tell_sureness(self, found: Contributions, units: str) -> None:
        error = max(found.errors.values(), default=0.0)
        text = f"{AmountFormat.of_error(error).plain(error)} {units}".rstrip()
        said = tr("Shapley values, {draws} samples, ± {error}", draws=found.draws, error=text)
        is_picture = not self.map.isHidden()
        self._set_text(self.note, f"{tr('Orange lowers it, blue raises it.')} {said}" if is_picture else said)
        what = tr(
            "What the prediction changes by as a column takes the value of this row, averaged over "
            "{draws} drawn orders of the columns and rows to compare with. They add up to the prediction "
            "less the mean; ± is the largest standard error.",
            draws=found.draws,
        )
        self.note.setToolTip(plain_tooltip(what))

    def _set_text(self, label: QLabel, text: str) -> None:
        label.setText(text)
        label.setVisible(bool(text))


def _format(found: Contributions) -> AmountFormat:
    """The format in which the mean has as many places as the amounts below it."""
    return AmountFormat.of([*found.values.values(), found.mean])
