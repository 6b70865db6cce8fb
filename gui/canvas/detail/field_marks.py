"""Marks the pixel of a feature map that is pointed at, and the part of the picture that it sees."""

from __future__ import annotations

from engine.core.architecture.graph import Graph
from engine.insight.receptive_field import receptive_fields
from gui.canvas.detail.unit_layers import DrawingItems
from gui.canvas.detail.unit_pointer import ShownUnit


class FieldMarks:
    """Keeps the marks on the pictures of the cards.

    Attributes:
        graph: the drawn layers with their shapes; None until they are known.
    """

    def __init__(self, drawing: DrawingItems) -> None:
        self._drawing = drawing
        self.graph: Graph | None = None
        self._shown: ShownUnit | None = None

    def show(self, pixel: ShownUnit | None) -> None:
        """Mark this pixel and what it sees of the pictures that begin the network; None for nothing."""
        if pixel == self._shown:
            return
        self._shown = pixel
        fields = {}
        if pixel is not None and self.graph is not None:
            line, column, _ = pixel.at
            fields = receptive_fields(self.graph, pixel.layer_id, line, column)
        for layer_id, card in self._drawing.cards.items():
            field, is_own = fields.get(layer_id), pixel is not None and layer_id == pixel.layer_id
            if field is None or not (is_own or self._begins(layer_id)):
                card.heat.mark(None)
            else:
                card.heat.mark(field, pixel.at[2] if is_own and pixel is not None else None)

    def _begins(self, layer_id: str) -> bool:
        """True if no pictures come into a layer: what it gives is the picture itself."""
        graph = self.graph
        if graph is None:
            return False
        return not any(len(shape) == 3 for shape in graph.input_shapes_of(layer_id))
