"""The network as a plain figure for a publication: black on white, boxes or circles, and arrows."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPolygonF

from engine.core.architecture.architecture import Architecture, Connection, LayerSpec
from engine.core.architecture.drawing import CARD_SPACING
from engine.core.architecture.graph import Graph
from engine.core.layers import LAYER_KINDS
from engine.core.layers.shared.base import shape_text
from engine.core.task import Task
from gui.canvas.figure.unit_circles import Circles, circles_of, paint_wires
from gui.canvas.geometry import CARD_WIDTH, PORT_RADIUS, SLOT_HEIGHT
from gui.canvas.items.card_texts import shapes_text
from gui.canvas.items.fonts import NAME, NUMBERS, OTHER_TEXT, CardFont
from gui.canvas.items.routes import Router
from gui.look.words.translation import tr, tr_message

INK, PAPER = QColor("black"), QColor("white")
MARGIN = 24.0
PADDING = 8.0
LINE = 17.0
"""Height of a line of text."""
FLATTER = 0.55
"""Share of their distance, up and down, that boxes keep of the cards, which are far higher."""
ARROW = 7.0
LONGEST_WIRE = 2 * CARD_SPACING
"""Distance of two columns of circles from which on one arrow stands for all lines between them."""


@dataclass(frozen=True, slots=True)
class LayerFigure:
    """What the figure shows of one layer.

    Attributes:
        lines: of text with their fonts; each in several lengths, the longest first.
        box: around its box or its circles, without the text below these.
        circles: its units, or None where it is a box.
    """

    lines: tuple[tuple[CardFont, tuple[str, ...]], ...]
    box: QRectF
    circles: Circles | None

    @property
    def bounds(self) -> QRectF:
        """All that is painted of it."""
        if self.circles is None:
            return self.box
        middle, below = self.box.center().x(), self.box.bottom()
        return self.box | QRectF(middle - CARD_WIDTH / 2, below, CARD_WIDTH, 4 + LINE * len(self.lines))


class PlainFigure:
    """Names, shapes and counts of all layers where they stand in the drawing, closer together.

    Args:
        architecture: what is drawn.
        task: what it is for; None without data, and then shapes and counts are left out.
        units: whether layers that give rows of numbers are circles, one for each unit.

    Attributes:
        size: in pixels at 100 %.
    """

    def __init__(self, architecture: Architecture, task: Task | None, *, units: bool = False) -> None:
        self._architecture, self._task = architecture, task
        self._graph = Graph.of(architecture, task.features if task else None)
        self._parts = {layer.id: self._part(layer, units) for layer in architecture.layers}
        bounds = QRectF()
        for part in self._parts.values():
            bounds |= part.bounds
        self._lines = self._routed()
        for line in self._lines:
            bounds |= line.boundingRect()
        total = self._graph.total_of(layer.id for layer in architecture.layers)
        self._total = tr("{count:,} parameters", count=total) if total else ""
        bounds.adjust(0, 0, 0, LINE + PADDING if self._total else 0)
        self._bounds = bounds.adjusted(-MARGIN, -MARGIN, MARGIN, MARGIN)
        self.size: QSizeF = self._bounds.size()

    def _part(self, layer: LayerSpec, units: bool) -> LayerFigure:
        lines = self._lines_of(layer)
        shape = self._graph.shape_of(layer.id)
        middle = QPointF(layer.x + CARD_WIDTH / 2, layer.y + SLOT_HEIGHT / 2)
        if units and len(shape) == 1:
            circles = circles_of(shape[0], middle)
            return LayerFigure(lines, circles.bounds, circles)
        middle.setY(middle.y() * (1 if units else FLATTER))
        height = LINE * len(lines) + 2 * PADDING
        box = QRectF(middle.x() - CARD_WIDTH / 2, middle.y() - height / 2, CARD_WIDTH, height)
        return LayerFigure(lines, box, None)

    def _lines_of(self, layer: LayerSpec) -> tuple[tuple[CardFont, tuple[str, ...]], ...]:
        graph, name = self._graph, " ".join(layer.name.split())
        shape, count = graph.shape_of(layer.id), graph.count_of(layer.id)
        lines: list[tuple[CardFont, tuple[str, ...]]] = [(NAME, (name,))]
        if layer.kind == "input":
            if self._task is not None:
                lines.append((OTHER_TEXT, (tr("{count:,} features", count=self._task.features),)))
            return tuple(lines)
        sources = len(self._architecture.sources(layer.id))
        family = LAYER_KINDS[layer.kind]
        what = tuple(map(tr_message, family.caption(layer.settings, shape or None, sources)))
        # The name of its kind says what it is, where the user's does not.
        label = tr(family.label)
        kinds = () if name.startswith(label) else (f"{label}: {what[0]}",)
        lines.append((OTHER_TEXT, (*kinds, *what)))
        if shape:
            given, out = shapes_text(graph.input_shapes_of(layer.id)), shape_text(shape)
            lines.append((NUMBERS, (f"{given} → {out}", f"→ {out}")))
        if count:
            lines.append((NUMBERS, (tr("{count:,} parameters", count=count), f"{count:,}")))
        return tuple(lines)

    def _routed(self) -> list[QPainterPath]:
        """Lines between layers, except between circles, which have lines of their own."""
        router, found = Router([part.bounds for part in self._parts.values()]), []
        for each in self._architecture.connections:
            source, target = self._parts[each.source], self._parts[each.target]
            if not _are_joined_by_unit(source, target):
                # Out to where its words end, so that no line runs down through them.
                line = QPainterPath(QPointF(source.box.right(), source.box.center().y()))
                end = QPointF(target.box.left(), target.box.center().y())
                first, last = QPointF(source.bounds.right(), line.currentPosition().y()), QPointF(end)
                last.setX(target.bounds.left())
                port = QPointF(PORT_RADIUS, 0)  # routes begin and end beside ports, and here are none
                line.connectPath(router.path(first - port, last + port))
                line.lineTo(end)
                found.append(line)
        return found

    def paint(self, painter: QPainter) -> None:
        """Paint it with its top left corner at the origin."""
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
        painter.fillRect(QRectF(QPointF(), self.size), PAPER)
        painter.translate(-self._bounds.topLeft())
        self._paint_wires(painter)
        for part in self._parts.values():
            self._paint_part(painter, part)
        if self._total:
            below = self._bounds.bottom() - MARGIN - LINE
            line = QRectF(self._bounds.left() + MARGIN, below, self._bounds.width() - 2 * MARGIN, LINE)
            painter.setPen(INK)
            painter.setFont(OTHER_TEXT.font())
            painter.drawText(line, Qt.AlignmentFlag.AlignCenter, self._total)

    def _paint_wires(self, painter: QPainter) -> None:
        for each in self._architecture.connections:
            before, after = self._parts[each.source], self._parts[each.target]
            if _are_joined_by_unit(before, after) and before.circles and after.circles:
                paint_wires(painter, before.circles, after.circles, self._handed_on(each))
        painter.setPen(QPen(INK, 1.2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for line in self._lines:
            painter.drawPath(line)
        painter.setBrush(INK)
        painter.setPen(Qt.PenStyle.NoPen)
        for line in self._lines:
            tip = line.currentPosition()
            back = QPointF(tip.x() - ARROW, tip.y())
            painter.drawPolygon(QPolygonF([tip, back - QPointF(0, ARROW / 2), back + QPointF(0, ARROW / 2)]))

    def _handed_on(self, connection: Connection) -> int | None:
        """Which unit of a layer without weights the first of a source becomes; None where it has weights."""
        kind = self._architecture.layer(connection.target).kind
        if LAYER_KINDS[kind].family == "units":
            return None
        sources = self._architecture.sources(connection.target)
        widths = [shape[0] for shape in self._graph.input_shapes_of(connection.target)]
        if self._graph.shape_of(connection.target) != (sum(widths),):
            return 0  # they are added, not put side by side
        return sum(widths[: sources.index(connection.source)])

    @staticmethod
    def _paint_part(painter: QPainter, part: LayerFigure) -> None:
        painter.setPen(QPen(INK, 1.2))
        painter.setBrush(PAPER)
        if part.circles is not None:
            part.circles.paint(painter)
            top = part.box.bottom() + 4
        else:
            painter.drawRect(part.box)
            top = part.box.top() + PADDING
        painter.setPen(INK)
        width = CARD_WIDTH - 8
        for font, texts in part.lines:
            line = QRectF(part.box.center().x() - width / 2, top, width, LINE)
            painter.setFont(font.font())
            painter.drawText(line, Qt.AlignmentFlag.AlignCenter, font.fitting(texts, width))
            top = line.bottom()


def _are_joined_by_unit(source: LayerFigure, target: LayerFigure) -> bool:
    """True if lines from circle to circle are short: the columns stand beside one another, in one row."""
    if source.circles is None or target.circles is None:
        return False
    way = target.box.center() - source.box.center()
    return 0 < way.x() < LONGEST_WIRE and abs(way.y()) < SLOT_HEIGHT / 2
