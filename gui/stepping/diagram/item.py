"""Base of the items of the diagram: progress of the iteration, clickable zones, colours."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from engine.stepping.quantities import Key
from gui.look.theme import Palette, theme

NOTHING_SMALL = 0.4
"""Zoom below which chips and arrows have no text, as nobody could read it."""


class Target(NamedTuple):
    """Target of a click: a step, one of its parts or a quantity; and a description of what is there."""

    step: int | None = None
    part: int | None = None
    key: Key | None = None
    description: str = ""


class Zone(NamedTuple):
    """A place that can be clicked, in scene units."""

    rect: QRectF
    target: Target


@dataclass(frozen=True, kw_only=True)
class DiagramProgress:
    """Progress of the iteration, as the items need it.

    Attributes:
        done: how many parts are shown.
        step: place of the step that was done last.
        selected: place of the part whose numbers are shown.
        inputs: what goes into that part.
        direction: the kind of its step, and its layer.
        m: rows of the mini-batch; None while there is none.
        knows: whether a quantity is computed and shown.
        loss: its value once it is.
        click_text: what a click somewhere will do.
    """

    done: int = 0
    step: int | None = None
    selected: int | None = None
    inputs: frozenset[Key] = frozenset()
    direction: tuple[str, int] = ("", 0)
    m: int | None = None
    knows: Callable[[Key], bool] = lambda key: False
    loss: str = ""
    click_text: Callable[[Target], str] = lambda target: ""


class Item(QGraphicsItem):
    """Base of all: knows the colours, what pointer and keyboard are on, and where it can be clicked."""

    def __init__(self, rect: QRectF) -> None:
        super().__init__()
        self.rect = rect
        self.palette: Palette = theme.palette
        self.hover: QRectF | None = None
        self.has_focus = False
        self.zones: list[Zone] = []
        self._shown: object = None
        self.setAcceptedMouseButtons(Qt.MouseButton.NoButton)

    def show_progress(self, progress: DiagramProgress) -> None:
        """Show what is computed now."""
        shown = self.look(progress)
        if shown != self._shown:
            self._shown = shown
            self.update()

    def look(self, progress: DiagramProgress) -> object:
        """State that this item shows of the progress; it is repainted where that changes."""
        raise NotImplementedError

    def set_hover(self, rect: QRectF | None) -> None:
        """Mark the place under the pointer, or none."""
        if rect != self.hover:
            self.hover = rect
            self.update()

    def set_focus(self, has_focus: bool) -> None:
        """Show that the keyboard is here."""
        if has_focus != self.has_focus:
            self.has_focus = has_focus
            self.update()

    def color(self, name: str, alpha: float = 1.0) -> QColor:
        """A colour of the palette."""
        color = QColor(getattr(self.palette, name))
        color.setAlphaF(alpha)
        return color

    def boundingRect(self) -> QRectF:
        return self.rect.adjusted(-7, -16, 7, 7)

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.draw(painter)

    def draw(self, painter: QPainter) -> None:
        """Paint it."""
        raise NotImplementedError

    def draw_hover(self, painter: QPainter) -> None:
        """The mark of the place under the pointer."""
        if self.hover is not None:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self.color("text", 0.09))
            painter.drawRoundedRect(self.hover, 5, 5)

    def draw_input(self, painter: QPainter, rect: QRectF, direction: str) -> None:
        """The mark of what goes into the formula whose numbers are shown."""
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(
            self.color({"forward": "forward", "update": "good"}.get(direction, "backward"), 0.24)
        )
        painter.drawRoundedRect(rect, 5, 5)

    def draw_text(
        self, painter: QPainter, rect: QRectF, flags: Qt.AlignmentFlag, text: str, color: QColor
    ) -> None:
        """Draw a text in the painter's font; the font's own pixels are hinted, so nothing else is done."""
        painter.setPen(color)
        painter.drawText(rect, flags, text)
