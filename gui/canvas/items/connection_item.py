"""The line between two cards, and the loss at the end of the network."""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPainterPath, QPainterPathStroker, QPen
from PySide6.QtWidgets import QGraphicsItem, QGraphicsPathItem, QStyleOptionGraphicsItem, QWidget

from engine.core.architecture.architecture import Connection
from gui.canvas.geometry import PORT_RADIUS
from gui.canvas.items.card_texts import LossTexts
from gui.canvas.items.fonts import NAME, NUMBERS
from gui.canvas.items.strands import Strands, paint_strands
from gui.look.theme import theme
from gui.look.words.translation import tr

HIT_WIDTH = 16.0
"""Width of a line for the pointer."""

LOSS_GAP = 30.0
LOSS_WIDTH = 84.0
NAME_HEIGHT = 19.0


def line_pen(color: str = "forward", width: float = 2.5, dashed: bool = True) -> QPen:
    """The pen of a line between cards."""
    return _pen(theme.color(color).rgba(), width, dashed)


@cache
def _pen(rgba: int, width: float, dashed: bool) -> QPen:
    pen = QPen(QColor.fromRgba(rgba), width)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    if dashed:
        pen.setDashPattern([2.4, 1.4])
    return pen


class ConnectionItem(QGraphicsPathItem):
    """Line of a connection, from an output port to an input port.

    Attributes:
        connection: what it shows.
        is_folded: whether it is not shown, since it lies in a folded group or another line stands for it.
    """

    def __init__(self, connection: Connection) -> None:
        super().__init__()
        self.connection = connection
        self._is_target = self.is_folded = False
        self._bounds = QRectF()
        self._strands: Strands | None = None
        self.setFlag(QGraphicsItem.GraphicsItemFlag.ItemIsSelectable)
        self.setAcceptedMouseButtons(Qt.MouseButton.NoButton)

    def set_target(self, is_target: bool) -> None:
        """Show that what is dragged now would be put into this connection."""
        if is_target != self._is_target:
            self._is_target = is_target
            self.update()

    def show_strands(self, strands: Strands | None) -> None:
        """Show what flows along it; None for a line that says nothing of it."""
        if strands != self._strands:
            self._strands = strands
            self.update()

    def tooltip_at(self, point: QPointF) -> str:
        """Tooltip on what flows along it, where that is shown, and what can be done with it."""
        text = tr("Drop a layer here to put it between; drag an end off to disconnect.")
        return text if self._strands is None else f"{self._strands.text()}\n{text}"

    def shape(self) -> QPainterPath:
        stroker = QPainterPathStroker()
        stroker.setWidth(HIT_WIDTH)
        return stroker.createStroke(self.path())

    def lay(self, path: QPainterPath) -> None:
        """Take another way; Qt asks for its bounds so often that they are kept."""
        if path != self.path():
            self.prepareGeometryChange()
            self._bounds = path.controlPointRect().adjusted(-HIT_WIDTH, -HIT_WIDTH, HIT_WIDTH, HIT_WIDTH)
            self.setPath(path)

    def boundingRect(self) -> QRectF:
        return self._bounds

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._is_target:
            painter.setPen(line_pen("good", 5, dashed=False))
        elif self.isSelected():
            painter.setPen(line_pen("forward", 4, dashed=False))
        elif self._strands is not None:
            paint_strands(painter, self.path(), self._strands)
            return
        else:
            painter.setPen(line_pen())
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(self.path())


class LossItem(QGraphicsItem):
    """The loss behind the output, with the line that leads to it; the settings choose it, not the drawing.

    Its origin is the output's port.
    """

    def __init__(self) -> None:
        super().__init__()
        self.texts = LossTexts("", "")
        self.text_scale = 1.0
        self.box = QRectF()
        self._strands: Strands | None = None
        self.setAcceptedMouseButtons(Qt.MouseButton.NoButton)

    def show_loss(self, texts: LossTexts, text_scale: float) -> None:
        """Say which loss it is, and how large to write it."""
        if (texts, text_scale) != (self.texts, self.text_scale):
            self.prepareGeometryChange()
            self.texts, self.text_scale = texts, text_scale
            metrics = QFontMetricsF(NUMBERS.at(text_scale).font())
            widest = QRectF(0, 0, LOSS_WIDTH - 6, 1000)
            lines = metrics.boundingRect(widest, Qt.TextFlag.TextWordWrap, texts.name).height()
            height = lines + NAME_HEIGHT * text_scale + 20
            self.box = QRectF(LOSS_GAP, -height / 2, LOSS_WIDTH, height)
            self.update()

    def show_strands(self, strands: Strands | None) -> None:
        """Show what flows along its line; None for a line that says nothing of it."""
        if strands != self._strands:
            self._strands = strands
            self.update()

    def tooltip_at(self, point: QPointF) -> str:
        """Tooltip on which loss it is, who chose it, and what is particular about it."""
        return self.texts.tooltip

    def boundingRect(self) -> QRectF:
        return QRectF(0, self.box.top() - 1, self.box.right() + 1, self.box.height() + 2)

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        line = QPainterPath(QPointF(PORT_RADIUS + 1, 0))
        line.lineTo(LOSS_GAP, 0)
        if self._strands is not None:
            paint_strands(painter, line, self._strands)
        else:
            painter.setPen(line_pen())
            painter.drawPath(line)
        painter.setPen(QPen(theme.color("border"), 1))
        painter.setBrush(theme.color("card"))
        painter.drawRoundedRect(self.box, 8, 8)
        center, inner = Qt.AlignmentFlag.AlignHCenter, self.box.adjusted(3, 8, -3, -8)
        painter.setPen(theme.color("text"))
        painter.setFont(NAME.at(self.text_scale).font())
        painter.drawText(inner, center | Qt.AlignmentFlag.AlignTop, tr("Loss"))
        painter.setPen(theme.color("muted"))
        painter.setFont(NUMBERS.at(self.text_scale).font())
        painter.drawText(
            inner, center | Qt.AlignmentFlag.AlignBottom | Qt.TextFlag.TextWordWrap, self.texts.name
        )
