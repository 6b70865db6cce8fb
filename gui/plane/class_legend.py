"""Which colour is which class, in one line."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from gui.look.class_colors import class_color
from gui.look.theme import interface_font, theme
from gui.look.widgets.plain_text import plain_tooltip

DOT, GAP = 7.0, 4.0
"""Pixels of a mark, and from it to its name."""
NEAR, APART = 5.0, 11.0
"""Pixels from one class to the next, at least and where there is room."""
MORE = "…"
LEAST = 22.0
"""Pixels that a name needs at least; where not all find room, the last ones are left to the tooltip."""


class ClassLegend(QWidget):
    """A mark and a name for each class.

    Attributes:
        names: of the classes, in their order.
    """

    def __init__(self, size: float) -> None:
        super().__init__()
        self.names: tuple[str, ...] = ()
        self.setFont(interface_font(size))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        return QSize(120, self.fontMetrics().height() + 2)

    def minimumSizeHint(self) -> QSize:
        return QSize(40, self.fontMetrics().height() + 2)

    def show_names(self, names: tuple[str, ...]) -> None:
        """Show these classes; nothing where there are none."""
        self.names = names
        self.setToolTip(plain_tooltip("\n".join(names)))
        self.setAccessibleName(", ".join(names))
        self.setVisible(bool(names))
        self.update()

    def texts(self, width: float) -> tuple[list[str], float]:
        """Names as they find room in so many pixels, of the first classes, and the pixels between two."""
        metrics, count = QFontMetricsF(self.font()), len(self.names)
        needed = sum(DOT + GAP + metrics.horizontalAdvance(name) for name in self.names)
        if needed + NEAR * (count - 1) <= width:
            return [*self.names], min(APART, (width - needed) / max(count - 1, 1))
        dots, beside = metrics.horizontalAdvance(MORE) + NEAR, DOT + GAP + NEAR
        most = min(count, max(int((width - dots) / (LEAST + beside)), 1))
        room = (width - (dots if most < count else 0)) / most - beside
        mode = Qt.TextElideMode.ElideRight
        texts = [metrics.elidedText(name, mode, max(room, 1)) for name in self.names[:most]]
        return texts + [MORE] * (most < count), NEAR

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        metrics, x, middle = QFontMetricsF(self.font()), 0.0, self.height() / 2
        texts, apart = self.texts(self.width())
        for number, text in enumerate(texts):
            if text != MORE:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(class_color(number))
                painter.drawEllipse(QPointF(x + DOT / 2, middle), DOT / 2, DOT / 2)
                x += DOT + GAP
            painter.setPen(theme.color("muted"))
            width = metrics.horizontalAdvance(text)
            box = QRectF(x, 0, width + 1, self.height())
            painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextDontClip, text)
            x += width + apart
