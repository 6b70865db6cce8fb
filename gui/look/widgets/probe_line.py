"""Line that says which rows heat maps show and why, with the way back to the default ones."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from gui.look.widgets.helpers import link_button, set_look, set_margins
from gui.look.widgets.plain_text import ElidedLabel
from gui.look.words.translation import tr

SPACING = 12
"""Pixels between the words and the link."""


class ProbeLine(QWidget):
    """The words, which are elided where they find no room, and a link where rows were chosen.

    Attributes:
        label, back: the words, and the link.
    """

    default_wanted = Signal()
    """The rows that stand for all should be shown again."""

    def __init__(self, name: str, usual: str = "", is_narrow: bool = False) -> None:
        """Begin with the default rows.

        Args:
            name: begins the names of the parts.
            usual: what is said of the default rows.
            is_narrow: whether there is little room.
        """
        super().__init__()
        self._usual = usual
        self._links = tr("Default rows"), tr("Back to the default rows")
        self.label = ElidedLabel(look="muted")
        self.label.setObjectName(f"{name}_words")
        self.back = link_button(
            self._links[0 if is_narrow else 1],
            f"{name}_default",
            tr("Show the rows that stand for all in every heat map again"),
            self.default_wanted.emit,
        )
        kept = self.back.sizePolicy()
        kept.setRetainSizeWhenHidden(True)  # so that nothing moves under the pointer
        self.back.setSizePolicy(kept)
        layout = set_margins(QHBoxLayout(self), SPACING)
        layout.addWidget(self.label, 1)
        layout.addWidget(self.back)
        self.show_probe("", is_test=False)

    def fit_into(self, width: int) -> int:
        """Say the link shorter where all finds no room in so many pixels; gives how many it takes."""
        words, rest = self.label.fontMetrics().horizontalAdvance(self.label.text()) + 2, 0
        for text in reversed(self._links):
            self.back.setText(text)
            rest = words + SPACING + self.back.sizeHint().width()
            if rest <= width:
                break
        return min(rest, width)

    def show_probe(self, text: str, is_test: bool) -> None:
        """Say that these rows are shown; with an empty text that the default ones are."""
        set_look(self.label, "trouble_words" if is_test else "muted")
        lines = [text, tr("Every heat map shows these rows in the place of the default ones.")]
        if is_test:
            lines.append(tr("They are test rows: what they show should not decide how you go on."))
        self.label.own_tooltip = "\n".join(lines) if text else ""
        self.label.setText(text or self._usual)
        self.back.setVisible(bool(text))
