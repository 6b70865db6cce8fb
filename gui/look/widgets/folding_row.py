"""A row of controls; those that find no room go into a list that opens, the least important first."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLayout, QVBoxLayout, QWidget

from gui.look.widgets.helpers import set_margins

ALWAYS = 1000
"""The importance of what is always in sight."""


class RowPart(NamedTuple):
    """A widget of the row and how much it matters that it is in sight."""

    widget: QWidget
    importance: int

    @property
    def width(self) -> int:
        """Pixels that it needs."""
        least = max(self.widget.minimumSizeHint().width(), self.widget.minimumWidth())
        return min(least, self.widget.maximumWidth())

    @property
    def is_taken_away(self) -> bool:
        """True if somebody has hidden it, so that it needs no room."""
        return self.widget.isHidden() and self.widget.testAttribute(_EXPLICIT)


_EXPLICIT = Qt.WidgetAttribute.WA_WState_ExplicitShowHide


class FoldingRow(QWidget):
    """Widgets from left to right, as many as fit.

    Attributes:
        row: the layout of those in sight.
        overflow: the layout of the others, in the same order; whoever makes the row shows it to the user.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._parts: list[RowPart] = []
        self._is_fitting = False
        self.row = set_margins(QHBoxLayout(self), 8)
        self.row.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)  # see minimumSizeHint
        self.overflow = set_margins(QVBoxLayout(), 8)

    def add_part(self, widget: QWidget, importance: int, place: int | None = None, stretch: int = 0) -> None:
        """Put a widget at this place among all, or last; where room is short, the least importance goes."""
        at = len(self._parts) if place is None else place
        before = sum(self.row.indexOf(part.widget) >= 0 for part in self._parts[:at])
        self.row.insertWidget(before, widget, stretch)
        self._parts.insert(at, RowPart(widget, importance))
        self.fit()

    def place_of(self, widget: QWidget) -> int:
        """Place of a widget among all."""
        return [part.widget for part in self._parts].index(widget)

    def fit(self) -> None:
        """Move what does not fit from the row into the overflow, and back what does."""
        if self._is_fitting:
            return
        self._is_fitting = True
        kept = list(self._parts)
        for part in sorted(self._parts, key=lambda part: part.importance):
            if part.importance == ALWAYS or self._width_of(kept) <= self.width():
                break
            kept.remove(part)
        folded = [part for part in self._parts if part not in kept]
        for layout, parts in ((self.row, kept), (self.overflow, folded)):
            for place, part in enumerate(parts):
                _move(part, layout, place)
        self._is_fitting = False

    def _width_of(self, parts: list[RowPart]) -> int:
        widths = [part.width for part in parts if not part.is_taken_away]
        margins = self.row.contentsMargins()
        return sum(widths) + self.row.spacing() * (len(widths) - 1) + margins.left() + margins.right()

    def minimumSizeHint(self) -> QSize:
        always = [part for part in self._parts if part.importance == ALWAYS]
        return QSize(self._width_of(always), self.row.minimumSize().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.fit()  # the style sheet has given the texts their sizes by now

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:  # something needs more room, or less
            self.fit()
        return super().event(event)


def _move(part: RowPart, layout: QHBoxLayout | QVBoxLayout, place: int) -> None:
    if layout.indexOf(part.widget) < 0:
        stays_hidden = part.is_taken_away
        layout.insertWidget(place, part.widget)
        part.widget.setVisible(not stays_hidden)
