"""Contributions as bars around a line in the middle: orange to the left lowers, blue to the right raises."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QHelpEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from gui.look.theme import FADED, interface_font, number_font, theme
from gui.look.widgets.plain_text import show_tooltip
from gui.look.words.translation import tr
from gui.profile.why.amounts import AmountFormat

LEAST_ROW = 24
"""Pixels that a row is high at least."""
BAR_HEIGHT, GAP = 12, 8
NAME_SHARE = 0.42
"""Share of the width that names take at most."""
LEAST_BAR = 1.0
"""Pixels of a bar that would not be seen."""


@dataclass(frozen=True, slots=True)
class ContributionBar:
    """One row.

    Attributes:
        name: of the column, or what stands for several.
        amount: its contribution.
        error: standard error of that; 0 where it is not known.
        value: that the row has in the column, for people; may be empty.
    """

    name: str
    amount: float
    error: float = 0.0
    value: str = ""


class ContributionBars(QWidget):
    """Bars below one another.

    Attributes:
        bars: what is shown.
        is_faded: whether these are of something else than now.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.bars: tuple[ContributionBar, ...] = ()
        self.is_faded = False
        self._format, self._largest = AmountFormat(0), 0.0
        self.setObjectName("contribution_bars")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    def show_bars(self, bars: Sequence[ContributionBar], largest: float) -> None:
        """Show these; the scale goes to ``largest``, which bars that are not shown may have."""
        self.bars, self._largest = tuple(bars), largest
        self._format = AmountFormat.of([largest])
        said = ", ".join(f"{bar.name} {self._format.signed(bar.amount)}" for bar in self.bars)
        self.setAccessibleName(tr("Contributions"))
        self.setAccessibleDescription(said)
        self.updateGeometry()
        self.update()

    def set_faded(self, is_faded: bool) -> None:
        """Show the bars faded, or as they are."""
        if is_faded != self.is_faded:
            self.is_faded = is_faded
            self.update()

    @property
    def row_height(self) -> int:
        """Pixels that a row is high."""
        return max(LEAST_ROW, QFontMetrics(interface_font(9.5)).height() + 7)

    def sizeHint(self) -> QSize:
        return QSize(220, self.row_height * len(self.bars))

    def minimumSizeHint(self) -> QSize:
        return QSize(150, self.sizeHint().height())

    def bar_place(self, row: int) -> QRectF:
        """Rectangle of a bar."""
        left, right = self._area()
        middle, half = (left + right) / 2, (right - left) / 2
        amount = self.bars[row].amount
        wide = max(LEAST_BAR, half * min(1.0, abs(amount) / self._largest)) if self._largest else LEAST_BAR
        start = middle - wide if amount < 0 else middle
        top = row * self.row_height + (self.row_height - BAR_HEIGHT) / 2
        return QRectF(start, top, wide, BAR_HEIGHT)

    def _area(self) -> tuple[float, float]:
        """Where bars can be: between names and amounts."""
        names, numbers = QFontMetrics(interface_font(9.5)), QFontMetrics(number_font(9))
        name = max((names.horizontalAdvance(bar.name) for bar in self.bars), default=0)
        texts = (self._format.signed(bar.amount) for bar in self.bars)
        amount = max(map(numbers.horizontalAdvance, texts), default=0)
        left = min(name, int(self.width() * NAME_SHARE)) + GAP
        return float(left), float(max(left + 2 * GAP, self.width() - amount - GAP))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setOpacity(FADED if self.is_faded else 1.0)
        left, right = self._area()
        middle = round((left + right) / 2) + 0.5
        painter.setPen(QPen(theme.color("border"), 1))
        painter.drawLine(QPointF(middle, 0), QPointF(middle, self.height()))
        names = QFontMetrics(interface_font(9.5))
        for row, bar in enumerate(self.bars):
            line = QRectF(0, row * self.row_height, self.width(), self.row_height)
            painter.setFont(interface_font(9.5))
            painter.setPen(theme.color("text"))
            text = names.elidedText(bar.name, Qt.TextElideMode.ElideRight, int(left) - GAP // 2)
            painter.drawText(line, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, text)
            painter.setFont(number_font(9))
            painter.setPen(theme.color("muted"))
            side = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(line, side, self._format.signed(bar.amount))
            self._paint_bar(painter, row)

    def _paint_bar(self, painter: QPainter, row: int) -> None:
        place, bar = self.bar_place(row), self.bars[row]
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("backward" if bar.amount < 0 else "forward"))
        painter.drawRoundedRect(place, 2, 2)
        left, right = self._area()
        wide = (right - left) / 2 * bar.error / self._largest if self._largest else 0.0
        if wide >= 1.5:  # else it would not be seen
            end = place.left() if bar.amount < 0 else place.right()
            start, stop = max(left, end - wide), min(right, end + wide)
            painter.setPen(QPen(theme.color("text", 0.7), 1))
            middle = place.center().y()
            painter.drawLine(QPointF(start, middle), QPointF(stop, middle))

    def tooltip_at(self, place: QPoint) -> str:
        """Text on the row at this place, or an empty string."""
        row = place.y() // self.row_height
        if not 0 <= row < len(self.bars):
            return ""
        bar = self.bars[row]
        name = f"{bar.name} = {bar.value}" if bar.value else bar.name
        amount = self._format.signed(bar.amount)
        if bar.error:
            amount = f"{amount} ± {AmountFormat.of_error(bar.error).plain(bar.error)}"
        return f"{name}\n{amount}"

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            show_tooltip(event.globalPos(), self.tooltip_at(event.pos()), self)
            return True
        return super().event(event)
