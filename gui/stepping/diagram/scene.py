"""The scene of the diagram: its items, what is where, and which box lies in which direction."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from PySide6.QtCore import QObject, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QGraphicsScene

from engine.stepping.quantities import Key
from gui.look.theme import LIGHT, Palette, theme
from gui.look.words.translation import tr
from gui.stepping.diagram.box import BoxBadge, BoxItem
from gui.stepping.diagram.content import BoxKind, Content
from gui.stepping.diagram.item import DiagramProgress, Item, Target
from gui.stepping.diagram.items import ArrowItem, CaptionItem, ChipItem, LabelItem, LegendItem, SumItem
from gui.stepping.diagram.layout import SUM_RADIUS, lay_out
from gui.stepping.diagram.sizes import ArrowId
from gui.stepping.words.key_texts import key_description, key_text

MARGIN = 16.0
"""Room around the diagram in pictures and when all of it is fitted in."""


class DiagramScene(QGraphicsScene):
    """Shows one plan.

    Attributes:
        content: its texts; None before the first.
        boxes: the items of boxes by kind and layer.
        items_made: all items.
        content_rect: around everything.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.content: Content | None = None
        self.boxes: dict[tuple[BoxKind, int], BoxItem] = {}
        self.items_made: list[Item] = []
        self.content_rect = QRectF()
        self._progress = DiagramProgress()
        self._badges: Mapping[int, BoxBadge] = {}
        self._hovered: Item | None = None
        self._focused: BoxItem | None = None
        self.setItemIndexMethod(QGraphicsScene.ItemIndexMethod.NoIndex)

    def show_content(self, content: Content | None) -> None:
        """Make all items again."""
        self._hovered = self._focused = None
        self.clear()
        self.boxes, self.items_made, self.content = {}, [], content
        if content is None:
            self.content_rect = QRectF()
            return
        layout = lay_out(content.sizes())
        rects = {
            "forward": layout.forward,
            "input": layout.forward,
            "backward": layout.backward,
            "update": layout.update,
            "loss": {content.plan.last: layout.loss},
        }
        for (kind, l), text in content.boxes.items():
            self.boxes[kind, l] = BoxItem(text, rects[kind][l], content)
        made: list[Item] = list(self.boxes.values())
        made += [ChipItem(l, keys, layout.cache[l]) for l, keys in content.caches.items()]
        for arrow, points in layout.arrows.items():
            made.append(ArrowItem(arrow, points, self._keys_of(arrow)))
            if arrow.kind == "sum":
                made.append(SumItem(points[0] + QPointF(SUM_RADIUS, 0), Key("da", arrow.end)))
        made += [
            LabelItem(arrow, content.labels[arrow], rect, content) for arrow, rect in layout.labels.items()
        ]
        titles = {"forward": tr("FORWARD"), "backward": tr("BACKWARD"), "update": tr("UPDATE")}
        colors = {"forward": "forward", "backward": "backward", "update": "good"}
        made += [CaptionItem(titles[band], colors[band], at) for band, at in layout.captions.items()]
        if layout.legend is not None:
            made.append(LegendItem(layout.legend, content))
        self.items_made = made
        for item in made:
            self.addItem(item)
        self.content_rect = layout.bounds.adjusted(-MARGIN, -MARGIN, MARGIN, MARGIN)
        self.show_progress(self._progress)
        self.show_badges(self._badges)

    def item_of(self, kind: str, layer: int) -> Item | None:
        """The box of this kind (of any layer where that is 0), or the chip of a ``cache``."""
        for item in self.items_made:
            if isinstance(item, ChipItem) and kind == "cache" and layer in (0, item.layer):
                return item
        found = (box for (one, l), box in self.boxes.items() if one == kind and layer in (0, l))
        return next(found, None)

    def _keys_of(self, arrow: ArrowId) -> tuple[Key, ...]:
        """Keys that have to be known for an arrow to be drawn as done."""
        assert self.content is not None  # noqa: S101 - items are made of it
        if arrow.kind in ("forward", "output", "cache"):
            return (Key("a", arrow.start),)
        if arrow.kind == "backward":
            return (self.content.given[arrow.end, arrow.start],)
        if arrow.kind == "sum":
            return (Key("da", arrow.end),)
        return self.content.labels[arrow].keys

    def show_progress(self, progress: DiagramProgress) -> None:
        """Show how far the iteration is."""
        self._progress = progress
        for item in self.items_made:
            item.show_progress(progress)

    def show_badges(self, badges: Mapping[int, BoxBadge]) -> None:
        """Show what the gradient check has found, by layer; layers that are not in it have no badge."""
        self._badges = badges
        for (kind, l), box in self.boxes.items():
            if kind == "backward":
                box.set_badge(badges.get(l))

    # Colours

    def use_palette(self, palette: Palette) -> None:
        """Paint in these colours from now on."""
        for item in self.items_made:
            item.palette = palette
        self.update()

    def paint_light(self, painter: QPainter, rect: QRectF, light: bool) -> None:
        """Paint all of it into ``rect``, on white in the light colours or as on the screen."""
        used = replace(LIGHT, canvas="#ffffff") if light else theme.palette
        self.set_hovered(None, None)
        focused = self._focused
        self.set_focused(None)
        self.use_palette(used)
        painter.fillRect(rect, used.canvas)
        self.render(painter, rect, self.content_rect, Qt.AspectRatioMode.KeepAspectRatio)
        self.use_palette(theme.palette)
        self.set_focused(focused)

    # What is where

    def target_at(self, point: QPointF) -> tuple[Item, QRectF, Target] | None:
        """Target of a click there; of places one upon another the innermost."""
        ordered = sorted(self.items_made, key=lambda item: item.zValue(), reverse=True)
        for item in ordered:
            if isinstance(item, BoxItem) and item.badge is not None and item.badge_rect.contains(point):
                target = Target(item.text.step, description=item.badge.tooltip)
                return item, item.badge_rect, target
            for zone in reversed(item.zones):
                if zone.rect.contains(point):
                    return item, zone.rect, zone.target
        return None

    def tooltip_for(self, target: Target) -> str:
        """Tooltip of a place."""
        if target.key is None or self.content is None:
            return "\n".join(filter(None, (target.description, self._progress.click_text(target))))
        text = key_description(self.content.plan, target.key)
        shape = self.content.shape_text(target.key, self._progress.m)
        return f"{key_text(target.key)} · {shape}\n{text}" if shape else f"{key_text(target.key)}\n{text}"

    def set_hovered(self, item: Item | None, rect: QRectF | None) -> None:
        """Mark the place under the pointer."""
        if self._hovered is not None and self._hovered is not item:
            self._hovered.set_hover(None)
        self._hovered = item
        if item is not None:
            item.set_hover(rect)

    # Keyboard

    @property
    def focused(self) -> BoxItem | None:
        """The box that the keyboard is on."""
        return self._focused

    def set_focused(self, box: BoxItem | None) -> None:
        """Put the keyboard on a box, or on none."""
        if self._focused is not None:
            self._focused.set_focus(False)
        self._focused = box
        if box is not None:
            box.set_focus(True)

    def current_box(self) -> BoxItem | None:
        """The box of the step that was done last, or of the part of it whose numbers are shown."""
        step, selected = self._progress.step, self._progress.selected
        found = [box for box in self.boxes.values() if box.text.step == step and step is not None]
        chosen = [box for box in found if any(row.part == selected for row in box.rows)]
        return next(iter([*chosen, *found]), None)

    def neighbour(self, box: BoxItem, across: int, down: int) -> BoxItem | None:
        """The nearest box in a direction."""
        start = box.rect.center()

        def distance(other: BoxItem) -> float:
            apart = other.rect.center() - start
            ahead = apart.x() * across + apart.y() * down
            aside = abs(apart.y() if across else apart.x())
            return ahead + 3 * aside if ahead > 1 else float("inf")

        others = [
            other for other in self.boxes.values() if other is not box and distance(other) < float("inf")
        ]
        return min(others, key=distance, default=None)
