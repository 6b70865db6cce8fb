"""Heat map: numbers as coloured cells, with axis labels, a colour bar and a tooltip for each cell."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent

from engine.common.arrays import Array, Shape
from engine.common.messages import number_text
from gui.look.drawing.heatmap_image import sampled_indices
from gui.look.drawing.number_image import NumberImage, shown_count_text
from gui.look.theme import number_font, theme
from gui.look.words.translation import tr
from gui.plots.layer.numbers.number_view import BAR_SPACE, BOTTOM, LEFT, ImageCell, Look, NumberView

MOST_DOWN, MOST_ACROSS = 98, 180
"""Cells that find room in a narrow dock, a pixel or more for each; of larger arrays a sample is shown."""

UNIT_HEIGHT, HEIGHTS = 12, (36, 98)
"""Pixels of one unit, and the least and the most of the whole image."""

NAMED_HEIGHT = 18
"""Pixels of a line that has its own name at the left."""

STRIP_SPACE = 13
"""Pixels for the strip beside the image, with its gap."""

NUMBER_SIZE, WIDEST = 7.5, "-0.001234"
"""Points of a number in its cell, and the longest there is."""


class HeatMap(NumberView):
    """A grid of numbers, units downwards; cells of the strip have one index.

    Args:
        look: ``sequential`` for activations, ``diverging`` for weights.
        down, across: the axis labels.
        describe: the tooltip of a cell.
    """

    def __init__(self, look: Look, down: str, across: str, describe: Callable[[ImageCell], str]) -> None:
        self._down, self._across = down, across
        self._values: Array | None = None
        self._shape: tuple[Shape, bool] = ((), False)
        self._strip: Array | None = None
        self._names: tuple[str, ...] = ()
        self._cell_texts: list[list[str]] = []
        self._image: NumberImage | None = None
        self._strip_image: NumberImage | None = None
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

        ``names`` stand at the left, one for each line, in place of the axis label.
        """
        if self._values is None or self._values.shape != values.shape:
            least, most = HEIGHTS
            height = NAMED_HEIGHT * len(names) or min(max(UNIT_HEIGHT * len(values), least), most)
            self.setFixedHeight(height + BOTTOM)
        before, had_strip, named = self._values, self._strip is not None, self._names
        self._values, self._strip, self._names = values, strip, names
        self.levels.follow(low, high)
        self.make_images()
        if before is None:
            self.show_numbers()
        elif before.shape == values.shape and had_strip == (strip is not None) and named == names:
            self.update(self._cells())
        else:
            self.update()

    def set_down_label(self, label: str) -> None:
        """Say what the lines are."""
        self._down = label

    @property
    def has_room(self) -> bool:
        """True if the cells are so few that each can hold its number."""
        if self._values is None or not self._values.size:
            return False
        metrics = QFontMetrics(number_font(NUMBER_SIZE))
        down, across = self._values.shape
        across += self._strip is not None
        fits = (metrics.horizontalAdvance(WIDEST) + 4) * across <= self.width() - LEFT - BAR_SPACE
        return fits and bool(metrics.ascent() * down <= self.height() - BOTTOM)

    def show_numbers(self) -> None:
        """Write the levels, and the numbers in the cells where these have room for them."""
        self._cell_texts = []
        if self.has_room and self._values is not None:
            lines = self._values if self._strip is None else np.column_stack([self._values, self._strip])
            self._cell_texts = [[number_text(float(value)) for value in line] for line in lines]
        super().show_numbers()

    def clear(self) -> None:
        """Forget the numbers and their levels."""
        self.settle()
        self._cell_texts = []
        self._values, self._strip = None, None
        self._image, self._strip_image = None, None

    @property
    def is_sampled(self) -> bool:
        """True if there are more numbers than cells."""
        return self._values is not None and (
            self._values.shape[0] > MOST_DOWN or self._values.shape[1] > MOST_ACROSS
        )

    def make_images(self) -> None:
        self.is_colored = False
        values, is_signed = self._values, self.look == "diverging"
        if values is not None and (self._image is None or self._shape != (values.shape, self._strip is None)):
            self._shape = values.shape, self._strip is None
            lines, columns = map(sampled_indices, values.shape, (MOST_DOWN, MOST_ACROSS))
            self._image = NumberImage.matrix(lines, columns, is_signed=is_signed)
            strip = NumberImage.matrix(lines, sampled_indices(1), is_signed=is_signed)
            self._strip_image = strip if self._strip is not None else None

    def color_images(self) -> None:
        low, high = self.levels.low, self.levels.high
        if self._image is not None and self._values is not None:
            self._image.paint(self._values, low, high)
        if self._strip_image is not None and self._strip is not None:
            self._strip_image.paint(self._strip[:, None], low, high)

    # Painting

    def _areas(self) -> tuple[QRect, QRect]:
        """Rectangles of the image and the strip."""
        height = self.height() - BOTTOM
        strip, room = 0, self.width() - LEFT - BAR_SPACE
        if self._strip is not None and self._values is not None:
            strip = room // (self._values.shape[1] + 1) if self.has_room else STRIP_SPACE
        image = QRect(LEFT, 0, room - strip, height)
        return image, QRect(image.right() + 5, 0, max(strip, STRIP_SPACE) - 4, height)

    def _cells(self) -> QRect:
        """Rectangle of the image and the strip, outside of which nothing changes with the numbers."""
        image, strip = self._areas()
        return image if self._strip is None else image.united(strip)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = self.begin_painting(event.rect())
        if self._image is None:
            return
        image, strip = self._areas()
        painter.drawImage(image, self._image.image)
        if self._strip_image is not None:
            painter.drawImage(strip, self._strip_image.image)
        if not self._cells().contains(event.rect()):
            self._paint_around(painter, image, strip)
        self._paint_cell_texts(painter, image, strip)

    def _paint_around(self, painter: QPainter, image: QRect, strip: QRect) -> None:
        """Paint the colour bar, the labels and the names."""
        self.paint_bar(painter, image.height())
        painter.setFont(number_font(8))
        painter.setPen(theme.color("muted"))
        centred = Qt.AlignmentFlag.AlignCenter
        below = QRectF(image.left(), image.bottom() + 1, image.width(), BOTTOM)
        painter.drawText(below, centred, self._caption_below())
        if self._strip_image is not None:
            painter.drawText(QRectF(strip.left() - 4, below.top(), strip.width() + 8, BOTTOM), centred, "b")
        for line, name in enumerate(self._names):
            painter.drawText(QRectF(0, line * NAMED_HEIGHT, LEFT - 4, NAMED_HEIGHT), centred, name)
        if not self._names:
            painter.save()
            painter.rotate(-90)
            painter.drawText(QRectF(-image.height(), 0, image.height(), LEFT - 2), centred, self._down)
            painter.restore()

    def _paint_cell_texts(self, painter: QPainter, image: QRect, strip: QRect) -> None:
        """Write each number in its cell, dark on light ones and light on dark ones."""
        if not self._cell_texts or not self.has_room or self._image is None:
            return
        painter.setFont(number_font(NUMBER_SIZE))
        across, down = self._image.size
        high, wide = image.height() / down, image.width() / across
        for line, texts in enumerate(self._cell_texts[:down]):
            top = image.top() + line * high
            for column, text in enumerate(texts):
                is_strip = column >= across
                left, width = (
                    (strip.left(), strip.width()) if is_strip else (image.left() + column * wide, wide)
                )
                of = self._strip_image if is_strip and self._strip_image is not None else self._image
                painter.setPen(readable_on(of.image.pixelColor(0 if is_strip else column, line)))
                painter.drawText(QRectF(left, top, width, high), Qt.AlignmentFlag.AlignCenter, text)

    def _caption_below(self) -> str:
        """Label of the axis, and how many of the numbers are shown if not all."""
        if self._values is None or self._image is None or not self.is_sampled:
            return self._across
        across, down = self._image.size
        if self._names:
            return shown_count_text(across, self._values.shape[1])
        return tr("{word} · {down} × {across} shown", word=self._across, down=down, across=across)

    # Cells

    def cell_at(self, x: float, y: float) -> ImageCell | None:
        image, strip = self._areas()
        for array, picture, area in (
            (self._values, self._image, image),
            (self._strip, self._strip_image, strip),
        ):
            index = picture.index_in(QRectF(area), QPointF(x, y)) if picture is not None else None
            if array is not None and index is not None:
                is_strip = array is self._strip
                index = index[:1] if is_strip else index
                return ImageCell(index, float(array[index]), is_strip)
        return None


def readable_on(color: QColor) -> QColor:
    """Black or white, whichever has more contrast on a colour (WCAG 2)."""
    parts = (color.redF(), color.greenF(), color.blueF())
    red, green, blue = (v / 12.92 if v <= 0.04045 else ((v + 0.055) / 1.055) ** 2.4 for v in parts)
    return QColor("#000000" if 0.2126 * red + 0.7152 * green + 0.0722 * blue > 0.179 else "#ffffff")
