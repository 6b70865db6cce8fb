"""A group of layers on the canvas: a titled frame around them, or the one card that they fold to."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from engine.core.architecture.architecture import LayerGroup
from gui.canvas.geometry import PORT_RADIUS
from gui.canvas.items.fonts import CardFont
from gui.look.theme import theme
from gui.look.words.translation import tr

TITLE_HEIGHT = 24.0
"""Height of the title of a frame, in pixels of the screen at every zoom."""
TITLE, ABOUT = CardFont(13, bold=True), CardFont(11)
BUTTON = 20.0
"""Size of the button that folds, in pixels of the screen."""
LEAST_HEIGHT = 60.0
"""Height of a card, in pixels of the screen, that has room for the button."""
AROUND, BELOW = 16.0, 8.0
"""Room between a frame and the cards in it, and below their symbols, in canvas units."""
CORNER = 9.0
GAP = 8.0


@dataclass(frozen=True, slots=True)
class GroupTexts:
    """Texts of a group: its title, and its counts, longest form first."""

    title: str
    about: tuple[str, ...]
    can_fold: bool


class GroupItem(QGraphicsItem):
    """Frame or card of a group, in canvas coordinates; titles are as large on the screen at every zoom.

    Attributes:
        shown: the group.
        texts: what it says.
        is_folded: whether it is the card.
        rect: of the frame or of the card.
    """

    def __init__(self, group: LayerGroup, border: Callable[[], QPen | None]) -> None:
        """Show a group; ``border`` says how it stands out now, if it does."""
        super().__init__()
        self.shown, self._border_of = group, border
        self.texts = GroupTexts("", (), can_fold=True)
        self.is_folded = False
        self.rect = QRectF()
        self.zoom = 1.0
        self.setAcceptedMouseButtons(Qt.MouseButton.NoButton)

    def show_group(self, group: LayerGroup, texts: GroupTexts, is_folded: bool) -> None:
        """Show another state of the group."""
        self.shown, self.texts, self.is_folded = group, texts, is_folded
        self.setZValue(1 if is_folded else -1)
        self.update()

    def place(self, rect: QRectF, zoom: float) -> None:
        """Take this rectangle, seen at this zoom."""
        if (rect, zoom) != (self.rect, self.zoom):
            self.prepareGeometryChange()
            self.rect, self.zoom = QRectF(rect), zoom
            self.update()

    @property
    def title_rect(self) -> QRectF:
        """The strip of the title: above the frame, or the upper part of the card."""
        height = TITLE_HEIGHT / self.zoom
        if self.is_folded:
            return QRectF(
                self.rect.left(), self.rect.top(), self.rect.width(), min(height, self.rect.height())
            )
        return QRectF(self.rect.left(), self.rect.top() - height, self.rect.width(), height)

    @property
    def button_rect(self) -> QRectF:
        """The button that folds and unfolds; empty where the group cannot fold, or its card is small."""
        is_small = self.is_folded and self.rect.height() * self.zoom < LEAST_HEIGHT
        if is_small or not self.texts.can_fold:
            return QRectF()
        size, title = BUTTON / self.zoom, self.title_rect
        return QRectF(title.left(), title.top(), size, size)

    def tooltip_at(self, point: QPointF) -> str:
        """Tooltip on the group, or on the button that folds it."""
        if self.button_rect.contains(point):
            return tr("Show its layers") if self.is_folded else tr("Fold it to one card")
        inside = self.rect if self.is_folded else self.title_rect
        return "\n".join((self.texts.title, self.texts.about[0])) if inside.contains(point) else ""

    def boundingRect(self) -> QRectF:
        edge = PORT_RADIUS + 2
        return (self.rect | self.title_rect).adjusted(-edge, -edge, edge, edge)

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        to_pixels = painter.worldTransform()
        rect, title = to_pixels.mapRect(self.rect), to_pixels.mapRect(self.title_rect)
        painter.save()
        painter.resetTransform()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = self._border_of() or QPen(theme.color("frame"), 1)
        corner = min(CORNER * to_pixels.m11(), CORNER)
        if self.is_folded:
            self._paint_card(painter, rect, pen, corner)
        else:
            pen.setStyle(Qt.PenStyle.DashLine)
            painter.setPen(pen)
            painter.setBrush(theme.color("panel", 0.45))
            painter.drawRoundedRect(rect, corner, corner)
            self._paint_title(painter, title)
        painter.restore()

    def _paint_title(self, painter: QPainter, strip: QRectF) -> None:
        left = strip.left() + 4
        if self.texts.can_fold:
            self._paint_button(painter, QPointF(strip.left() + BUTTON / 2, strip.top() + BUTTON / 2))
            left = strip.left() + BUTTON
        middle = Qt.AlignmentFlag.AlignVCenter
        line = QRectF(left, strip.top(), max(strip.right() - left, 0), BUTTON)
        title = TITLE.elided(self.texts.title, line.width())
        painter.setFont(TITLE.font())
        painter.setPen(theme.color("text"))
        painter.drawText(line, middle, title)
        line.setLeft(left + TITLE.width(title) + GAP)
        if any(ABOUT.fits(text, line.width()) for text in self.texts.about):
            painter.setFont(ABOUT.font())
            painter.setPen(theme.color("muted"))
            painter.drawText(line, middle, ABOUT.fitting(self.texts.about, line.width()))

    def _paint_button(self, painter: QPainter, middle: QPointF) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("muted"))
        corners = (
            ((-2.5, -4.5), (3.5, 0), (-2.5, 4.5)) if self.is_folded else ((-4.5, -2.5), (4.5, -2.5), (0, 3.5))
        )
        painter.drawPolygon(QPolygonF([middle + QPointF(x, y) for x, y in corners]))

    def _paint_card(self, painter: QPainter, rect: QRectF, pen: QPen, corner: float) -> None:
        painter.setPen(QPen(theme.color("frame"), 1))
        painter.setBrush(theme.color("raised"))
        step = min(4.0, 0.03 * rect.width())
        for back in (2 * step, step):  # what lies below it, as cards in a pile
            painter.drawRoundedRect(rect.adjusted(back, -back, back, -back), corner, corner)
        painter.setPen(pen)
        painter.setBrush(theme.color("card"))
        painter.drawRoundedRect(rect, corner, corner)
        if not self.button_rect.isEmpty():
            self._paint_button(painter, QPointF(rect.left() + BUTTON / 2 + 1, rect.top() + BUTTON / 2 + 1))
        self._paint_lines(painter, rect.adjusted(6, 4, -6, -4))
        painter.setPen(QPen(theme.color("muted"), 1.5))
        painter.setBrush(theme.color("canvas"))
        radius = PORT_RADIUS * rect.width() / max(self.rect.width(), 1.0)
        for x in (rect.left(), rect.right()):
            painter.drawEllipse(QPointF(x, rect.center().y()), radius, radius)

    def _paint_lines(self, painter: QPainter, inside: QRectF) -> None:
        """Write title and counts below one another, as many as there is room for."""
        texts = [
            (TITLE, "text", self.texts.title),
            *((ABOUT, "muted", part) for part in self.texts.about[1:]),
        ]
        height = 16.0
        fitting = texts[: max(1, int(inside.height() // height))]
        top = inside.center().y() - height * len(fitting) / 2
        for usual, color, text in fitting:
            font = usual.down_to(1.0, text, inside.width())
            painter.setFont(font.font())
            painter.setPen(theme.color(color))
            line = QRectF(inside.left(), top, inside.width(), height)
            painter.drawText(line, Qt.AlignmentFlag.AlignCenter, font.elided(text, inside.width()))
            top = line.bottom()
