"""Number picture: the numbers of a sheet as an image of coloured cells, and which cell is which number."""

from __future__ import annotations

from abc import ABC, abstractmethod

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QLineF, QRectF
from PySide6.QtGui import QImage

from engine.common.arrays import Array
from gui.look.drawing.heatmap_image import (
    MOST_TILES,
    MosaicGrid,
    activation_image,
    diverging_image,
    mosaic_image,
    sampled_indices,
    sampled_tile_sides,
)
from gui.look.words.translation import tr
from gui.stepping.numbers.sheet import Sheet, is_signed, levels
from gui.stepping.numbers.spelling import Places

MOST_CELLS = 64
"""Most lines or columns of an image, so that those of a product still stand beside one another."""

MOST_CHANNELS = 24
"""Most tiles below or beside one another in a table of kernels."""

Index = tuple[int, ...]


class NumberPicture(ABC):
    """An image of numbers; positions are in its pixels, with the corner at the upper left as 0, 0.

    Attributes:
        sheet: what is shown.
        low, high: the numbers at the ends of its colours.
        is_signed: whether the colours are those of the diverging map.
        image: one or more pixels for each number; drawn larger without smoothing.
    """

    def __init__(self, sheet: Sheet, array: Array) -> None:
        self.sheet, self._array = sheet, array
        self.is_signed = is_signed(sheet.key)
        self.low, self.high = levels(self._leveled(), self.is_signed)
        self.image = QImage()
        self.paint()

    def _leveled(self) -> Array:
        """The numbers whose range the colours span: all, so that another row keeps its colours."""
        return self._array

    @abstractmethod
    def paint(self) -> None:
        """Make the image, in the colours of the theme."""

    @property
    @abstractmethod
    def size(self) -> tuple[int, int]:
        """Pixels across and down."""

    @abstractmethod
    def index_at(self, x: float, y: float) -> Index | None:
        """Which number lies at a pixel."""

    @abstractmethod
    def corners(self, places: Places) -> NDArray[np.intp]:
        """Where the numbers at these indices lie, as x and y of their cells; those in the image alone."""

    @property
    def side(self) -> int:
        """Pixels of a cell."""
        return 1

    def rect_of(self, index: Index) -> QRectF | None:
        """Where a number lies; None where it is not in the image."""
        corners = self.corners(np.array([index], np.intp).reshape(1, -1))
        if not len(corners):
            return None
        x, y = corners[0].tolist()
        return QRectF(x, y, self.side, self.side)

    @abstractmethod
    def beside(self, index: Index, across: int, down: int) -> Index:
        """The number so many cells beside one; the nearest that there is."""

    @property
    @abstractmethod
    def samplings(self) -> tuple[str, ...]:
        """Which part of the numbers is shown, in words for each direction; empty if all are."""

    @property
    def sampling(self) -> str:
        """All of :attr:`samplings` in one phrase."""
        return ", ".join(self.samplings)

    def value(self, index: Index) -> float:
        """The number at an index of the array."""
        return float(self._array[index])

    def column_of(self, row: int) -> QRectF | None:
        """Where the column of a row of the batch is; None where rows are no columns."""
        return None

    def outline(self, places: Places) -> list[QLineF]:
        """Lines around the cells of the numbers at these indices, in pixels."""
        across, down = self.size
        inside = np.zeros((down + 2, across + 2), bool)
        corners = self.corners(places) + 1
        for right in range(self.side):
            for below in range(self.side):
                inside[corners[:, 1] + below, corners[:, 0] + right] = True
        above = np.argwhere(inside[1:] != inside[:-1]).tolist()
        sides = np.argwhere(inside[:, 1:] != inside[:, :-1]).tolist()
        return [QLineF(x - 1, y, x, y) for y, x in above] + [QLineF(x, y - 1, x, y) for y, x in sides]


