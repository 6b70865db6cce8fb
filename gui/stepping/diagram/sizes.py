"""Input and result of the layout of the diagram: sizes of boxes and labels, and where they lie."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from PySide6.QtCore import QPointF, QRectF, QSizeF

from gui.stepping.diagram.lanes import Edge

Direction = Literal["forward", "backward"]

ArrowKind = Literal["forward", "backward", "sum", "cache", "update", "output", "gradient"]


class ArrowId(NamedTuple):
    """Identity of an arrow: its kind and the layers at its ends, from its start to its head.

    ``sum`` is the last piece of da[l], behind where its shares meet; ``cache`` goes from a layer to its chip
    (end 0) and from there to its backward box (end l), ``update`` from there to its update box.
    """

    kind: ArrowKind
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class LayerSizes:
    """Sizes of the boxes of one layer; None for those that it has not.

    Attributes:
        forward, cache, backward, update: of its boxes.
        gradients: of the label on both sides of the arrow from backward to update.
    """

    forward: QSizeF
    cache: QSizeF | None = None
    backward: QSizeF | None = None
    update: QSizeF | None = None
    gradients: QSizeF | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DiagramSizes:
    """Sizes of what is to be laid out, and how the layers are connected.

    Attributes:
        sources: for layer l at l - 1 the numbers of those that feed it.
        layers: the sizes of each layer, the input's at 0.
        back: the edges along which a gradient is given back.
        loss: of the box of the loss.
        labels: of the labels of arrows; what is not in it has no label.
        legend: of what explains the update, below everything; None where nothing is to be explained.
    """

    sources: Sequence[Sequence[int]]
    layers: Sequence[LayerSizes]
    back: frozenset[Edge]
    loss: QSizeF
    labels: Mapping[ArrowId, QSizeF]
    legend: QSizeF | None = None


@dataclass
class DiagramLayout:
    """Places of everything, in scene units.

    Attributes:
        forward, cache, backward, update: boxes by the number of their layer.
        loss: its box.
        arrows: the corners of each arrow; its head is at the last one.
        labels: of arrows, and of the gradients beside update arrows.
        captions: left ends of the middles of the captions over the three bands.
        legend: what explains the update.
        bounds: around everything.
    """

    forward: dict[int, QRectF] = field(default_factory=dict)
    cache: dict[int, QRectF] = field(default_factory=dict)
    backward: dict[int, QRectF] = field(default_factory=dict)
    update: dict[int, QRectF] = field(default_factory=dict)
    loss: QRectF = field(default_factory=QRectF)
    arrows: dict[ArrowId, tuple[QPointF, ...]] = field(default_factory=dict)
    labels: dict[ArrowId, QRectF] = field(default_factory=dict)
    captions: dict[str, QPointF] = field(default_factory=dict)
    legend: QRectF | None = None
    bounds: QRectF = field(default_factory=QRectF)

    @property
    def boxes(self) -> list[QRectF]:
        """Places of all boxes, the loss among them."""
        boxes = [self.forward, self.cache, self.backward, self.update]
        return [box for kind in boxes for box in kind.values()] + [self.loss]
