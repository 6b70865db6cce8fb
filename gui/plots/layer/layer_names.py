"""Layer names: what the numbers of the selected layer are called where columns and classes name them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from engine.common.arrays import Indices
from engine.core.architecture.architecture import Architecture
from engine.core.architecture.graph import Graph
from engine.core.architecture.known_names import KnownNames
from gui.look.words.translation import tr


@dataclass(frozen=True, slots=True)
class LayerNames:
    """Names of units and inputs, the same as in the step-by-step view; numbers count from 1.

    Attributes:
        known: the names of the run whose numbers are shown; None before there is one.
        own, taken: the numbers of the layer and of the one that it takes its inputs from.
        is_input: whether it is the input layer, whose numbers no unit computes.
    """

    known: KnownNames | None = None
    own: int = 0
    taken: int = 0
    is_input: bool = False

    @classmethod
    def of(cls, architecture: Architecture, known: KnownNames, layer_id: str) -> LayerNames:
        """The names of a layer of the run that ``known`` was made for."""
        graph = Graph.of(architecture)
        l = graph.numbers[layer_id]
        taken = graph.sources[l][0] if graph.sources[l] else 0
        return cls(known, l, taken, graph.specs[l].kind == "input")

    @property
    def units_word(self) -> str:
        """Word beside the lines of a picture of what the layer gives."""
        return tr("inputs") if self.is_input else tr("units")

    def unit(self, place: int, count: int) -> str:
        """Name of one of so many units: the class or feature that it is, else its number."""
        text = tr("input {k}", k=place + 1) if self.is_input else tr("unit {unit}", unit=place + 1)
        return self._name(self.own, place, count) or text

    def source(self, place: int, count: int) -> str:
        """Name of one of so many inputs of the layer."""
        return self._name(self.taken, place, count) or tr("input {k}", k=place + 1)

    def _name(self, layer: int, place: int, count: int) -> str:
        """The name of one of so many numbers; empty where these are not the numbers that have names."""
        names = self.known.of(layer, (count,)) if self.known is not None else None
        return str(names[place]) if names is not None else ""


def row_name(place: int, targets: Sequence[str], rows: Indices | None = None) -> str:
    """Name of a probe row, with its class or number where ``targets`` tell these.

    ``rows`` are the rows of the table, counted from 0, where these were chosen.
    """
    row = f"{place + 1 if rows is None else rows[place] + 1:,}"
    if place < len(targets) and targets[place]:
        return tr("row {row} ({name})", row=row, name=targets[place])
    return tr("row {row}", row=row)
