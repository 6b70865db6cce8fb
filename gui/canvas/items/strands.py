"""Strands of a wire: what goes forward along it and what comes back, as thick as they are strong."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPen

from gui.look.drawing.axis_ticks import axis_number
from gui.look.theme import theme
from gui.look.words.translation import tr

THICKEST, THINNEST, PER_DECADE = 6.0, 0.7, 1.3
"""Pixels of the strongest strand of a network, of the weakest, and less for each tenth of the strength."""
GAP = 1.2
"""Pixels between the two."""
FULL_FROM = 0.7
"""Zoom below which strands do not become thinner with the drawing, so that blocks show them as well."""


@dataclass(frozen=True, slots=True)
class Flow:
    """Flow along the wires that leave a layer.

    Attributes:
        signal: root mean square of what the layer gives.
        error: root mean square of the gradient that comes back to it; NaN where none does.
    """

    signal: float
    error: float


@dataclass(frozen=True, slots=True)
class Strands:
    """Thickness of both strands in pixels, 0 for none, and the flow that they stand for."""

    forward: float
    backward: float
    flow: Flow

    def text(self) -> str:
        """What flows, in numbers."""
        return tr(
            "Signal {signal} forward, gradient {error} back: root mean squares",
            signal=axis_number(self.flow.signal),
            error=axis_number(self.flow.error),
        )


def strands_of(flows: Mapping[str, Flow]) -> dict[str, Strands]:
    """Strands of the wires that leave each layer, by id: each kind beside the strongest of its kind."""
    signals = _widths({i: flow.signal for i, flow in flows.items()})
    errors = _widths({i: flow.error for i, flow in flows.items()})
    return {i: Strands(signals[i], errors[i], flow) for i, flow in flows.items()}


def _widths(strengths: Mapping[str, float]) -> dict[str, float]:
    most = max((each for each in strengths.values() if math.isfinite(each)), default=0.0)
    return {i: _width(each, most) for i, each in strengths.items()}


def _width(strength: float, most: float) -> float:
    if math.isnan(strength):
        return 0.0
    if strength <= 0 or most <= 0:
        return THINNEST
    if math.isinf(strength):
        return THICKEST
    return max(THINNEST, THICKEST - PER_DECADE * math.log10(most / strength))


def paint_strands(painter: QPainter, path: QPainterPath, strands: Strands) -> None:
    """Paint both beside one another along a path."""
    start, end = path.pointAtPercent(0), path.pointAtPercent(1)
    # Aside of a path that falls is the other way than of one that rises.
    aside = QPointF(1, -1) if end.y() > start.y() + abs(end.x() - start.x()) / 4 else QPointF(0, -1)
    if end.y() < start.y() - abs(end.x() - start.x()) / 4:
        aside = QPointF(-1, -1)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    scale = max(1.0, FULL_FROM / painter.worldTransform().m11())
    for width, color, side in ((strands.forward, "forward", 1), (strands.backward, "backward", -1)):
        if width:
            pen = QPen(theme.color(color), width * scale)
            pen.setCapStyle(Qt.PenCapStyle.FlatCap)
            painter.setPen(pen)
            painter.drawPath(path.translated(aside * (side * scale * (width + GAP) / 2)))
