"""Card of one layer: what it gives for the rows that are looked at, as a heat map or as pictures."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QEvent, QPointF, QRectF, QSize
from PySide6.QtGui import QHelpEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QSizePolicy, QVBoxLayout, QWidget

from engine.common.arrays import Array, Indices, Shape
from engine.core.architecture.architecture import LayerSpec
from engine.core.layers.shared.base import shape_text
from gui.look.drawing.heatmap_image import MOST_TILES, MosaicGrid, sampled_indices, sampled_tile_sides
from gui.look.drawing.number_image import ActivationLevels, NumberImage, picture_of
from gui.look.theme import theme
from gui.look.widgets.helpers import set_margins
from gui.look.widgets.plain_text import ElidedLabel, show_tooltip
from gui.look.words.translation import tr

UNIT_HEIGHT, HEIGHTS = 12, (36, 104)
"""Pixels of one unit, and the least and the most of the whole picture."""


class LayerPicture(QWidget):
    """Activations of one layer on some rows.

    Vectors stand side by side, units downwards and rows across. Pictures of a single channel do as well, one
    for each row; of more channels those of one row are shown.

    Attributes:
        values: ``(rows, units)`` or ``(rows, h, w, channels)``, or None.
        row: place among the rows of the one whose feature maps are shown.
    """

    def __init__(self, activation: str | None) -> None:
        super().__init__()
        self.values: Array | None = None
        self.row = 0
        self.row_names: tuple[str, ...] = ()
        self._activation = activation
        self._levels = ActivationLevels(activation)
        self._image: NumberImage | None = None
        self._shape: Shape = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self._paint_anew)

    @property
    def shows_all_rows(self) -> bool:
        """True if every row is in the picture, and not the one that is chosen."""
        return self.values is None or self.values.ndim < 3 or self.values.shape[3] == 1

    def show_values(self, values: Array, row: int, row_names: tuple[str, ...]) -> None:
        """Show activations; ``row_names`` say which rows they are of."""
        if self.values is not None and self.values.shape[0] != values.shape[0]:
            self._levels = ActivationLevels(self._activation)  # they are of other rows
        self.values, self.row, self.row_names = values, min(row, len(values) - 1), row_names
        self._paint_anew(*self._levels.follow(values))

    def clear(self) -> None:
        """Forget the numbers and their levels."""
        self.values = self._image = None
        self._levels = ActivationLevels(self._activation)
        self.update()

    def _paint_anew(self, low: float | None = None, high: float | None = None) -> None:
        if self.values is None:
            return
        shown = self._shown(self.values)
        if self._image is None or self._shape != shown.shape:
            self._shape, self._image = shown.shape, self._image_of(shown.shape)
            self.updateGeometry()
        if low is None or high is None:
            low, high = self._levels.follow(self.values)
        self._image.paint(shown, low, high)
        self.update()

    def _shown(self, values: Array) -> Array:
        """Numbers that are drawn: ``(units, rows)``, ``(rows, h, w)`` or ``(maps, h, w)``."""
        if values.ndim < 3:
            return values.T
        if self.shows_all_rows:
            return values[..., 0]
        return np.moveaxis(values[self.row], 2, 0)

    def _image_of(self, shape: Shape) -> NumberImage:
        if len(shape) < 3 or not self.shows_all_rows:
            return picture_of(shape)
        rows = sampled_indices(shape[0], MOST_TILES)
        down, across = sampled_tile_sides(shape[1], shape[2], len(rows))
        room = max(self.width(), 1) / HEIGHTS[1]
        grid = MosaicGrid.near_square(len(rows), len(down), len(across), room)
        return NumberImage((rows, down, across), grid, is_signed=False)

    def sizeHint(self) -> QSize:
        least, most = HEIGHTS
        if self.values is None:
            return QSize(120, least)
        is_matrix = self.values.ndim < 3
        return QSize(120, min(max(UNIT_HEIGHT * self.values.shape[1], least), most) if is_matrix else most)

    def minimumSizeHint(self) -> QSize:
        return QSize(60, self.sizeHint().height())

    def _place(self) -> QRectF:
        """Rectangle of the image: the whole widget, or its middle where pixels are to be square."""
        room, image = QRectF(self.rect()), self._image
        if image is None or len(image.axes) == 2:
            return room
        wide, high = image.size
        scale = min(room.width() / wide, room.height() / high)
        place = QRectF(0, 0, wide * scale, high * scale)
        place.moveCenter(room.center())
        return place

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        if self._image is None or self._image.image.isNull():
            painter.fillRect(self.rect(), theme.color("canvas"))
            return
        place = self._place()
        is_shrunk = len(self._image.axes) > 2 and place.width() < self._image.size[0]
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, is_shrunk)
        painter.drawImage(place, self._image.image)

    def tooltip_at(self, point: QPointF) -> str:
        """Which number stands at a point; empty beside them."""
        if self._image is None or self.values is None:
            return ""
        index = self._image.index_in(self._place(), point)
        if index is None:
            return ""
        value = f"{float(self._shown(self.values)[index]):.4g}"
        if len(index) == 2:
            unit = tr("unit {unit}", unit=index[0] + 1)
            return tr("{unit}, {row}: {value}", unit=unit, row=self._row_name(index[1]), value=value)
        first, y, x = index
        if self.shows_all_rows:
            where = tr("line {y}, column {x}: {value}", y=y + 1, x=x + 1, value=value)
            return f"{self._row_name(first)}\n{where}"
        where = tr("map {map}, line {y}, column {x}: {value}", map=first + 1, y=y + 1, x=x + 1, value=value)
        return f"{self._row_name(self.row)}\n{where}"

    def _row_name(self, place: int) -> str:
        return self.row_names[place] if place < len(self.row_names) else tr("row {row}", row=place + 1)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            show_tooltip(event.globalPos(), self.tooltip_at(QPointF(event.pos())), self)
            return True
        return super().event(event)


class LayerCard(QFrame):
    """The name of a layer over its picture, and its size below.

    Attributes:
        layer: what it is of.
        picture: the numbers.
    """

    def __init__(self, layer: LayerSpec) -> None:
        super().__init__()
        self.layer = layer
        self.setProperty("look", "card")
        self.setObjectName(f"layer_card_{layer.id}")
        is_input = layer.kind == "input"
        self.title = ElidedLabel(tr("Input") if is_input else layer.name)
        font = self.title.font()
        font.setBold(True)
        self.title.setFont(font)
        self.picture = LayerPicture(layer.activation)
        self.caption = ElidedLabel(look="small")
        layout = set_margins(QVBoxLayout(self), 4, (12, 7, 12, 7))
        for part in (self.title, self.picture, self.caption):
            layout.addWidget(part)
        self.setAccessibleName(self.title.text())

    def show_values(self, values: Array, row: int, row_names: tuple[str, ...]) -> None:
        """Show activations on some rows; ``row`` is the place of the one whose feature maps are shown."""
        self.picture.show_values(values, row, row_names)
        rows, *shape = values.shape
        if len(shape) == 1:
            units = f"{shape[0]:,}"
            text = tr("{units} units", units=units) if shape[0] > 1 else tr("1 unit")
            if rows > 1:
                text = tr("{units} × {rows} rows", units=units, rows=rows)
        elif self.picture.shows_all_rows:
            text = tr("{count} pictures of {size}", count=rows, size=shape_text(tuple(shape[:2])))
        else:
            maps = tr("{count} maps of {size}", count=f"{shape[2]:,}", size=shape_text(tuple(shape[:2])))
            text = f"{maps} · {row_names[self.picture.row]}" if row_names else maps
        if text != self.caption.text():  # each frame comes here
            self.caption.setText(text)

    def clear(self) -> None:
        """Forget the numbers."""
        self.picture.clear()
        self.caption.setText("")


def names_of(rows: Indices, targets: tuple[str, ...]) -> tuple[str, ...]:
    """Names of rows ``(m,)`` of the table, counted from 0, with what their target says."""
    texts = zip(rows.tolist(), targets, strict=True)
    return tuple(tr("row {row} ({name})", row=f"{row + 1:,}", name=target) for row, target in texts)
