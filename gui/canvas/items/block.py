"""A layer from afar: a block with its name, its shape and the colour of its health."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPaintEngine, QPainter, QPen, QPixmap

from engine.common.arrays import Shape
from engine.core.layers.shared.base import shape_text
from gui.canvas.items.card_texts import Badge
from gui.canvas.items.fonts import CardFont
from gui.look.theme import theme

NAME, SHAPE = CardFont(12, bold=True), CardFont(10, digits=True)
"""Fonts of the letters on the screen, whatever the zoom."""
NAME_HEIGHT, SHAPE_HEIGHT = 16, 14
INNER = 8.0
CORNER = 4.0
LABELS_KEPT = 1024
"""Labels that are kept in pixels, which serve at every zoom at which they fit."""


def paint_block(
    painter: QPainter, card: QRectF, name: str, shape: Shape, *, badge: Badge | None, border: QPen
) -> None:
    """Paint a block; lines and letters are as large on the screen at every zoom."""
    zoom = painter.worldTransform().m11()
    block = painter.worldTransform().mapRect(card).adjusted(0.5, 0.5, -0.5, -0.5)
    tint = "raised" if badge is None else "good_tint" if badge.is_good else "trouble_tint"
    painter.save()
    painter.resetTransform()
    painter.setPen(border)
    painter.setBrush(theme.color(tint))
    painter.drawRoundedRect(block, CORNER, CORNER)
    if badge is not None:
        strip = QRectF(block.left() + 2, block.bottom() - 4, block.width() - 4, 3)
        painter.fillRect(strip, theme.color("good" if badge.is_good else "trouble"))
    width = card.width() * zoom - INNER * min(zoom, 1.0)
    texts = NAME.elided(name, width), SHAPE.elided(shape_text(shape) if shape else "", width)
    _paint_label(painter, block.center(), texts)
    painter.restore()


def _paint_label(painter: QPainter, middle: QPointF, texts: tuple[str, str]) -> None:
    colors = theme.color("text"), theme.color("muted")
    if painter.paintEngine().type() != QPaintEngine.Type.Raster:
        _write(painter, QRectF(middle.x() - 500, middle.y() - NAME_HEIGHT, 1000, 0), texts, colors)
        return
    rgba = colors[0].rgba(), colors[1].rgba()
    pixels = _label(texts, rgba, painter.device().devicePixelRatio())
    width = pixels.width() / pixels.devicePixelRatio()
    painter.drawPixmap(QPointF(round(middle.x() - width / 2), round(middle.y()) - NAME_HEIGHT), pixels)


@lru_cache(LABELS_KEPT)
def _label(texts: tuple[str, str], rgba: tuple[int, int], ratio: float) -> QPixmap:
    width = 2 + max(NAME.width(texts[0]), SHAPE.width(texts[1]))
    pixels = QPixmap(round(width * ratio), round((NAME_HEIGHT + SHAPE_HEIGHT) * ratio))
    pixels.setDevicePixelRatio(ratio)
    pixels.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixels)
    colors = QColor.fromRgba(rgba[0]), QColor.fromRgba(rgba[1])
    _write(painter, QRectF(0, 0, width, 0), texts, colors)
    painter.end()
    return pixels


def _write(painter: QPainter, line: QRectF, texts: tuple[str, str], colors: tuple[QColor, QColor]) -> None:
    """Write the name and below it the shape, in the middle of a line of this width and top."""
    for font, text, color, height in zip(
        (NAME, SHAPE), texts, colors, (NAME_HEIGHT, SHAPE_HEIGHT), strict=True
    ):
        line.setHeight(height)
        painter.setFont(font.font())
        painter.setPen(color)
        painter.drawText(line, Qt.AlignmentFlag.AlignCenter, text)
        line.moveTop(line.bottom())