class MatrixPicture(NumberPicture):
    """Lines and columns of a sheet, or columns and lines where it is transposed; one pixel for a number."""

    def __init__(self, sheet: Sheet, array: Array, transposed: bool = False) -> None:
        self.transposed = transposed
        self._lines = sample(sheet.lines)
        self._columns = sample(sheet.columns)
        super().__init__(sheet, array)

    def paint(self) -> None:
        cells = self.sheet.numbers(self._array)[np.ix_(self._lines, self._columns)]
        cells = cells.T if self.transposed else cells
        if self.is_signed:
            self.image = diverging_image(cells, self.high)
        else:
            self.image = activation_image(cells.T, self.low, self.high)

    @property
    def size(self) -> tuple[int, int]:
        across, down = len(self._columns), len(self._lines)
        return (down, across) if self.transposed else (across, down)

    def index_at(self, x: float, y: float) -> Index | None:
        across, down = self.size
        if not (0 <= x < across and 0 <= y < down):
            return None
        line, column = (int(x), int(y)) if self.transposed else (int(y), int(x))
        return self.sheet.index(int(self._lines[line]), int(self._columns[column]))

    def corners(self, places: Places) -> NDArray[np.intp]:
        lines, columns = self.sheet.places(places)
        at = nearest(self._columns, columns), nearest(self._lines, lines)
        return np.stack(at[::-1] if self.transposed else at, -1)

    def _cell(self, index: Index) -> tuple[int, int]:
        line, column = self.sheet.place(index)
        return int(nearest(self._lines, line)), int(nearest(self._columns, column))

    def beside(self, index: Index, across: int, down: int) -> Index:
        if self.transposed:
            across, down = down, across
        line, column = self._cell(index)
        line = min(max(line + down, 0), len(self._lines) - 1)
        column = min(max(column + across, 0), len(self._columns) - 1)
        return self.sheet.index(int(self._lines[line]), int(self._columns[column]))

    def column_of(self, row: int) -> QRectF | None:
        if self.sheet.form != "batch":
            return None
        across, down = self.size
        place = int(nearest(self._columns, row))
        return QRectF(0, place, across, 1) if self.transposed else QRectF(place, 0, 1, down)

    @property
    def samplings(self) -> tuple[str, ...]:
        sheet = self.sheet
        pairs = ((sheet.lines, sheet.down_word), (sheet.columns, sheet.across_word))
        return tuple(count_words(count, word) for count, word in pairs if len(sample(count)) < count)


