"""Bar that shows how the rows are split, in three colours with the counts over it."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from gui.look.theme import interface_font, theme
from gui.look.widgets.plain_text import plain_tooltip
from gui.look.words.translation import tr

BAR_HEIGHT, BAR_GAP = 7, 2


def rounded_count(count: int) -> str:
    """A count in few letters: ``950``, ``63k``, ``1.2M``."""
    if count < 10_000:
        return f"{count:,}"
    return f"{count / 1000:.0f}k" if count < 999_500 else f"{count / 1e6:.1f}M"


class SplitBar(QWidget):
    """Rows for training (green), validation (blue) and test (grey).

    Attributes:
        sizes: how many rows each part has.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.sizes = (0, 0, 0)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setObjectName("split_bar")
        theme.changed.connect(self.update)

    def show_sizes(self, sizes: tuple[int, int, int]) -> None:
        """Show these row counts: train, validation, test."""
        self.sizes = sizes
        text = " · ".join(self._labels())
        self.setToolTip(plain_tooltip(tr("Rows: {parts}. Change the split under Options.", parts=text)))
        self.setAccessibleName(text)
        self.update()

    def _labels(self, short: bool = False, rounded: bool = False) -> list[str]:
        train, validation, test = (rounded_count(n) if rounded else f"{n:,}" for n in self.sizes)
        valid = tr("valid. {rows}", rows=validation) if short else tr("validation {rows}", rows=validation)
        return [tr("train {rows}", rows=train), valid, tr("test {rows}", rows=test)]

    def _fitting_labels(self, metrics: QFontMetrics) -> list[str]:
        """Longest labels that fit side by side."""
        for short, rounded in ((False, False), (True, False), (False, True)):
            labels = self._labels(short, rounded)
            if sum(metrics.horizontalAdvance(text) for text in labels) + 16 <= self.width():
                return labels
        return self._labels(short=True, rounded=True)

    def sizeHint(self) -> QSize:
        return QSize(200, QFontMetrics(interface_font(9)).height() + BAR_HEIGHT + 5)

    def minimumSizeHint(self) -> QSize:
        return QSize(120, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        font = interface_font(9)
        metrics = QFontMetrics(font)
        painter.setFont(font)
        labels = self._fitting_labels(metrics)
        line = QRectF(0, 0, self.width(), metrics.height())
        gap = (self.width() - sum(metrics.horizontalAdvance(text) for text in labels)) / 2
        for text, color in zip(labels, ("good", "forward", "muted"), strict=True):
            painter.setPen(theme.color(color))
            painter.drawText(line, Qt.AlignmentFlag.AlignLeft, text)
            line.setLeft(line.left() + metrics.horizontalAdvance(text) + gap)
        self._paint_bar(painter, metrics.height() + 4)

    def _paint_bar(self, painter: QPainter, top: int) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        parts = [(n, color) for n, color in zip(self.sizes, ("good", "forward", "neutral"), strict=True) if n]
        total = sum(n for n, _ in parts)
        room = self.width() - BAR_GAP * (len(parts) - 1)
        left = 0.0
        for rows, color in parts:
            width = room * rows / total
            painter.setBrush(theme.color(color))
            painter.drawRoundedRect(QRectF(left, top, width, BAR_HEIGHT), 3, 3)
            left += width + BAR_GAP
