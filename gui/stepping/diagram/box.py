"""A box of the diagram: its frame, its formulas, what is learnt there, its badge."""

from __future__ import annotations

import math
from typing import Literal, NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen, QPolygonF

from engine.stepping.quantities import Key
from gui.look.drawing.formulas import Formula, formula
from gui.look.words.translation import tr
from gui.stepping.diagram.content import (
    CHIP_SIZE,
    ITEM_GAP,
    LINE_GAP,
    PADDING,
    PARAMETER_HEIGHT,
    TITLE_HEIGHT,
    VALUE_HEIGHT,
    WORD_GAP,
    BoxText,
    Content,
    shape_font,
    title_font,
    value_font,
)
from gui.stepping.diagram.item import DiagramProgress, Item, Target, Zone

BoxState = Literal["absent", "future", "done", "current"]
"""State of a box: backward does not visit it; to be computed; computed; the step that was done last."""

ACCENTS = {
    "input": "neutral",
    "forward": "forward",
    "loss": "backward",
    "backward": "backward",
    "update": "good",
}
RADIUS = 8.0
FUTURE_FRAME = 0.8
"""Opacity of the frame of a box that is still to be computed: it can be clicked, so it is seen well."""
NAMES_ALONE = 0.55
"""Zoom below which a box shows its name alone, as large as can be read."""


class BoxBadge(NamedTuple):
    """The verdict of the gradient check on one layer.

    Attributes:
        text: in as few letters as possible, such as ``2e-9``.
        is_good: whether it agrees.
        tooltip: what it means, in a sentence.
    """

    text: str
    is_good: bool
    tooltip: str


class _Row(NamedTuple):
    """Formula of a box with its place."""

    formula: Formula
    start: QPointF
    rect: QRectF
    part: int


