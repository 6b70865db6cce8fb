"""Receptive field: the part of a picture that one pixel of a feature map sees."""

from __future__ import annotations

from dataclasses import dataclass

from engine.core.architecture.graph import Graph
from engine.core.layers import LAYER_KINDS


@dataclass(frozen=True, slots=True)
class ReceptiveField:
    """Rectangle of pixels, without the zeros around a picture.

    Attributes:
        lines, columns: of the picture, counted from 0.
    """

    lines: range
    columns: range

    def joined(self, other: ReceptiveField | None) -> ReceptiveField:
        """The rectangle around both."""
        if other is None:
            return self
        pairs = ((self.lines, other.lines), (self.columns, other.columns))
        lines, columns = (range(min(a.start, b.start), max(a.stop, b.stop)) for a, b in pairs)
        return ReceptiveField(lines, columns)


def receptive_fields(graph: Graph, layer_id: str, line: int, column: int) -> dict[str, ReceptiveField]:
    """Pixels that one of a layer's feature maps sees of each layer of pictures before it and itself, by id.

    It follows from sizes, strides and paddings of the windows of all layers on the way, from the pixel back
    (Dumoulin and Visin, A guide to convolution arithmetic for deep learning, 2016). Where several ways lead
    back it is the rectangle around what they see. Empty for a layer without pictures, or of unknown shape.
    """
    start = graph.numbers.get(layer_id)
    if start is None or len(graph.shapes[start]) != 3:
        return {}
    found = {start: ReceptiveField(range(line, line + 1), range(column, column + 1))}
    for number in range(start, 0, -1):
        field, spec = found.get(number), graph.specs[number]
        for source in graph.sources[number] if field is not None else ():
            shape = graph.shapes[source]
            if len(shape) != 3 or field is None:
                continue
            sights = LAYER_KINDS[spec.kind].sights(spec.settings, shape)
            if sights is None:
                seen = ReceptiveField(range(shape[0]), range(shape[1]))
            else:
                down, across = sights
                seen = ReceptiveField(down.seen(field.lines, shape[0]), across.seen(field.columns, shape[1]))
            found[source] = seen.joined(found.get(source))
    return {graph.specs[number].id: field for number, field in found.items()}
