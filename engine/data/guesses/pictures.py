"""Recognises tables whose number columns are the pixels of a picture, and puts the pixels in order."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from engine.common.arrays import Shape
from engine.data.table.table import Column

LEAST_PIXELS = 64
"""Columns from which a table is taken for pictures by default: 8 x 8."""
LEAST_CHOSEN_PIXELS = 9
"""The same where the user says that it holds pictures: 3 x 3."""

_LONGEST_SHAPE = 4
"""Largest ratio of the sides of a picture that is offered."""
_PLACE = re.compile(r"(\D*)(\d{1,6})(?:(\D{1,3})(\d{1,6}))?(?:(\D{1,3})(\d{1,6}))?")
_PIXEL_WORD = re.compile(r"pix|px|픽셀", re.IGNORECASE)
_RANGES = ((0.0, 255.0), (-1.0, 1.0))
"""Lowest and highest value that grey levels have, as bytes or as fractions."""
_ROWS_COMPARED = 500
_LIKENESS = 1.5
"""Least ratio of the likeness of neighbours to that of distant columns in a picture."""


@dataclass(frozen=True, slots=True)
class Picture:
    """Columns that are the pixels of a picture.

    Attributes:
        shape: ``(height, width, channels)``.
        pixels: names of the columns, row by row, channels innermost.
    """

    shape: Shape
    pixels: tuple[str, ...]


def picture_of(pixels: Sequence[Column], size: str) -> Picture | None:
    """The picture that columns of numbers are, or None.

    Args:
        pixels: columns in the order of the table. Constant ones belong to a picture: the corners of many are
            always blank.
        size: ``auto`` to look for one, ``none``, or rows x columns such as ``8x8``.
    """
    if size == "none" or len(pixels) < LEAST_CHOSEN_PIXELS:
        return None
    if size == "auto":
        return _recognised(pixels)
    height, width = map(int, size.split("x"))
    channels = len(pixels) // (height * width)
    if channels not in (1, 3) or len(pixels) != height * width * channels:
        return None
    shape = (height, width, channels)
    places = _places([column.name for column in pixels])
    return Picture(shape, tuple(column.name for column in _ordered(shape, pixels, places)))


def possible_sizes(count: int) -> list[tuple[int, int]]:
    """(height, width) of the grey or colour pictures that so many pixels can be, squares first."""
    if count < LEAST_CHOSEN_PIXELS:
        return []
    sizes = []
    for area in (count, count // 3) if count % 3 == 0 else (count,):
        for height in range(math.isqrt(area), 0, -1):
            width = area // height
            if width > _LONGEST_SHAPE * height:
                break
            if height * width == area:
                sizes += [(height, width)] if height == width else [(height, width), (width, height)]
    return sorted(sizes, key=lambda size: (max(size) / min(size), size))


def label_beside_picture(columns: Sequence[Column]) -> str | None:
    """The first or the last column, where all others are pixels and it is none; else None.

    Where names cannot tell, the label is the one whose values are spread more evenly: the corner of a
    picture is nearly always blank.
    """
    if len(columns) <= LEAST_PIXELS:
        return None
    fitting = [
        (_share_of_commonest(label), label.name)
        for label, others in ((columns[0], columns[1:]), (columns[-1], columns[:-1]))
        if label.distinct > 1 and all(column.kind == "number" for column in others) and _recognised(others)
    ]
    return min(fitting)[1] if fitting else None


def _share_of_commonest(column: Column) -> float:
    _, counts = np.unique(column.values, return_counts=True)
    return float(counts.max() / counts.sum())


def _recognised(pixels: Sequence[Column]) -> Picture | None:
    """The picture that names, values and likeness of neighbours speak for, or None."""
    names = [column.name for column in pixels]
    places = _places(names)
    if len(pixels) < LEAST_PIXELS or places is None:
        return None
    low, high = min(column.low for column in pixels), max(column.high for column in pixels)
    if not any(least <= low and high <= most for least, most in _RANGES):
        return None
    shape = _grid(places) or _square(len(pixels))
    if shape is None:
        return None
    ordered = _ordered(shape, pixels, places)
    if places.shape[1] == 1 and not _PIXEL_WORD.search(names[0]):
        grey = _grey(ordered, shape)
        far = min(_difference(grey, shape[0] // 2, 0), _difference(grey, 0, shape[1] // 2))
        if far <= _LIKENESS * _unlikeness(grey):
            return None
    return Picture(shape, tuple(column.name for column in ordered))


def _places(names: Sequence[str]) -> NDArray[np.int64] | None:
    """The numbers in names of one pattern ``(n, 1 to 3)``; None where there are none, or one comes twice."""
    found = [_PLACE.fullmatch(name) for name in names]
    patterns = {match and (match[1], match[3], match[5]) for match in found}
    if None in patterns or len(patterns) != 1:
        return None
    places = np.array([[int(n) for n in match.group(2, 4, 6) if n] for match in found if match], np.int64)
    if len(np.unique(places, axis=0)) < len(names):
        return None
    if places.shape[1] == 1 and np.ptp(places) != len(names) - 1:
        return None  # gaps in the count
    return places


def _grid(places: NDArray[np.int64]) -> Shape | None:
    """(height, width, channels) of places that fill a grid, or None."""
    spans = (np.ptp(places, axis=0) + 1).tolist()
    channels = spans[2] if len(spans) == 3 else 1
    full = len(spans) > 1 and math.prod(spans) == len(places) and min(spans[:2]) > 1
    return (spans[0], spans[1], channels) if full and channels in (1, 3) else None


def _square(count: int) -> Shape | None:
    for channels in (1, 3):
        side = math.isqrt(count // channels)
        if side * side * channels == count:
            return (side, side, channels)
    return None


def _ordered(shape: Shape, pixels: Sequence[Column], places: NDArray[np.int64] | None) -> list[Column]:
    """The pixels by the numbers in their names, where those fit the shape, else as in the file."""
    ordered = list(pixels)
    if places is not None and (places.shape[1] == 1 or _grid(places) == shape):
        ordered = [pixels[i] for i in np.lexsort(places.T[::-1])]
    height, width, channels = shape
    named = places is not None and places.shape[1] == 3  # the names say which channel it is
    if channels == 1 or named or min(height, width) < 2:
        return ordered
    # Many files have all red values first, then all green and all blue ones.
    planes = np.arange(len(pixels)).reshape(channels, height, width).transpose(1, 2, 0).ravel()
    by_planes = [ordered[i] for i in planes]
    apart, together = (_unlikeness(_grey(one, shape)) for one in (by_planes, ordered))
    return by_planes if apart < together else ordered


def _grey(ordered: Sequence[Column], shape: Shape) -> NDArray[np.float64]:
    """Some rows as pictures ``(height, width, channels, rows)``; 0 where a value is missing."""
    some = slice(None, None, max(1, len(ordered[0].values) // _ROWS_COMPARED))
    values = np.stack([column.values[some] for column in ordered])
    grey: NDArray[np.float64] = np.nan_to_num(values).reshape(*shape, -1)
    return grey


def _difference(grey: NDArray[np.float64], down: int, across: int) -> float:
    """Mean square of the difference between pixels that are so many rows and columns apart."""
    height, width = grey.shape[:2]
    with np.errstate(over="ignore"):
        return float(np.square(grey[down:, across:] - grey[: height - down, : width - across]).mean())


def _unlikeness(grey: NDArray[np.float64]) -> float:
    """Difference of neighbours, beside or below one another, whichever is more."""
    return max(_difference(grey, 1, 0), _difference(grey, 0, 1))
