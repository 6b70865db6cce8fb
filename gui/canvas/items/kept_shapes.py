"""Shapes that many cards share, such as their frames: painted once for a zoom, and copied from pixels."""

from __future__ import annotations

import math
from collections.abc import Callable, Hashable
from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPaintEngine, QPainter, QPixmap

KEPT = 256
"""Shapes that are kept: some for each height of a card and each look at a zoom."""


class _Recipe:
    """How a shape is painted; recipes of the same key paint the same."""

    def __init__(self, key: Hashable, paint: Callable[[QPainter], None], bounds: QRectF) -> None:
        self.key, self.paint, self.bounds = key, paint, bounds

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Recipe) and other.key == self.key

    def __hash__(self) -> int:
        return hash(self.key)


def paint_kept(painter: QPainter, key: Hashable, paint: Callable[[QPainter], None], bounds: QRectF) -> None:
    """Paint a shape that lies within ``bounds``; one of the same ``key`` that was painted before is copied.

    Everything that the shape depends on has to be in the key, but for the zoom. On anything but pixels, such
    as an SVG, it is painted anew.
    """
    to_pixels = painter.worldTransform()
    scale = to_pixels.m11()
    is_upright = to_pixels.m12() == to_pixels.m21() == 0 and scale == to_pixels.m22() > 0
    if painter.paintEngine().type() != QPaintEngine.Type.Raster or not is_upright:
        paint(painter)
        return
    ratio = painter.device().devicePixelRatio()
    pixels, left, top = _kept(_Recipe(key, paint, bounds), scale, ratio)
    place = to_pixels.map(QPointF(0, 0))
    painter.save()
    painter.resetTransform()
    painter.drawPixmap(QPointF(round(place.x()) + left, round(place.y()) + top), pixels)
    painter.restore()


@lru_cache(KEPT)
def _kept(recipe: _Recipe, scale: float, ratio: float) -> tuple[QPixmap, int, int]:
    """Pixels of a shape, and where their left and top lie from its origin."""
    bounds = recipe.bounds
    left, top = math.floor(bounds.left() * scale), math.floor(bounds.top() * scale)
    width = math.ceil(bounds.right() * scale) - left
    height = math.ceil(bounds.bottom() * scale) - top
    pixels = QPixmap(math.ceil(width * ratio), math.ceil(height * ratio))
    pixels.setDevicePixelRatio(ratio)
    pixels.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixels)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(-left, -top)
    painter.scale(scale, scale)
    recipe.paint(painter)
    painter.end()
    return pixels, left, top
