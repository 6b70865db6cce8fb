"""The card of one layer: name, numbers, live heat map, health badge and ports; a block, or its units."""

from __future__ import annotations

from typing import Literal, NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from engine.common.arrays import Shape
from engine.core.architecture.architecture import LayerSpec
from engine.core.layers import LAYER_KINDS
from gui.canvas.geometry import CARD_WIDTH, PORT_RADIUS, SLOT_HEIGHT, card_rect
from gui.canvas.items.badge_item import BadgeItem
from gui.canvas.items.block import paint_block
from gui.canvas.items.card_texts import Badge, CardTexts
from gui.canvas.items.fonts import CAPTION, MOST_SCALE, NAME, NUMBERS
from gui.canvas.items.heat_item import HeatItem
from gui.canvas.items.kept_shapes import paint_kept
from gui.canvas.items.units.output_item import OutputItem
from gui.canvas.items.units.unit_header import UnitHeader
from gui.canvas.items.units.units_item import UnitsItem
from gui.look.theme import accent_of, theme

LEFT, RIGHT = 14.0, 11.0
"""Inner margins of a card."""
NAME_HEIGHT, SUBTITLE_HEIGHT, BADGE_HEIGHT = 19.0, 16.0, 19.0
"""Heights of the lines of text at text scale 1."""
CORNER = 9.0
MARK = 15.0
"""Size of the mark of a problem."""
CAPTION_HEIGHT = 24.0
PORT_REACH = 13.0
"""Distance from a port's middle within which a press takes hold of it."""

PORT_ASIDE, PORT_DOWN = 5.0, 22.0
"""Distance of a port from the frame around units, and of the left one on the output from its top."""
UNITS_PORT_RADIUS, UNITS_PORT_REACH = 3.6, 8.0
"""Radius and reach of a port beside the ends of lines of weights."""

CardForm = Literal["block", "card", "units", "output", "folded"]
"""What is seen of a layer: a block from afar, its card, its units, its card with the prediction on it, or
nothing, since the group that it is in is folded."""

AROUND_UNITS = 9.0
"""Room between the pictures of units and the frame around them."""

INVITED, ACCEPTED, REFUSED = "invited", "accepted", "refused"
"""States of a card while a connection is drawn: it could be its end, it will be, it cannot be."""


class Fold(NamedTuple):
    """Where a layer is that is hidden in a folded group.

    Attributes:
        card: that of the group, in the coordinates of the layer's slot.
        is_first, is_last: whether the port on the left, or on the right, of that card is this layer's.
        face: id of the layer that stands for the group.
    """

    card: QRectF
    is_first: bool
    is_last: bool
    face: str


