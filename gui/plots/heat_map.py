"""Heat map: numbers as coloured cells, with axis words, a colour bar and a tooltip for each cell."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QImage, QPainter, QPaintEvent

from engine.arrays import Array
from gui.heatmap_image import activation_image, diverging_image, sampled_indices
from gui.plots.number_picture import BAR_SPACE, BOTTOM, LEFT, Cell, Look, NumberPicture
from gui.theme import number_font, theme
from gui.translation import tr

MOST_DOWN, MOST_ACROSS = 98, 180
"""Cells that find room in a narrow dock, a pixel or more for each; of larger arrays a sample is shown."""

UNIT_HEIGHT, HEIGHTS = 12, (36, 98)
"""Pixels of one unit, and the least and the most of the whole image."""

NAMED_HEIGHT = 18
"""Pixels of a line that has its own name at the left."""

STRIP_SPACE = 13
"""Pixels for the strip beside the image, with its gap."""


class HeatMap(NumberPicture):
    """A grid of numbers, units downwards; cells of the strip have one index.

    Args:
        look: ``sequential`` for activations, ``diverging`` for weights.
        down, across: the axis words.
        describe: the tooltip of a cell.
    """

    def __init__(self, look: Look, down: str, across: str, describe: Callable[[Cell], str]) -> None:
        self._down, self._across = down, across
        self._values: Array | None = None
        self._strip: Array | None = None
        self._names: tuple[str, ...] = ()
        self._image, self._strip_image = QImage(), QImage()
        super().__init__(look, describe)

    # What is shown

    def show_values(
        self,
        values: Array,
        low: float,
        high: float,
        strip: Array | None = None,
        names: tuple[str, ...] = (),
    ) -> None:
        """Show ``values (down, across)``, beside them ``strip (down,)``, coloured from about low to high.

        ``names`` stand at the left, one for each line, in place of the axis word.
        """
        if self._values is None or self._values.shape != values.shape:
            least, most = HEIGHTS
            height = NAMED_HEIGHT * len(names) or min(max(UNIT_HEIGHT * len(values), least), most)
            self.setFixedHeight(height + BOTTOM)
        first = self._values is None
        self._values, self._strip, self._names = values, strip, names
        self.levels.follow(low, high)
        self.make_images()
        if first:
            self.show_numbers()
        self.update()

    def clear(self) -> None:
        """Forget the numbers and their levels."""
        self.settle()
        self._values, self._strip = None, None

    @property
    def is_sampled(self) -> bool:
        """Whether there are more numbers than cells."""
        return self._values is not None and (
            self._values.shape[0] > MOST_DOWN or self._values.shape[1] > MOST_ACROSS
        )

    def make_images(self) -> None:
        if self._values is None:
            return
        down, across = self._indices(self._values)
        cells = self._values[np.ix_(down, across)] if self.is_sampled else self._values
        self._image = self._picture(cells)
        self._strip_image = QImage() if self._strip is None else self._picture(self._strip[down, None])

    def _picture(self, cells: Array) -> QImage:
        if self.look == "diverging":
            return diverging_image(cells, self.levels.high)
        return activation_image(cells.T, self.levels.low, self.levels.high)

    @staticmethod
    def _indices(values: Array) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
        """Which units and which rows or inputs have a cell."""
        return sampled_indices(values.shape[0], MOST_DOWN), sampled_indices(values.shape[1], MOST_ACROSS)

    # Painting

    def _areas(self) -> tuple[QRect, QRect]:
        """Where the image and the strip are."""
        height = self.height() - BOTTOM
        strip = STRIP_SPACE if self._strip is not None else 0
        image = QRect(LEFT, 0, self.width() - LEFT - BAR_SPACE - strip, height)
        return image, QRect(image.right() + 5, 0, STRIP_SPACE - 4, height)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._values is None:
            return
        painter = QPainter(self)
        image, strip = self._areas()
        painter.drawImage(image, self._image)
        self.paint_bar(painter, image.height())
        painter.setFont(number_font(8))
        painter.setPen(theme.color("muted"))
        centred = Qt.AlignmentFlag.AlignCenter
        below = QRectF(image.left(), image.bottom() + 1, image.width(), BOTTOM)
        painter.drawText(below, centred, self._words_below())
        if self._strip is not None:
            painter.drawImage(strip, self._strip_image)
            painter.drawText(QRectF(strip.left() - 4, below.top(), strip.width() + 8, BOTTOM), centred, "b")
        for line, name in enumerate(self._names):
            painter.drawText(QRectF(0, line * NAMED_HEIGHT, LEFT - 4, NAMED_HEIGHT), centred, name)
        if not self._names:
            painter.rotate(-90)
            painter.drawText(QRectF(-image.height(), 0, image.height(), LEFT - 2), centred, self._down)

    def _words_below(self) -> str:
        """The axis word, and how many of the numbers are shown if not all."""
        if not self.is_sampled:
            return self._across
        down, across = self._image.height(), self._image.width()
        if self._names and self._values is not None:
            return tr("{shown} of {count:,} shown", shown=across, count=self._values.shape[1])
        return tr("{word} · {down} × {across} shown", word=self._across, down=down, across=across)

    # Cells

    def cell_at(self, x: float, y: float) -> Cell | None:
        if self._values is None:
            return None
        image, strip = self._areas()
        down, across = self._indices(self._values)
        if not 0 <= y < image.height():
            return None
        unit = int(down[int(y * len(down) / image.height())])
        if image.left() <= x <= image.right():
            other = int(across[int((x - image.left()) * len(across) / image.width())])
            return Cell((unit, other), float(self._values[unit, other]))
        if self._strip is not None and strip.left() <= x <= strip.right():
            return Cell((unit,), float(self._strip[unit]), is_strip=True)
        return None
