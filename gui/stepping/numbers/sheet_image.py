"""Sheet image: the numbers of a quantity as an image of coloured cells, and which cell is which number."""

from __future__ import annotations

from abc import ABC, abstractmethod

import numpy as np
from PySide6.QtCore import QLineF, QPointF, QRectF
from PySide6.QtGui import QImage

from engine.common.arrays import Array, Index, Indices
from gui.look.drawing.heatmap_image import MOST_TILES, MosaicGrid, sampled_indices, sampled_tile_sides
from gui.look.drawing.number_image import NumberImage, nearest
from gui.look.words.translation import tr
from gui.stepping.numbers.sheet import Sheet, is_signed, levels

MOST_CELLS = 64
"""Most lines or columns of an image, so that those of a product still stand beside one another."""

MOST_CHANNELS = 24
"""Most tiles below or beside one another in a table of kernels."""


class SheetImage(ABC):
    """Image of a quantity by the indices of its array; positions are in pixels of the image.

    Attributes:
        sheet: what is shown.
        cells: the image, which has the numbers in the order in which they lie on the screen.
        low, high: the numbers at the ends of its colours: of all, so that another row keeps its colours.
    """

    def __init__(self, sheet: Sheet, array: Array, cells: NumberImage) -> None:
        self.sheet, self._array, self.cells = sheet, array, cells
        self.low, self.high = levels(array, cells.is_signed)
        self.paint()

    def paint(self) -> None:
        """Make the image, in the colours of the theme."""
        self.cells.paint(self._laid_out(), self.low, self.high)

    @abstractmethod
    def _laid_out(self) -> Array:
        """The array as its image has it."""

    @abstractmethod
    def _index(self, cell: Index) -> Index:
        """Index in the array of a number of :meth:`_laid_out`."""

    @abstractmethod
    def _cells(self, places: Indices) -> Indices:
        """Indices in :meth:`_laid_out` of the numbers at these indices of the array; of those it has."""

    @property
    @abstractmethod
    def samplings(self) -> tuple[str, ...]:
        """Phrases on which part of the numbers is shown, one for each direction; empty if all are."""

    @property
    def sampling(self) -> str:
        """Phrase of all :attr:`samplings`."""
        return ", ".join(self.samplings)

    @property
    def image(self) -> QImage:
        """Image with one or more pixels for each number."""
        return self.cells.image

    @property
    def is_signed(self) -> bool:
        """True if the colours are those of the diverging map."""
        return self.cells.is_signed

    @property
    def size(self) -> tuple[int, int]:
        """Pixels across and down."""
        return self.cells.size

    def value(self, index: Index) -> float:
        """The number at an index of the array."""
        return float(self._array[index])

    def index_at(self, x: float, y: float) -> Index | None:
        """Index of the number at a pixel."""
        cell = self.cells.index_at(x, y)
        return None if cell is None else self._index(cell)

    def index_in(self, rect: QRectF, point: QPointF) -> Index | None:
        """Index of the number at a point of a widget on which the image fills ``rect``."""
        cell = self.cells.index_in(rect, point)
        return None if cell is None else self._index(cell)

    def rect_of(self, index: Index) -> QRectF | None:
        """Place of a number; None where it is not in the image."""
        cells = self._cells(_one(index))
        return self.cells.rect_of(tuple(cells[0].tolist())) if len(cells) else None

    def outline(self, places: Indices) -> list[QLineF]:
        """Lines around the cells of the numbers at these indices."""
        return self.cells.outline(self._cells(places))

    def beside(self, index: Index, across: int, down: int) -> Index:
        """The number so many cells beside one; the nearest that there is."""
        cells = self._cells(_one(index))
        if not len(cells):
            return self._index((0,) * len(self.cells.axes))
        return self._index(self.cells.beside(tuple(cells[0].tolist()), across, down))

    def column_of(self, row: int) -> QRectF | None:
        """Place of the column of a row of the batch; None where rows are no columns."""
        return None