class BoxItem(Item):
    """A box: the input, forward or backward of a layer, its update, or the loss.

    Attributes:
        text: what stands in it.
        state: how far it is computed.
        badge: the verdict of the gradient check, or None.
    """

    def __init__(self, text: BoxText, rect: QRectF, content: Content) -> None:
        super().__init__(rect)
        self.text, self.content = text, content
        self.state: BoxState = "future"
        self.badge: BoxBadge | None = None
        self._done, self._selected, self._loss = 0, -1, ""
        self._inputs: frozenset[Key] = frozenset()
        self._arrange()
        self.setZValue(2)

    def _arrange(self) -> None:
        """Find the place of every row, all of them together in the middle of the box."""
        text, rect = self.text, self.rect
        wanted = self.content.box_size(text).height()
        y = rect.center().y() - wanted / 2 + PADDING - 2
        self.zones.append(Zone(rect, Target(text.step, description=self._description())))
        self.title_rect = QRectF(rect.left() + PADDING, y, rect.width() - 2 * PADDING, TITLE_HEIGHT - 3)
        y += TITLE_HEIGHT if text.kind != "update" else 0
        self.rows: list[_Row] = []
        for line in text.lines:
            made = line.formula
            row = QRectF(rect.left() + 4, y, rect.width() - 8, made.height + LINE_GAP)
            start = QPointF(rect.center().x() - made.width / 2, y + LINE_GAP / 2 + made.ascent)
            self.rows.append(_Row(made, start, row, line.part))
            self.zones.append(Zone(row, Target(text.step, line.part, description=made.text)))
            y += row.height()
        self.parameters: list[tuple[Key, QPointF]] = []
        x = rect.center().x() - self.content.parameters_width(text.parameters) / 2
        for key in text.parameters:
            width = self.content.parameter_width(key)
            self.parameters.append((key, QPointF(x, y + PARAMETER_HEIGHT - 6)))
            self.zones.append(Zone(QRectF(x - 4, y + 1, width + 8, PARAMETER_HEIGHT), Target(key=key)))
            x += width + ITEM_GAP
        self.value_rect = QRectF(rect.left(), y + 2, rect.width(), VALUE_HEIGHT)

    def _description(self) -> str:
        title, l = self.text.title, self.text.layer
        if self.text.kind == "backward" and self.text.step is None:
            return tr(
                "Backward does not visit {layer}: neither it nor a layer before it has anything to learn.",
                layer=title,
            )
        return {
            "input": tr("{layer}: the mini-batch is taken here", layer=title),
            "forward": tr("{layer}, forward: takes what is before it, gives a[{l}]", layer=title, l=l),
            "loss": tr("The loss: how far the outputs are from the targets, and where backward begins"),
            "backward": tr("{layer}, backward: how the loss would change with its numbers", layer=title),
            "update": tr("{layer}, update: its weights move once", layer=title),
        }[self.text.kind]

    def set_badge(self, badge: BoxBadge | None) -> None:
        """Show the verdict of the gradient check, or none."""
        if badge != self.badge:
            self.badge = badge
            self.update()

    @property
    def badge_rect(self) -> QRectF:
        """Place of the badge: on the upper edge, at the right, above the name."""
        if self.badge is None:
            return QRectF()
        width = QFontMetricsF(shape_font()).horizontalAdvance(self.badge.text) + 28
        return QRectF(self.rect.right() - width - 6, self.rect.top() - 14, width, 18)

    def look(self, progress: DiagramProgress) -> object:
        parts = [row.part for row in self.rows]
        begun = bool(parts) and progress.done > parts[0]
        if self.text.step is None:
            self.state = "absent"
        elif not begun:
            self.state = "future"
        else:
            self.state = "current" if progress.step == self.text.step else "done"
        self._done = progress.done
        selected = progress.selected if progress.selected in parts and begun else None
        self._selected = -1 if selected is None else selected
        self._loss = progress.loss if self.text.kind == "loss" else ""
        is_own = progress.direction == ("forward", self.text.layer)
        self._inputs = progress.inputs if is_own and self.text.kind == "forward" else frozenset[Key]()
        shown = sum(part < progress.done for part in parts)
        return self.state, shown, self._selected, self._loss, self._inputs

    def draw(self, painter: QPainter) -> None:
        self._draw_frame(painter)
        zoom = painter.worldTransform().m11()
        if zoom < NAMES_ALONE:
            self._draw_name_alone(painter, zoom)
        else:
            self.draw_hover(painter)
            self._draw_title(painter)
            self._draw_rows(painter)
            self._draw_parameters(painter)
            if self._loss:
                painter.setFont(value_font())
                center = Qt.AlignmentFlag.AlignCenter
                self.draw_text(painter, self.value_rect, center, self._loss, self.color("backward"))
        self._draw_badge(painter)

    def _accent(self, alpha: float = 1.0) -> QColor:
        return self.color(ACCENTS[self.text.kind], alpha)

    def _draw_frame(self, painter: QPainter) -> None:
        width, alpha = {
            "absent": (1.0, 1.0),
            "future": (1.0, FUTURE_FRAME),
            "done": (1.4, 1.0),
            "current": (3.0, 1.0),
        }[self.state]
        if self.text.kind == "loss" and self.state != "current":
            pen = QPen(self.color("border"), 1.4)
        else:
            pen = QPen(self._accent(alpha), width)
        if self.state == "absent":
            pen = QPen(self.color("border"), 1.2, Qt.PenStyle.DashLine)
        painter.setPen(pen)
        painter.setBrush(self.color("canvas" if self.state == "absent" else "card"))
        painter.drawRoundedRect(self.rect, RADIUS, RADIUS)
        if self.state == "current":
            painter.setBrush(self._accent(0.06))
            painter.drawRoundedRect(self.rect, RADIUS, RADIUS)
        if self.has_focus:
            painter.setPen(QPen(self.color("text", 0.8), 1.2, Qt.PenStyle.DotLine))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(self.rect.adjusted(-4.5, -4.5, 4.5, 4.5), RADIUS + 4, RADIUS + 4)

    def _title_color(self) -> QColor:
        if self.state == "absent":
            return self.color("faint")
        if self.text.kind in ("loss", "input"):
            return self.color("text" if self.state != "future" else "muted")
        return self._accent()

    def _draw_title(self, painter: QPainter) -> None:
        if self.text.kind == "update":
            return
        painter.setFont(title_font())
        metrics = QFontMetricsF(title_font())
        title = metrics.elidedText(self.text.title, Qt.TextElideMode.ElideRight, self.title_rect.width())
        self.draw_text(painter, self.title_rect, Qt.AlignmentFlag.AlignCenter, title, self._title_color())

    def _draw_rows(self, painter: QPainter) -> None:
        for row in self.rows:
            if row.part == self._selected:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(self._accent(0.2))
                painter.drawRoundedRect(row.rect.adjusted(2, 0, -2, 0), 5, 5)
            known = row.part < self._done
            row.formula.paint(painter, row.start.x(), row.start.y(), self.color("text" if known else "muted"))

    def _draw_parameters(self, painter: QPainter) -> None:
        known = self.state in ("done", "current")
        painter.setFont(shape_font())
        for key, start in self.parameters:
            name = formula(key.latex, CHIP_SIZE, "#000000")
            if key in self._inputs:
                width = self.content.parameter_width(key)
                self.draw_input(painter, QRectF(start.x() - 4, start.y() - 13, width + 8, 18), "forward")
            name.paint(painter, start.x(), start.y(), self.color("text" if known else "muted"))
            painter.setPen(self.color("muted"))
            painter.drawText(
                QPointF(start.x() + name.width + WORD_GAP, start.y()), self.content.shape_text(key, None)
            )

    def _draw_name_alone(self, painter: QPainter, zoom: float) -> None:
        font = title_font()
        room = self.rect.width() - 12
        wanted = min(13 / zoom * 0.8, self.rect.height() / 2)
        natural = QFontMetricsF(font).horizontalAdvance(self.text.title)
        font.setPixelSize(max(13, math.floor(min(wanted, 13 * room / natural))))
        painter.setFont(font)
        title = QFontMetricsF(font).elidedText(self.text.title, Qt.TextElideMode.ElideRight, room)
        self.draw_text(painter, self.rect, Qt.AlignmentFlag.AlignCenter, title, self._title_color())

    def _draw_badge(self, painter: QPainter) -> None:
        if self.badge is None:
            return
        rect, color = self.badge_rect, self.color("good" if self.badge.is_good else "wrong")
        painter.setPen(QPen(color, 1.2))
        painter.setBrush(self.color("good_tint" if self.badge.is_good else "wrong_tint"))
        painter.drawRoundedRect(rect, rect.height() / 2, rect.height() / 2)
        painter.setPen(QPen(color, 1.8, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        at = QPointF(rect.left() + 11, rect.center().y())
        if self.badge.is_good:
            corners = [QPointF(-3.5, 0.5), QPointF(-1, 3), QPointF(3.5, -3)]
            painter.drawPolyline(QPolygonF([at + corner for corner in corners]))
        else:
            painter.drawLine(at - QPointF(3, 3), at + QPointF(3, 3))
            painter.drawLine(at + QPointF(-3, 3), at + QPointF(3, -3))
        painter.setFont(shape_font())
        area = rect.adjusted(20, 0, -5, 0)
        self.draw_text(painter, area, Qt.AlignmentFlag.AlignCenter, self.badge.text, color)
