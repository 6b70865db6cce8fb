"""The groups of the drawing: keeps their frames and cards, and hides what is folded."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPen
from PySide6.QtWidgets import QGraphicsItem

from engine.core.architecture.architecture import Architecture, Connection, LayerGroup
from engine.core.architecture.graph import Graph
from engine.core.architecture.groups import block_of, is_block, repeats
from engine.core.task import Task
from gui.canvas.geometry import CARD_WIDTH, SLOT_HEIGHT
from gui.canvas.groups.group_item import AROUND, BELOW, GroupItem, GroupTexts
from gui.canvas.items.connection_item import ConnectionItem
from gui.canvas.items.layer_item import CAPTION_HEIGHT, Fold, LayerItem
from gui.look.theme import theme
from gui.look.words.translation import tr

FOLDED_HEIGHT = 150.0
TITLE_ROOM = 30.0
"""Room above a frame that its title takes at 100 %, in canvas units."""


class GroupedDrawing(Protocol):
    """The drawing whose layers are in groups."""

    cards: dict[str, LayerItem]
    lines: dict[Connection, ConnectionItem]

    def addItem(self, item: QGraphicsItem, /) -> None: ...
    def removeItem(self, item: QGraphicsItem, /) -> None: ...


class SceneGroups:
    """Keeps an item for each group, and tells the cards and lines of folded ones that they are hidden.

    Attributes:
        items: the groups as they are shown.
    """

    def __init__(self, drawing: GroupedDrawing) -> None:
        self._drawing = drawing
        self.items: list[GroupItem] = []
        self._zoom = 1.0

    def show_architecture(self, architecture: Architecture, task: Task | None) -> None:
        """Follow the drawing, whose cards and lines are there already."""
        for gone in self.items[len(architecture.groups) :]:
            self._drawing.removeItem(gone)
        del self.items[len(architecture.groups) :]
        folds: dict[str, Fold] = {}
        for place, group in enumerate(architecture.groups):
            if place == len(self.items):
                item = GroupItem(group, lambda place=place: self._border_of(self.items[place]))  # type: ignore[misc]
                self.items.append(item)
                self._drawing.addItem(item)
            can_fold = is_block(architecture, group.members)
            is_folded = group.is_folded and can_fold
            self.items[place].show_group(group, group_texts(architecture, group, task), is_folded)
            if is_folded:
                folds |= self._folds_of(architecture, group)
        for layer_id, card in self._drawing.cards.items():
            card.set_fold(folds.get(layer_id))
        self._hide_lines(folds)

    @staticmethod
    def _folds_of(architecture: Architecture, group: LayerGroup) -> dict[str, Fold]:
        """Where the layers of a folded group are: on its card, which stands in the place of the first one."""
        first, last = group.members[0], block_of(architecture, group.members).exit
        layer = architecture.layer(first)
        card = QRectF(layer.x, layer.y + (SLOT_HEIGHT - FOLDED_HEIGHT) / 2, CARD_WIDTH, FOLDED_HEIGHT)
        found = {}
        for i in group.members:
            own = architecture.layer(i)
            found[i] = Fold(
                card.translated(-own.x, -own.y), is_first=i == first, is_last=i == last, face=first
            )
        return found

    def _hide_lines(self, folds: dict[str, Fold]) -> None:
        """Show one line between two cards: none inside of a folded group, and one for all ways into it."""
        seen: set[tuple[str, str]] = set()
        for connection, line in self._drawing.lines.items():
            ends = tuple(folds[i].face if i in folds else i for i in (connection.source, connection.target))
            line.is_folded = ends[0] == ends[1] or ends in seen
            line.setVisible(not line.is_folded)
            seen.add((ends[0], ends[1]))

    def _border_of(self, item: GroupItem) -> QPen | None:
        cards = [self._drawing.cards[i] for i in item.shown.members if i in self._drawing.cards]
        if item.is_folded and cards and cards[0].is_marked:
            return cards[0].border()
        if cards and all(card.isSelected() for card in cards):
            return QPen(theme.color("forward"), 2)
        if item.is_folded and any(card.problem for card in cards):
            return QPen(theme.color("trouble"), 1.5)
        return None

    def show_zoom(self, zoom: float) -> None:
        """Write titles as large as before at another zoom."""
        self._zoom = zoom
        self.lay()

    def lay(self) -> None:
        """Put frames around the cards where these stand now."""
        for item in self.items:
            rect, cards = QRectF(), [self._drawing.cards[i] for i in item.shown.members]
            for card in cards:
                rect |= card.occupied_rect()
            if not item.is_folded:
                larger = (
                    max(0.0, cards[0].text_scale - 1) * CAPTION_HEIGHT
                )  # as the symbols below the cards are
                rect = rect.adjusted(-AROUND, -AROUND, AROUND, BELOW + larger)
            item.place(rect, self._zoom)

    def bounds(self) -> QRectF:
        """What holds all groups, with room for their titles."""
        rect = QRectF()
        for item in self.items:
            rect |= item.rect.adjusted(0, 0 if item.is_folded else -TITLE_ROOM, 0, 0)
        return rect

    def whole(self, ids: Iterable[str]) -> set[str]:
        """These layers, and all that are folded together with one of them."""
        wanted = set(ids)
        for item in self.items:
            if item.is_folded and wanted.intersection(item.shown.members):
                wanted.update(item.shown.members)
        return wanted

    def button_at(self, point: QPointF) -> LayerGroup | None:
        """The group whose button to fold it is at a point."""
        return next((item.shown for item in self.items if item.button_rect.contains(point)), None)

    def title_at(self, point: QPointF) -> LayerGroup | None:
        """The unfolded group whose title is at a point."""
        named = (item for item in self.items if not item.is_folded and item.title_rect.contains(point))
        return next((item.shown for item in named), None)


def group_texts(architecture: Architecture, group: LayerGroup, task: Task | None) -> GroupTexts:
    """Title and counts of a group; once its layers are no block that is repeated, it says so of neither."""
    graph = Graph.of(architecture, task.features if task else None)
    parameters = graph.total_of(group.members)
    title = group_title(architecture, group)
    layers = tr("{count:,} layers", count=len(group.members))
    counts = (tr("{count:,} parameters", count=parameters),) if parameters else ()
    whole = " · ".join((layers, *counts))
    return GroupTexts(title, (whole, layers, *counts), is_block(architecture, group.members))


def group_title(architecture: Architecture, group: LayerGroup) -> str:
    """What a group is called."""
    if repeats(architecture, group):
        return tr("Block × {copies}", copies=group.copies)
    return tr("Group")
