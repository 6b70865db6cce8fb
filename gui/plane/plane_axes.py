"""Axes of the plane: where the picture lies in its widget, round numbers and names beside it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen

from engine.common.arrays import Array
from engine.insight.plane import Plane, PlaneAxis
from gui.look.drawing.axis_ticks import tick_number, ticks
from gui.look.plane.number_scale import SHARES, NumberScale
from gui.look.theme import interface_font, number_font, theme
from gui.look.words.translation import tr

LETTERS_APART, LINES_APART = (34, 52), 30
"""Pixels that a number takes across, beside a small and a large picture, and down, with room around it."""
TICK = 4
"""Pixels of a mark beside the picture."""
BAR = 10
"""Pixels of the thickness of the colour bar."""
BAR_ROOM = 64
"""Pixels of the colour bar with its numbers, beside a large picture."""
SMALL, LARGE = 7.0, 8.5
"""Points of the letters beside a small and a large picture."""
WIDEST, LEAST = (48.0, 110.0), 22.0
"""Pixels of names at the left of a small and a large picture at most, and of numbers at least."""


@dataclass(frozen=True, slots=True)
class AxisMark:
    """A number or a name beside an axis.

    Attributes:
        share: of the axis, at which it stands.
        text: what is written.
    """

    share: float
    text: str


def title_of(axis: PlaneAxis, number: int) -> str:
    """Title of an axis, which for a component is its number, 1 or 2."""
    if axis.title:
        return axis.title
    return tr("1st component") if number == 1 else tr("2nd component")


def marks_of(axis: PlaneAxis, pixels: float, apart: float) -> list[AxisMark]:
    """What is written beside an axis that is so many pixels long, ``apart`` from one another."""
    most = max(int(pixels / apart), 2)
    if axis.names:
        every = -(-len(axis.names) // max(int(pixels / min(apart, 16)), 1))
        named = [*enumerate(axis.names)][::every]
        return [AxisMark((place + 0.5) / len(axis.names), name) for place, name in named]
    numbers = ticks(axis.low, axis.high, most, whole=axis.is_whole)
    if not numbers:  # a whole number lies beyond both ends
        numbers = ticks(axis.low, axis.high, most)
    shares = axis.shares_of(np.array(numbers))
    return [AxisMark(float(share), tick_number(n)) for share, n in zip(shares, numbers, strict=True)]


@dataclass(frozen=True, slots=True)
class PictureAxes:
    """The picture in its widget, with what is written beside it.

    Attributes:
        area: rectangle of the picture, in pixels.
        across, up: what is written below and at the left.
        titles: of both axes, or none.
        size: of the letters, in points.
        left: pixels that the title and the marks take at the left.
    """

    area: QRectF
    across: tuple[AxisMark, ...]
    up: tuple[AxisMark, ...]
    titles: tuple[str, ...]
    size: float
    left: float

    def points(self, places: Array) -> Array:
        """Pixels ``(m, 2)`` of places ``(m, 2)`` in [0, 1], y down."""
        area = self.area
        found: Array = places * (area.width(), area.height()) + (area.left(), area.top())
        return found

    def place_of(self, where: QPointF) -> tuple[float, float]:
        """Place of a point of the widget: in [0, 1] where it lies on the picture."""
        area = self.area
        return (where.x() - area.left()) / area.width(), (where.y() - area.top()) / area.height()

    def paint(self, painter: QPainter) -> None:
        """Paint the frame, the marks and the titles."""
        area = self.area
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(theme.color("border"), 1))
        painter.drawRect(area.adjusted(-0.5, -0.5, 0.5, 0.5))
        painter.setFont(number_font(self.size))
        metrics = QFontMetricsF(painter.font())
        self._paint_across(painter, metrics)
        self._paint_up(painter, metrics)
        if self.titles:
            self._paint_titles(painter, *self.titles)

    def _paint_across(self, painter: QPainter, metrics: QFontMetricsF) -> None:
        area, muted = self.area, theme.color("muted")
        room = area.width() / max(len(self.across), 1)
        for mark in self.across:
            x = area.left() + mark.share * area.width()
            painter.setPen(QPen(theme.color("frame"), 1))
            painter.drawLine(QPointF(x, area.bottom() + 1), QPointF(x, area.bottom() + TICK))
            text = metrics.elidedText(mark.text, Qt.TextElideMode.ElideRight, max(room - 4, 12))
            width = metrics.horizontalAdvance(text) + 2
            left = min(max(x - width / 2, area.left() - 16), area.right() + 8 - width)
            painter.setPen(muted)
            box = QRectF(left, area.bottom() + TICK + 1, width, metrics.height())
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextDontClip, text)

    def _paint_up(self, painter: QPainter, metrics: QFontMetricsF) -> None:
        area, muted = self.area, theme.color("muted")
        room = self.left - TICK - 3 - (self._title_height() if self.titles else 0)
        for mark in self.up:
            y = area.bottom() - mark.share * area.height()
            painter.setPen(QPen(theme.color("frame"), 1))
            painter.drawLine(QPointF(area.left() - TICK, y), QPointF(area.left() - 1, y))
            painter.setPen(muted)
            text = metrics.elidedText(mark.text, Qt.TextElideMode.ElideRight, room)
            box = QRectF(area.left() - TICK - 2 - room, y - metrics.height() / 2, room, metrics.height())
            aside = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(box, aside | Qt.TextFlag.TextDontClip, text)

    def _title_height(self) -> float:
        return QFontMetricsF(interface_font(self.size)).height()

    def _paint_titles(self, painter: QPainter, across: str, up: str) -> None:
        painter.setFont(interface_font(self.size))
        painter.setPen(theme.color("text"))
        metrics, area = QFontMetricsF(painter.font()), self.area
        middle, mode = Qt.AlignmentFlag.AlignCenter, Qt.TextElideMode.ElideRight
        line = metrics.height()
        below = QRectF(area.left(), area.bottom() + TICK + line, area.width(), line)
        painter.drawText(below, middle, metrics.elidedText(across, mode, area.width()))
        painter.save()
        painter.translate(area.left() - self.left, area.bottom())
        painter.rotate(-90)
        aside = QRectF(0, 0, area.height(), line)
        painter.drawText(aside, middle, metrics.elidedText(up, mode, area.height()))
        painter.restore()


class PlaneLayout(NamedTuple):
    """Places in a widget.

    Attributes:
        axes: with the picture.
        bar: of the colour bar; empty where there is none.
    """

    axes: PictureAxes
    bar: QRectF


def layout_of(
    plane: Plane,
    width: float,
    height: float,
    *,
    target: str,
    scale: NumberScale | None,
    is_small: bool,
) -> PlaneLayout:
    """Place a plane in a widget of this size.

    A plane of two axes is square. Along one axis, upwards stands what is said: ``target`` is the title of
    that, ``scale`` its range. Else, and where there is a scale, it is that of the colour bar.
    """
    size = SMALL if is_small else LARGE
    numbers, letters = QFontMetricsF(number_font(size)), QFontMetricsF(interface_font(size))
    has_bar = plane.vertical is not None and scale is not None
    top, right = (BAR + 10.0 if has_bar else 4.0, 5.0) if is_small else (10.0, BAR_ROOM if has_bar else 10.0)
    # Beside a small picture the fields below say what the axes are.
    title = 0.0 if is_small and plane.vertical is not None else letters.height()
    below = TICK + numbers.height() + title + 2
    rough = max(height - top - below, 20.0)
    up = _marks_up(plane, scale or SHARES, rough)
    widest = max((numbers.horizontalAdvance(mark.text) for mark in up), default=0.0)
    left = title + TICK + 5 + min(max(widest, LEAST), WIDEST[not is_small])
    room = QRectF(left, top, max(width - left - right, 20.0), rough)
    area = room if plane.vertical is None else _square_in(room)
    across = marks_of(plane.horizontal, area.width(), LETTERS_APART[not is_small])
    titles = title_of(plane.horizontal, 1), title_of(plane.vertical, 2) if plane.vertical else target
    axes = PictureAxes(
        area=area,
        across=tuple(across),
        up=tuple(up),
        titles=titles if title else (),
        size=size,
        left=left,
    )
    return PlaneLayout(axes, _bar_beside(area, is_small) if has_bar else QRectF())


def _marks_up(plane: Plane, scale: NumberScale, pixels: float) -> list[AxisMark]:
    if plane.vertical is not None:
        return marks_of(plane.vertical, pixels, LINES_APART)
    shares = scale.shares(np.array(scale.levels)).tolist()
    return [AxisMark(share, tick_number(level)) for share, level in zip(shares, scale.levels, strict=True)]


def _square_in(room: QRectF) -> QRectF:
    side = min(room.width(), room.height())
    return QRectF(
        round(room.left() + (room.width() - side) / 2),
        round(room.top() + (room.height() - side) / 2),
        side,
        side,
    )


def _bar_beside(area: QRectF, is_small: bool) -> QRectF:
    if is_small:
        return QRectF(area.left() + 24, area.top() - BAR - 6, area.width() - 48, BAR - 3)
    return QRectF(area.right() + 12, area.top(), BAR, area.height())
