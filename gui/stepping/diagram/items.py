"""Items between the boxes of the diagram: chips of caches, arrows, their labels, captions of the bands."""

from __future__ import annotations

import math
from itertools import pairwise

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPainterPath, QPen, QPolygonF

from engine.stepping.quantities import Key
from gui.look.drawing.formulas import Formula, formula
from gui.look.words.translation import tr
from gui.stepping.diagram.content import (
    ABOVE,
    BELOW,
    CHIP_SIZE,
    ITEM_GAP,
    LEGEND_GAP,
    LINE_DISTANCE,
    NAME_SIZE,
    PADDING,
    Content,
    LabelText,
    caption_font,
    shape_font,
)
from gui.stepping.diagram.item import NOTHING_SMALL, DiagramProgress, Item, Target, Zone
from gui.stepping.diagram.layout import SUM_RADIUS
from gui.stepping.diagram.sizes import ArrowId

HEAD_LENGTH, HEAD_HALF = 11.0, 5.0
BEND, LARGE_BEND = 9.0, 40.0
REACH = 6.0
"""Distance from an arrow at which the pointer still counts as on it, in scene units."""


class ChipItem(Item):
    """The cache of a layer: what forward keeps for backward."""

    def __init__(self, layer: int, keys: tuple[Key, ...], rect: QRectF) -> None:
        super().__init__(rect)
        self.layer, self._known = layer, False
        self.setZValue(2)
        self._names: list[tuple[Key, Formula, QPointF]] = []
        self._inputs: frozenset[Key] = frozenset()
        self._word_width = QFontMetricsF(shape_font()).horizontalAdvance(tr("cache"))
        text = tr("The cache: what forward keeps for backward")
        self.zones.append(Zone(rect, Target(description=text)))
        x = rect.left() + PADDING + self._word_width + ITEM_GAP * 0.75
        for key in keys:
            name = formula(key.latex, CHIP_SIZE, "#000000")
            self._names.append((key, name, QPointF(x, rect.center().y() + 4.5)))
            self.zones.append(
                Zone(QRectF(x - 4, rect.top() + 2, name.width + 8, rect.height() - 4), Target(key=key))
            )
            x += name.width + ITEM_GAP * 0.75

    def look(self, progress: DiagramProgress) -> object:
        self._known = progress.knows(Key("a", self.layer))
        is_own = progress.direction == ("backward", self.layer)
        self._inputs = progress.inputs if is_own else frozenset[Key]()
        return self._known, self._inputs

    def draw(self, painter: QPainter) -> None:
        painter.setPen(QPen(self.color("border", 1.0 if self._known else 0.7), 1.2))
        painter.setBrush(self.color("card"))
        painter.drawRoundedRect(self.rect, 6, 6)
        if painter.worldTransform().m11() < NOTHING_SMALL:
            return
        self.draw_hover(painter)
        painter.setFont(shape_font())
        color = self.color("muted" if self._known else "faint")
        word = QRectF(self.rect.left() + PADDING, self.rect.top(), self._word_width + 4, self.rect.height())
        flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        self.draw_text(painter, word, flags, tr("cache"), color)
        for key, name, start in self._names:
            if key in self._inputs:
                rect = QRectF(start.x() - 4, self.rect.top() + 3, name.width + 8, self.rect.height() - 6)
                self.draw_input(painter, rect, "backward")
            name.paint(painter, start.x(), start.y(), self.color("text") if self._known else color)


