"""What layers share that only hand numbers on: where each number of a result lies in what it comes of."""

from __future__ import annotations

from abc import abstractmethod
from typing import Any

from engine.arrays import Array
from engine.layers import Layer
from engine.stepping.maths.base import LayerMath, Values
from engine.stepping.parts import Spelled, Term
from engine.stepping.quantities import Cell, Key, number_text
from engine.stepping.sums import alone, place_words, subscripts
from engine.stepping.tape import Tape


class UnweightedMath(LayerMath):
    """A layer that learns nothing and has no activation: only ``a`` and what it gives back is known."""

    def forward_values(self, a_prev: Any, a: Array, cache: Any, layer: Layer) -> Values:
        return {self.key("a"): a}

    def backward_values(self, dz: Array | None, given: Any, layer: Layer) -> Values:
        return self.given_values(given)


class CopyingMath(UnweightedMath):
    """A layer of which every number, forward and backward, is one of those that came in."""

    @property
    def cache(self) -> tuple[Key, ...]:
        return ()

    @abstractmethod
    def origin(self, key: Key, index: tuple[int, ...]) -> Cell:
        """Where the number at ``index`` of a result comes from."""

    def spell(self, tape: Tape, key: Key, index: tuple[int, ...]) -> Spelled:
        cell = self.origin(key, index)
        value = tape.value(cell)
        term = Term(number_text(value), value, (cell,), place_words(cell.at[1:]))
        formula = f"{key.latex_of(*subscripts(index))} = {cell.key.latex_of(*subscripts(cell.at))}"
        return alone(Cell(key, index), formula, term)
