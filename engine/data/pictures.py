"""Recognises tables whose number columns are the pixels of a picture, and puts the pixels in order."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from engine.arrays import Shape
from engine.data.table import LEARNABLE_KINDS, Column
from engine.project import DataChoices

LEAST_PIXELS = 64
"""Columns from which a table is taken for pictures by default: 8 x 8."""
LEAST_CHOSEN_PIXELS = 9
"""The same where the user says that it holds pictures: 3 x 3."""

_LONGEST_SHAPE = 4
"""How many times as wide as high, or as high as wide, an offered picture is at most."""
_PLACE = re.compile(r"(\D*)(\d{1,6})(?:(\D{1,3})(\d{1,6}))?(?:(\D{1,3})(\d{1,6}))?")
_PIXEL_WORD = re.compile(r"pix|px|픽셀", re.IGNORECASE)
_RANGES = ((0.0, 255.0), (-1.0, 1.0))
"""Lowest and highest value that grey levels have, as bytes or as fractions."""
_ROWS_COMPARED = 500
_LIKENESS = 1.5
"""How many times as alike as two distant columns two neighbours are, at least, in a picture."""


@dataclass(frozen=True, slots=True)
class Picture:
    """Columns that are the pixels of a picture.

    Attributes:
        shape: ``(height, width, channels)``.
        pixels: names of the columns, row by row, channels innermost.
    """

    shape: Shape
    pixels: tuple[str, ...]


def find_picture(columns: Sequence[Column], target: str | None, choices: DataChoices) -> Picture | None:
    """The picture that the number columns beside the target are, or None.

    ``choices.image`` says whether to look for one (``auto``), to take the columns for one of a given size,
    or not to. Constant columns belong to a picture: the corners of many are always blank.
    """
    pixels = pixel_columns(columns, target, choices)
    if choices.image == "none" or len(pixels) < LEAST_CHOSEN_PIXELS:
        return None
    if choices.image != "auto":
        height, width = map(int, choices.image.split("x"))
        places = _places([column.name for column in pixels])
        channels = len(pixels) // (height * width)
        if channels not in (1, 3) or len(pixels) != height * width * channels:
            return None
        return _picture((height, width, channels), pixels, places)
    return _recognised(pixels)


def pixel_columns(columns: Sequence[Column], target: str | None, choices: DataChoices) -> list[Column]:
    """The columns that would be the pixels; empty where a feature is of another kind than a number."""
    found = []
    for column in columns:
        role, wanted = choices.roles.get(column.name), choices.kinds.get(column.name)
        if column.name == target or role == "ignored":
            continue
        kind = wanted if wanted in column.can_be else column.kind
        if kind == column.kind == "number":
            found.append(column)
        elif role == "feature" or (
            kind in LEARNABLE_KINDS and (column.reason is None or kind != column.kind)
        ):
            return []
    return found


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
    picture = _picture(shape, pixels, places)
    says_so = places.shape[1] > 1 or _PIXEL_WORD.search(names[0])
    return picture if says_so or _neighbours_are_alike(picture, pixels) else None


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


def _picture(shape: Shape, pixels: Sequence[Column], places: NDArray[np.int64] | None) -> Picture:
    """With the pixels by the numbers in their names, where those fit the shape, else as in the file."""
    names = [column.name for column in pixels]
    if places is not None and (places.shape[1] == 1 or _grid(places) == shape):
        names = [names[i] for i in np.lexsort(places.T[::-1])]
    return Picture(shape, tuple(names))


def _neighbours_are_alike(picture: Picture, pixels: Sequence[Column]) -> bool:
    """Whether neighbours, beside and below one another, differ less than pixels far apart do."""
    by_name = {column.name: column for column in pixels}
    rows = len(pixels[0].values)
    some = slice(None, None, max(1, rows // _ROWS_COMPARED))
    grey = np.stack([by_name[name].values[some] for name in picture.pixels]).reshape(*picture.shape, -1)
    height, width, _ = picture.shape

    def difference(down: int, across: int) -> float:
        moved = grey[down:, across:] - grey[: height - down, : width - across]
        return float(np.nanmean(np.square(moved)))

    near = max(difference(1, 0), difference(0, 1))
    far = min(difference(height // 2, 0), difference(0, width // 2))
    return far > _LIKENESS * near