class MatrixImage(SheetImage):
    """Lines and columns of a sheet, or columns and lines where it is transposed; one pixel for a number."""

    def __init__(self, sheet: Sheet, array: Array, transposed: bool = False) -> None:
        self.transposed = transposed
        lines, columns = sample(sheet.lines), sample(sheet.columns)
        down, across = (columns, lines) if transposed else (lines, columns)
        super().__init__(sheet, array, NumberImage.matrix(down, across, is_signed=is_signed(sheet.key)))

    def _laid_out(self) -> Array:
        numbers = self.sheet.numbers(self._array)
        return numbers.T if self.transposed else numbers

    def _index(self, cell: Index) -> Index:
        line, column = cell[::-1] if self.transposed else cell
        return self.sheet.index(line, column)

    def _cells(self, places: Indices) -> Indices:
        lines, columns = self.sheet.places(places)
        return np.stack((columns, lines) if self.transposed else (lines, columns), -1)

    def column_of(self, row: int) -> QRectF | None:
        if self.sheet.form != "batch":
            return None
        (across, down), (lines, columns) = self.size, self.cells.axes
        if self.transposed:
            return QRectF(0, int(nearest(lines, row)), across, 1)
        return QRectF(int(nearest(columns, row)), 0, 1, down)

    @property
    def samplings(self) -> tuple[str, ...]:
        sheet = self.sheet
        pairs = ((sheet.lines, sheet.down_word), (sheet.columns, sheet.across_word))
        return tuple(count_label(count, word) for count, word in pairs if len(sample(count)) < count)


class TilesImage(SheetImage):
    """Pictures as tiles: the channels of one row of the batch, or kernels, a line of them for each filter."""

    def __init__(self, sheet: Sheet, array: Array, row: int, room: float) -> None:
        """``room``: how many times wider than high the place for it is."""
        self.row = row
        filters, height, width, channels = sheet.shape
        few = MOST_TILES if sheet.form == "batch" or channels == 1 else MOST_CHANNELS
        shown = [sampled_indices(channels, few)]
        if sheet.form == "kernels":
            shown.append(sampled_indices(filters, few))
        counts = [len(axis) for axis in shown]
        tiles = int(np.prod(counts))
        down, across = sampled_tile_sides(height, width, tiles)
        if len(counts) == 1 or 1 in counts:
            grid = MosaicGrid.near_square(tiles, len(down), len(across), room)
        else:  # filters beside one another, their channels below one another
            grid = MosaicGrid.of(tiles, len(down), len(across), columns=counts[1])
        cells = NumberImage([*shown, down, across], grid, is_signed=is_signed(sheet.key))
        super().__init__(sheet, array, cells)

    def _laid_out(self) -> Array:
        """``(channels, height, width)`` of a row, or ``(channels, filters, height, width)`` of kernels."""
        if self.sheet.form == "batch":
            return np.moveaxis(self._array[self.row], 2, 0)
        return np.moveaxis(self._array, 3, 0)

    def _index(self, cell: Index) -> Index:
        channel, *rest = cell
        return (self.row, *rest, channel) if self.sheet.form == "batch" else (*rest, channel)

    def _cells(self, places: Indices) -> Indices:
        if self.sheet.form == "batch":
            places = places[places[:, 0] == self.row][:, 1:]
        return np.roll(places, 1, axis=1)

    @property
    def samplings(self) -> tuple[str, ...]:
        (filters, height, width, channels), axes, said = self.sheet.shape, self.cells.axes, []
        if self.sheet.form == "kernels" and len(axes[1]) < filters:
            said.append(tr("{shown} of {count:,} filters", shown=len(axes[1]), count=filters))
        if len(axes[0]) < channels:
            said.append(tr("{shown} of {count:,} channels", shown=len(axes[0]), count=channels))
        if (len(axes[-2]), len(axes[-1])) != (height, width):
            said.append(tr("some of the {height} × {width} pixels", height=height, width=width))
        return tuple(said)


def image_of(sheet: Sheet, array: Array, row: int, transposed: bool = False, room: float = 2.0) -> SheetImage:
    """The image that fits a quantity; of pictures it shows those of one row of the batch."""
    if sheet.is_pictures or sheet.form == "kernels":
        return TilesImage(sheet, array, row, room)
    return MatrixImage(sheet, array, transposed)


def sample(length: int) -> Indices:
    """Range of all of so many lines, or of every k-th, so that at most :data:`MOST_CELLS` are left."""
    return np.arange(0, length, max(1, -(-length // MOST_CELLS)), dtype=np.intp)


def _one(index: Index) -> Indices:
    return np.array([index], np.intp).reshape(1, -1)


def count_label(count: int, things: str) -> str:
    """Count of things, or which of them are shown: ``32 rows``, ``every 8th of 2,048 rows``."""
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
