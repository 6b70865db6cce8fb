"""The prediction over the plane on the card of the output: hue, confidence, the decision, and the rows."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from PySide6.QtCore import QLineF, QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from engine.common.arrays import Array, Flags, Indices
from engine.insight.plane_picture import PlanePicture
from gui.canvas.items.fonts import OTHER_TEXT
from gui.canvas.items.units.plane_data import PlaneData, thin_pen, upright
from gui.canvas.items.units.points_item import PointsItem
from gui.canvas.items.units.unit_pictures import MOST_POINTS
from gui.canvas.items.units.units_item import sign_color
from gui.look.class_colors import class_color
from gui.look.drawing.polyline import polyline
from gui.look.plane.plane_scene import PlaneScene, scene_of
from gui.look.theme import theme
from gui.look.words.translation import tr

LEGEND_HEIGHT = 15.0
"""Height of a line of words below the picture, at text scale 1."""
DOT = 3.0
"""Radius of the dots on the left edge at which lines of weights arrive."""


class OutputItem(QGraphicsItem):
    """Prediction of the network over the plane, with rows of the data.

    Attributes:
        rect: the picture itself, a square.
        picture: what is shown; None until there is something.
        plane_data: what the rows are.
        units, total: the units whose weights are shown, and how many there are.
        biases: of these units; None where the layer has none.
        drawn: the same as colours and lines.
    """

    def __init__(self, parent: QGraphicsItem) -> None:
        super().__init__(parent)
        self.rect, self._legend = QRectF(), QRectF()
        self.picture: PlanePicture | None = None
        self.plane_data: PlaneData | None = None
        self.units: Indices = np.zeros(0, np.intp)
        self.total = 0
        self.biases: Array | None = None
        self.drawn: PlaneScene | None = None
        self.text_scale = 1.0
        self._lit: int | None = None
        self._points = PointsItem(self)

    def choose(self, units: Indices, total: int) -> None:
        """Show the weights of these units of so many."""
        self.units, self.total, self.biases = units, total, None

    def place(self, room: QRectF, text_scale: float) -> None:
        """Take the largest square of ``room`` that leaves two lines for the words below it."""
        self.text_scale = text_scale
        legend = 2 * LEGEND_HEIGHT * text_scale
        side = min(room.width(), room.height() - legend)
        rect = QRectF(0, 0, side, side)
        rect.moveCenter(room.center() - QPointF(0, legend / 2))
        if rect != self.rect:
            self.prepareGeometryChange()
            self.rect = rect
            self._points.place(rect)
        self._legend = QRectF(room.left(), rect.bottom() + 2, room.width(), legend)

    def show_picture(self, picture: PlanePicture, data: PlaneData) -> None:
        """Show a prediction; repaints only what differs."""
        before, self.picture = self.picture, picture
        plane = picture.plane
        is_same_plane = (
            before is not None and before.plane.frame is plane.frame and before.plane.held is plane.held
        )
        other_rows = data is not self.plane_data or not is_same_plane
        self.plane_data = data
        if not other_rows and before is not None and np.array_equal(before.predictions, picture.predictions):
            return
        self.drawn = scene_of(coarser(picture), data.task, data.decision, data.scale)
        if other_rows:
            self._points.show_rows(plane, data)
        self.update()

    def show_wrong(self, wrong: Flags | None) -> None:
        """Ring these of the rows ``(m,)`` that are shown, or none."""
        self._points.show_wrong(wrong)

    def apply_theme(self) -> None:
        """Take the colours of the theme again."""
        if self.picture is not None and self.plane_data is not None:
            data = self.plane_data
            self.drawn = scene_of(coarser(self.picture), data.task, data.decision, data.scale)
            self._points.show_rows(self.picture.plane, data)

    def show_biases(self, biases: Array | None) -> None:
        """Take the biases ``(units,)`` of the layer."""
        self.biases = biases[self.units] if biases is not None else None
        self.update()

    def light(self, place: int | None) -> None:
        """Let the dot at a place stand out, or none."""
        if place != self._lit:
            self._lit = place
            self.update()

    def edges(self, side: str) -> Array:
        """Points on the left edge of the card at which the lines of each unit arrive, ``(units, 2)``."""
        count = len(self.units)
        shares = (np.arange(count) + 0.5) / max(count, 1)
        down = self.rect.top() + self.rect.height() * shares
        return np.stack([np.zeros(count), down], axis=1)

    def place_at(self, point: QPointF) -> int | None:
        """Place of the dot at a point of this item; None beside them."""
        away = np.abs(self.edges("in") - [point.x(), point.y()]).sum(1)
        return int(away.argmin()) if len(away) and away.min() <= 2 * DOT else None

    def rect_at(self, place: int) -> QRectF:
        """Rectangle of the dot at a place."""
        x, y = self.edges("in")[place].tolist()
        return QRectF(x - DOT, y - DOT, 2 * DOT, 2 * DOT)

    def bias_at(self, point: QPointF) -> int | None:
        """Place of the dot at a point of this item, where the layer has biases; None beside them."""
        return self.place_at(point) if self.biases is not None else None

    def place_of(self, unit: int) -> int | None:
        """Place of a unit; None where it is not shown."""
        found = np.flatnonzero(self.units == unit)
        return int(found[0]) if len(found) else None

    def sample_text(self) -> str:
        """Words on how many rows are shown, where these are not all."""
        rows = self.plane_data.rows if self.plane_data is not None else None
        if rows is None or not rows.is_sample:
            return ""
        shown, total = len(rows.rows), rows.of_training + rows.of_validation
        return tr("a sample: {shown:,} of {total:,} rows", shown=shown, total=total)

    def tooltip_at(self, point: QPointF) -> str:
        """Tooltip: which rows these are, and the axes."""
        if self.plane_data is None or self.picture is None or not self.rect.contains(point):
            return ""
        rows, is_number = self.plane_data.rows, self.plane_data.task.kind == "regression"
        lines = [
            tr("The prediction over the plane.")
            if is_number
            else tr("The prediction over the plane: the hue is the class, its strength the confidence.")
        ]
        plane = self.picture.plane
        across = plane.horizontal.title or tr("first principal component")
        lines.append(tr("across: {name}", name=across))
        if plane.vertical is not None:
            upwards = plane.vertical.title or tr("second principal component")
            lines.append(tr("upwards: {name}", name=upwards))
        shown = {"train": rows.training, "all_train": rows.of_training}
        lines.append(tr("{train:,} of {all_train:,} training rows, filled", **shown))
        if rows.validation:
            shown = {"validation": rows.validation, "all_validation": rows.of_validation}
            lines.append(tr("{validation:,} of {all_validation:,} validation rows, hollow", **shown))
        return "\n".join(lines)

    def boundingRect(self) -> QRectF:
        rect = self.rect | self._legend
        return rect.adjusted(-rect.left() - 2 * DOT, -1, 2, 2)

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        picture, data = self.picture, self.plane_data
        if picture is None or data is None:
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        drawn = self.drawn
        if drawn is None:
            return
        if drawn.image is not None:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawImage(self.rect, drawn.image)
        else:
            painter.fillRect(self.rect, theme.color("canvas"))
        self._paint_lines(painter, drawn)
        self._paint_curves(painter, drawn)
        painter.setPen(thin_pen(theme.color("border"), 1.0))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(self.rect)
        self._paint_legend(painter)
        self._paint_dots(painter)

    def _paint_lines(self, painter: QPainter, drawn: PlaneScene) -> None:
        """Paint where the decision lies, or where the target is a round number."""
        corner, side = np.array([self.rect.left(), self.rect.top()]), self.rect.width()
        places = drawn.lines * side + corner
        is_number = self.plane_data is not None and self.plane_data.task.kind == "regression"
        painter.setPen(thin_pen(theme.color("canvas", 0.6) if is_number else theme.color("text"), 1.0))
        painter.drawLines([QLineF(*ends) for ends in places.reshape(-1, 4).tolist()])

    def _paint_curves(self, painter: QPainter, drawn: PlaneScene) -> None:
        """Paint the target along one axis, or the probability of each class."""
        painter.setBrush(Qt.BrushStyle.NoBrush)
        is_number = self.plane_data is not None and self.plane_data.task.kind == "regression"
        for place, shares in enumerate(drawn.curves.T):
            across = self.rect.left() + self.rect.width() * (np.arange(len(shares)) + 0.5) / len(shares)
            down = self.rect.top() + self.rect.height() * upright(shares)
            color = theme.color("forward") if is_number else class_color(drawn.numbers[place])
            painter.setPen(thin_pen(color, 2.0))
            painter.drawPolyline(polyline(across, down))

    def _paint_legend(self, painter: QPainter) -> None:
        """Write which points are which rows, and below it that they are a sample."""
        rows = self.plane_data.rows if self.plane_data is not None else None
        height, middle = self._legend.height() / 2, Qt.AlignmentFlag.AlignVCenter
        line = QRectF(self._legend.topLeft(), QSizeF(self._legend.width(), height))
        painter.setFont(OTHER_TEXT.at(self.text_scale).font())
        painter.setPen(thin_pen(theme.color("muted"), 1.5))
        left, radius = line.left(), 0.22 * height
        for words, is_filled in ((tr("train"), True), (tr("validation"), False)):
            if rows is None or not (is_filled or rows.validation):
                continue
            painter.setBrush(theme.color("muted") if is_filled else Qt.BrushStyle.NoBrush)
            painter.drawEllipse(QPointF(left + radius + 1, line.center().y()), radius, radius)
            left += 2 * radius + 5
            painter.drawText(QRectF(left, line.top(), line.right() - left, height), middle, words)
            left += QFontMetricsF(painter.font()).horizontalAdvance(words) + 10
        line.translate(0, height)
        text = self.sample_text()
        font = OTHER_TEXT.down_to(self.text_scale, text, line.width())
        painter.setFont(font.font())
        painter.drawText(line, middle, font.elided(text, line.width()))

    def _paint_dots(self, painter: QPainter) -> None:
        """Paint where lines arrive: in the colour of a class where each unit is one, else of the bias."""
        data = self.plane_data
        if data is None:
            return
        per_class = data.task.kind != "regression" and self.total == len(data.task.classes) > 1
        for place, (x, y) in enumerate(self.edges("in").tolist()):
            if per_class:
                color = class_color(int(self.units[place]))
            elif self.biases is not None:
                color = theme.color(sign_color(float(self.biases[place])))
            else:
                color = theme.color("neutral")
            is_lit = place == self._lit
            painter.setPen(thin_pen(theme.color("forward" if is_lit else "card"), 2.5 if is_lit else 1.2))
            painter.setBrush(color)
            painter.drawEllipse(QPointF(x, y), DOT, DOT)


def coarser(picture: PlanePicture) -> PlanePicture:
    """The picture on every second point, or fewer, where there are more than a card can show."""
    plane, stride = picture.plane, -(-picture.plane.width // MOST_POINTS)
    if stride == 1 or plane.height == 1:
        return picture
    grid = picture.predictions.reshape(plane.height, plane.width, -1)
    shown = grid[stride // 2 :: stride, stride // 2 :: stride]
    height, width, outputs = shown.shape
    smaller = replace(plane, width=width, height=height, inputs=plane.inputs[:0])
    return replace(picture, plane=smaller, predictions=shown.reshape(-1, outputs))
