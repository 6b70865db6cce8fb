"""Pictures of numbers: arrays of activations, weights or gradients as small 8-bit images.

An image has one pixel per number; whoever draws it scales it up without smoothing. Arrays with more than
:data:`MOST_PIXELS` numbers on a side are sampled first, see :func:`sampled_indices`.
"""

from __future__ import annotations

from functools import cache

import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QColor, QImage

from engine.arrays import Array
from gui.theme import diverging_map, sequential_map, theme

MOST_PIXELS = 256
"""Most pixels on a side of an image: more cannot be told apart on a card and only cost time."""

LEVELS = 255
"""Colours of a map that numbers use; the 256th entry of the colour table is for what is not a number."""

NOT_A_NUMBER = LEVELS
"""Index of the colour of NaN in the colour table."""


def sampled_indices(length: int, most: int = MOST_PIXELS) -> NDArray[np.intp]:
    """Which of ``length`` rows or units an image shows: all of them, or ``most`` evenly spaced ones.

    The first and the last are always among them. Picking keeps single units what they are, where
    averages would show numbers that no unit gave.
    """
    if length <= most:
        return np.arange(length)
    return np.linspace(0, length - 1, most).round().astype(np.intp)


def activation_image(values: Array, low: float, high: float) -> QImage:
    """Activations ``(rows, units)`` on the sequential map: units downwards, rows across.

    Args:
        values: ``(rows, units)``; what lies beyond ``low`` or ``high`` gets the colour of that end.
        low: number with the lowest colour.
        high: number with the highest colour.
    """
    table = _color_table("sequential", theme.is_dark)
    return _indexed_image(_sampled(values).T, low, high, table)


def diverging_image(values: Array, limit: float) -> QImage:
    """Weights or gradients ``(a, b)`` on the diverging map, -limit to ``limit``: a downwards, b across."""
    table = _color_table("diverging", theme.is_dark)
    return _indexed_image(_sampled(values), -limit, limit, table)


def _sampled(values: Array) -> Array:
    down, across = values.shape
    if down > MOST_PIXELS:
        values = values[sampled_indices(down)]
    if across > MOST_PIXELS:
        values = values[:, sampled_indices(across)]
    return values


def _indexed_image(values: Array, low: float, high: float, table: list[int]) -> QImage:
    """An image with one pixel per number of ``values (height, width)``, owning its bytes."""
    height, width = values.shape
    if not height or not width:
        return QImage()
    span = high - low
    if not np.isfinite(span) or span <= 0:  # all numbers alike: any one colour is true, the middle is calm
        low, span = low - 0.5 if np.isfinite(low) else 0.0, 1.0
    scaled = (values - low) * ((LEVELS - 1) / span)
    np.clip(scaled, 0, LEVELS - 1, out=scaled)
    missing = np.isnan(scaled)
    scaled[missing] = NOT_A_NUMBER
    scaled += 0.5  # the conversion below cuts off, so this rounds
    pixels = np.ascontiguousarray(scaled, dtype=np.uint8)
    # Qt expects lines of a multiple of 4 bytes unless it is told, and does not keep the buffer alive:
    # hence the explicit line length and the copy.
    image = QImage(pixels.data, width, height, width, QImage.Format.Format_Indexed8).copy()
    image.setColorTable(table)
    return image


@cache
def _color_table(name: str, dark: bool) -> list[int]:
    """256 colours as ``0xAARRGGBB``: :data:`LEVELS` of the map, then the one for NaN."""
    colors = sequential_map() if name == "sequential" else diverging_map(dark)
    places = np.linspace(0, len(colors) - 1, LEVELS).round().astype(int)
    table = [QColor(*(int(part) for part in colors[place])).rgb() for place in places]
    return [*table, QColor("#ff00c8").rgb()]  # a colour that no map has
