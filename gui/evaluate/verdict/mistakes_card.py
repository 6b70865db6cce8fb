"""Card on the two classes that are mixed up most, which leads to the rows behind that."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from gui.look.widgets.helpers import link_button, set_look, set_margins, set_names
from gui.look.widgets.plain_text import PlainLabel
from gui.look.words.translation import tr


class MistakesCard(QWidget):
    """Says which cell of a confusion matrix has the most mistakes; hidden where there are none."""

    rows_wanted = Signal(int, int)
    """The rows of this actual class that were taken for this other one are wanted."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_names(self, "mistakes_card", tr("Most frequent mistake"))
        self._cell = (0, 0)
        self.sentence = PlainLabel()
        self.sentence.setObjectName("mistakes_sentence")
        self.sentence.setWordWrap(True)
        self.link = link_button(
            tr("See these rows"),
            "mistakes_link",
            tr("List the rows, and show them in every heat map"),
            lambda: self.rows_wanted.emit(*self._cell),
        )
        frame = QFrame()
        set_look(frame, "card")
        inside = set_margins(QVBoxLayout(frame), 4, (12, 8, 12, 8))
        inside.addWidget(self.sentence)
        inside.addWidget(self.link)
        set_margins(QVBoxLayout(self), 0, (12, 0, 12, 0)).addWidget(frame)
        self.hide()

    def show_counts(self, counts: NDArray[np.int64] | None, names: Sequence[str] = ()) -> None:
        """Show the worst cell of ``counts (classes, classes)``, or nothing."""
        wrong = None if counts is None else counts - np.diag(np.diag(counts))
        self.setVisible(wrong is not None and bool(wrong.any()))
        if wrong is None or not wrong.any():
            return
        actual, predicted = np.unravel_index(int(wrong.argmax()), wrong.shape)
        self._cell = int(actual), int(predicted)
        self.sentence.setText(
            tr(
                "Most frequent mistake: {actual} taken for {predicted}, rows: {count}.",
                actual=names[self._cell[0]],
                predicted=names[self._cell[1]],
                count=f"{wrong[self._cell]:,}",
            )
        )
