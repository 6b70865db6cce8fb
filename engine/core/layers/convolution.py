"""Conv2D: every filter weighs a small window of the picture, wherever the window stands."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from engine.common.arrays import Array, Shape
from engine.common.messages import Message
from engine.common.settings import Choice, choice, integer, settings_of
from engine.core.layers.shared.activated import Cache
from engine.core.layers.shared.base import LayerText, Shapes, shape_text
from engine.core.layers.shared.weighted import (
    WeightedLayer,
    activation_choice,
    initializer_choice,
    l1_number,
    l2_number,
    with_activation,
)
from engine.core.layers.shared.windows import Sight, Windows, padding_of, windows_per_side

PADDINGS = {"valid": Choice(label="valid (none)"), "same": Choice(label="same (zeros around)")}


@dataclass(frozen=True, slots=True)
class Conv2DSettings:
    """Settings of a Conv2D layer."""

    filters: int = integer(8, "Filters", 1, 4096, "How many feature maps the layer gives.")
    kernel: int = integer(3, "Kernel", 1, 64, "Height and width of the window, in pixels.")
    stride: int = integer(1, "Stride", 1, 64, "Pixels from one window to the next.")
    padding: str = choice(
        "same",
        "Padding",
        PADDINGS,
        "Same puts zeros around the picture, so that with stride 1 its size stays; valid leaves it as it is.",
    )
    activation: str = activation_choice("relu")
    initializer: str = initializer_choice()
    l1: float = l1_number()
    l2: float = l2_number()


class Conv2D(WeightedLayer):
    """A Dense layer on windows: ``z = W window + b`` for each of them, as one matrix product for all.

    Pictures are ``(m, h, w, c)``; W is ``(filters, kernel, kernel, c)`` and weighs ``window[i, j, c]``. As in
    other libraries the kernel is not flipped.
    """

    kind = "conv2d"
    label = "Conv2D"
    summary = "Filters that look at a small window, everywhere in the picture."
    other_names = "convolution, filters, kernel, CNN"
    text = LayerText("conv", ("filters", "kernel", "stride"))
    family = "windows"
    takes = "pictures"
    settings_type = Conv2DSettings
    parameters_tip = "filters × height × width × input channels"

    @classmethod
    def problem(cls, settings: Conv2DSettings, *input_shapes: Shape) -> Message | None:
        return picture_problem(
            cls.label, input_shapes[0], settings.kernel if settings.padding == "valid" else 1
        )

    @classmethod
    def caption(cls, settings: Conv2DSettings, shape: Shape | None, sources: int) -> tuple[Message, ...]:
        filters = f"{settings.filters:,}"
        window = f"{settings.kernel}×{settings.kernel}"  # tight, since it stands among other numbers
        short = Message("{filters} of {window}", filters=filters, window=window)
        long = Message("{filters} filters {window}", filters=filters, window=window)
        return with_activation(long, settings), with_activation(short, settings), short

    @classmethod
    def in_one_line(cls, settings: Conv2DSettings) -> str:
        kernel = f"{settings.kernel} × {settings.kernel}"
        return f"{cls.label} {settings.filters} of {kernel} {settings.activation}"

    @classmethod
    def fix(cls, settings: Conv2DSettings, *input_shapes: Shape) -> tuple[Message, Any] | None:
        return smaller_window(settings, "kernel", input_shapes[0])

    @classmethod
    def output_shape(cls, settings: Conv2DSettings, *input_shapes: Shape) -> Shape:
        s, (h, w, _) = settings, input_shapes[0]
        sides = (windows_per_side(side, s.kernel, s.stride, s.padding == "same") for side in (h, w))
        return (*sides, s.filters)

    @classmethod
    def sights(cls, settings: Conv2DSettings, shape: Shape) -> tuple[Sight, Sight] | None:
        s, is_same = settings, settings.padding == "same"
        down, across = (
            Sight(s.kernel, s.stride, padding_of(side, s.kernel, s.stride)[0] if is_same else 0)
            for side in shape[:2]
        )
        return down, across

    @classmethod
    def parameter_shapes(cls, settings: Conv2DSettings, *input_shapes: Shape) -> Shapes:
        k, channels = settings.kernel, input_shapes[0][2]
        return {"W": (settings.filters, k, k, channels), "b": (settings.filters,)}

    @property
    def fans(self) -> tuple[int, int]:
        filters, k, _, channels = self.W.shape
        return filters * k * k, k * k * channels

    @property
    def values_per_row(self) -> int:
        h, w, filters = self.output_shape(self.settings, *self.input_shapes)
        return h * w * max(filters, math.prod(self.W.shape[1:]))

    @property
    def multiplications_per_row(self) -> int:
        h, w, _ = self.output_shape(self.settings, *self.input_shapes)
        return h * w * self.W.size

    def use(self, settings: Conv2DSettings) -> None:
        super().use(settings)
        same = settings.padding == "same"
        self.windows = Windows(self.input_shapes[0], settings.kernel, settings.stride, same)

    def bind(self, parameters: Array, gradients: Array, statistics: Array) -> None:
        super().bind(parameters, gradients, statistics)
        self.W_rows, self.dW_rows = self.W.reshape(len(self.W), -1), self.dW.reshape(len(self.W), -1)

    def kernel_numbers(self) -> dict[str, float]:
        windows = self.windows
        return {
            "size": windows.size,
            "stride": windows.stride,
            "above": windows.above,
            "left": windows.left,
        }

    def forward(self, a_prev: Array, training: bool) -> tuple[Array, Cache]:
        windows = self.windows.im2col(a_prev, training)  # (m * h_out * w_out, kernel * kernel * c)
        z = np.dot(windows, self.W_rows.T)
        z += self.b
        z = z.reshape(len(a_prev), *self.output_shape(self.settings, *self.input_shapes))
        a = self.activation.forward(z)
        return a, Cache(windows, z, a)

    def backward_from_dz(self, dz: Array, cache: Cache, needs_da_prev: bool = True) -> Array | None:
        windows, m = cache.inputs, len(dz)
        dz = dz.reshape(len(windows), -1)
        np.dot(dz.T, windows, out=self.dW_rows)
        self.dW *= 1 / m
        np.dot(np.full(len(dz), 1 / m, dz.dtype), dz, out=self.db)
        if self.has_penalty:
            self.add_penalty_gradient()
        return self.windows.col2im(np.dot(dz, self.W_rows), m) if needs_da_prev else None


def picture_problem(label: str, shape: Shape, smallest: int) -> Message | None:
    """Reason why a layer that moves a window over pictures cannot take such rows; None if it can."""
    if len(shape) != 3:
        return Message(
            "{layer} takes pictures, but gets a row of {count} numbers: put a Reshape layer before it.",
            layer=label,
            count=math.prod(shape),
        )
    if min(shape[:2]) >= smallest:
        return None
    return Message(
        "{layer} moves a window of {size} × {size} pixels, but its pictures have only {shape}: make the "
        "window smaller or leave a layer out before it.",
        layer=label,
        size=smallest,
        shape=shape_text(shape[:2]),
    )


def smaller_window(settings: Any, name: str, shape: Shape) -> tuple[Message, Any] | None:
    """Settings whose window, the setting of that name, is as large as the pictures; None for no window."""
    side = min(shape[:2])
    if len(shape) != 3 or side < settings_of(settings)[name].minimum:
        return None
    return Message("Make the window {side} × {side}", side=side), replace(settings, **{name: side})
