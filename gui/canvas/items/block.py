"""A layer from afar: a block with its name, its shape and the colour of its health."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from engine.common.arrays import Shape
from engine.core.layers.shared.base import shape_text
from gui.canvas.items.card_texts import Badge
from gui.canvas.items.fonts import CardFont
from gui.look.theme import theme

NAME_PIXELS, SHAPE_PIXELS = 12, 10
"""Heights of the letters on the screen, whatever the zoom."""
INNER = 8.0
LEAST_ROOM = 5
"""Fewest letters of a name that are worth writing."""


def paint_block(
    painter: QPainter, card: QRectF, name: str, shape: Shape, *, badge: Badge | None, border: QPen
) -> None:
    """Paint a block; the letters are as large on the screen at every zoom."""
    zoom = max(painter.worldTransform().m11(), 0.05)
    tint = "raised" if badge is None else "good_tint" if badge.is_good else "trouble_tint"
    border.setCosmetic(True)
    painter.setPen(border)
    painter.setBrush(theme.color(tint))
    painter.drawRoundedRect(card.adjusted(0.5, 0.5, -0.5, -0.5), 4 / zoom, 4 / zoom)
    if badge is not None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("good" if badge.is_good else "trouble"))
        painter.drawRect(
            QRectF(card.left() + 2 / zoom, card.bottom() - 5 / zoom, card.width() - 4 / zoom, 3 / zoom)
        )
    name_font = CardFont(round(NAME_PIXELS / zoom), bold=True)
    shape_font = CardFont(round(SHAPE_PIXELS / zoom), digits=True)
    width = card.width() - INNER
    top = card.center().y() - 16 / zoom
    lines = ((name_font, name, "text", 16.0), (shape_font, shape_text(shape) if shape else "", "muted", 14.0))
    for font, text, color, height in lines:
        painter.setFont(font.font())
        painter.setPen(theme.color(color))
        line = QRectF(card.left() + INNER / 2, top, width, height / zoom)
        painter.drawText(line, Qt.AlignmentFlag.AlignCenter, font.elided(text, width))
        top = line.bottom()
