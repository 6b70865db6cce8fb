"""Reshape and Flatten: the same numbers in another shape, a row as a picture and a picture as a row."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from engine.common.arrays import Array, Shape
from engine.common.messages import Message
from engine.common.settings import integer
from engine.core.layers.shared.base import Layer, LayerText, Names, NoSettings, shape_text


@dataclass(frozen=True, slots=True)
class ReshapeSettings:
    """Settings of a Reshape layer."""

    height: int = integer(8, "Height", 1, 4096, "Rows of pixels.")
    width: int = integer(8, "Width", 1, 4096, "Columns of pixels.")
    channels: int = integer(1, "Channels", 1, 4096, "Numbers for each pixel: 1 for grey, 3 for colours.")


class Reshape(Layer):
    """Rows of numbers as pictures: row by row from the top, the channels of a pixel side by side."""

    kind = "reshape"
    label = "Reshape"
    summary = "Turns a row of pixel columns into a picture."
    other_names = "picture, unflatten, view"
    text = LayerText("reshape", ("height", "width", "channels"), as_size=True)
    family = "shapes"
    settings_type = ReshapeSettings

    @classmethod
    def problem(cls, settings: ReshapeSettings, *input_shapes: Shape) -> Message | None:
        wanted = cls.output_shape(settings)
        if math.prod(wanted) == math.prod(input_shapes[0]):
            return None
        return Message(
            "{layer} makes pictures of {wanted} = {needed} numbers, but gets {given}: correct its height, "
            "width and channels.",
            layer=cls.label,
            wanted=shape_text(wanted),
            needed=math.prod(wanted),
            given=math.prod(input_shapes[0]),
        )

    @classmethod
    def caption(cls, settings: ReshapeSettings, shape: Shape | None, sources: int) -> tuple[Message, ...]:
        sides = cls.output_shape(settings)
        return Message("to {shape}", shape=shape_text(sides)), Message(
            "{name}", name="×".join(map(str, sides))
        )

    @classmethod
    def in_one_line(cls, settings: ReshapeSettings) -> str:
        return f"{cls.label} {shape_text(cls.output_shape(settings))}"

    @classmethod
    def own_shape(cls, settings: ReshapeSettings) -> Shape:
        return (settings.height, settings.width, settings.channels)

    @classmethod
    def output_shape(cls, settings: ReshapeSettings, *input_shapes: Shape) -> Shape:
        return cls.own_shape(settings)

    @classmethod
    def names_of_output(cls, names: Sequence[Names], shape: Shape) -> Names:
        return names[0].reshape(shape)

    def forward(self, a_prev: Array, training: bool) -> tuple[Array, None]:
        return a_prev.reshape(len(a_prev), *self.output_shape(self.settings)), None

    def backward(self, da: Array, cache: None, needs_da_prev: bool = True) -> Array:
        return da.reshape(len(da), *self.input_shapes[0])


class Flatten(Layer):
    """Pictures as rows of numbers, in the order that Reshape reads them."""

    kind = "flatten"
    label = "Flatten"
    summary = "Turns pictures into rows of numbers, as a Dense layer needs them."
    other_names = "row, vector"
    text = LayerText("flatten")
    family = "shapes"

    @classmethod
    def caption(cls, settings: NoSettings, shape: Shape | None, sources: int) -> tuple[Message, ...]:
        return (Message("to {count:,} numbers", count=shape[0]) if shape else Message("to one row"),)

    @classmethod
    def output_shape(cls, settings: NoSettings, *input_shapes: Shape) -> Shape:
        return (math.prod(input_shapes[0]),)

    @classmethod
    def names_of_output(cls, names: Sequence[Names], shape: Shape) -> Names:
        return names[0].reshape(shape)

    def forward(self, a_prev: Array, training: bool) -> tuple[Array, None]:
        return a_prev.reshape(len(a_prev), -1), None

    def backward(self, da: Array, cache: None, needs_da_prev: bool = True) -> Array:
        return da.reshape(len(da), *self.input_shapes[0])
