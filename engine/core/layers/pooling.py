"""MaxPool2D, AveragePool2D and their global kin: pictures made smaller, channel by channel."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np

from engine.common.arrays import Array, Flags, Indices, Shape
from engine.common.messages import Message
from engine.common.settings import integer
from engine.core.layers.convolution import picture_problem, smaller_window
from engine.core.layers.shared.base import Layer, LayerText, NoSettings
from engine.core.layers.shared.windows import Sight, windows_per_side


@dataclass(frozen=True, slots=True)
class PoolSettings:
    """Settings of a pooling layer."""

    size: int = integer(2, "Window", 2, 64, "Height and width of the window, in pixels.")
    stride: int = integer(2, "Stride", 1, 64, "Pixels from one window to the next.")


class _Pool(Layer):
    """Windows that stand wholly inside the picture; what is left over at the edges is not looked at."""

    family = "windows"
    takes = "pictures"
    settings_type = PoolSettings

    @classmethod
    def problem(cls, settings: PoolSettings, *input_shapes: Shape) -> Message | None:
        return picture_problem(cls.label, input_shapes[0], settings.size)

    @classmethod
    @abstractmethod
    def of_window(cls, size: int) -> tuple[Message, Message]:
        """Result of a window of such a size, in a long form and a short one."""

    @classmethod
    def caption(cls, settings: PoolSettings, shape: Shape | None, sources: int) -> tuple[Message, ...]:
        forms, stride = cls.of_window(settings.size), settings.stride
        if stride == settings.size:
            return forms
        return (Message("{words}, stride {stride}", words=forms[0], stride=stride), *forms)

    @classmethod
    def in_one_line(cls, settings: PoolSettings) -> str:
        return f"{cls.label} {settings.size} × {settings.size}"

    @classmethod
    def fix(cls, settings: PoolSettings, *input_shapes: Shape) -> tuple[Message, Any] | None:
        return smaller_window(settings, "size", input_shapes[0])

    @classmethod
    def output_shape(cls, settings: PoolSettings, *input_shapes: Shape) -> Shape:
        h, w, channels = input_shapes[0]
        sides = (windows_per_side(side, settings.size, settings.stride, False) for side in (h, w))
        return (*sides, channels)

    @classmethod
    def sights(cls, settings: PoolSettings, shape: Shape) -> tuple[Sight, Sight] | None:
        each = Sight(settings.size, settings.stride)
        return each, each

    def kernel_numbers(self) -> dict[str, float]:
        return {"size": self.settings.size, "stride": self.settings.stride}

    def places(self, pictures: Array) -> Iterator[Array]:
        """Pixels under every place in the window, ``(m, h_out, w_out, c)`` for each place; views."""
        h, w, _ = self.output_shape(self.settings, *self.input_shapes)
        s = self.settings.stride
        for i in range(self.settings.size):
            for j in range(self.settings.size):
                yield pictures[:, i : i + s * h : s, j : j + s * w : s]

    def blank(self, da: Array) -> Array:
        """Zeros in the shape of the pictures that came in."""
        return np.zeros((len(da), *self.input_shapes[0]), da.dtype)


class MaxPool2D(_Pool):
    """The largest number of every window; the gradient goes to the first place that had it."""

    kind = "max_pool2d"
    label = "MaxPool2D"
    summary = "Keeps the largest number of every small window."
    other_names = "max pooling, downsample"
    text = LayerText("maxpool", ("size", "stride"), repeats=True)  # windows side by side

    @classmethod
    def of_window(cls, size: int) -> tuple[Message, Message]:
        return Message("max of {size} × {size}", size=size), Message("max {size}×{size}", size=size)

    def forward(self, a_prev: Array, training: bool) -> tuple[Array, tuple[Array, Array]]:
        places = self.places(a_prev)
        a = next(places).copy()
        for pixels in places:
            np.maximum(a, pixels, out=a)
        return a, (a_prev, a)

    def cache_of_kernel(self, inputs: Any, z: Array | None, a: Array, kept: Array) -> tuple[Array, Array]:
        return inputs, a

    def backward(self, da: Array, cache: tuple[Array, Array], needs_da_prev: bool = True) -> Array:
        a_prev, a = cache
        da_prev = self.blank(da)
        left = np.ones(da.shape, bool)  # windows whose place was not found yet
        for pixels, target in zip(self.places(a_prev), self.places(da_prev), strict=True):
            here = pixels == a
            here &= left
            left ^= here
            target += da * here
        return da_prev

    def sides(self, cache: tuple[Array, Array]) -> Flags:
        a_prev, a = cache
        return np.stack([pixels == a for pixels in self.places(a_prev)], axis=-1)


class AveragePool2D(_Pool):
    """The mean of every window."""

    kind = "average_pool2d"
    label = "AveragePool2D"
    short_labels = ("AvgPool2D",)
    summary = "Takes the mean of every small window."
    other_names = "average pooling, mean, downsample"
    text = LayerText("avgpool", ("size", "stride"), repeats=True)

    @classmethod
    def of_window(cls, size: int) -> tuple[Message, Message]:
        return Message("mean of {size} × {size}", size=size), Message("mean {size}×{size}", size=size)

    def forward(self, a_prev: Array, training: bool) -> tuple[Array, None]:
        places = self.places(a_prev)
        a = next(places).copy()
        for pixels in places:
            a += pixels
        a *= 1 / self.settings.size**2
        return a, None

    def backward(self, da: Array, cache: None, needs_da_prev: bool = True) -> Array:
        share, da_prev = da * (1 / self.settings.size**2), self.blank(da)
        for target in self.places(da_prev):
            target += share
        return da_prev


class _GlobalPool(Layer):
    """One number for each channel."""

    family = "windows"
    takes = "pictures"

    @classmethod
    def problem(cls, settings: NoSettings, *input_shapes: Shape) -> Message | None:
        return picture_problem(cls.label, input_shapes[0], 1)

    @classmethod
    def output_shape(cls, settings: NoSettings, *input_shapes: Shape) -> Shape:
        return input_shapes[0][2:]


class GlobalAveragePool2D(_GlobalPool):
    """The mean of every channel over the whole picture (Lin, Chen and Yan, 2014)."""

    kind = "global_average_pool2d"
    label = "GlobalAveragePool2D"
    short_labels = ("GlobalAvgPool2D", "GlobalAvgPool", "GlobalPool")
    summary = "Takes the mean of every feature map: one number each."
    other_names = "global average pooling, GAP"
    text = LayerText("globalpool")

    @classmethod
    def caption(cls, settings: NoSettings, shape: Shape | None, sources: int) -> tuple[Message, ...]:
        return Message("mean of each map"), Message("mean of map")

    def forward(self, a_prev: Array, training: bool) -> tuple[Array, None]:
        return a_prev.mean((1, 2)), None

    def backward(self, da: Array, cache: Any, needs_da_prev: bool = True) -> Array:
        h, w, channels = self.input_shapes[0]
        share = (da * (1 / (h * w)))[:, None, None, :]
        return np.broadcast_to(share, (len(da), h, w, channels))


class GlobalMaxPool2D(_GlobalPool):
    """The largest number of every channel; the gradient goes to the first place that had it."""

    kind = "global_max_pool2d"
    label = "GlobalMaxPool2D"
    short_labels = ("GlobalMaxPool", "GlobalMax")
    summary = "Keeps the largest number of every feature map: one number each."
    other_names = "global max pooling, GMP"
    text = LayerText("globalmaxpool")

    @classmethod
    def caption(cls, settings: NoSettings, shape: Shape | None, sources: int) -> tuple[Message, ...]:
        return Message("max of each map"), Message("max of map")

    def forward(self, a_prev: Array, training: bool) -> tuple[Array, Indices]:
        pixels = a_prev.reshape(len(a_prev), -1, a_prev.shape[-1])
        first = pixels.argmax(1)  # the first of those that are equal, (m, c)
        return np.take_along_axis(pixels, first[:, None], 1)[:, 0], first

    def cache_of_kernel(self, inputs: Any, z: Array | None, a: Array, kept: Array) -> Indices:
        return kept[: a.size].reshape(a.shape).astype(np.intp)

    def backward(self, da: Array, cache: Indices, needs_da_prev: bool = True) -> Array:
        h, w, channels = self.input_shapes[0]
        da_prev = np.zeros((len(da), h * w, channels), da.dtype)
        np.put_along_axis(da_prev, cache[:, None], da[:, None], 1)
        return da_prev.reshape(len(da), h, w, channels)

    def sides(self, cache: Indices) -> Flags:
        h, w, _ = self.input_shapes[0]
        return np.asarray(np.arange(h * w)[:, None] == cache[:, None])
