"""Takes pictures for an animation: of the drawing, the plane or the layer view, with the epoch above."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

import numpy as np
from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QFont, QImage, QPainter, QRegion
from PySide6.QtWidgets import QWidget

from gui.bench.insight.insight import Insight
from gui.bench.insight.learnt import Learnt
from gui.canvas.canvas import Canvas
from gui.look.plane.class_legend import ClassLegend
from gui.look.theme import interface_font, theme
from gui.look.words.translation import tr
from gui.plots.layer.layer_view import LayerView
from gui.window.lasting import Lasting

if TYPE_CHECKING:
    from engine.files.animation import Pixels
    from gui.plane.plane_model import PlaneModel

POINTS_DOWN = 540
"""Height of a picture in the window's own pixels, of which each becomes more: so letters are large enough."""
HEAD, SIDE, LEGEND = 36, 16, 130
"""Those of the line with the epoch above, beside its words, and from the side to a legend in it."""


class Subject(Protocol):
    """View of which pictures are taken."""

    ground: str
    """Name of the colour around it."""

    def size(self) -> QSizeF:
        """Size on the screen, in the window's own pixels."""

    def paint(self, painter: QPainter, area: QRectF) -> None:
        """Paint it as large as it finds room in the area."""

    def paint_head(self, painter: QPainter, area: QRectF) -> None:
        """Paint what explains it, beside the epoch."""


class DrawingSubject:
    """The drawing as it is zoomed, without the pills over it."""

    ground = "canvas"

    def __init__(self, canvas: Canvas) -> None:
        self._view = canvas.view

    def size(self) -> QSizeF:
        return QSizeF(self._view.viewport().size())

    def paint(self, painter: QPainter, area: QRectF) -> None:
        view, port = self._view, self._view.viewport().rect()
        target, scale = fitted(self.size(), area)
        painter.save()  # the dots of the ground go on where the form of the picture is another one
        painter.translate(target.topLeft())
        painter.scale(scale, scale)
        painter.setTransform(view.viewportTransform(), combine=True)
        around = area.translated(-target.topLeft())
        on_screen = QRectF(around.topLeft() / scale, around.size() / scale)
        view.drawBackground(painter, view.viewportTransform().inverted()[0].mapRect(on_screen))
        painter.restore()
        view.render(painter, target, port)

    def paint_head(self, painter: QPainter, area: QRectF) -> None:
        """Leave it empty."""


class PlaneSubject:
    """The plane in large, in the form of the picture."""

    ground = "canvas"

    def __init__(self, model: PlaneModel, size: QSize) -> None:
        from gui.plane.plane_view import PlaneView

        self._model, self._size = model, size
        self._view = PlaneView(model, "animation_plane", is_small=False)
        self._legend = ClassLegend(11)

    def size(self) -> QSizeF:
        return QSizeF(self._size)

    def paint(self, painter: QPainter, area: QRectF) -> None:
        self._view.resize(area.size().toSize())
        rendered(painter, self._view, self._view.rect(), area)
        self._model.set_in_sight(self._view, False)  # which nobody sees: the pictures want it themselves

    def paint_head(self, painter: QPainter, area: QRectF) -> None:
        names = self._model.task.classes if self._model.task is not None else ()
        if names:
            self._legend.show_names(names)
            self._legend.resize(QSize(round(area.width()), self._legend.sizeHint().height()))
            self._legend.hide()
            rendered(painter, self._legend, self._legend.rect(), area)


class LayerSubject:
    """The part of the layer view that is in sight."""

    ground = "panel"

    def __init__(self, view: LayerView) -> None:
        self._view = view

    def size(self) -> QSizeF:
        return QSizeF(self._seen().size())

    def _seen(self) -> QRect:
        return self._view.visibleRegion().boundingRect()

    def paint(self, painter: QPainter, area: QRectF) -> None:
        self._view.finish_texts()
        rendered(painter, self._view, self._seen(), area)

    def paint_head(self, painter: QPainter, area: QRectF) -> None:
        """Leave it empty."""


class AnimationPictures:
    """Takes pictures of one subject, all of one size, which hold all that is known of the weights.

    Args:
        subject: of what.
        height: in pixels, of a picture that is 16 wide for 9 high; 0 for the size on the screen.
        ratio: pixels of the screen for each of the window's own.
        lasting: what is computed of the weights that are shown.
        wants_plane: whether the pictures need the plane.
    """

    def __init__(
        self, subject: Subject, height: int, ratio: float, lasting: Lasting, *, wants_plane: bool
    ) -> None:
        self._subject = subject
        self._ratio = height / POINTS_DOWN if height else ratio
        self._room = QSizeF(height * 16 / 9 / self._ratio, height / self._ratio)  # empty: not known as yet
        self._insight: Insight = lasting.insight
        self._learnt: Learnt | None = lasting.learnt.made
        self._insight.want(self, predictions=wants_plane)

    @property
    def is_ready(self) -> bool:
        """True if nothing more is to come of the weights that are shown."""
        return not self._insight.is_busy and (self._learnt is None or not self._learnt.is_busy)

    def end(self) -> None:
        """Want nothing any more."""
        self._insight.want(self)

    def picture(self, epoch: int) -> Pixels:
        """Pixels of the subject, which shows this epoch."""
        if self._room.isEmpty():
            self._room = self._subject.size() + QSizeF(0, HEAD)
        width, height = self._room.width(), self._room.height()
        image = QImage(round(width * self._ratio), round(height * self._ratio), QImage.Format.Format_RGB888)
        image.fill(theme.color(self._subject.ground))
        painter = QPainter(image)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.scale(self._ratio, self._ratio)
        area = QRectF(0, HEAD, width, height - HEAD)
        painter.save()
        painter.setClipRect(area)
        self._subject.paint(painter, area)
        painter.restore()
        self._paint_head(painter, epoch)
        painter.end()
        return pixels_of(image)

    def _paint_head(self, painter: QPainter, epoch: int) -> None:
        line = QRectF(SIDE, 0, self._room.width() - 2 * SIDE, HEAD)
        font = QFont(interface_font(13))
        font.setBold(True)
        painter.setFont(font)
        painter.setPen(theme.color("text"))
        painter.drawText(line, Qt.AlignmentFlag.AlignVCenter, tr("Epoch {epoch}", epoch=f"{epoch:,}"))
        if line.width() > 2 * LEGEND:
            self._subject.paint_head(painter, line.adjusted(LEGEND, 0, 0, 0))


def fitted(size: QSizeF, area: QRectF) -> tuple[QRectF, float]:
    """Where something of a size lies in the middle of an area, as large as it finds room; and its scale."""
    scale = min(area.width() / max(size.width(), 1.0), area.height() / max(size.height(), 1.0))
    target = QRectF(QPointF(), size * scale)
    target.moveCenter(area.center())
    return target, scale


def rendered(painter: QPainter, widget: QWidget, seen: QRect, area: QRectF) -> None:
    """Paint a part of a widget in the middle of an area, as large as it finds room."""
    target, scale = fitted(QSizeF(seen.size()), area)
    painter.save()
    painter.translate(target.topLeft())
    painter.scale(scale, scale)
    widget.render(painter, QPoint(), QRegion(seen), QWidget.RenderFlag.DrawChildren)
    painter.restore()


def pixels_of(image: QImage) -> Pixels:
    """``(height, width, 3)`` red, green and blue of an image in the format RGB888."""
    lines = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.bytesPerLine())
    pixels: Pixels = lines[:, : 3 * image.width()].reshape(image.height(), image.width(), 3).copy()
    return pixels
