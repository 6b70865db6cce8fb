"""Add and Concatenate: layers that join the outputs of several others."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from engine.common.arrays import Array, Shape
from engine.common.messages import Message
from engine.core.layers.shared.base import Layer, LayerText, Names, NoSettings, shape_text


def _too_few(label: str, input_shapes: tuple[Shape, ...]) -> Message | None:
    if len(input_shapes) > 1:
        return None
    return Message(
        "{layer} joins several layers, but only one feeds it: connect another one to it.", layer=label
    )


class Add(Layer):
    """The sum of its inputs, as at the end of a residual block (He et al., 2016)."""

    kind = "add"
    label = "Add"
    summary = "The sum of several layers of the same shape, as in residual networks."
    other_names = "sum, residual, skip, shortcut"
    text = LayerText("add")
    family = "joins"
    many_inputs = True

    @classmethod
    def problem(cls, settings: NoSettings, *input_shapes: Shape) -> Message | None:
        if len(set(input_shapes)) < 2:
            return _too_few(cls.label, input_shapes)
        first = input_shapes[0]
        other = next(shape for shape in input_shapes if shape != first)
        return Message(
            "{layer} adds numbers one to one, but gets {first} and {other}: give both the same shape.",
            layer=cls.label,
            first=shape_text(first),
            other=shape_text(other),
        )

    @classmethod
    def caption(cls, settings: NoSettings, shape: Shape | None, sources: int) -> tuple[Message, ...]:
        if sources < 2:
            return (Message("adds layers"),)
        return Message("adds {count} layers", count=sources), Message("adds {count}", count=sources)

    def forward(self, a_prev: list[Array], training: bool) -> tuple[Array, None]:
        a = a_prev[0] + a_prev[1]
        for more in a_prev[2:]:
            a += more
        return a, None

    def backward(self, da: Array, cache: None, needs_da_prev: bool = True) -> list[Array]:
        return [da] * len(self.input_shapes)  # the derivative of a sum by each of its terms is 1


class Concatenate(Layer):
    """Puts its inputs side by side: units after units, or channels after channels of pictures of one size."""

    kind = "concatenate"
    label = "Concatenate"
    summary = "The outputs of several layers side by side."
    other_names = "concat, join, merge, side by side"
    text = LayerText("concat")
    family = "joins"
    many_inputs = True

    @classmethod
    def problem(cls, settings: NoSettings, *input_shapes: Shape) -> Message | None:
        first = input_shapes[0]
        other = next((shape for shape in input_shapes if shape[:-1] != first[:-1]), None)
        if other is None:
            return _too_few(cls.label, input_shapes)
        return Message(
            "{layer} puts layers side by side, but {first} and {other} do not fit together: give both the "
            "same height and width.",
            layer=cls.label,
            first=shape_text(first),
            other=shape_text(other),
        )

    @classmethod
    def caption(cls, settings: NoSettings, shape: Shape | None, sources: int) -> tuple[Message, ...]:
        if sources < 2:
            return (Message("joins layers"),)
        return Message("joins {count} layers", count=sources), Message("joins {count}", count=sources)

    @classmethod
    def names_of_output(cls, names: Sequence[Names], shape: Shape) -> Names:
        return np.concatenate(names, axis=-1)

    @classmethod
    def agree(cls, first: Shape, other: Shape) -> bool:
        return first[:-1] == other[:-1]

    @classmethod
    def output_shape(cls, settings: NoSettings, *input_shapes: Shape) -> Shape:
        return (*input_shapes[0][:-1], sum(shape[-1] for shape in input_shapes))

    def forward(self, a_prev: list[Array], training: bool) -> tuple[Array, None]:
        return np.concatenate(a_prev, axis=-1), None

    def backward(self, da: Array, cache: None, needs_da_prev: bool = True) -> list[Array]:
        ends = np.cumsum([shape[-1] for shape in self.input_shapes])
        return [np.ascontiguousarray(part) for part in np.split(da, ends[:-1], axis=-1)]
