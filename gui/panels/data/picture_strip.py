"""Some rows of a table of pixels as little pictures, one of each class, and what to do with them."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QEvent, QPoint, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QHelpEvent, QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from engine.data.columns import Resolved
from engine.data.table.table import Table
from engine.data.table.values import value_text
from gui.look.drawing.heatmap_image import grey_image
from gui.look.theme import interface_font, theme
from gui.look.widgets.plain_text import show_tooltip
from gui.look.words.translation import tr

MOST_PICTURES = 10
LARGEST_SIDE = 44
"""Pixels of the screen that a little picture is high and wide at most."""
GAP = 3
_ROWS_LOOKED_AT = 2000
"""First rows in which one of each class is looked for."""


@dataclass(frozen=True, slots=True)
class LittlePicture:
    """Row of the table as a picture.

    Attributes:
        row: its number, counted from 0.
        label: what the target says of it, or an empty string.
        image: its pixels.
    """

    row: int
    label: str
    image: QImage


def average_image(resolved: Resolved) -> QImage:
    """The mean of every pixel over all rows of the table."""
    means = np.array([one.column.mean for one in resolved.used])
    known = means[np.isfinite(means)]
    return grey_image(means, resolved.image, *((known.min(), known.max()) if known.size else (0.0, 1.0)))


def little_pictures(table: Table, resolved: Resolved) -> tuple[LittlePicture, ...]:
    """The first row of each class, or the first rows where there are no classes."""
    rows, labels = _rows_to_show(table, resolved)
    if not rows:
        return ()
    pixels_of = [one.column for one in resolved.used]
    grey = np.stack([column.values[rows] for column in pixels_of], axis=1)
    low, high = min(column.low for column in pixels_of), max(column.high for column in pixels_of)
    return tuple(
        LittlePicture(row, label, grey_image(pixels, resolved.image, low, high))
        for row, label, pixels in zip(rows, labels, grey, strict=True)
    )


def _rows_to_show(table: Table, resolved: Resolved) -> tuple[list[int], list[str]]:
    target = next((c.column for c in resolved.columns if c.role == "target"), None)
    if target is None or not resolved.classes:
        rows = list(range(min(MOST_PICTURES, table.rows)))
        return rows, [""] * len(rows)
    values = target.values[:_ROWS_LOOKED_AT]
    found, first = np.unique(values, return_index=True)
    known = [
        (int(row), value_text(value) if target.kind == "number" else target.categories[int(value)])
        for value, row in zip(found, first, strict=True)
        if not np.isnan(value) and (target.kind == "number" or value >= 0)
    ][:MOST_PICTURES]
    return [row for row, _ in known], [label for _, label in known]


class PictureStrip(QWidget):
    """Little pictures side by side, each over its label.

    Attributes:
        pictures: what is shown.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.pictures: tuple[LittlePicture, ...] = ()
        self._target = ""
        self._seen: tuple[object, ...] = ()
        self.setObjectName("picture_strip")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    def show_table(self, table: Table, resolved: Resolved) -> None:
        """Show rows of this table, if it holds pictures; hidden if not."""
        self.setVisible(bool(resolved.image))
        names = tuple(one.column.name for one in resolved.used)
        seen = (table, resolved.image, resolved.target, resolved.classes, names)
        if not resolved.image or seen == self._seen:
            return
        self._seen = seen
        self.pictures, self._target = little_pictures(table, resolved), resolved.target or ""
        height, width, _ = resolved.image
        self.setAccessibleName(
            tr("{count} pictures of {height} × {width}", count=len(self.pictures), height=height, width=width)
        )
        self.updateGeometry()
        self.update()

    def _label_height(self) -> int:
        has_labels = any(picture.label for picture in self.pictures)
        return QFontMetrics(interface_font(8)).height() + 1 if has_labels else 0

    def _cell(self) -> QSize:
        """Width of a picture with its gap, and height of a picture."""
        count = max(1, len(self.pictures))
        wide = min(LARGEST_SIDE, (self.width() - GAP * (count - 1)) // count)
        if not self.pictures:
            return QSize(wide + GAP, wide)
        image = self.pictures[0].image
        return QSize(wide + GAP, max(1, min(LARGEST_SIDE, round(wide * image.height() / image.width()))))

    def sizeHint(self) -> QSize:
        return QSize(200, self._cell().height() + self._label_height())

    def minimumSizeHint(self) -> QSize:
        return QSize(100, self.sizeHint().height())

    def resizeEvent(self, event: QEvent) -> None:
        self.updateGeometry()

    def _place(self, i: int) -> QRectF:
        """Rectangle of the i-th picture: as large as its cell allows, centred in it."""
        cell, image = self._cell(), self.pictures[i].image
        scale = min((cell.width() - GAP) / image.width(), cell.height() / image.height())
        wide, high = image.width() * scale, image.height() * scale
        return QRectF(i * cell.width() + (cell.width() - GAP - wide) / 2, 0, wide, high)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        font, cell = interface_font(8), self._cell()
        painter.setFont(font)
        metrics = QFontMetrics(font)
        for i, picture in enumerate(self.pictures):
            place = self._place(i)
            shrunk = picture.image.width() > place.width()  # else every pixel shows as a sharp square
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, shrunk)
            painter.drawImage(place, picture.image)
            painter.setPen(theme.color("border"))
            painter.drawRect(place.adjusted(0, 0, -1, -1))
            text = metrics.elidedText(picture.label, Qt.TextElideMode.ElideRight, cell.width())
            below = QRectF(i * cell.width(), cell.height(), cell.width() - GAP, self._label_height())
            painter.setPen(theme.color("muted"))
            painter.drawText(below, Qt.AlignmentFlag.AlignCenter, text)

    def tooltip_at(self, place: QPoint) -> str:
        """Text on the picture at this place, or an empty string."""
        for i, picture in enumerate(self.pictures):
            if self._place(i).contains(place):
                row = tr("row {row}", row=f"{picture.row + 1:,}")
                return f"{row} · {self._target} = {picture.label}" if picture.label else row
        return ""

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            show_tooltip(event.globalPos(), self.tooltip_at(event.pos()), self)
            return True
        return super().event(event)
