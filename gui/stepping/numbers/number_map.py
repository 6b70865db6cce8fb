"""Number map: one operand or result as a heat map with its name, axis words, colour bar and marks."""

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
    QPolygonF,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from engine.stepping.quantities import Cell, number_text
from gui.look.drawing.formulas import Formula, formula
from gui.look.drawing.number_image import Index, Places, color_bar
from gui.look.theme import number_font, theme
from gui.look.widgets.helpers import set_names
from gui.look.widgets.plain_text import show_tooltip
from gui.look.words.marked_letters import unmarked
from gui.look.words.translation import tr
from gui.stepping.numbers.sheet import Sheet, dimensions
from gui.stepping.numbers.sheet_image import SheetImage, count_words, sample
from gui.stepping.words.key_words import key_text

LEFT, TOP = 15, 20
"""Pixels for the word at the left; for the word above, and the mark of the row below it."""

NAME, BAR = 19, 13
"""Pixels of the line with the name, and of that with the colour bar and its numbers."""

BOTTOM = NAME + BAR
NAME_SIZE = 14.0
"""Pixels of the letters of the name."""

BAR_LENGTH, NARROW = 34, 100
"""Pixels of the colour bar, and of an image that is too narrow for two numbers below it."""
LEAST_COLUMN, NUMBER_HEIGHT = 7, 26
"""Pixels of a column that stands alone, such as b, and of a single number, such as J."""
MARK = 5
"""Pixels of the triangle over the column of the chosen row."""

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
        self._row_names, self._hint = row_names, hint
        self._scale = 1.0
        self._pixmap = QPixmap()
        self._bar = QImage()
        self._row: int | None = None
        self._operands: list[QLineF] = []
        self._chosen: list[QLineF] = []
        self._cursor: Index | None = None
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        set_names(self, f"map_{sheet.key.text}{'T' if transposed else ''}", self._accessible_words())
        if picture is not None:
            self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            self.setMouseTracking(True)
        theme.changed.connect(self._restyle)
        self._restyle()

    def _accessible_words(self) -> str:
        shape = dimensions(self.shape)
        if self.picture is None:
            return tr("{name}, {shape}, not computed yet", name=self.sheet.key.text, shape=shape)
        return tr("Heat map of {name}, {shape}", name=self.sheet.key.text, shape=shape)

    # What is shown

    @property
    def shape(self) -> tuple[int, ...]:
        """As the formula has it."""
        if self.sheet.is_pictures:
            return self.sheet.shape[1:]
        if self.sheet.form == "kernels":
            return self.sheet.shape
        shape = self.sheet.lines, self.sheet.columns
        return shape[::-1] if self.transposed else shape

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
    def is_mosaic(self) -> bool:
        """Whether it has tiles instead of lines and columns."""
        return self.sheet.is_pictures or self.sheet.form == "kernels"

    @property
    def is_number(self) -> bool:
        """Whether it is a single known number, which is written instead of coloured."""
        return self.sheet.form == "number" and self.picture is not None

    def _number_words(self) -> str:
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
            return LEFT + round(QFontMetricsF(_big_font()).horizontalAdvance(self._number_words())) + 20
        self._scale, before = scale, self._scale
        bar = self._bar_width()
        self._scale = before
        across = round(self.cells[0] * self._cell(scale)[0])
        words = round(QFontMetricsF(number_font(8)).horizontalAdvance(self._across_words())) + 2
        least = max(words, round(self._name().width) + 4, bar)
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

    def highlight(self, chosen: Index | None, operands: Places | None) -> None:
        """Outline the number that is explained, and those that go into it."""
        if self.picture is None:
            return
        place = None if chosen is None else np.array([chosen], np.intp).reshape(1, -1)
        self._chosen = [] if place is None else self.picture.outline(place)
        self._operands = [] if operands is None else self.picture.outline(operands)
        self.update()

    @property
    def is_highlighted(self) -> bool:
        """Whether anything is outlined."""
        return bool(self._chosen or self._operands)

    def _restyle(self) -> None:
        if self.picture is not None:
            self.picture.paint()
            self._pixmap = QPixmap.fromImage(self.picture.image)
            self._bar = color_bar(Qt.Orientation.Horizontal, is_signed=self.picture.is_signed)
        self.update()

    # Geometry

    @property
    def image_rect(self) -> QRectF:
        """Where the image is: in the middle between the words."""
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
        """Where on the widget a number is."""
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
        """Which number is at a place of the widget."""
        return None if self.picture is None else self.picture.index_in(self.image_rect, QPointF(x, y))

    # Painting

    def sizeHint(self) -> QSize:
        return QSize(self.width_at(self._scale), self.height_at(self._scale))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        image = self.image_rect
        painter.setFont(number_font(8))
        if self.picture is None:
            painter.setPen(QPen(theme.color("faint"), 1, Qt.PenStyle.DashLine))
            painter.drawRect(image.adjusted(0.5, 0.5, -0.5, -0.5))
        elif self.is_number:
            painter.setFont(_big_font())
            painter.setPen(theme.color("text"))
            painter.drawText(image, Qt.AlignmentFlag.AlignCenter, self._number_words())
            painter.setPen(theme.color("border"))
            painter.drawRect(image.adjusted(0, 0, -1, -1))
            painter.setFont(number_font(8))
            self._paint_marks(painter)
        else:
            painter.drawPixmap(image, self._pixmap, QRectF(self._pixmap.rect()))
            painter.setPen(theme.color("border"))  # zeros have the colour of the card
            painter.drawRect(image.adjusted(-0.5, -0.5, 0.5, 0.5))
            self._paint_marks(painter)
        self._paint_words(painter, image)
        self._paint_bar(painter, QRect(LEFT, self.height() - BAR, self.width() - LEFT, BAR))

    def _name(self) -> Formula:
        known = "text" if self.picture is not None else "muted"
        latex = self.sheet.key.latex_of(transposed=self.transposed)
        return formula(latex, NAME_SIZE, theme.color(known).name())

    def _axis_words(self) -> tuple[str, str]:
        """Words for the lines and for the columns, with how many there are."""
        if self.is_mosaic:
            return "", ""
        pairs = [
            (count_words(count, word) if word and count > 1 else word)
            for count, word in (
                (self.sheet.lines, self.sheet.down_word),
                (self.sheet.columns, self.sheet.across_word),
            )
        ]
        down, across = reversed(pairs) if self.transposed else pairs
        return down, across

    def _plain_down_words(self) -> str:
        """How many lines there are, without a word on the sampling."""
        sheet = self.sheet
        if self.transposed:
            return tr("{count:,} {things}", count=sheet.columns, things=sheet.across_word)
        return tr("{count:,} {things}", count=sheet.lines, things=sheet.down_word)

    def _across_words(self) -> str:
        """The words above: what lies beside one another."""
        if not self.is_mosaic:
            return self._axis_words()[1]
        return (
            tr("{shape} of one row", shape=dimensions(self.shape))
            if self.sheet.is_pictures
            else dimensions(self.shape)
        )

    def word_rects(self) -> tuple[QRectF, QRectF]:
        """Where the words above the image stand, and those at its side, which are turned."""
        image, metrics = self.image_rect, QFontMetricsF(number_font(8))
        long = metrics.horizontalAdvance(self._across_words()) + 1
        # Not further to the left than the image, where the word at the side may reach up to it.
        left = min(max(image.left(), image.center().x() - long / 2), self.width() - long)
        above = QRectF(left, image.top() - TOP, long, 13)
        room = min(max(image.height(), 90), self.height() - BOTTOM)
        long = min(metrics.horizontalAdvance(self._down_words(room)) + 1, room)
        side = QRectF(image.left() - LEFT, image.center().y() - long / 2, LEFT - 3, long)
        if side.intersects(above):
            side.moveLeft(above.left() - LEFT)
        return above, side

    def _down_words(self, room: float) -> str:
        """The words at the side; the sampling, which is said over the maps too, only where there is room."""
        down = self._axis_words()[0]
        fits = QFontMetricsF(number_font(8)).horizontalAdvance(down) <= room
        return down if fits or not down else self._plain_down_words()

    def _paint_words(self, painter: QPainter, image: QRectF) -> None:
        centred = Qt.AlignmentFlag.AlignCenter
        painter.setPen(theme.color("muted"))
        above, side = self.word_rects()
        painter.drawText(above, centred, self._across_words())
        name = self._name()
        bottom = self.height() - BOTTOM
        left = LEFT + (self.width() - LEFT - name.width) / 2
        name.paint(painter, left, bottom + (NAME - name.height) / 2 + name.ascent)
        room = min(max(image.height(), 90), self.height() - BOTTOM)
        if down := self._down_words(room):
            painter.save()
            painter.translate(side.left(), side.center().y())
            painter.rotate(-90)
            painter.drawText(QRectF(-room / 2, 0, room, LEFT - 3), centred, down)
            painter.restore()

    def _bar_numbers(self) -> tuple[str, str]:
        """The numbers at the ends of the colour bar; a narrow map has one for both of the diverging map."""
        if self.picture is None:
            return "", ""
        low, high = number_text(self.picture.low), number_text(self.picture.high)
        if self.picture.is_signed and self.cells[0] * self._scale < NARROW:
            return f"±{high.lstrip('+')}", ""
        return low, high

    def _bar_width(self) -> int:
        metrics = QFontMetricsF(number_font(8))
        if self.picture is None:
            return round(metrics.horizontalAdvance(tr("not computed yet"))) + 4
        words = sum(metrics.horizontalAdvance(words) + 4 for words in self._bar_numbers() if words)
        return round(words) + BAR_LENGTH + 4

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
            self._paint_row(painter, self._on_screen(column))
        self._stroke(painter, self._operands, "yellow")
        self._stroke(painter, self._chosen, "text")
        cursor = self.rect_of(self._cursor) if self._cursor is not None and self.hasFocus() else None
        if cursor is not None:
            painter.setPen(QPen(theme.color("canvas"), 3))
            painter.drawRect(cursor.adjusted(-1, -1, 1, 1))
            painter.setPen(QPen(theme.color("forward"), 1.5))
            painter.drawRect(cursor.adjusted(-1, -1, 1, 1))

    def _paint_row(self, painter: QPainter, column: QRectF) -> None:
        """A triangle before the column of the chosen row, and fine lines along it."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.color("text", 0.55), 1))
        if self.transposed:
            painter.drawLines([QLineF(column.topLeft(), column.topRight())])
            painter.drawLines([QLineF(column.bottomLeft(), column.bottomRight())])
            tip, y = column.right() + 1, column.center().y()
            corners = [
                QPointF(tip, y),
                QPointF(tip + MARK, y - MARK / 2 - 1),
                QPointF(tip + MARK, y + MARK / 2 + 1),
            ]
        else:
            painter.drawLines([QLineF(column.topLeft(), column.bottomLeft())])
            painter.drawLines([QLineF(column.topRight(), column.bottomRight())])
            x, tip = column.center().x(), column.top() - 1
            corners = [
                QPointF(x, tip),
                QPointF(x - MARK / 2 - 1, tip - MARK),
                QPointF(x + MARK / 2 + 1, tip - MARK),
            ]
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("text"))
        painter.drawPolygon(QPolygonF(corners))
        painter.restore()

    def _stroke(self, painter: QPainter, lines: list[QLineF], color: str) -> None:
        """An outline that can be seen on any colour."""
        if not lines:
            return
        image = self.image_rect
        painter.save()
        painter.translate(image.topLeft())
        painter.scale(*self._pixel())
        for name, width in (("canvas", 3.5), (color, 1.6)):
            pen = QPen(theme.color(name), width)
            pen.setCosmetic(True)
            pen.setCapStyle(Qt.PenCapStyle.SquareCap)
            painter.setPen(pen)
            painter.drawLines(lines)
        painter.restore()

    # Pointer and keys

    def words_at(self, index: Index) -> str:
        """The tooltip of a number."""
        sampling = self.picture.sampling if self.picture is not None else ""
        return "\n".join(line for line in (*self._facts(index), sampling, self._hint) if line)

    def _line_at(self, index: Index) -> str:
        return "   ".join(line for line in self._facts(index) if line)

    def _facts(self, index: Index) -> tuple[str, str]:
        """The number, and what it is the number of."""
        assert self.picture is not None  # noqa: S101 - there is a number to speak of
        row = index[0] if self.sheet.form == "batch" else None
        name = self._row_names[row] if row is not None and row < len(self._row_names) else ""
        value = f"{self.picture.value(index):.7g}"
        return f"{key_text(self.sheet.key)} = {value}", self.sheet.words(index, name)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            index = self.index_at(event.x(), event.y())
            words = self._accessible_words() if index is None else self.words_at(index)
            show_tooltip(event.globalPos(), words, self)
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
        words = self.words_at(self._cursor)
        self.setAccessibleDescription(unmarked(words))
        self.pointed.emit(self._line_at(self._cursor))
        self.update()

    def focusInEvent(self, event: QFocusEvent) -> None:
        self.cursor_index  # noqa: B018 - there is one from now on
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.update()


def _big_font() -> QFont:
    return number_font(11)