class LayerItem(QGraphicsItem):
    """Card of a layer. What seldom changes is kept as pixels by Qt; the heat map and the badge are items of
    their own on it, so that a new picture repaints nothing else.

    Attributes:
        layer: what it shows.
        card: the rectangle that it takes, in the coordinates of its slot.
        form: what is seen of it.
        heat: the heat map.
        badge: the health badge.
        units: the pictures of its units, in that form.
        output: the prediction, in that form.
        header: the words around the units.
        fold: where it is in a folded group; None where it is seen itself.
    """

    def __init__(self, layer: LayerSpec, texts: CardTexts) -> None:
        super().__init__()
        self.layer, self.texts = layer, texts
        self.problem = ""
        self.text_scale = 1.0
        self._drawing_state, self._drawing_port = "", ""
        self.card = card_rect(layer.kind)
        self._bounds = self._reach(self.card)
        self.heat = HeatItem(self)
        self.badge = BadgeItem(self)
        self.form: CardForm = "card"
        self.fold: Fold | None = None
        self.units: UnitsItem | None = None
        self.output: OutputItem | None = None
        self.header = UnitHeader()
        self.setFlag(QGraphicsItem.GraphicsItemFlag.ItemIsSelectable)
        self.setAcceptedMouseButtons(Qt.MouseButton.NoButton)
        self.setCacheMode(QGraphicsItem.CacheMode.DeviceCoordinateCache)
        self.setZValue(1)

    def describe(self, layer: LayerSpec, texts: CardTexts, problem: str, shape: Shape, invites: bool) -> None:
        """Show another state of the layer; ``problem`` is the sentence about it, or empty."""
        if (layer, texts, problem) != (self.layer, self.texts, self.problem):
            self.layer, self.texts, self.problem = layer, texts, problem
            self.update()
        self.heat.describe(shape, layer.activation, invites)
        self.setPos(layer.x, layer.y)
        self.set_text_scale(self.text_scale)

    def set_text_scale(self, scale: float) -> None:
        """Write texts this much larger, and give the heat map what room they leave."""
        if scale != self.text_scale:
            self.text_scale = scale
            self.update()
        card, width = card_rect(self.layer.kind), CARD_WIDTH - LEFT - RIGHT
        has_badge = self.has_health
        badge_height = BADGE_HEIGHT * scale
        top = card.top() + 13 + (NAME_HEIGHT + SUBTITLE_HEIGHT) * scale
        bottom = card.bottom() - (12 + badge_height if has_badge else LEFT)
        self.heat.place(QRectF(LEFT, top, width, bottom - top), scale)
        if has_badge:
            self.badge.place(QRectF(LEFT, bottom + 4, width, badge_height), scale)
        if self.output is not None:
            self.output.place(self.heat.rect, scale)
        self._describe_units()

    @property
    def has_health(self) -> bool:
        """True if a run says how the layer is doing."""
        return self.layer.kind in LAYER_KINDS and LAYER_KINDS[self.layer.kind].has_health()

    def _describe_units(self) -> None:
        """Give the words around the units what they say."""
        header = self.header
        header.name, header.subtitles, header.text_scale = (
            self.layer.name,
            self.texts.subtitles,
            self.text_scale,
        )
        if self.units is not None:
            self.units.text_scale = self.text_scale

    def set_fold(self, fold: Fold | None) -> None:
        """Hide in a folded group; with None, whoever gives cards their form does so anew."""
        if fold != self.fold:
            self.fold = fold
            if fold is not None:
                self.set_form("folded")

    @property
    def is_seen(self) -> bool:
        """True if there is a card for it: its own, or that of the group that it stands for."""
        return self.fold is None or self.fold.is_first

    def set_form(self, form: CardForm, room: float = 0.0) -> None:
        """Be seen as this from now on; pictures of units are laid out in columns at most ``room`` high."""
        self.prepareGeometryChange()
        self.form = form
        if form == "units" and self.units is not None:
            self.units.place(room)
            self.card = self.units.columns.bounds.adjusted(*(AROUND_UNITS * side for side in (-1, -1, 1, 1)))
        elif form == "folded" and self.fold is not None:
            self.card = self._bounds = self.fold.card
        else:
            self.card = card_rect(self.layer.kind)
            self._bounds = self._reach(self.card)
        # Blocks are painted sooner than Qt makes room for their pixels, of which each zoom wants others.
        modes = QGraphicsItem.CacheMode
        self.setCacheMode(modes.NoCache if form in ("block", "folded") else modes.DeviceCoordinateCache)
        self.heat.setVisible(form == "card")
        self.badge.setVisible(form in ("card", "output"))
        if self.units is not None:
            self.units.setVisible(form == "units")
        if self.output is not None:
            self.output.setVisible(form == "output")
        self.update()

    def show_badge(self, badge: Badge | None) -> None:
        """Show another health, or none."""
        if badge != self.badge.badge:
            self.badge.show_badge(badge)
            self.header.badge = badge
            if self.form in ("block", "units"):
                self.update()

    def show_notes(self, notes: tuple[str, ...]) -> None:
        """Say what is left out beside the pictures of the units."""
        if notes != self.header.notes:
            self.header.notes = notes
            self.update()

    @property
    def pictures(self) -> UnitsItem | OutputItem | None:
        """What shows the units now, if anything does."""
        return self.units if self.form == "units" else self.output if self.form == "output" else None

    def set_drawing_state(self, state: str, port: str = "") -> None:
        """Mark a port as ``INVITED``, ``ACCEPTED``, ``REFUSED`` or not; ``port`` is ``in`` or ``out``."""
        if (state, port) != (self._drawing_state, self._drawing_port):
            self._drawing_state, self._drawing_port = state, port
            self.update()

    def input_port(self) -> QPointF | None:
        """Middle of the port on the left, in canvas coordinates; the input layer has none."""
        if self.layer.kind == "input":
            return None
        return self.pos() + QPointF(self.card.left(), self._port_height())

    def output_port(self) -> QPointF:
        """Middle of the port on the right, in canvas coordinates."""
        return self.pos() + QPointF(self.card.right(), self._port_height())

    def _port_height(self) -> float:
        return self.card.center().y() if self.form == "folded" else SLOT_HEIGHT / 2

    def occupied_rect(self) -> QRectF:
        """Card and symbol below it, in canvas coordinates, where no line should run; empty if hidden."""
        if not self.is_seen:
            return QRectF()
        return self._around().translated(self.pos())

    def _around(self) -> QRectF:
        """The card with the words above and below it."""
        if self.form == "units":
            return self.card | self.header.above(self._column()) | self.header.below(self._column())
        return self.card.adjusted(0, 0, 0, CAPTION_HEIGHT if self.form not in ("block", "folded") else 0)

    def _column(self) -> QRectF:
        return self.units.columns.bounds if self.units is not None else self.card

    def holds(self, point: QPointF) -> bool:
        """True if a point of this item lies on the card, or on the name above its units."""
        if not self.is_seen:
            return False
        named = self.form == "units" and self.header.above(self._column()).contains(point)
        return named or self.card.contains(point)

    def port_at(self, point: QPointF) -> str:
        """``in`` or ``out`` for a port within reach of a point in canvas coordinates, else empty."""
        reach = UNITS_PORT_REACH if self.form == "units" else PORT_REACH
        for name, port in self.ports().items():
            if (self.pos() + port - point).manhattanLength() <= reach:
                return name
        return ""

    def ports(self) -> dict[str, QPointF]:
        """Middles of the ports that can be taken hold of, ``in`` and ``out``, in the coordinates of the slot.

        Beside units and on the card of the output they leave the ends of the lines of weights alone.
        """
        if self.form == "block":
            return {}
        if self.fold is not None:
            ends = {
                "in": (self.card.left(), self.fold.is_first),
                "out": (self.card.right(), self.fold.is_last),
            }
            return {name: QPointF(x, self.card.center().y()) for name, (x, is_own) in ends.items() if is_own}
        aside = PORT_ASIDE if self.form == "units" else 0.0
        found = {"out": QPointF(self.card.right() + aside, SLOT_HEIGHT / 2)}
        if self.layer.kind != "input":
            down = self.card.top() + PORT_DOWN if self.form == "output" else SLOT_HEIGHT / 2
            found["in"] = QPointF(self.card.left() - aside, down)
        return found

    def tooltip_at(self, point: QPointF) -> str:
        """Tooltip about a point of this item."""
        if not self.holds(point) or self.form == "folded":
            return ""
        return "\n".join(part for part in (self.problem, self.texts.tooltip) if part)

    def boundingRect(self) -> QRectF:
        # Qt asks for it several times a frame; the words around units grow with the text.
        return self._reach(self._around()) if self.form == "units" else self._bounds

    @staticmethod
    def _reach(around: QRectF) -> QRectF:
        """What is painted around a card: ports, borders and the symbol below, at its largest."""
        edge = PORT_RADIUS + PORT_ASIDE + 2
        return around.adjusted(-edge, -2, edge, CAPTION_HEIGHT * (MOST_SCALE + 1))

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        if self.form == "folded":
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.form == "block":
            shape, health = self.heat.row_shape, self.badge.badge
            paint_block(painter, self.card, self.layer.name, shape, badge=health, border=self.border())
        elif self.form == "units":
            self._paint_around_units(painter)
        else:
            self._paint_card(painter)

    def _paint_around_units(self, painter: QPainter) -> None:
        self.header.paint(painter, self._column())
        self._paint_unit_ports(painter)
        if self.isSelected() or self.problem or self._drawing_state:
            painter.setPen(self.border())
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(self.card, CORNER, CORNER)

    def _paint_card(self, painter: QPainter) -> None:
        border, accent, card = self.border(), theme.color(accent_of(self.texts.accent)), self.card
        fill, ports = theme.color("card"), self._ports()

        def paint(on: QPainter) -> None:
            on.setPen(border)
            on.setBrush(fill)
            on.drawRoundedRect(card.adjusted(0.5, 0.5, -0.5, -0.5), CORNER, CORNER)
            on.setPen(Qt.PenStyle.NoPen)
            on.setBrush(accent)
            on.drawRoundedRect(QRectF(0, card.top() + 8, 4, card.height() - 16), 2, 2)
            on.setBrush(theme.color("canvas"))
            for x, y, lit in ports:
                on.setPen(QPen(theme.color("good" if lit else "muted"), 2.5 if lit else 1.5))
                on.drawEllipse(QPointF(x, y), PORT_RADIUS, PORT_RADIUS)

        edge = PORT_RADIUS + 2
        look = card.top(), card.height(), border.color().rgba(), border.widthF(), accent.rgba(), fill.rgba()
        paint_kept(painter, (*look, *ports), paint, card.adjusted(-edge, -2, edge, 2))
        self._paint_texts(painter)

    def _ports(self) -> tuple[tuple[float, float, bool], ...]:
        """The ports there are: where each is, and whether it stands out while a connection is drawn."""
        lit = self._drawing_port if self._drawing_state in (INVITED, ACCEPTED) else ""
        return tuple((port.x(), port.y(), name == lit) for name, port in self.ports().items())

    @property
    def is_marked(self) -> bool:
        """True if it stands out while a connection is drawn to it."""
        return self._drawing_state in (ACCEPTED, REFUSED)

    def border(self) -> QPen:
        """The pen of the border, which says what is the matter with it."""
        if self._drawing_state == REFUSED:
            return QPen(theme.color("trouble"), 2.5)
        if self._drawing_state == ACCEPTED:
            return QPen(theme.color("good"), 2.5)
        if self.isSelected():
            return QPen(theme.color("forward"), 2)
        if self.problem:
            return QPen(theme.color("trouble"), 1.5)
        return QPen(theme.color("frame"), 1)

    def _paint_texts(self, painter: QPainter) -> None:
        scale, width, middle = self.text_scale, CARD_WIDTH - LEFT - RIGHT, Qt.AlignmentFlag.AlignVCenter
        line = QRectF(LEFT, self.card.top() + 8, width, NAME_HEIGHT * scale)
        name, room = " ".join(self.layer.name.split()), width - (MARK + 5 if self.problem else 0)
        font = NAME.down_to(scale, name, room)
        painter.setPen(theme.color("text"))
        painter.setFont(font.font())
        painter.drawText(line, middle, font.elided(name, room))
        line = QRectF(LEFT, line.bottom(), width, SUBTITLE_HEIGHT * scale)
        font = NUMBERS.at(scale)
        painter.setPen(theme.color("muted"))
        painter.setFont(font.font())
        painter.drawText(line, middle, font.fitting(self.texts.subtitles, width))
        font = CAPTION.down_to(scale, self.texts.captions[0], CARD_WIDTH)
        painter.setFont(font.font())
        caption = QRectF(0, self.card.bottom() + 5, CARD_WIDTH, CAPTION_HEIGHT * scale - 7)
        painter.drawText(caption, middle, font.fitting(self.texts.captions, CARD_WIDTH))
        if self.problem:
            self._paint_mark(painter)

    def _paint_mark(self, painter: QPainter) -> None:
        mark = QRectF(CARD_WIDTH - RIGHT - MARK, self.card.top() + 10, MARK, MARK)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("trouble"))
        painter.drawEllipse(mark)
        painter.setPen(theme.color("card"))
        painter.setFont(NAME.font())
        painter.drawText(mark, Qt.AlignmentFlag.AlignCenter, "!")

    def _paint_unit_ports(self, painter: QPainter) -> None:
        painter.setBrush(theme.color("canvas"))
        for x, y, lit in self._ports():
            painter.setPen(QPen(theme.color("good" if lit else "muted"), 2.5 if lit else 1.5))
            painter.drawEllipse(QPointF(x, y), UNITS_PORT_RADIUS, UNITS_PORT_RADIUS)
