"""Base of layers that only hand numbers on: where each number of a result lies in what it comes of."""

from __future__ import annotations

from abc import abstractmethod
from typing import Any

import numpy as np

from engine.common.arrays import Array, Index, Indices
from engine.common.messages import Message, number_text
from engine.core.layers import Layer
from engine.stepping.maths.shared.base import LayerMath, Values
from engine.stepping.maths.shared.derivatives import Derivative
from engine.stepping.parts import Explanation, Term
from engine.stepping.quantities import Cell, Key, Numbers
from engine.stepping.sums import alone, cell_label, subscripts


class UnweightedMath(LayerMath):
    """A layer that learns nothing and has no activation: only ``a`` and what it gives back is known."""

    def forward_values(self, a_prev: Any, a: Array, cache: Any, layer: Layer) -> Values:
        return {self.key("a"): a}

    def backward_values(self, dz: Array | None, given: Any, layer: Layer) -> Values:
        return self.given_values(given)

    def derivatives(self, tape: Numbers) -> tuple[Derivative, ...]:
        return tuple(self._derivative(place) for place in range(len(self.inputs)))

    def _derivative(self, place: int) -> Derivative:
        def pull(tape: Numbers, gradient: Array, rows: Indices) -> Array:
            given = self.layer.backward(gradient, self.cached(tape, rows))
            return np.asarray(given[place] if self.layer.many_inputs else given)

        latex, label = self.derivative_label(place)
        return Derivative(self.key("a"), self.inputs[place], latex, label, pull)

    def cached(self, tape: Numbers, rows: Indices) -> Any:
        """Cache that the layer's own backward takes, of some rows, in float64."""
        return None

    @abstractmethod
    def derivative_label(self, place: int) -> tuple[str, Message]:
        """Derivative with respect to one of the inputs as LaTeX, and its label."""


class CopyingMath(UnweightedMath):
    """A layer of which every number, forward and backward, is one of those that came in."""

    @property
    def cache(self) -> tuple[Key, ...]:
        return ()

    def derivative_label(self, place: int) -> tuple[str, Message]:
        return "I", Message("every number goes on as it is")

    @abstractmethod
    def origin(self, key: Key, index: Index) -> Cell:
        """Cell that the number at ``index`` of a result comes from."""

    def explain(self, tape: Numbers, key: Key, index: Index) -> Explanation:
        cell = self.origin(key, index)
        value = tape.value(cell)
        term = Term(number_text(value), value, (cell,), cell_label(tape, cell))
        formula = f"{key.latex_of(*subscripts(index))} = {cell.key.latex_of(*subscripts(cell.at))}"
        return alone(Cell(key, index), formula, term)
