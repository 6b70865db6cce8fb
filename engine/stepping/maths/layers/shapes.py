"""Reshape and Flatten in letters and numbers: the same numbers at other places."""

from __future__ import annotations

import numpy as np

from engine.common.arrays import Index, Shape
from engine.common.messages import Message
from engine.core.layers.shared.base import shape_text
from engine.stepping.maths.shared.unweighted import CopyingMath
from engine.stepping.parts import Operand, Part
from engine.stepping.quantities import Cell, Key


class ShapeMath(CopyingMath):
    """A layer that changes nothing but the shape of each row."""

    @property
    def _shapes(self) -> tuple[Shape, Shape]:
        """Shape of one row that comes in, and that goes out."""
        before = self.layer.input_shapes[0]
        return before, self.layer.output_shape(self.layer.settings, before)

    @property
    def forward_description(self) -> Message:
        before, after = self._shapes
        return Message(
            "The numbers of {a_prev} stay as they are; only their shape changes, from {before} to {after}. "
            "Nothing has to be kept for backward.",
            a_prev=self.a_prev.text,
            before=shape_text(before),
            after=shape_text(after),
        )

    @property
    def backward_description(self) -> Message:
        return Message(
            "{da} has one gradient for each number, and gets the shape back in which the numbers came: "
            "{shape}.",
            da=self.key("da").text,
            shape=shape_text(self._shapes[0]),
        )

    def forward_parts(self) -> tuple[Part, ...]:
        a, description = self.key("a"), Message("The same numbers in another shape.")
        formula = rf"{a.latex} = {self._reshaped(self._shapes[1])}({self.a_prev.latex})"
        return (self.part("forward", a, formula, (Operand(self.a_prev),), description),)

    def backward_parts(self) -> tuple[Part, ...]:
        da, given = self.key("da"), self.given
        if given is None:
            return ()
        description = Message("The same gradients in the shape that came in.")
        formula = rf"{given.latex} = {self._reshaped(self._shapes[0])}({da.latex})"
        return (self.part("backward", given, formula, (Operand(da),), description),)

    @staticmethod
    def _reshaped(shape: Shape) -> str:
        return r"\mathrm{reshape}_{" + r" \times ".join(map(str, shape)) + "}"

    def origin(self, key: Key, index: Index) -> Cell:
        before, after = self._shapes
        source, here, there = (
            (self.a_prev, after, before) if key == self.key("a") else (self.key("da"), before, after)
        )
        place = np.unravel_index(np.ravel_multi_index(index[1:], here), there)
        return Cell(source, (index[0], *map(int, place)))
