"""Histogram: how the gradients of a layer are spread around 0."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from engine.common.arrays import Array
from gui.look.drawing.axis_ticks import axis_number
from gui.look.drawing.number_image import Levels
from gui.look.theme import number_font, theme
from gui.look.words.translation import tr

BINS = 41
"""Odd, so that one bin is centred on 0."""

MOST_NUMBERS = 20_000
"""More are sampled: the shape is the same, and counting them all would cost milliseconds."""

HEIGHT, BOTTOM = 64, 15

WIDEST = 4.0
"""Half the range in root mean squares at most, so that one far gradient does not squeeze the others."""


class Histogram(QWidget):
    """Bars over a range that is symmetric about 0: orange below 0, blue above, as in the weights."""

    def __init__(self) -> None:
        super().__init__()
        self._counts, self._uncounted = np.zeros(BINS, int), list[Array]()
        self.is_sampled = False
        self.levels = Levels()
        self._numbers: list[str] = []
        self.setFixedHeight(HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    def show_values(self, values: Array) -> None:
        """Count ``values`` of any shape, once somebody sees it; those beyond the range count at its ends."""
        self._uncounted, self.is_sampled = [values], values.size > MOST_NUMBERS
        self.update(0, 0, self.width(), HEIGHT - BOTTOM)

    @property
    def counts(self) -> NDArray[np.intp]:
        """Number of values in each bin, ``(BINS,)``."""
        while self._uncounted:
            self._count(self._uncounted.pop())
        return self._counts

    def _count(self, values: Array) -> None:
        flat = values.ravel()
        flat = flat[:: max(-(-len(flat) // MOST_NUMBERS), 1)]
        flat = flat[np.isfinite(flat)]
        first = np.isnan(self.levels.high)
        spread = float(np.sqrt(np.mean(flat**2))) if len(flat) else 0.0
        limit = min(float(np.abs(flat).max(initial=0.0)), WIDEST * spread)
        self.levels.follow(-limit, limit)
        width = 2 * (self.levels.high or 1.0) / BINS
        places = np.floor(flat / width + BINS / 2).astype(int)
        self._counts = np.bincount(np.clip(places, 0, BINS - 1), minlength=BINS)
        if first:
            self.show_numbers()

    def show_numbers(self) -> None:
        """Write the ends of the range below the bars."""
        self._numbers = [axis_number(v) for v in (self.levels.low, 0.0, self.levels.high)]
        self.update()

    def clear(self) -> None:
        """Forget the numbers."""
        self.levels, self._numbers = Levels(), []
        self._counts, self._uncounted = np.zeros(BINS, int), []

    def _full_height(self) -> int:
        """The count that reaches the top.

        Dead units and rows that are learnt give many gradients of almost 0; the bar for them is cut and
        labelled where it would leave nothing to see of the others.
        """
        others = int(np.delete(self.counts, BINS // 2).max())
        most = int(self.counts.max())
        return max(min(most, 3 * others) if others else most, 1)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        area = QRectF(0, 0, self.width(), self.height() - BOTTOM)
        painter.fillRect(area, theme.color("canvas"))
        most, width = self._full_height(), (area.width() - 12) / BINS
        inks = [theme.color(each) for each in ("backward", "neutral", "forward")]
        heights = ((area.height() - 8) / most * np.minimum(self.counts, most)).tolist()
        for i, height in enumerate(heights):
            bar = QRectF(6 + i * width, area.bottom() - height, width - 1, height)
            painter.fillRect(bar, inks[(i > BINS // 2) - (i < BINS // 2) + 1])
        painter.setFont(number_font(8))
        painter.setPen(theme.color("muted"))
        if self.counts[BINS // 2] > most:
            text = tr("{count} near 0", count=f"{self.counts[BINS // 2]:,}")
            right = QRectF(area.center().x() + width, 1, area.width() / 2 - width, 14)
            painter.drawText(right, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, text)
        if self.is_sampled:
            painter.drawText(4, 12, tr("sample of {count}", count=f"{int(self.counts.sum()):,}"))
        below = QRectF(0, area.bottom() + 1, self.width(), BOTTOM - 1)
        sides = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignHCenter, Qt.AlignmentFlag.AlignRight
        for text, side in zip(self._numbers, sides, strict=False):
            painter.drawText(below, side | Qt.AlignmentFlag.AlignVCenter, text)
