"""Goes from unit to unit by keys, as the pointer does by hand."""

from __future__ import annotations

from typing import Literal

import numpy as np
from PySide6.QtCore import QPointF

from gui.canvas.detail.unit_layers import DrawingItems, UnitLayers
from gui.canvas.detail.unit_pointer import Pointed, UnitPointer

Way = Literal["up", "down", "left", "right"]


class UnitKeys:
    """Says which unit comes next."""

    def __init__(self, drawing: DrawingItems, layers: UnitLayers, pointer: UnitPointer) -> None:
        self._drawing, self._layers, self._pointer = drawing, layers, pointer

    def first(self, layer_id: str | None) -> Pointed | None:
        """The unit to begin with: the first of a layer, else of the first whose units are shown."""
        cards = self._drawing.cards
        shown = [i for i, card in cards.items() if card.pictures is not None]
        if layer_id in shown:
            return Pointed(layer_id, None, 0)
        return Pointed(shown[0], None, 0) if shown else None

    def beside(self, way: Way) -> Pointed | None:
        """The unit beside the one that stands out, or it itself; None where none stands out."""
        here = self._pointer.pointed
        pictures = self._drawing.cards[here.layer_id].pictures if here is not None and here.layer_id else None
        if here is None or pictures is None:
            return None
        if way in ("up", "down"):
            number = here.number + (1 if way == "down" else -1)
            return Pointed(here.layer_id, None, number) if 0 <= number < len(pictures.units) else here
        return self._in_next_layer(here, way == "right") or here

    def _in_next_layer(self, here: Pointed, is_forward: bool) -> Pointed | None:
        """The unit of a joined layer that lies nearest in height."""
        cards = self._drawing.cards
        joined = [
            (c.target if is_forward else c.source)
            for c in self._drawing.lines
            if (c.source if is_forward else c.target) == here.layer_id
        ]
        shown = [i for i in joined if cards[i].pictures is not None]
        pictures = cards[shown[0]].pictures if shown else None
        if pictures is None:
            return None
        height = self.middle(here).y() - cards[shown[0]].y()
        heights = pictures.edges("in")[:, 1]
        return Pointed(shown[0], None, int(np.abs(heights - height).argmin())) if len(heights) else None

    def middle(self, unit: Pointed) -> QPointF:
        """Middle of a unit, on the canvas."""
        card = self._drawing.cards[unit.layer_id]
        pictures = card.pictures
        return card.pos() + pictures.rect_at(unit.number).center() if pictures is not None else card.pos()
