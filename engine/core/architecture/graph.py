"""The numbered graph of a drawing: the l of each layer, its sources, its shape, how much it learns."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property, lru_cache

from engine.common.arrays import Shape
from engine.core.architecture.architecture import Architecture, LayerSpec
from engine.core.layers import LAYER_KINDS
from engine.core.layers.shared.base import count

GRAPHS_KEPT = 16
"""Graphs that are remembered: those of the drawing, of the run, and of some steps of undo."""


@dataclass(frozen=True, eq=False)
class Graph:
    """The layers that the input reaches, numbered in the order of computation.

    Everything is listed by l, as in ``a[l]`` and ``W[l]``: the input at 0, the last layer at L. Layers
    without weights count too, so this is the one numbering of all views.

    Attributes:
        specs: the drawn layers.
        sources: numbers of the layers that feed each, none for the input.
        feeds: numbers of the layers that each one feeds, in ascending order.
        input_shapes: of one row of all that feeds each layer; empty while one of them is not known.
        shapes: of one row of each output; empty where a layer cannot take what it is fed, and, while the
            number of features is not known, where the settings before it do not say the shape.
        counts: how many numbers each layer learns; 0 where its shape is not known.
        learns: whether each layer or one before it has weights.
        backward_order: the layers that backward visits, from L down; those before which nothing learns are
            left out.
    """

    specs: tuple[LayerSpec, ...]
    sources: tuple[tuple[int, ...], ...]
    feeds: tuple[tuple[int, ...], ...]
    input_shapes: tuple[tuple[Shape, ...], ...]
    shapes: tuple[Shape, ...]
    counts: tuple[int, ...]
    learns: tuple[bool, ...]
    backward_order: tuple[int, ...]

    @staticmethod
    def of(architecture: Architecture, features: int | None = None) -> Graph:
        """The graph of a drawing, computed once for each; ``features`` come in, if that is known."""
        return _graph_of(architecture, features)

    @cached_property
    def numbers(self) -> dict[str, int]:
        """The l of each layer by its id."""
        return {spec.id: l for l, spec in enumerate(self.specs)}

    @cached_property
    def names(self) -> tuple[str, ...]:
        """Name that the user gave each layer."""
        return tuple(spec.name for spec in self.specs)

    @property
    def last(self) -> int:
        """L, the number of the last layer."""
        return len(self.specs) - 1

    def shape_of(self, layer_id: str) -> Shape:
        """Shape of one row of the output of a drawn layer; empty where it is not known."""
        l = self.numbers.get(layer_id)
        return () if l is None else self.shapes[l]

    def input_shapes_of(self, layer_id: str) -> tuple[Shape, ...]:
        """Shapes of what feeds a drawn layer; empty while one of them is not known."""
        l = self.numbers.get(layer_id)
        return () if l is None else self.input_shapes[l]

    def count_of(self, layer_id: str) -> int:
        """Number of values that a drawn layer learns; 0 where its shape is not known."""
        l = self.numbers.get(layer_id)
        return 0 if l is None else self.counts[l]

    def total_of(self, layer_ids: Iterable[str]) -> int:
        """Number of values that drawn layers learn; 0 while the shape of one that learns is not known."""
        total = 0
        for l in filter(None, map(self.numbers.get, layer_ids)):  # 0 is the input, which learns nothing
            if not self.counts[l] and LAYER_KINDS[self.specs[l].kind].parameters:
                return 0
            total += self.counts[l]
        return total


@lru_cache(GRAPHS_KEPT)
def _graph_of(architecture: Architecture, features: int | None) -> Graph:
    specs = architecture.order
    numbers = {spec.id: l for l, spec in enumerate(specs)}
    fed_by = [architecture.sources(spec.id) for spec in specs]
    sources = [tuple(numbers[source] for source in ids if source in numbers) for ids in fed_by]
    feeds: list[list[int]] = [[] for _ in specs]
    inputs: list[tuple[Shape, ...]] = []
    shapes: list[Shape] = []
    counts: list[int] = []
    learns: list[bool] = []
    for l, spec in enumerate(specs):
        for source in sources[l]:
            feeds[source].append(l)
        given = tuple(shapes[source] for source in sources[l])
        inputs.append(given if len(given) == len(fed_by[l]) and all(given) else ())
        shape, own = _shape_and_count(spec, inputs[l], features)
        shapes.append(shape)
        counts.append(own)
        learns.append(own > 0 or any(learns[source] for source in sources[l]))
    return Graph(
        specs=specs,
        sources=tuple(sources),
        feeds=tuple(map(tuple, feeds)),
        input_shapes=tuple(inputs),
        shapes=tuple(shapes),
        counts=tuple(counts),
        learns=tuple(learns),
        backward_order=tuple(l for l in range(len(specs) - 1, 0, -1) if learns[l]),
    )


def _shape_and_count(spec: LayerSpec, inputs: tuple[Shape, ...], features: int | None) -> tuple[Shape, int]:
    """Shape of one row of a layer's output, and how many numbers it learns; empty and 0 where not known."""
    if spec.kind == "input":
        return ((features,), 0) if features is not None else ((), 0)
    family = LAYER_KINDS[spec.kind]
    if not inputs and features is None:
        return family.own_shape(spec.settings), 0
    if not inputs or family.problem(spec.settings, *inputs) is not None:
        return (), 0
    return family.output_shape(spec.settings, *inputs), count(family.parameter_shapes(spec.settings, *inputs))
