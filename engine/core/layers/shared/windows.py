"""Small windows that move over pictures: their numbers side by side, and sums of them put back."""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np

from engine.common.arrays import Array, Shape


def windows_per_side(side: int, size: int, stride: int, same: bool) -> int:
    """Number of windows along one side of a picture."""
    return -(-side // stride) if same else (side - size) // stride + 1


def padding_of(side: int, size: int, stride: int) -> tuple[int, int]:
    """Zeros before and after a side for ``same`` padding; of an odd number, the one more comes after."""
    missing = max(0, (windows_per_side(side, size, stride, True) - 1) * stride + size - side)
    return missing // 2, missing - missing // 2


class Sight(NamedTuple):
    """What a number of the output sees along one side of the pictures that come in.

    Attributes:
        size: pixels of its window.
        stride: from one window to the next.
        before: zeros before the first pixel.
    """

    size: int = 1
    stride: int = 1
    before: int = 0

    def seen(self, pixels: range, side: int) -> range:
        """Pixels of a side, ``side`` long, that these ``pixels`` of the output see, without the zeros."""
        start = pixels.start * self.stride - self.before
        end = (pixels.stop - 1) * self.stride - self.before + self.size
        return range(max(start, 0), min(end, side))


class Windows:
    """All windows of ``size`` x ``size`` pixels over pictures ``(h, w, c)``.

    In training the arrays are kept from step to step, since fresh memory of this size costs more than filling
    it; so what :meth:`im2col` gives then holds until it is asked again to ``keep`` as many pictures.

    Attributes:
        rows, columns: how many windows stand below and beside one another.
    """

    def __init__(self, shape: Shape, size: int, stride: int, same: bool) -> None:
        self.height, self.width, self.channels = shape
        self.size, self.stride = size, stride
        self.rows = windows_per_side(self.height, size, stride, same)
        self.columns = windows_per_side(self.width, size, stride, same)
        self.above, below = padding_of(self.height, size, stride) if same else (0, 0)
        self.left, right = padding_of(self.width, size, stride) if same else (0, 0)
        self.padded = (self.above + self.height + below, self.left + self.width + right)
        self._kept: dict[int, tuple[Array, Array]] = {}

    def im2col(self, pictures: Array, keep: bool) -> Array:
        """``(m, h, w, c) -> (m * rows * columns, size * size * c)``, one row for each window."""
        m = len(pictures)
        padded, windows = self._kept_arrays(m, pictures.dtype) if keep else self._arrays(m, pictures.dtype)
        if self.padded != (self.height, self.width):
            padded[:, self.above : self.above + self.height, self.left : self.left + self.width] = pictures
            pictures = padded
        for i in range(self.size):  # pixels of the window, never of the picture
            for j in range(self.size):
                windows[:, :, :, i, j] = self._under(pictures, i, j)
        return windows.reshape(m * self.rows * self.columns, -1)

    def col2im(self, windows: Array, m: int) -> Array:
        """The other way: every pixel gets the sum of its places in all windows; ``(m, h, w, c)``."""
        parts = windows.reshape(m, self.rows, self.columns, self.size, self.size, self.channels)
        total = np.zeros((m, *self.padded, self.channels), windows.dtype)
        for i in range(self.size):
            for j in range(self.size):
                pixels = self._under(total, i, j)
                pixels += parts[:, :, :, i, j]
        return total[:, self.above : self.above + self.height, self.left : self.left + self.width]

    def _under(self, pictures: Array, i: int, j: int) -> Array:
        """The pixels under place i, j of every window, ``(m, rows, columns, c)``; a view."""
        s = self.stride
        return pictures[:, i : i + s * self.rows : s, j : j + s * self.columns : s]

    def _arrays(self, m: int, dtype: Any) -> tuple[Array, Array]:
        shape = (m, self.rows, self.columns, self.size, self.size, self.channels)
        return np.zeros((m, *self.padded, self.channels), dtype), np.empty(shape, dtype)

    def _kept_arrays(self, m: int, dtype: Any) -> tuple[Array, Array]:
        if m not in self._kept:
            if len(self._kept) > 1:  # a mini-batch and the remainder at the end of an epoch
                self._kept.clear()
            self._kept[m] = self._arrays(m, dtype)
        return self._kept[m]
