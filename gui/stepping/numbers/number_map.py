"""Number map: one operand or result as a heat map with its name, axis labels, colour bar and marks."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QEvent, QLineF, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QFont,
    QFontMetricsF,
    QHelpEvent,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from engine.common.arrays import Index, Indices
from engine.common.messages import number_text
from engine.stepping.quantities import Cell
from gui.look.drawing.number_image import color_bar
from gui.look.theme import number_font, theme
from gui.look.widgets.helpers import set_names
from gui.look.widgets.plain_text import show_tooltip
from gui.look.words.marked_letters import unmarked
from gui.look.words.translation import tr
from gui.stepping.numbers.map_labels import MapLabels
from gui.stepping.numbers.map_marks import paint_cursor, paint_outline, paint_row_mark
from gui.stepping.numbers.sheet import Sheet
from gui.stepping.numbers.sheet_image import SheetImage, sample

LEFT, TOP = 15, 20
"""Pixels for the label at the left; for the label above, and the mark of the row below it."""

NAME, BAR = 19, 13
"""Pixels of the line with the name, and of that with the colour bar and its numbers."""

BOTTOM = NAME + BAR
BAR_LENGTH, NARROW = 34, 100
"""Pixels of the colour bar, and of an image that is too narrow for two numbers below it."""
LEAST_COLUMN, NUMBER_HEIGHT = 7, 26
"""Pixels of a column that stands alone, such as b, and of a single number, such as J."""

_STEPS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}


class NumberMap(QWidget):
    """A heat map of one quantity, or an empty frame of its shape until it is computed.

    Args:
        sheet: how the quantity lies.
        transposed: whether the formula has its transpose.
        picture: its numbers, or None before they are computed.
        row_names: of the rows of the batch, for the tooltips.
        hint: what a click does, for the tooltips; empty where nothing.
    """

    picked = Signal(object)
    """A number was clicked, or chosen with Enter: its :class:`Cell`."""
    pointed = Signal(str)
    """The pointer or the keys went to a number: its value and what it is, on one line; empty elsewhere."""

    def __init__(
        self,
        sheet: Sheet,
        transposed: bool,
        picture: SheetImage | None,
        row_names: tuple[str, ...] = (),
        hint: str = "",
    ) -> None:
        super().__init__()
        self.sheet, self.transposed, self.picture = sheet, transposed, picture
        self.labels, self._hint = MapLabels(sheet, transposed, row_names, hint), hint
        self._scale = 1.0
        self._pixmap = QPixmap()
        self._bar = QImage()
        self._row: int | None = None
        self._operands: list[QLineF] = []
        self._chosen: list[QLineF] = []
        self._cursor: Index | None = None
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        set_names(
            self, f"map_{sheet.key.text}{'T' if transposed else ''}", self.labels.accessible(self.picture)
        )
        if picture is not None:
            self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            self.setMouseTracking(True)
        theme.changed.connect(self._restyle)
        self._restyle()

    # What is shown

    @property
    def cells(self) -> tuple[int, int]:
        """Pixels of the image across and down, of the frame where there is none yet."""
        if self.picture is not None:
            return self.picture.size
        if self.sheet.is_pictures or self.sheet.form == "kernels":
            return 12, 8  # a frame; how many tiles will lie side by side is seen then
        down, across = len(sample(self.sheet.lines)), len(sample(self.sheet.columns))
        return (down, across) if self.transposed else (across, down)

    @property
    def is_number(self) -> bool:
        """True if it is a single known number, which is written instead of coloured."""
        return self.sheet.form == "number" and self.picture is not None

    def _number_text(self) -> str:
        return "" if self.picture is None else number_text(self.picture.value(()))

    def show_picture(self, picture: SheetImage) -> None:
        """Show other numbers of the same quantity, such as those of another row."""
        self.picture = picture
        self._restyle()

    def set_scale(self, scale: float) -> None:
        """Make each pixel of the image so many pixels of the screen."""
        if scale != self._scale:
            self._scale = scale
        self.setFixedWidth(self.width_at(scale))
        self.setMinimumHeight(self.height_at(scale))
        self.update()

    def _cell(self, scale: float) -> tuple[float, float]:
        """Width and height of a pixel of the image; a single column stays wide enough to be seen."""
        return max(scale, LEAST_COLUMN) if self.cells[0] == 1 else scale, scale

    def width_at(self, scale: float) -> int:
        """Width of the whole map at a scale."""
        if self.is_number:
            return LEFT + round(QFontMetricsF(_big_font()).horizontalAdvance(self._number_text())) + 20
        self._scale, before = scale, self._scale
        bar = self._bar_width()
        self._scale = before
        across = round(self.cells[0] * self._cell(scale)[0])
        label_width = round(QFontMetricsF(number_font(8)).horizontalAdvance(self.labels.across())) + 2
        least = max(label_width, round(self.labels.name(self.picture is not None).width) + 4, bar)
        return LEFT + max(across, least) + 2

    def height_at(self, scale: float) -> int:
        """Least height of the whole map at a scale."""
        return TOP + round(self.cells[1] * scale) + BOTTOM

    @property
    def row(self) -> int | None:
        """The row of the batch that is marked, or whose picture is shown."""
        return self._row

    def mark_row(self, row: int) -> None:
        """Mark the column of a row of the batch."""
        self._row = row
        self.update()

    def highlight(self, chosen: Index | None, operands: Indices | None) -> None:
        """Outline the number that is explained, and those that go into it."""
        if self.picture is None:
            return
        place = None if chosen is None else np.array([chosen], np.intp).reshape(1, -1)
        self._chosen = [] if place is None else self.picture.outline(place)
        self._operands = [] if operands is None else self.picture.outline(operands)
        self.update()

    def _restyle(self) -> None:
        if self.picture is not None:
            self.picture.paint()
            self._pixmap = QPixmap.fromImage(self.picture.image)
            self._bar = color_bar(Qt.Orientation.Horizontal, is_signed=self.picture.is_signed)
        self.update()

    # Geometry

    @property
    def image_rect(self) -> QRectF:
        """Place of the image: in the middle between the labels."""
        wide, high = self._cell(self._scale)
        across, down = round(self.cells[0] * wide), round(self.cells[1] * high)
        if self.is_number:
            across, down = self.width() - LEFT - 2, NUMBER_HEIGHT
        room = self.height() - TOP - BOTTOM
        return QRectF(
            LEFT + max((self.width() - LEFT - across) // 2, 0),
            TOP + max((room - down) // 2, 0),
            across,
            down,
        )

    def rect_of(self, index: Index) -> QRectF | None:
        """Place of a number on the widget."""
        rect = self.picture.rect_of(index) if self.picture is not None else None
        return None if rect is None else self._on_screen(rect)

    def _on_screen(self, rect: QRectF) -> QRectF:
        image = self.image_rect
        wide, high = self._pixel()
        return QRectF(
            image.x() + rect.x() * wide,
            image.y() + rect.y() * high,
            rect.width() * wide,
            rect.height() * high,
        )

    def _pixel(self) -> tuple[float, float]:
        """Width and height of a pixel of the image on the screen."""
        image, (across, down) = self.image_rect, self.cells
        return image.width() / across, image.height() / down

    def index_at(self, x: float, y: float) -> Index | None:
        """Index of the number at a place of the widget."""
        return None if self.picture is None else self.picture.index_in(self.image_rect, QPointF(x, y))

    # Painting

    def sizeHint(self) -> QSize:
        return QSize(self.width_at(self._scale), self.height_at(self._scale))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, image = QPainter(self), self.image_rect
        painter.setFont(number_font(8))
        if self.picture is None:
            painter.setPen(QPen(theme.color("faint"), 1, Qt.PenStyle.DashLine))
            painter.drawRect(image.adjusted(0.5, 0.5, -0.5, -0.5))
        elif self.is_number:
            painter.setFont(_big_font())
            painter.setPen(theme.color("text"))
            painter.drawText(image, Qt.AlignmentFlag.AlignCenter, self._number_text())
            painter.setPen(theme.color("border"))
            painter.drawRect(image.adjusted(0, 0, -1, -1))
            painter.setFont(number_font(8))
            self._paint_marks(painter)
        else:
            painter.drawPixmap(image, self._pixmap, QRectF(self._pixmap.rect()))
            painter.setPen(theme.color("border"))  # zeros have the colour of the card
            painter.drawRect(image.adjusted(-0.5, -0.5, 0.5, 0.5))
            self._paint_marks(painter)
        self._paint_texts(painter, image)
        self._paint_bar(painter, QRect(LEFT, self.height() - BAR, self.width() - LEFT, BAR))

    def word_rects(self) -> tuple[QRectF, QRectF]:
        """Places of the label above the image and of the one at its side, which is turned."""
        image, metrics = self.image_rect, QFontMetricsF(number_font(8))
        long = metrics.horizontalAdvance(self.labels.across()) + 1
        # Not further to the left than the image, where the label at the side may reach up to it.
        left = min(max(image.left(), image.center().x() - long / 2), self.width() - long)
        above = QRectF(left, image.top() - TOP, long, 13)
        room = min(max(image.height(), 90), self.height() - BOTTOM)
        long = min(metrics.horizontalAdvance(self.labels.down(room)) + 1, room)
        side = QRectF(image.left() - LEFT, image.center().y() - long / 2, LEFT - 3, long)
        if side.intersects(above):
            side.moveLeft(above.left() - LEFT)
        return above, side

    def _paint_texts(self, painter: QPainter, image: QRectF) -> None:
        centred = Qt.AlignmentFlag.AlignCenter
        painter.setPen(theme.color("muted"))
        above, side = self.word_rects()
        painter.drawText(above, centred, self.labels.across())
        name = self.labels.name(self.picture is not None)
        bottom = self.height() - BOTTOM
        left = LEFT + (self.width() - LEFT - name.width) / 2
        name.paint(painter, left, bottom + (NAME - name.height) / 2 + name.ascent)
        room = min(max(image.height(), 90), self.height() - BOTTOM)
        if down := self.labels.down(room):
            painter.save()
            painter.translate(side.left(), side.center().y())
            painter.rotate(-90)
            painter.drawText(QRectF(-room / 2, 0, room, LEFT - 3), centred, down)
            painter.restore()

    def _bar_numbers(self) -> tuple[str, str]:
        if self.picture is None:
            return "", ""
        return self.labels.bar_numbers(self.picture, is_narrow=self.cells[0] * self._scale < NARROW)

    def _bar_width(self) -> int:
        metrics = QFontMetricsF(number_font(8))
        if self.picture is None:
            return round(metrics.horizontalAdvance(tr("not computed yet"))) + 4
        width = sum(metrics.horizontalAdvance(text) + 4 for text in self._bar_numbers() if text)
        return round(width) + BAR_LENGTH + 4

    def _paint_bar(self, painter: QPainter, area: QRect) -> None:
        painter.setPen(theme.color("muted"))
        if self.picture is None:
            painter.drawText(area, Qt.AlignmentFlag.AlignCenter, tr("not computed yet"))
            return
        if self.is_number:
            return  # it is written there
        low, high = self._bar_numbers()
        metrics = painter.fontMetrics()
        left = area.left() + (area.width() - self._bar_width()) / 2 + 1
        line = QRectF(left, area.top(), metrics.horizontalAdvance(low) + 1, area.height())
        aligned = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(line, aligned, low)
        bar = QRectF(line.right() + 3, area.center().y() - 2, BAR_LENGTH, 6)
        painter.drawImage(bar, self._bar)
        line.setLeft(bar.right() + 4)
        line.setWidth(metrics.horizontalAdvance(high) + 1)
        painter.drawText(line, aligned, high)

    def _paint_marks(self, painter: QPainter) -> None:
        assert self.picture is not None  # noqa: S101 - it was painted just before
        column = self.picture.column_of(self._row) if self._row is not None else None
        if column is not None:
            paint_row_mark(painter, self._on_screen(column), is_across=self.transposed)
        for lines, color in ((self._operands, "yellow"), (self._chosen, "text")):
            paint_outline(painter, lines, color, self.image_rect.topLeft(), self._pixel())
        cursor = self.rect_of(self._cursor) if self._cursor is not None and self.hasFocus() else None
        if cursor is not None:
            paint_cursor(painter, cursor)

    # Pointer and keys

    def tooltip_at(self, index: Index) -> str:
        """The tooltip of a number."""
        return "" if self.picture is None else self.labels.tooltip(self.picture, index)

    def _line_at(self, index: Index) -> str:
        return "" if self.picture is None else self.labels.line(self.picture, index)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            index = self.index_at(event.x(), event.y())
            text = self.labels.accessible(self.picture) if index is None else self.tooltip_at(index)
            show_tooltip(event.globalPos(), text, self)
            return True
        return super().event(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        place = event.position()
        index = self.index_at(place.x(), place.y())
        self.pointed.emit("" if index is None else self._line_at(index))
        if self._hint and index is not None:
            self.setCursor(Qt.CursorShape.PointingHandCursor)
        else:
            self.unsetCursor()

    def leaveEvent(self, event: QEvent) -> None:
        self.pointed.emit("")

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        place = event.position()
        index = self.index_at(place.x(), place.y())
        if index is not None and event.button() == Qt.MouseButton.LeftButton:
            self._cursor = index
            self.picked.emit(Cell(self.sheet.key, index))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.picture is None:
            super().keyPressEvent(event)
            return
        step = _STEPS.get(Qt.Key(event.key()))
        if step is not None:
            self.move_cursor(*step)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.picked.emit(Cell(self.sheet.key, self.cursor_index))
        else:
            super().keyPressEvent(event)

    @property
    def cursor_index(self) -> Index:
        """The number that the keys are at; first that of the chosen row."""
        if self._cursor is None:
            self._cursor = self.sheet.index(0, 0)
            if self.sheet.form == "batch" and self._row is not None:
                self._cursor = (self._row, *self._cursor[1:])
        return self._cursor

    def set_cursor_index(self, index: Index) -> None:
        """Let the keys go on from a number."""
        self._cursor = index
        self.update()

    def move_cursor(self, across: int, down: int) -> None:
        """Go so many cells further, and say which number that is."""
        assert self.picture is not None  # noqa: S101 - keys are heard only then
        self._cursor = self.picture.beside(self.cursor_index, across, down)
        text = self.tooltip_at(self._cursor)
        self.setAccessibleDescription(unmarked(text))
        self.pointed.emit(self._line_at(self._cursor))
        self.update()

    def focusInEvent(self, event: QFocusEvent) -> None:
        self.cursor_index  # noqa: B018 - there is one from now on
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.update()


def _big_font() -> QFont:
    return number_font(11)
