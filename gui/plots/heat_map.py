"""Heat map: numbers as coloured cells, with axis words, a colour bar and a tooltip for each cell."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QRect, QRectF, Qt
from PySide6.QtGui import QHelpEvent, QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from engine.arrays import Array
from gui.heatmap_image import activation_image, diverging_image, sampled_indices
from gui.plots.axis_ticks import short_number
from gui.theme import number_font, theme
from gui.translation import tr

MOST_DOWN, MOST_ACROSS = 98, 180
"""Cells that find room in a narrow dock, a pixel or more for each; of larger arrays a sample is shown."""

LEFT, BOTTOM, BAR_SPACE = 15, 14, 60
"""Pixels for the word at the left, the word below, and the colour bar with its numbers."""

UNIT_HEIGHT, HEIGHTS = 12, (36, 98)
"""Pixels of one unit, and the least and the most of the whole image."""

STRIP_SPACE = 13
"""Pixels for the strip beside the image, with its gap."""

ADAPTATION = 0.15
"""Share of the way to the newest range that the levels go in a frame: slow, so that colours keep meaning."""


class Levels:
    """The range of numbers that the colours span; follows the numbers slowly."""

    def __init__(self) -> None:
        self.low, self.high = np.nan, np.nan

    def follow(self, low: float, high: float) -> None:
        """Go some way towards this range; at once if there was none. What is not finite is ignored."""
        if not (np.isfinite(low) and np.isfinite(high)):
            return
        if np.isnan(self.low):
            self.low, self.high = low, high
        self.low += ADAPTATION * (low - self.low)
        self.high += ADAPTATION * (high - self.high)


class HeatMap(QWidget):
    """A grid of numbers, units downwards.

    Args:
        look: ``sequential`` for activations, ``diverging`` for weights.
        down, across: the axis words.
        describe: tooltip of the cell ``(down, across, value)``, counted from 1; across is 0 in the strip.
    """

    def __init__(
        self,
        look: Literal["sequential", "diverging"],
        down: str,
        across: str,
        describe: Callable[[int, int, float], str],
    ) -> None:
        super().__init__()
        self._look, self._down, self._across, self._describe = look, down, across, describe
        self.levels = Levels()
        self._values: Array | None = None
        self._strip: Array | None = None
        self._image, self._strip_image, self._bar = QImage(), QImage(), QImage()
        self._numbers: list[str] = []
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMinimumWidth(120)
        theme.changed.connect(self._restyle)
        self._restyle()

    # What is shown

    def show_values(self, values: Array, low: float, high: float, strip: Array | None = None) -> None:
        """Show ``values (down, across)``, beside them ``strip (down,)``, coloured from about low to high."""
        if self._values is None or self._values.shape != values.shape:
            least, most = HEIGHTS
            self.setFixedHeight(min(max(UNIT_HEIGHT * len(values), least), most) + BOTTOM)
        first = self._values is None
        self._values, self._strip = values, strip
        self.levels.follow(low, high)
        self._make_images()
        if first:
            self.show_numbers()
        self.update()

    def show_numbers(self) -> None:
        """Write the levels beside the colour bar; more rarely than the image changes, so they can be read."""
        middle = [0.0] if self._look == "diverging" else []
        self._numbers = [short_number(v) for v in (self.levels.high, *middle, self.levels.low)]
        self.update()

    def settle(self) -> None:
        """Take the levels of the next numbers at once: these will not change any more."""
        self.levels = Levels()

    def clear(self) -> None:
        """Forget the numbers and their levels."""
        self.levels, self._values, self._strip = Levels(), None, None

    @property
    def is_sampled(self) -> bool:
        """Whether there are more numbers than cells."""
        return self._values is not None and (
            self._values.shape[0] > MOST_DOWN or self._values.shape[1] > MOST_ACROSS
        )

    def _make_images(self) -> None:
        if self._values is None:
            return
        down, across = self._indices(self._values)
        cells = self._values[np.ix_(down, across)] if self.is_sampled else self._values
        self._image = self._picture(cells)
        self._strip_image = QImage() if self._strip is None else self._picture(self._strip[down, None])

    def _picture(self, cells: Array) -> QImage:
        if self._look == "diverging":
            return diverging_image(cells, self.levels.high)
        return activation_image(cells.T, self.levels.low, self.levels.high)

    @staticmethod
    def _indices(values: Array) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
        """Which units and which rows or inputs have a cell."""
        return sampled_indices(values.shape[0], MOST_DOWN), sampled_indices(values.shape[1], MOST_ACROSS)

    def _restyle(self) -> None:
        ramp = np.linspace(1, -1, 64)
        self._bar = (
            diverging_image(ramp[:, None], 1)
            if self._look == "diverging"
            else activation_image(ramp[None, :], -1, 1)
        )
        self._make_images()
        self.update()

    # Painting

    def _areas(self) -> tuple[QRect, QRect, QRect]:
        """Where the image, the strip and the colour bar are."""
        height = self.height() - BOTTOM
        strip = STRIP_SPACE if self._strip is not None else 0
        image = QRect(LEFT, 0, self.width() - LEFT - BAR_SPACE - strip, height)
        bar_left = self.width() - BAR_SPACE + 8
        return image, QRect(image.right() + 5, 0, STRIP_SPACE - 4, height), QRect(bar_left, 0, 9, height)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._values is None:
            return
        painter = QPainter(self)
        image, strip, bar = self._areas()
        painter.drawImage(image, self._image)
        painter.drawImage(bar, self._bar)
        painter.setFont(number_font(8))
        painter.setPen(theme.color("muted"))
        centred = Qt.AlignmentFlag.AlignCenter
        below = QRectF(image.left(), image.bottom() + 1, image.width(), BOTTOM)
        painter.drawText(below, centred, self._words_below())
        if self._strip is not None:
            painter.drawImage(strip, self._strip_image)
            painter.drawText(QRectF(strip.left() - 4, below.top(), strip.width() + 8, BOTTOM), centred, "b")
        height = painter.fontMetrics().height()
        places = np.linspace(0, bar.height() - height, len(self._numbers))
        for words, place in zip(self._numbers, places, strict=True):
            if len(self._numbers) < 3 or bar.height() >= 3 * height or words != self._numbers[1]:
                box = QRectF(bar.right() + 5, place, BAR_SPACE - 22, height)
                painter.drawText(box, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, words)
        painter.rotate(-90)
        painter.drawText(QRectF(-image.height(), 0, image.height(), LEFT - 2), centred, self._down)

    def _words_below(self) -> str:
        """The axis word, and how many of the numbers are shown if not all."""
        if not self.is_sampled:
            return self._across
        down, across = self._image.height(), self._image.width()
        return tr("{word} · {down} × {across} shown", word=self._across, down=down, across=across)

    # Tooltip

    def cell_words(self, x: float, y: float) -> str:
        """The tooltip at a place in pixels; empty outside the cells."""
        if self._values is None:
            return ""
        image, strip, _ = self._areas()
        down, across = self._indices(self._values)
        if not 0 <= y < image.height():
            return ""
        unit = int(down[int(y * len(down) / image.height())])
        if image.left() <= x <= image.right():
            other = int(across[int((x - image.left()) * len(across) / image.width())])
            return self._describe(unit + 1, other + 1, float(self._values[unit, other]))
        if self._strip is not None and strip.left() <= x <= strip.right():
            return self._describe(unit + 1, 0, float(self._strip[unit]))
        return ""

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            QToolTip.showText(event.globalPos(), self.cell_words(event.x(), event.y()), self)
            return True
        return super().event(event)
