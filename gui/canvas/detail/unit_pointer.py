"""The unit or the weight under the pointer: what stands out, and what is said of it."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from PySide6.QtCore import QPointF, QRectF

from engine.insight.unit_facts import UnitSum
from gui.canvas.detail.unit_layers import DrawingItems, UnitLayers
from gui.canvas.detail.unit_texts import (
    bias_name,
    line_lines,
    line_name,
    map_name,
    share_text,
    unit_lines,
    unit_name,
)
from gui.canvas.items.units.weights_item import WeightsItem

REACH = 4.0
"""Distance of the pointer from a line, in pixels, at which it is meant."""
AROUND = 10.0
"""Room around the pointer, in canvas units, that the card of a line leaves free."""


@dataclass(frozen=True, slots=True)
class Pointed:
    """What the pointer is at.

    Attributes:
        layer_id: of a unit; empty for a line.
        pair: whose line it is; None for a unit.
        number: place of the unit among those shown, number of the feature map, or place of the line.
    """

    layer_id: str
    pair: WeightsItem | None
    number: int


@dataclass(frozen=True, slots=True)
class ShownNumber:
    """A weight or a bias that is drawn.

    Attributes:
        layer_id: of the layer that learns it.
        name: of the array, ``W`` or ``b``.
        index: in that array.
        value: the number.
        title: words on which one it is.
    """

    layer_id: str
    name: str
    index: tuple[int, ...]
    value: float
    title: str


@dataclass(frozen=True, slots=True)
class ShownUnit:
    """A unit that is drawn, or a pixel of a feature map.

    Attributes:
        layer_id: of its layer.
        at: its index in the output for one row: ``(unit,)`` or ``(line, column, map)``.
    """

    layer_id: str
    at: tuple[int, ...]


class UnitPointer:
    """Lets what is under the pointer stand out, and tells about it.

    Attributes:
        pointed: what it is; None where no unit and no line is.
    """

    def __init__(self, drawing: DrawingItems, layers: UnitLayers) -> None:
        self._drawing, self._layers = drawing, layers
        self.pointed: Pointed | None = None
        self._index: tuple[int, int] | None = None
        self._point = QPointF()

    def hover(self, point: QPointF | None, zoom: float) -> bool:
        """Let what is at a point stand out: a unit with its weights, or a line; True if it is another."""
        self._point = point if point is not None else QPointF()
        return self.point_at(self._found_at(point, zoom) if point is not None else None)

    def point_at(self, found: Pointed | None) -> bool:
        """Let this unit or line stand out, or none; True if it is another."""
        if found == self.pointed:
            return False
        self.pointed, self._index = found, self._index_of(found)
        for layer_id, card in self._drawing.cards.items():
            if card.pictures is not None:
                is_meant = found is not None and found.layer_id == layer_id
                card.pictures.light(found.number if is_meant and found is not None else None)
        self._light_pairs()
        return True

    def keep(self) -> bool:
        """Let the same stand out although lines have another order; True where it is no longer drawn."""
        pointed = self.pointed
        if pointed is not None and pointed.pair is not None:
            number = self._number_of(pointed.pair)
            if number is None:
                return self.point_at(None)
            self.pointed = replace(pointed, number=number)
        if pointed is not None:
            self._light_pairs()
        return False

    def _number_of(self, pair: WeightsItem) -> int | None:
        """Place among the lines of a pair of the weight that stood out; None where it is drawn no more."""
        if pair.lines is None or self._index is None or not pair.isVisible():
            return None
        unit, source = self._index
        same = np.flatnonzero((pair.lines.targets == unit) & (pair.lines.sources == source))
        return int(same[0]) if len(same) else None

    def _light_pairs(self) -> None:
        for pair in self._layers.pairs.values():
            pair.light(self._lit(pair, self.pointed))

    @staticmethod
    def _index_of(found: Pointed | None) -> tuple[int, int] | None:
        """Row and column of W of a weight."""
        lines = found.pair.lines if found is not None and found.pair is not None else None
        if found is None or lines is None:
            return None
        return int(lines.targets[found.number]), int(lines.sources[found.number])

    def _found_at(self, point: QPointF, zoom: float) -> Pointed | None:
        if self._layers.detail != "units":
            return None
        for layer_id, card in self._drawing.cards.items():
            pictures = card.pictures
            place = pictures.place_at(point - card.pos()) if pictures is not None else None
            if place is not None:
                return Pointed(layer_id, None, place)
            pixel = card.heat.pixel_at(point - card.pos()) if card.form == "card" else None
            if pixel is not None:
                return Pointed(layer_id, None, pixel[-1])
        if any(card.holds(point - card.pos()) for card in self._drawing.cards.values()):
            return None
        for pair in self._layers.pairs.values():
            line = pair.line_at(point, REACH / zoom) if pair.isVisible() else None
            if line is not None:
                return Pointed("", pair, line)
        return None

    def _lit(self, pair: WeightsItem, found: Pointed | None) -> frozenset[int] | None:
        """The lines of a pair that stand out; None where none fades."""
        if found is None or pair.lines is None:
            return None
        if found.pair is not None:
            return frozenset({found.number}) if found.pair is pair else frozenset()
        if self._drawing.cards[found.layer_id].pictures is None:
            return None  # a feature map, to which no line leads
        pictures = self._drawing.cards[pair.target].pictures
        if found.layer_id != pair.target or pictures is None:
            return frozenset()
        return frozenset(np.flatnonzero(pair.lines.targets == pictures.units[found.number]).tolist())

    def unit_at(self, point: QPointF) -> ShownUnit | None:
        """The unit, or the pixel of a feature map, at a point of the canvas where units are to be seen."""
        if self._layers.detail != "units":
            return None
        for layer_id, card in self._drawing.cards.items():
            pictures, inside = card.pictures, point - card.pos()
            place = pictures.place_at(inside) if pictures is not None else None
            if pictures is not None and place is not None:
                return ShownUnit(layer_id, (int(pictures.units[place]),))
        return self.pixel_at(point)

    def pixel_at(self, point: QPointF) -> ShownUnit | None:
        """The pixel of a feature map at a point of the canvas."""
        for layer_id, card in self._drawing.cards.items():
            pixel = card.heat.pixel_at(point - card.pos()) if card.form == "card" else None
            if pixel is not None:
                return ShownUnit(layer_id, pixel)
        return None

    def is_at_number(self, point: QPointF) -> bool:
        """True if what stands out is a weight, or a bias is at the point."""
        pointed = self.pointed
        if pointed is None:
            return False
        if pointed.pair is not None:
            return pointed.pair.lines is not None and not pointed.pair.lines.is_plain
        card = self._drawing.cards[pointed.layer_id]
        return card.pictures is not None and card.pictures.bias_at(point - card.pos()) is not None

    def number_at(self, point: QPointF, zoom: float) -> ShownNumber | None:
        """The weight whose line, or the bias whose mark, is at a point of the canvas."""
        if self._layers.detail != "units":
            return None
        for layer_id, card in self._drawing.cards.items():
            pictures = card.pictures
            place = pictures.bias_at(point - card.pos()) if pictures is not None else None
            if place is not None:
                return self.bias_of(Pointed(layer_id, None, place))
        found = self._found_at(point, zoom)
        return self._weight_of(found.pair, found.number) if found is not None and found.pair else None

    def bias_of(self, unit: Pointed) -> ShownNumber | None:
        """The bias of a unit that is drawn; None where the layer has none."""
        pictures = self._drawing.cards[unit.layer_id].pictures
        if pictures is None or pictures.biases is None:
            return None
        number, bias = int(pictures.units[unit.number]), float(pictures.biases[unit.number])
        title = bias_name(self._name_of(unit.layer_id, number))
        return ShownNumber(unit.layer_id, "b", (number,), bias, title)

    def _weight_of(self, pair: WeightsItem, number: int) -> ShownNumber | None:
        lines = pair.lines
        if lines is None or lines.is_plain:
            return None
        index = int(lines.targets[number]), int(lines.sources[number])
        title = line_name(self._name_of(pair.source, index[1]), self._name_of(pair.target, index[0]))
        return ShownNumber(pair.target, "W", index, float(lines.weights[number]), title)

    # What is said of it

    @property
    def is_at_weight(self) -> bool:
        """True if what stands out is a weight."""
        pointed = self.pointed
        lines = pointed.pair.lines if pointed is not None and pointed.pair is not None else None
        return lines is not None and not lines.is_plain

    def has_card_at(self, point: QPointF, zoom: float) -> bool:
        """True if a unit or a weight is at a point of the canvas, which has a card in place of a tooltip."""
        found = self._found_at(point, zoom)
        return found is not None and (
            found.pair is not None or self._drawing.cards[found.layer_id].pictures is not None
        )

    def pointed_unit(self) -> tuple[str, int] | None:
        """Layer and number of the unit or the feature map that stands out, or into which the weight leads."""
        pointed = self.pointed
        if pointed is None:
            return None
        if pointed.pair is not None:
            lines = pointed.pair.lines
            is_weight = self.is_at_weight and lines is not None
            return (pointed.pair.target, int(lines.targets[pointed.number])) if is_weight and lines else None
        pictures = self._drawing.cards[pointed.layer_id].pictures
        number = pointed.number if pictures is None else int(pictures.units[pointed.number])
        return pointed.layer_id, number

    def rect_of_pointed(self) -> QRectF:
        """Rectangle of what stands out, on the canvas; of a weight some room around the pointer."""
        pointed = self.pointed
        if pointed is None:
            return QRectF()
        if pointed.pair is not None:
            return QRectF(self._point, self._point).adjusted(-AROUND, -AROUND, AROUND, AROUND)
        card = self._drawing.cards[pointed.layer_id]
        rect = card.card if card.pictures is None else card.pictures.rect_at(pointed.number)
        return rect.translated(card.pos())

    def lines(self, here: UnitSum | None = None, row: str = "") -> tuple[str, ...]:
        """Lines on what stands out, its name first; ``here`` is the sum of its unit for a ``row``."""
        pointed = self.pointed
        if pointed is None:
            return ()
        if pointed.pair is not None:
            return self._line_lines(pointed.pair, pointed.number, here, row)
        return self._unit_lines(pointed.layer_id, pointed.number)

    def _unit_lines(self, layer_id: str, place: int) -> tuple[str, ...]:
        pictures, learnt = self._drawing.cards[layer_id].pictures, self._layers.learnt.get(layer_id, {})
        if pictures is None:
            return (map_name(self._drawing.cards[layer_id].layer.name, place),)
        unit = int(pictures.units[place])
        bias = float(pictures.biases[place]) if pictures.biases is not None else None
        weights, sources = learnt.get("W"), self._layers.sources_of(layer_id)
        best: tuple[float, str] | None = None
        if weights is not None and sources and np.isfinite(weights[unit]).all():
            source = int(np.abs(weights[unit]).argmax())
            best = float(weights[unit, source]), self._name_of(sources[0], source)
        return unit_lines(self._name_of(layer_id, unit), bias, best)

    def _line_lines(self, pair: WeightsItem, number: int, here: UnitSum | None, row: str) -> tuple[str, ...]:
        lines = pair.lines
        if lines is None or number >= len(lines.weights):
            return ()
        unit, source = int(lines.targets[number]), int(lines.sources[number])
        gradients = self._layers.gradients.get(pair.target, {}).get("W")
        gradient = float(gradients[unit, source]) if gradients is not None else None
        names = self._name_of(pair.source, source), self._name_of(pair.target, unit)
        share = share_text(here.share_of(source), here.z, row) if here is not None else ""
        return line_lines(*names, float(lines.weights[number]), gradient, share=share)

    def _name_of(self, layer_id: str, unit: int) -> str:
        layer, names = self._drawing.cards[layer_id].layer, self._layers.names_in(layer_id)
        if layer.kind == "input" and unit < len(names):
            return names[unit]
        return unit_name(layer.name, unit, names)
