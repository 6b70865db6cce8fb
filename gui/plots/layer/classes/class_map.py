"""Class map: the mean output of each unit for each class, the most telling units first."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

import numpy as np
from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen

from engine.common.arrays import Array, Indices
from engine.insight.class_units import ClassUnits
from gui.look.class_colors import class_color
from gui.look.drawing.axis_ticks import tick_number
from gui.look.drawing.number_image import NumberImage
from gui.look.theme import interface_font, number_font, theme
from gui.plots.layer.numbers.number_view import BAR_SPACE, LEFT, ImageCell, NumberView

MOST_UNITS = 16
"""Units that are shown, those that tell the classes apart best; more would be too thin to be compared."""
LINE, THIN_LINE, LEAST_HEIGHT = 14, 12, 40
"""Pixels of a unit, of one where there are many, and of all together at least."""
FEW = 12
"""Units up to which each has a wide line."""
STRIPE, FOOT = 4, 16
"""Pixels of the colour of a class below its column, and of the names below that."""
PINNED_GAP = 6
"""Pixels between the classes and the pinned row."""
NAME_WIDTH = 24
"""Pixels of a column from which on a name that is cut still says something."""
REORDER_SECONDS = 4.0
"""Least time from one order of the units to the next in training: so a unit can be followed meanwhile."""

Moment = Literal["rest", "training", "past"]
"""State of the weights that are shown: the run rests, it goes on, or they are of an earlier epoch."""
Bounds = tuple[float | None, float | None]
"""Ends of the outputs of an activation, where it has them."""


@dataclass(frozen=True, slots=True)
class ClassColumns:
    """Columns of the map.

    Attributes:
        classes: their names; empty for a regression.
        bounds: of each fifth of the target, the lowest and the highest in it; empty for classes.
        row: what the pinned row is called; empty where there is none.
    """

    classes: tuple[str, ...] = ()
    bounds: tuple[tuple[float, float], ...] = ()
    row: str = ""


class ClassMap(NumberView):
    """Lines are units, columns classes or fifths of the target, and the pinned row where there is one.

    Attributes:
        units: what is shown, or None.
        order: numbers of the units from the top downwards.

    Args:
        describe: the tooltip of a cell; its index is a unit and a column, of the pinned row a unit alone.
    """

    reordered = Signal()
    """The order that was held back was taken."""

    def __init__(self, describe: Callable[[ImageCell], str]) -> None:
        self.units: ClassUnits | None = None
        self.order: Indices = np.zeros(0, np.intp)
        self._columns, self._down = ClassColumns(), ""
        self._image: NumberImage | None = None
        self._pinned_image: NumberImage | None = None
        self._ordered_at = 0.0
        self._moment: Moment = "rest"
        super().__init__("sequential", describe)

    # What is shown

    def show_units(
        self,
        units: ClassUnits,
        columns: ClassColumns,
        bounds: Bounds,
        moment: Moment,
    ) -> None:
        """Show the units of a layer whose outputs lie between ``bounds``, where these are known.

        The order stays while the pointer is over it and while an earlier epoch is shown, so that a unit can
        be followed through the training; and for some seconds while training goes on.
        """
        is_first = self.units is None or len(self.units.order) != len(units.order)
        is_other = is_first or columns != self._columns
        self.units, self._columns, self._moment = units, columns, moment
        if is_first or self._may_reorder():
            self._take_order()
        self._follow_levels(units.means, bounds)
        self.make_images()
        if is_first:
            self.setFixedHeight(self._rows_height() + STRIPE + FOOT)
            self.show_numbers()
        self.update() if is_other else self.update(self._cells())

    def set_down_label(self, label: str) -> None:
        """Say what the lines are."""
        self._down = label

    def clear(self) -> None:
        """Forget the numbers and their levels."""
        self.settle()
        self.units = self._image = self._pinned_image = None
        self._set_look("sequential")

    @property
    def shown(self) -> Indices:
        """Numbers of the units that find room, from the top downwards."""
        return self.order[:MOST_UNITS]

    @property
    def is_held(self) -> bool:
        """True if the units stand in another order than the one that they would have now."""
        return self.units is not None and not np.array_equal(self.order, self.units.order)

    def _may_reorder(self) -> bool:
        if self._moment == "past" or self.underMouse():
            return False
        return self._moment == "rest" or time.monotonic() - self._ordered_at >= REORDER_SECONDS

    def _take_order(self) -> None:
        if self.units is not None and not np.array_equal(self.order, self.units.order):
            self.order, self._ordered_at = self.units.order, time.monotonic()
            self.update()  # the names at the left are others now

    def _follow_levels(self, means: Array, bounds: Bounds) -> None:
        low, high = float(np.fmin.reduce(means, None)), float(np.fmax.reduce(means, None))
        least, most = bounds
        if (low if least is None else least) < 0:
            self._set_look("diverging")
        low, high = low if least is None else least, high if most is None else most
        if self.look == "diverging":
            high = max(abs(low), abs(high))
            low = -high
        self.levels.follow(low, high)

    def _set_look(self, look: Literal["sequential", "diverging"]) -> None:
        if look != self.look:
            self.look = look
            self._restyle()

    def make_images(self) -> None:
        units = self.units
        if units is None:
            return
        self._image = self._painted(units.means[self.shown])
        pinned = units.pinned
        self._pinned_image = self._painted(pinned[self.shown][:, None]) if pinned is not None else None

    def _painted(self, values: Array) -> NumberImage:
        lines, columns = (np.arange(length) for length in values.shape)
        image = NumberImage.matrix(lines, columns, is_signed=self.look == "diverging")
        image.paint(values, self.levels.low, self.levels.high)
        return image

    # Painting

    def _rows_height(self) -> int:
        count = min(len(self.order), MOST_UNITS)
        return max(LEAST_HEIGHT, count * (LINE if count <= FEW else THIN_LINE))

    def _numbers_width(self) -> int:
        widest = str(len(self.order))
        return QFontMetrics(number_font(8)).horizontalAdvance(widest) + 6

    def _areas(self) -> tuple[QRect, QRect]:
        """Rectangles of the classes and of the pinned row."""
        left = LEFT + self._numbers_width()
        room, height = self.width() - left - BAR_SPACE, self._rows_height()
        if self._pinned_image is None or self._image is None:
            return QRect(left, 0, room, height), QRect()
        column = max(8, (room - PINNED_GAP) // (self._image.size[0] + 1))
        classes = QRect(left, 0, room - PINNED_GAP - column, height)
        return classes, QRect(classes.right() + 1 + PINNED_GAP, 0, column, height)

    def _cells(self) -> QRect:
        classes, pinned = self._areas()
        return classes.united(pinned)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = self.begin_painting(event.rect())
        if self._image is None:
            return
        classes, pinned = self._areas()
        painter.drawImage(classes, self._image.image)
        if self._pinned_image is not None:
            painter.drawImage(pinned, self._pinned_image.image)
        if self._cells().contains(event.rect()):
            return
        painter.setFont(number_font(8))
        self._paint_numbers(painter, classes)
        if self._columns.classes:
            self._paint_classes(painter, classes)
        else:
            self._paint_bounds(painter, classes)
        if self._pinned_image is not None:
            self._paint_row(painter, pinned)
        self.paint_bar(painter, classes.height())

    def _paint_numbers(self, painter: QPainter, area: QRect) -> None:
        painter.setPen(theme.color("muted"))
        high = area.height() / max(1, len(self.shown))
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        for line, unit in enumerate(self.shown.tolist()):
            box = QRectF(LEFT, line * high, area.left() - LEFT - 4, high)
            painter.drawText(box, right | Qt.TextFlag.TextDontClip, str(unit + 1))
        painter.save()
        painter.rotate(-90)
        word = QRectF(-area.height(), 0, area.height(), LEFT - 2)
        painter.drawText(word, Qt.AlignmentFlag.AlignCenter, self._down)
        painter.restore()

    def _paint_classes(self, painter: QPainter, area: QRect) -> None:
        """The colour of each class, and its name where there is room for a part that says something."""
        painter.setFont(interface_font(8.5))  # in which names need less room than in that of numbers
        metrics, wide = painter.fontMetrics(), area.width() / len(self._columns.classes)
        for number, name in enumerate(self._columns.classes):
            left, color = area.left() + number * wide, class_color(number)
            painter.fillRect(QRectF(left, area.bottom() + 2, wide - 1, STRIPE - 1), color)
            text = metrics.elidedText(name, Qt.TextElideMode.ElideRight, int(wide) - 1)
            if text == name or wide >= NAME_WIDTH:
                painter.setPen(theme.color("text"))
                box = QRectF(left, area.bottom() + STRIPE + 1, wide, FOOT)
                painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)

    def _paint_bounds(self, painter: QPainter, area: QRect) -> None:
        """The targets at the ends of the fifths."""
        bounds = self._columns.bounds
        edges = [low for low, _ in bounds] + [bounds[-1][1]]
        wide, below = area.width() / len(bounds), QRectF(0, area.bottom() + STRIPE, 60, FOOT)
        painter.setPen(theme.color("muted"))
        for number, edge in enumerate(edges):
            text = tick_number(edge)
            width = painter.fontMetrics().horizontalAdvance(text) + 2
            middle = area.left() + number * wide
            left = min(max(middle - width / 2, area.left()), area.right() - width)
            if width < wide or number in (0, len(bounds)):
                painter.drawText(QRectF(left, below.top(), width, FOOT), Qt.AlignmentFlag.AlignCenter, text)

    def _paint_row(self, painter: QPainter, area: QRect) -> None:
        """The name of the pinned row, or the ring by which it is marked elsewhere."""
        box = QRectF(area.left() - 3, area.bottom() + STRIPE + 1, area.width() + 6, FOOT)
        painter.setPen(theme.color("text"))
        if painter.fontMetrics().horizontalAdvance(self._columns.row) <= box.width():
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, self._columns.row)
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.color("text"), 1.5))
        painter.drawEllipse(box.center(), 3.5, 3.5)

    # Cells

    def cell_at(self, x: float, y: float) -> ImageCell | None:
        for image, area, is_pinned in zip(
            (self._image, self._pinned_image), self._areas(), (False, True), strict=True
        ):
            index = image.index_in(QRectF(area), QPointF(x, y)) if image is not None else None
            if index is None or self.units is None:
                continue
            unit = int(self.shown[index[0]])
            if is_pinned and self.units.pinned is not None:
                return ImageCell((unit,), float(self.units.pinned[unit]), is_strip=True)
            return ImageCell((unit, index[1]), float(self.units.means[unit, index[1]]))
        return None

    def leaveEvent(self, event: QEvent) -> None:
        """Take the order that was held back while the pointer was here."""
        super().leaveEvent(event)
        if self.is_held and self._may_reorder():
            self._take_order()
            self.make_images()
            self.update()
            self.reordered.emit()