class ArrowItem(Item):
    """An arrow; its head touches the box that it leads to."""

    def __init__(self, arrow: ArrowId, points: tuple[QPointF, ...], keys: tuple[Key, ...]) -> None:
        bounds = QPolygonF(list(points)).boundingRect()
        super().__init__(bounds)
        self.arrow, self.points, self.keys = arrow, points, keys
        self._known = False
        self.has_head = not (arrow.kind == "cache" and not arrow.end)
        self._is_share = False
        self._make_path()
        if arrow.kind not in ("cache", "update"):
            for one, other in pairwise(points):
                rect = QRectF(one, other).normalized().adjusted(-REACH, -REACH, REACH, REACH)
                self.zones.append(Zone(rect, Target(key=keys[0])))

    def _make_path(self) -> None:
        tip, before = self.points[-1], self.points[-2]
        length = math.hypot(tip.x() - before.x(), tip.y() - before.y())
        along = (tip - before) / length if length else QPointF(1, 0)
        across = QPointF(-along.y(), along.x())
        base = tip - along * HEAD_LENGTH
        self.head = QPolygonF([tip, base + across * HEAD_HALF, base - across * HEAD_HALF])
        end = base + along * 1.0 if self.has_head else tip
        radius = LARGE_BEND if self.arrow.kind in ("output", "gradient") else BEND
        self.path = rounded((*self.points[:-1], end), radius)

    def look(self, progress: DiagramProgress) -> object:
        self._known = all(progress.knows(key) for key in self.keys)
        self.setZValue(1 if self._known else 0)  # what is known lies above what is not
        return self._known

    def boundingRect(self) -> QRectF:
        return self.rect.adjusted(-8, -8, 8, 8)

    def draw(self, painter: QPainter) -> None:
        kind = self.arrow.kind
        accent = {"cache": "neutral", "update": "good", "forward": "forward", "output": "forward"}
        color = self.color(accent.get(kind, "backward")) if self._known else self.color("border")
        pen = QPen(color, 1.6 if kind == "cache" else 2.2)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        if kind == "cache":
            pen.setDashPattern([3, 2.4])
        if self.hover is not None:
            pen.setWidthF(pen.widthF() + 1.2)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(self.path)
        if self.has_head:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(color)
            painter.drawPolygon(self.head)


class SumItem(Item):
    """The circled plus where the shares of a gradient meet."""

    def __init__(self, center: QPointF, key: Key) -> None:
        rect = QRectF(center.x() - SUM_RADIUS, center.y() - SUM_RADIUS, 2 * SUM_RADIUS, 2 * SUM_RADIUS)
        super().__init__(rect)
        self._key, self._known = key, False
        self.setZValue(2)
        self.zones.append(Zone(rect, Target(key=key)))

    def look(self, progress: DiagramProgress) -> object:
        self._known = progress.knows(self._key)
        return self._known

    def draw(self, painter: QPainter) -> None:
        color = self.color("backward") if self._known else self.color("border")
        painter.setPen(QPen(color, 1.8))
        painter.setBrush(self.color("canvas"))
        painter.drawEllipse(self.rect)
        center, arm = self.rect.center(), SUM_RADIUS - 3
        painter.drawLine(center - QPointF(arm, 0), center + QPointF(arm, 0))
        painter.drawLine(center - QPointF(0, arm), center + QPointF(0, arm))


