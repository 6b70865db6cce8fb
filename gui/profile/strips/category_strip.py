"""The strip of a column of categories, or of yes and no: a bar for each, of which one is chosen."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QMouseEvent, QPainter, QPen, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QWidget

from engine.evaluation.strips.grids import Strip
from gui.look.theme import theme
from gui.look.words.translation import tr
from gui.profile.strips.strip_card import Marked, StripCard, faint, hatch, missing_text

LEAST_WIDTH, MOST_WIDTH = 30.0, 90.0
"""Pixels of a bar with its gap; where there are too many for the card, they scroll."""
GAP = 0.16
"""Share of that which is the gap."""
WHEEL_NOTCH = 120


class CategoryStrip(StripCard):
    """A column of categories."""

    def __init__(self, strip: Strip, parent: QWidget | None = None) -> None:
        super().__init__(strip, parent)
        self._names = tuple(map(str, strip.grid.values))
        self._widest: float | None = None
        self._begin = 0.0  # pixels that are scrolled out at the left
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    # Places

    @property
    def _width(self) -> float:
        """Pixels of a bar with its gap; where bars scroll, as many as their names need."""
        all_in_sight = self.plot.width() / len(self._names)
        if all_in_sight >= LEAST_WIDTH:
            return min(all_in_sight, MOST_WIDTH)
        if self._widest is None:
            metrics = QFontMetricsF(self.label_font)
            self._widest = max(map(metrics.horizontalAdvance, self._names))
        return min(max(self._widest + 10, LEAST_WIDTH), MOST_WIDTH)

    @property
    def _most_begin(self) -> float:
        return max(0.0, self._width * len(self._names) - self.plot.width())

    def bar(self, place: int) -> QRectF:
        """The room of a bar from the bottom of the plot to its top."""
        plot, width = self.plot, self._width
        spare = max(0.0, plot.width() - width * len(self._names)) / 2
        left = plot.left() + spare + place * width - self._begin
        return QRectF(left + width * GAP / 2, plot.top(), width * (1 - GAP), plot.height())

    def _place_at(self, x: float) -> int:
        for place in range(len(self._names)):
            bar = self.bar(place)
            margin = self._width * GAP / 2
            if bar.left() - margin <= x < bar.right() + margin:
                return place
        return -1

    def _chosen(self, row: Marked | None) -> int:
        """Place of the category of a row, -1 where it is none of the bars."""
        folded = str(row.value).casefold() if row is not None else ""
        if row is None or row.value is None:
            return -1
        if row.value in self._names:
            return self._names.index(str(row.value))
        if self.strip.grid.kind == "yes_no":
            return next((place for place, name in enumerate(self._names) if name.casefold() == folded), -1)
        return -1

    # Painting

    def note(self) -> str:
        left_out = self.strip.grid.left_out
        if left_out:
            shown = len(self._names)
            return tr("{shown} most frequent of {all}", shown=shown, all=f"{shown + left_out:,}")
        return ""

    def paint_ground(self, painter: QPainter, plot: QRectF) -> None:
        for place, count in enumerate(self.strip.counts):
            if not count:
                hatch(painter, self.bar(place))

    def paint_below(self, painter: QPainter, plot: QRectF) -> None:
        if self._most_begin:
            share = plot.width() / (plot.width() + self._most_begin)
            left = plot.left() + self._begin * share
            painter.fillRect(QRectF(left, plot.bottom() - 2, plot.width() * share, 2), theme.color("frame"))

    def paint_rows(self, painter: QPainter) -> None:
        if self.here is None:
            return
        chosen, beside = self._chosen(self.here), self._chosen(self.beside)
        plot = self.plot
        painter.save()
        painter.setClipRect(plot.adjusted(0, 0, 0, 60))
        for place in range(len(self._names)):
            bar = self.bar(place)
            if bar.right() >= plot.left() and bar.left() <= plot.right():
                self._paint_bar(painter, place, bar, is_chosen=place == chosen, is_beside=place == beside)
        painter.restore()
        if chosen < 0:
            self._paint_none(painter, self.here)

    def _paint_bar(
        self, painter: QPainter, place: int, bar: QRectF, *, is_chosen: bool, is_beside: bool
    ) -> None:
        here, beside = self.here, self.beside
        base = self._base()
        if here is not None and here.curve is not None:
            top = self.height_of(here.prediction if is_chosen else here.curve[place])
            area = QRectF(QPointF(bar.left(), min(top, base)), QPointF(bar.right(), max(top, base)))
            area.setHeight(max(area.height(), 1.5))
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("good") if is_chosen else theme.color("forward", 0.6))
            painter.drawRoundedRect(area, 2, 2)
        self._paint_other_rows(painter, place, bar)
        if beside is not None and beside.curve is not None:
            y = self.height_of(beside.prediction if is_beside else beside.curve[place])
            painter.setPen(QPen(theme.color("violet"), 3.0 if is_beside else 1.6))
            painter.drawLine(QPointF(bar.left() - 2, y), QPointF(bar.right() + 2, y))
        painter.setFont(self.label_font)
        metrics = QFontMetricsF(self.label_font)
        room = QRectF(bar.left() - 2, self.plot.bottom() + 3, bar.width() + 4, metrics.height())
        painter.setPen(theme.color("text" if is_chosen else "violet" if is_beside else "muted"))
        name = metrics.elidedText(self._names[place], Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignHCenter, name)

    def _paint_other_rows(self, painter: QPainter, place: int, bar: QRectF) -> None:
        """A dash for each of the other rows, upon the bar, and one for their mean."""
        others = self.others
        if others is None or not len(others):
            return
        painter.setPen(QPen(faint(0.5), 1))
        for y in self.heights(others[:, place]).tolist():
            painter.drawLine(QPointF(bar.left(), y), QPointF(bar.right(), y))
        with np.errstate(all="ignore"):  # of a network whose weights have grown without bounds
            y = self.height_of(float(others[:, place].mean()))
        painter.setPen(QPen(theme.color("yellow"), 1.6))
        painter.drawLine(QPointF(bar.left(), y), QPointF(bar.right(), y))

    def _base(self) -> float:
        """Where bars stand: at 0, or at the end of the axis that is nearest to it."""
        return self.height_of(0.0)

    def _paint_none(self, painter: QPainter, row: Marked) -> None:
        """Words for a value that is none of the bars."""
        text = missing_text(self.strip.fill) if row.value is None else self._elsewhere(str(row.value))
        painter.setFont(self.label_font)
        metrics = QFontMetricsF(self.label_font)
        plot = self.plot
        text = metrics.elidedText(text, Qt.TextElideMode.ElideRight, plot.width() - 8)
        box = QRectF(plot.left(), plot.top() + 3, metrics.horizontalAdvance(text) + 8, metrics.height() + 2)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("card"))
        painter.drawRoundedRect(box, 3, 3)
        painter.setPen(theme.color("backward"))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)

    def _elsewhere(self, value: str) -> str:
        if self.strip.grid.left_out:
            return tr("{value}: a rarer one", value=value)
        return tr("{value}: never seen in training", value=value)

    # The hand

    def mousePressEvent(self, event: QMouseEvent) -> None:
        place = self._place_at(event.position().x())
        if event.button() == Qt.MouseButton.LeftButton and place >= 0:
            self._choose_place(place)

    def _choose_place(self, place: int) -> None:
        self._show_place(place)
        if self.here is not None and place != self._chosen(self.here):
            self.choose(self._names[place])

    def _show_place(self, place: int) -> None:
        """Scroll until this bar is all in sight."""
        plot, bar = self.plot, self.bar(place)
        if bar.left() < plot.left():
            self._scroll(bar.left() - plot.left())
        elif bar.right() > plot.right():
            self._scroll(bar.right() - plot.right())

    def _scroll(self, pixels: float) -> None:
        begin = min(max(self._begin + pixels, 0.0), self._most_begin)
        if begin != self._begin:
            self._begin = begin
            self.repaint_all()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, keys, last = event.key(), Qt.Key, len(self._names) - 1
        chosen = self._chosen(self.here)
        places = {keys.Key_Left: chosen - 1, keys.Key_Right: chosen + 1, keys.Key_Home: 0, keys.Key_End: last}
        places |= {keys.Key_PageDown: chosen - 5, keys.Key_PageUp: chosen + 5}
        if self.here is not None and key in places:
            self._choose_place(min(max(places[keys(key)], 0), last))
        elif self.here is not None and key in (keys.Key_Delete, keys.Key_Backspace):
            self.choose(None)
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll the bars where the strip has the keyboard, or the wheel goes sideways; else the page."""
        turned = event.angleDelta()
        if self._most_begin and (self.hasFocus() or turned.x()):
            self._scroll(-(turned.x() or turned.y()) / WHEEL_NOTCH * self._width)
            event.accept()
        else:
            event.ignore()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._begin = min(self._begin, self._most_begin)

    def tooltip_at(self, place: QPointF) -> str:
        at = self._place_at(place.x())
        how = tr("Click a bar, or use the arrow keys, to choose a value; Delete for a missing one.")
        if at < 0 or place.y() < self.plot.top():
            return f"{self.strip.column}\n{how}"
        count = f"{self.strip.counts[at]:,}"
        said = tr("{value}: training rows {count}", value=self._names[at], count=count)
        return f"{said}\n{how}"