class MosaicPicture(NumberPicture):
    """Pictures as tiles: the channels of one row of the batch, or kernels, a line of them for each filter."""

    def __init__(self, sheet: Sheet, array: Array, row: int, room: float) -> None:
        """``room``: how many times wider than high the place for it is."""
        self.row = row
        if sheet.form == "batch":
            height, width, channels = sheet.shape[1:]
            self._firsts, self._channels = np.zeros(1, np.intp), sampled_indices(channels, MOST_TILES)
        else:
            filters, height, width, channels = sheet.shape
            few = MOST_TILES if channels == 1 else MOST_CHANNELS
            self._firsts, self._channels = sampled_indices(filters, few), sampled_indices(channels, few)
        tiles = len(self._firsts) * len(self._channels)
        self._down, self._across = sampled_tile_sides(height, width, tiles)
        sides = len(self._down), len(self._across)
        if 1 in (len(self._firsts), len(self._channels)):
            self.grid = MosaicGrid.near_square(tiles, *sides, room)
        else:
            self.grid = MosaicGrid.of(tiles, *sides, columns=len(self._firsts))
        super().__init__(sheet, array)

    def _tiles(self) -> Array:
        """``(tiles, height, width)``: filters beside one another, their channels below one another."""
        if self.sheet.form == "batch":
            channels: Array = self._array[self.row][np.ix_(self._down, self._across, self._channels)]
            return channels.transpose(2, 0, 1)
        shown: Array = self._array[np.ix_(self._firsts, self._down, self._across, self._channels)]
        return shown.transpose(3, 0, 1, 2).reshape(-1, len(self._down), len(self._across))

    def paint(self) -> None:
        self.image = mosaic_image(self._tiles(), self.grid, self.low, self.high, self.is_signed)

    @property
    def size(self) -> tuple[int, int]:
        return self.grid.size

    def index_at(self, x: float, y: float) -> Index | None:
        across, down = self.size
        if not (0 <= x < across and 0 <= y < down):
            return None
        place = self.grid.place_at((x + 1e-6) / across, (y + 1e-6) / down)
        return None if place is None else self._index(*place)

    def _index(self, tile: int, line: int, column: int) -> Index:
        channel, first = divmod(tile, len(self._firsts))
        first = self.row if self.sheet.form == "batch" else int(self._firsts[first])
        return first, int(self._down[line]), int(self._across[column]), int(self._channels[channel])

    def _cells(self, places: Places) -> tuple[Places, Places, Places]:
        """Tile, and line and column in it, of the numbers whose tile is shown."""
        firsts, lines, columns, channels = places.T
        if self.sheet.form == "batch":
            shown, at = firsts == self.row, np.zeros_like(firsts)
        else:
            at = nearest(self._firsts, firsts)
            shown = self._firsts[at] == firsts
        tiles = nearest(self._channels, channels)
        shown &= self._channels[tiles] == channels
        tiles = tiles * len(self._firsts) + at
        return tiles[shown], nearest(self._down, lines[shown]), nearest(self._across, columns[shown])

    @property
    def side(self) -> int:
        return self.grid.zoom

    def corners(self, places: Places) -> NDArray[np.intp]:
        grid = self.grid
        tiles, lines, columns = self._cells(places)
        down, across = np.divmod(tiles, grid.columns)
        x = across * (grid.width * grid.zoom + 1) + columns * grid.zoom
        y = down * (grid.height * grid.zoom + 1) + lines * grid.zoom
        return np.stack([x, y], -1)

    def beside(self, index: Index, across: int, down: int) -> Index:
        cells = self._cells(np.array([index], np.intp))
        if not len(cells[0]):
            return self._index(0, 0, 0)
        grid = self.grid
        tile, line, column = (int(each[0]) for each in cells)
        tile_down, tile_across = divmod(tile, grid.columns)
        y = min(max(tile_down * grid.height + line + down, 0), grid.rows * grid.height - 1)
        x = min(max(tile_across * grid.width + column + across, 0), grid.columns * grid.width - 1)
        tile = y // grid.height * grid.columns + x // grid.width
        return self._index(tile, y % grid.height, x % grid.width) if tile < grid.tiles else index

    @property
    def samplings(self) -> tuple[str, ...]:
        channels, said = self.sheet.shape[-1], []
        if self.sheet.form == "kernels" and len(self._firsts) < self.sheet.shape[0]:
            said.append(
                tr("{shown} of {count:,} filters", shown=len(self._firsts), count=self.sheet.shape[0])
            )
        if len(self._channels) < channels:
            said.append(tr("{shown} of {count:,} channels", shown=len(self._channels), count=channels))
        height, width = self.sheet.shape[1:3]
        if (len(self._down), len(self._across)) != (height, width):
            said.append(tr("some of the {height} × {width} pixels", height=height, width=width))
        return tuple(said)


def picture_of(
    sheet: Sheet, array: Array, row: int, transposed: bool = False, room: float = 2.0
) -> NumberPicture:
    """The picture that fits a quantity; of pictures it shows those of one row of the batch."""
    if sheet.is_pictures or sheet.form == "kernels":
        return MosaicPicture(sheet, array, row, room)
    return MatrixPicture(sheet, array, transposed)


def sample(length: int) -> NDArray[np.intp]:
    """All of so many lines, or every k-th, so that at most :data:`MOST_CELLS` are left."""
    return np.arange(0, length, max(1, -(-length // MOST_CELLS)), dtype=np.intp)


def nearest(indices: Places, wanted: Places | int) -> Places:
    """The places in ascending ``indices``, which begin with 0, of the last that are not above ``wanted``."""
    return np.searchsorted(indices, wanted, "right") - 1


def count_words(count: int, things: str) -> str:
    """How many things there are, or which of them are shown: ``32 rows``, ``every 8th of 2,048 rows``."""
    indices = sample(count)
    if len(indices) == count:
        return tr("{count:,} {things}", count=count, things=things)
    step = int(indices[1])
    last = 0 if step % 100 in (11, 12, 13) else step % 10
    if last == 1:
        return tr("every {step}st of {count:,} {things}", step=step, count=count, things=things)
    if last == 2:
        return tr("every {step}nd of {count:,} {things}", step=step, count=count, things=things)
    if last == 3:
        return tr("every {step}rd of {count:,} {things}", step=step, count=count, things=things)
    return tr("every {step}th of {count:,} {things}", step=step, count=count, things=things)
