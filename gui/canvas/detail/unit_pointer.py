"""The unit or the weight under the pointer: what stands out, and what is said of it."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QPointF

from gui.canvas.detail.unit_layers import DrawingItems, UnitLayers
from gui.canvas.detail.unit_texts import line_text, unit_name, unit_text
from gui.canvas.items.units.weights_item import WeightsItem

REACH = 4.0
"""Distance of the pointer from a line, in pixels, at which it is meant."""


@dataclass(frozen=True, slots=True)
class Pointed:
    """What the pointer is at.

    Attributes:
        layer_id: of a unit; empty for a line.
        pair: whose line it is; None for a unit.
        number: place of the unit among those shown, or of the line.
    """

    layer_id: str
    pair: WeightsItem | None
    number: int


class UnitPointer:
    """Lets what is under the pointer stand out, and tells about it."""

    def __init__(self, drawing: DrawingItems, layers: UnitLayers) -> None:
        self._drawing, self._layers = drawing, layers
        self._hovered: Pointed | None = None

    def hover(self, point: QPointF | None, zoom: float) -> bool:
        """Let what is at a point of the canvas stand out, and tell if that is a unit that was not before."""
        found = self._found_at(point, zoom) if point is not None else None
        if found == self._hovered:
            return False
        self._hovered = found
        for layer_id, card in self._drawing.cards.items():
            if card.pictures is not None:
                is_meant = found is not None and found.layer_id == layer_id
                card.pictures.light(found.number if is_meant and found is not None else None)
        for pair in self._layers.pairs.values():
            pair.light(self._lit(pair, found))
        return found is not None and found.pair is None

    def _found_at(self, point: QPointF, zoom: float) -> Pointed | None:
        if self._layers.detail != "units":
            return None
        for layer_id, card in self._drawing.cards.items():
            pictures = card.pictures
            place = pictures.place_at(point - card.pos()) if pictures is not None else None
            if place is not None:
                return Pointed(layer_id, None, place)
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
        pictures = self._drawing.cards[pair.target].pictures
        if found.layer_id != pair.target or pictures is None:
            return frozenset()
        return frozenset(np.flatnonzero(pair.lines.targets == pictures.units[found.number]).tolist())

    def tooltip_at(self, point: QPointF, zoom: float) -> str:
        """What is to be said of the unit or line at a point of the canvas; empty elsewhere."""
        found = self._found_at(point, zoom)
        if found is None:
            return ""
        if found.pair is not None:
            return self._line_text(found.pair, found.number)
        return self._unit_text(found.layer_id, found.number)

    def _unit_text(self, layer_id: str, place: int) -> str:
        pictures, learnt = self._drawing.cards[layer_id].pictures, self._layers.learnt.get(layer_id, {})
        if pictures is None:
            return ""
        unit = int(pictures.units[place])
        bias = float(pictures.biases[place]) if pictures.biases is not None else None
        weights, sources = learnt.get("W"), self._layers.sources_of(layer_id)
        best: tuple[float, str] | None = None
        if weights is not None and sources and np.isfinite(weights[unit]).all():
            source = int(np.abs(weights[unit]).argmax())
            best = float(weights[unit, source]), self._name_of(sources[0], source)
        return unit_text(self._name_of(layer_id, unit), bias, best)

    def _line_text(self, pair: WeightsItem, number: int) -> str:
        lines = pair.lines
        if lines is None:
            return ""
        unit, source = int(lines.targets[number]), int(lines.sources[number])
        gradients = self._layers.gradients.get(pair.target, {}).get("W")
        gradient = float(gradients[unit, source]) if gradients is not None else None
        names = self._name_of(pair.source, source), self._name_of(pair.target, unit)
        return line_text(*names, float(lines.weights[number]), gradient)

    def _name_of(self, layer_id: str, unit: int) -> str:
        layer, names = self._drawing.cards[layer_id].layer, self._layers.names_in(layer_id)
        if layer.kind == "input" and unit < len(names):
            return names[unit]
        return unit_name(layer.name, unit, names)
