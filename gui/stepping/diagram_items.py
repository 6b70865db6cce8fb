"""What the diagram is made of: boxes, chips, arrows, labels; each paints itself as far as is computed."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal, NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPainterPath, QPen, QPolygonF
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from engine.stepping.quantities import Key
from gui.formulas import Formula, formula
from gui.stepping.diagram_content import (
    ABOVE,
    BELOW,
    CHIP_SIZE,
    ITEM_GAP,
    LEGEND_GAP,
    LINE_DISTANCE,
    LINE_GAP,
    NAME_SIZE,
    PADDING,
    PARAMETER_HEIGHT,
    TITLE_HEIGHT,
    VALUE_HEIGHT,
    WORD_GAP,
    BoxText,
    Content,
    LabelText,
    caption_font,
    shape_font,
    title_font,
    value_font,
)
from gui.stepping.diagram_layout import SUM_RADIUS, ArrowId
from gui.theme import Palette, theme
from gui.translation import tr

State = Literal["absent", "future", "done", "current"]
"""Of a box: backward does not visit it; still to be computed; computed; the step that was done last."""

ACCENTS = {
    "input": "neutral",
    "forward": "forward",
    "loss": "backward",
    "backward": "backward",
    "update": "good",
}
RADIUS = 8.0
HEAD_LENGTH, HEAD_HALF = 11.0, 5.0
BEND, LARGE_BEND = 9.0, 40.0
REACH = 6.0
"""How far beside an arrow the pointer may be."""
NAMES_ALONE = 0.55
"""At a smaller zoom a box shows its name alone, as large as can be read."""

NOTHING_SMALL = 0.4
"""At a smaller zoom chips and arrows have no words, which nobody could read."""


class Badge(NamedTuple):
    """The verdict of the gradient check on one layer.

    Attributes:
        text: in as few letters as possible, such as ``2e-9``.
        is_good: whether it agrees.
        tooltip: what it means, in a sentence.
    """

    text: str
    is_good: bool
    tooltip: str


class Target(NamedTuple):
    """What a click at some place means: a step, one of its parts, a quantity; and what is there, in words."""

    step: int | None = None
    part: int | None = None
    key: Key | None = None
    words: str = ""


class Zone(NamedTuple):
    """A place that can be clicked, in scene units."""

    rect: QRectF
    target: Target


@dataclass(frozen=True)
class Progress:
    """How far the iteration is, as the items need it.

    Attributes:
        done: how many parts are shown.
        step: place of the step that was done last.
        selected: place of the part whose numbers are shown.
        inputs: what goes into that part.
        direction: the kind of its step, and its layer.
        m: rows of the mini-batch; None while there is none.
        knows: whether a quantity is computed and shown.
        loss: its value once it is.
    """

    done: int = 0
    step: int | None = None
    selected: int | None = None
    inputs: frozenset[Key] = frozenset()
    direction: tuple[str, int] = ("", 0)
    m: int | None = None
    knows: Callable[[Key], bool] = lambda key: False
    loss: str = ""


class Item(QGraphicsItem):
    """Base of all: knows the colours, what pointer and keyboard are on, and where it can be clicked."""

    def __init__(self, rect: QRectF) -> None:
        super().__init__()
        self.rect = rect
        self.palette: Palette = theme.palette
        self.hover: QRectF | None = None
        self.has_focus = False
        self.zones: list[Zone] = []
        self._shown: object = None
        self.setAcceptedMouseButtons(Qt.MouseButton.NoButton)

    def show_progress(self, progress: Progress) -> None:
        """Show what is computed now."""
        shown = self.look(progress)
        if shown != self._shown:
            self._shown = shown
            self.update()

    def look(self, progress: Progress) -> object:
        """All of the progress that this item shows."""
        raise NotImplementedError

    def set_hover(self, rect: QRectF | None) -> None:
        """Mark the place under the pointer, or none."""
        if rect != self.hover:
            self.hover = rect
            self.update()

    def set_focus(self, has_focus: bool) -> None:
        """Show that the keyboard is here."""
        if has_focus != self.has_focus:
            self.has_focus = has_focus
            self.update()

    def color(self, name: str, alpha: float = 1.0) -> QColor:
        """A colour of the palette."""
        color = QColor(getattr(self.palette, name))
        color.setAlphaF(alpha)
        return color

    def boundingRect(self) -> QRectF:
        return self.rect.adjusted(-7, -12, 7, 7)

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.draw(painter)

    def draw(self, painter: QPainter) -> None:
        """Paint it."""
        raise NotImplementedError

    def draw_hover(self, painter: QPainter) -> None:
        """The mark of the place under the pointer."""
        if self.hover is not None:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self.color("text", 0.09))
            painter.drawRoundedRect(self.hover, 5, 5)

    def draw_input(self, painter: QPainter, rect: QRectF, direction: str) -> None:
        """The mark of what goes into the formula whose numbers are shown."""
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(
            self.color({"forward": "forward", "update": "good"}.get(direction, "backward"), 0.24)
        )
        painter.drawRoundedRect(rect, 5, 5)

    def draw_words(
        self, painter: QPainter, rect: QRectF, flags: Qt.AlignmentFlag, text: str, color: QColor
    ) -> None:
        """Words in the painter's font; the font's own pixels are hinted, so nothing else is done."""
        painter.setPen(color)
        painter.drawText(rect, flags, text)


class _Row(NamedTuple):
    """One formula of a box, where it stands."""

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
        self.state: State = "future"
        self.badge: Badge | None = None
        self._done, self._selected, self._loss = 0, -1, ""
        self._inputs: frozenset[Key] = frozenset()
        self._arrange()
        self.setZValue(2)

    def _arrange(self) -> None:
        """Find the place of every row, all of them together in the middle of the box."""
        text, rect = self.text, self.rect
        wanted = self.content.box_size(text).height()
        y = rect.center().y() - wanted / 2 + PADDING - 2
        self.zones.append(Zone(rect, Target(text.step, words=self._words())))
        self.title_rect = QRectF(rect.left() + PADDING, y, rect.width() - 2 * PADDING, TITLE_HEIGHT - 3)
        y += TITLE_HEIGHT if text.kind != "update" else 0
        self.rows: list[_Row] = []
        for line in text.lines:
            made = line.formula
            row = QRectF(rect.left() + 4, y, rect.width() - 8, made.height + LINE_GAP)
            start = QPointF(rect.center().x() - made.width / 2, y + LINE_GAP / 2 + made.ascent)
            self.rows.append(_Row(made, start, row, line.part))
            self.zones.append(Zone(row, Target(text.step, line.part, words=made.text)))
            y += row.height()
        self.parameters: list[tuple[Key, QPointF]] = []
        x = rect.center().x() - self.content.parameters_width(text.parameters) / 2
        for key in text.parameters:
            width = self.content.parameter_width(key)
            self.parameters.append((key, QPointF(x, y + PARAMETER_HEIGHT - 6)))
            self.zones.append(Zone(QRectF(x - 4, y + 1, width + 8, PARAMETER_HEIGHT), Target(key=key)))
            x += width + ITEM_GAP
        self.value_rect = QRectF(rect.left(), y + 2, rect.width(), VALUE_HEIGHT)

    def _words(self) -> str:
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
            "update": tr("{layer}, update: its weights take one step", layer=title),
        }[self.text.kind]

    def set_badge(self, badge: Badge | None) -> None:
        """Show the verdict of the gradient check, or none."""
        if badge != self.badge:
            self.badge = badge
            self.update()

    @property
    def badge_rect(self) -> QRectF:
        """On the upper edge, at the right."""
        if self.badge is None:
            return QRectF()
        width = QFontMetricsF(shape_font()).horizontalAdvance(self.badge.text) + 28
        return QRectF(self.rect.right() - width - 7, self.rect.top() - 10, width, 19)

    def look(self, progress: Progress) -> object:
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
                self.draw_words(painter, self.value_rect, center, self._loss, self.color("backward"))
        self._draw_badge(painter)

    def _accent(self, alpha: float = 1.0) -> QColor:
        return self.color(ACCENTS[self.text.kind], alpha)

    def _draw_frame(self, painter: QPainter) -> None:
        width, alpha = {
            "absent": (1.0, 0.3),
            "future": (1.0, 0.42),
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
            return self.color("muted", 0.7)
        if self.text.kind in ("loss", "input"):
            return self.color("text" if self.state != "future" else "muted")
        return self._accent(1.0 if self.state != "future" else 0.72)

    def _draw_title(self, painter: QPainter) -> None:
        if self.text.kind == "update":
            return
        painter.setFont(title_font())
        metrics = QFontMetricsF(title_font())
        title = metrics.elidedText(self.text.title, Qt.TextElideMode.ElideRight, self.title_rect.width())
        self.draw_words(painter, self.title_rect, Qt.AlignmentFlag.AlignCenter, title, self._title_color())

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
            name.paint(painter, start.x(), start.y(), self.color("text" if known else "muted", 0.85))
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
        self.draw_words(painter, self.rect, Qt.AlignmentFlag.AlignCenter, title, self._title_color())

    def _draw_badge(self, painter: QPainter) -> None:
        if self.badge is None:
            return
        rect, color = self.badge_rect, self.color("good" if self.badge.is_good else "trouble")
        painter.setPen(QPen(color, 1.2))
        painter.setBrush(self.color("good_tint" if self.badge.is_good else "trouble_tint"))
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
        words = rect.adjusted(20, 0, -5, 0)
        self.draw_words(painter, words, Qt.AlignmentFlag.AlignCenter, self.badge.text, color)


class ChipItem(Item):
    """The cache of a layer: what forward keeps for backward."""

    def __init__(self, layer: int, keys: tuple[Key, ...], rect: QRectF) -> None:
        super().__init__(rect)
        self.layer, self._known = layer, False
        self.setZValue(2)
        self._names: list[tuple[Key, Formula, QPointF]] = []
        self._inputs: frozenset[Key] = frozenset()
        self._word_width = QFontMetricsF(shape_font()).horizontalAdvance(tr("cache"))
        words = tr("The cache: what forward keeps for backward")
        self.zones.append(Zone(rect, Target(words=words)))
        x = rect.left() + PADDING + self._word_width + ITEM_GAP * 0.75
        for key in keys:
            name = formula(key.latex, CHIP_SIZE, "#000000")
            self._names.append((key, name, QPointF(x, rect.center().y() + 4.5)))
            self.zones.append(
                Zone(QRectF(x - 4, rect.top() + 2, name.width + 8, rect.height() - 4), Target(key=key))
            )
            x += name.width + ITEM_GAP * 0.75

    def look(self, progress: Progress) -> object:
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
        self.draw_words(painter, word, flags, tr("cache"), color)
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

    def look(self, progress: Progress) -> object:
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

    def look(self, progress: Progress) -> object:
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

    def look(self, progress: Progress) -> object:
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
            color = self.color(accent) if known else self.color("muted", 0.85)
            name.paint(painter, rect.center().x() - name.width / 2, baseline, color)
            flags = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop
            words = QRectF(rect.left() - 10, top, rect.width() + 20, 20)
            self.draw_words(painter, words, flags, shape, self.color("muted" if known else "faint"))


class LegendItem(Item):
    """What the optimizer computes before its step, once for all layers."""

    def __init__(self, rect: QRectF, content: Content) -> None:
        super().__init__(rect)
        self._words, self._formulas = content.legend_words, content.legend_formulas()
        self._baseline = rect.top() + max(each.ascent for each in self._formulas)

    def look(self, progress: Progress) -> object:
        return None

    def draw(self, painter: QPainter) -> None:
        if painter.worldTransform().m11() < NOTHING_SMALL:
            return
        painter.setFont(shape_font())
        painter.setPen(self.color("good"))
        painter.drawText(QPointF(self.rect.left(), self._baseline), self._words)
        x = self.rect.left() + QFontMetricsF(shape_font()).horizontalAdvance(self._words)
        for each in self._formulas:
            x += LEGEND_GAP
            each.paint(painter, x, self._baseline, self.color("muted"))
            x += each.width


class CaptionItem(Item):
    """The word over a band."""

    def __init__(self, words: str, color: str, place: QPointF) -> None:
        self._words, self._color = words, color
        width = QFontMetricsF(caption_font()).horizontalAdvance(words) + 4
        super().__init__(QRectF(place.x(), place.y() - 9, width, 18))

    def look(self, progress: Progress) -> object:
        return None

    def draw(self, painter: QPainter) -> None:
        painter.setFont(caption_font())
        flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        self.draw_words(painter, self.rect, flags, self._words, self.color(self._color))


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