class LabelItem(Item):
    """The name and the shape of what goes along an arrow; of an update, on both sides of it."""

    def __init__(self, arrow: ArrowId, label: LabelText, rect: QRectF, content: Content) -> None:
        super().__init__(rect)
        self.arrow, self.label, self.content = arrow, label, content
        self._known: tuple[bool, ...] = ()
        self._m: int | None = None
        self._inputs: frozenset[Key] = frozenset()
        self.setZValue(3)
        for key in label.keys:
            self.zones.append(Zone(self._part_rect(key), Target(key=key)))

    def _part_rect(self, key: Key) -> QRectF:
        if self.arrow.kind != "update":
            return self.rect
        size, line = self.content.label_part_size(self.label, key), self.rect.center().x()
        is_left = self.label.keys.index(key) < (len(self.label.keys) + 1) // 2
        left = line - LINE_DISTANCE - size.width() if is_left else line + LINE_DISTANCE
        return QRectF(QPointF(left, self.rect.top()), size)

    def look(self, progress: DiagramProgress) -> object:
        self._known = tuple(progress.knows(key) for key in self.label.keys)
        self._m = progress.m
        direction = {"output": "loss", "gradient": "backward", "sum": "backward"}.get(
            self.arrow.kind, self.arrow.kind
        )
        is_way = progress.direction[0] == direction
        self._inputs = progress.inputs if is_way else frozenset[Key]()
        return self._known, self._m, self._inputs

    def draw(self, painter: QPainter) -> None:
        if painter.worldTransform().m11() < NOTHING_SMALL:
            return
        self.draw_hover(painter)
        accent = {"update": "good", "forward": "forward", "output": "forward"}.get(
            self.arrow.kind, "backward"
        )
        painter.setFont(shape_font())
        for key, known in zip(self.label.keys, self._known, strict=True):
            rect = self._part_rect(key)
            name = formula(self.label.name(key), NAME_SIZE, "#000000")
            shape = self.content.shape_text(key, self._m)
            if self.arrow.kind == "update":
                baseline, top = rect.top() + name.ascent, rect.top() + name.height + 1
            else:
                baseline, top = rect.center().y() - ABOVE, rect.center().y() + BELOW
            if key in self._inputs:
                mark = QRectF(0, 0, name.width + 8, name.height + 2)
                mark.moveCenter(QPointF(rect.center().x(), baseline - name.ascent + name.height / 2))
                self.draw_input(painter, mark, self.arrow.kind if accent != "backward" else "backward")
            color = self.color(accent) if known else self.color("muted")
            name.paint(painter, rect.center().x() - name.width / 2, baseline, color)
            flags = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop
            area = QRectF(rect.left() - 10, top, rect.width() + 20, 20)
            self.draw_text(painter, area, flags, shape, self.color("muted" if known else "faint"))


class LegendItem(Item):
    """Legend: what the optimizer computes before its step, once for all layers."""

    def __init__(self, rect: QRectF, content: Content) -> None:
        super().__init__(rect)
        self._text, self._formulas = content.legend_text, content.legend_formulas()
        self._baseline = rect.top() + max(each.ascent for each in self._formulas)

    def look(self, progress: DiagramProgress) -> object:
        return None

    def draw(self, painter: QPainter) -> None:
        if painter.worldTransform().m11() < NOTHING_SMALL:
            return
        painter.setFont(shape_font())
        painter.setPen(self.color("good"))
        painter.drawText(QPointF(self.rect.left(), self._baseline), self._text)
        x = self.rect.left() + QFontMetricsF(shape_font()).horizontalAdvance(self._text)
        for each in self._formulas:
            x += LEGEND_GAP
            each.paint(painter, x, self._baseline, self.color("muted"))
            x += each.width


class CaptionItem(Item):
    """Caption over a band."""

    def __init__(self, text: str, color: str, place: QPointF) -> None:
        self._text, self._color = text, color
        width = QFontMetricsF(caption_font()).horizontalAdvance(text) + 4
        super().__init__(QRectF(place.x(), place.y() - 9, width, 18))

    def look(self, progress: DiagramProgress) -> object:
        return None

    def draw(self, painter: QPainter) -> None:
        painter.setFont(caption_font())
        flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        self.draw_text(painter, self.rect, flags, self._text, self.color(self._color))


def rounded(points: tuple[QPointF, ...], radius: float) -> QPainterPath:
    """A line through all points whose corners are round."""
    path = QPainterPath(points[0])
    for before, corner, after in zip(points, points[1:], points[2:], strict=False):
        entering, leaving = before - corner, after - corner
        entry_length = math.hypot(entering.x(), entering.y())
        exit_length = math.hypot(leaving.x(), leaving.y())
        reach = min(radius, 0.5 * entry_length if before is not points[0] else entry_length)
        reach = min(reach, 0.5 * exit_length if after is not points[-1] else exit_length)
        if reach <= 0:
            continue
        path.lineTo(corner + entering / entry_length * reach)
        path.quadTo(corner, corner + leaving / exit_length * reach)
    path.lineTo(points[-1])
    return path
