"""Balance of the classes: how many rows each has, and a way out where one is rare."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from engine.data.columns import Resolved
from gui.look.theme import interface_font
from gui.look.widgets.helpers import link_button, set_margins, set_names
from gui.look.widgets.plain_text import PlainLabel, plain_tooltip
from gui.look.words.translation import tr

MOST_LISTED = 10
"""Classes that are listed one by one."""


def share_text(count: int, total: int) -> str:
    """A share of the rows in percent, such as ``37 %`` or ``0.4 %``."""
    percent = 100 * count / max(1, total)
    return f"{percent:.0f} %" if percent >= 1 else f"{percent:.2g} %"


def class_lines(resolved: Resolved) -> list[str]:
    """A line for each class with its rows, the most frequent first; of many classes only the ends."""
    pairs = sorted(zip(resolved.class_counts, resolved.classes, strict=True), key=lambda pair: -pair[0])
    total = sum(resolved.class_counts)
    lines = [f"{name}: {count:,} ({share_text(count, total)})" for count, name in pairs]
    if len(lines) > MOST_LISTED:
        lines[MOST_LISTED // 2 : -MOST_LISTED // 2] = ["…"]
    return lines


class ClassBalance(QWidget):
    """Line shown where a class is rare, and a link that weights the classes or takes it back."""

    weighting_wanted = Signal(str)
    """The user wants the classes weighted like this: ``balanced`` or ``none``."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._weighting = "none"
        self._resolved: Resolved | None = None
        self.setObjectName("class_balance")
        self.label = PlainLabel()
        self.label.setWordWrap(True)
        self.label.setProperty("look", "small")
        self.button = link_button("", "weight_classes", "", self._toggle)
        self.button.setFont(interface_font(9))
        layout = set_margins(QVBoxLayout(self), 0)
        layout.addWidget(self.label)
        layout.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)
        self.hide()

    def show_table(self, resolved: Resolved) -> None:
        """Show what there is to say of these classes; hidden where they are balanced."""
        self._resolved = resolved
        self._show()

    def show_weighting(self, key: str) -> None:
        """Show how the classes are weighted in training, a key of ``WEIGHTINGS``."""
        self._weighting = key
        self._show()

    def _toggle(self) -> None:
        self.weighting_wanted.emit("balanced" if self._weighting == "none" else "none")

    def _show(self) -> None:
        resolved = self._resolved
        rare = resolved.rare_class if resolved is not None and resolved.problem is None else None
        self.setVisible(rare is not None)
        if resolved is None or rare is None:
            return
        share = share_text(min(resolved.class_counts), sum(resolved.class_counts))
        if self._weighting == "balanced":
            self.label.setText(tr("Weighted: all classes count the same."))
        elif self._weighting == "given":
            self.label.setText(tr("Weighted as given: {rare} has only {share}.", rare=rare, share=share))
        else:
            self.label.setText(tr("Unbalanced: {rare} has only {share}.", rare=rare, share=share))
        self.label.setToolTip(plain_tooltip("\n".join(class_lines(resolved))))
        is_plain = self._weighting == "none"
        label = tr("Weight the classes") if is_plain else tr("Count all rows alike")
        tooltip = (
            tr("Let the rows of rare classes count more in the loss, so that all classes count the same")
            if is_plain
            else tr("Let every row count the same in the loss")
        )
        self.button.setText(label)
        set_names(self.button, "weight_classes", label, tooltip)
