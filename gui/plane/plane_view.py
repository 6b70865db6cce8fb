"""The plane on the screen: what the network says over it, rows, pointer and pinned row."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QEvent, QPointF, QSize, Qt, Signal
from PySide6.QtGui import (
    QHideEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPixmap,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from gui.look.plane.plane_points import nearest, next_towards
from gui.look.theme import FADED, interface_font, theme
from gui.look.widgets.helpers import set_names
from gui.look.words.translation import tr
from gui.plane.plane_axes import PlaneLayout, layout_of
from gui.plane.plane_model import PlaneModel
from gui.plane.plane_painter import (
    PINNED_RING,
    colors_of_rows,
    paint_bar,
    paint_cross,
    paint_pinned,
    paint_rows,
    paint_scene,
    paint_wrong,
)
from gui.plane.plane_texts import empty_text, place_of_point, point_at, upward_title

REACH = 9.0
"""Pixels around a point, or around the ring, in which the pointer meets it."""
DRAG = 4.0
"""Pixels that the pointer goes before a press becomes a drag."""
ARROWS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}
SMALL_POINT, LARGE_POINT = 2.4, 3.8
"""Radii of points, in pixels."""
BESIDE = 16
"""Pixels by which the small view is wider than high: numbers at the left less those below."""


class PlaneView(QWidget):
    """One view of the plane.

    A click pins the nearest row, a drag of its ring moves it along the plane, arrow keys go to the next row.

    Args:
        model: what is shown.
        name: the objectName.
        is_small: whether it is a card's, and not the large one.
    """

    pointed = Signal()
    """The pointer means another point, or none: see :attr:`point`."""

    def __init__(
        self, model: PlaneModel, name: str, *, is_small: bool, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._model, self._is_small = model, is_small
        self._place: tuple[float, float] | None = None
        self._pressed: QPointF | None = None
        self._grip: QPointF | None = None
        self._layout: PlaneLayout | None = None
        self._still: QPixmap | None = None
        self._is_wanted = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setCursor(Qt.CursorShape.CrossCursor)
        set_names(self, name, tr("Plane through the data"))
        self.setAccessibleDescription(
            tr("A click pins the nearest row; the arrow keys go to the next row in their direction.")
        )
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        if is_small:
            policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        model.changed.connect(self._begin_anew)
        model.painted.connect(self._follow_weights)
        model.pinned_moved.connect(self.update)
        model.wrong_changed.connect(self.update)

    # Size

    def hasHeightForWidth(self) -> bool:
        return self._is_small

    def heightForWidth(self, width: int) -> int:
        return max(width - BESIDE, 60) if self._is_small else -1

    def sizeHint(self) -> QSize:
        return QSize(230, self.heightForWidth(230)) if self._is_small else QSize(520, 520)

    def minimumSizeHint(self) -> QSize:
        return QSize(120, 90) if self._is_small else QSize(240, 200)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._layout = self._still = None

    # Following

    def showEvent(self, event: QShowEvent) -> None:
        self._want(True)

    def hideEvent(self, event: QHideEvent) -> None:
        self._want(False)

    def _want(self, is_wanted: bool) -> None:
        """Say whether the picture is in sight."""
        if is_wanted != self._is_wanted:
            self._is_wanted = is_wanted
            self._model.set_in_sight(self, is_wanted)

    def _begin_anew(self) -> None:
        self._layout = self._still = None
        self.update()
        self.pointed.emit()

    def _follow_weights(self) -> None:
        if self.visibleRegion().isEmpty():  # scrolled away; being painted again brings it back
            self._want(False)
        self.update()

    # What the pointer means

    @property
    def point(self) -> int | None:
        """Number of the point of the plane that the pointer means; None for none."""
        plane = self._model.plane
        return point_at(plane, *self._place) if plane is not None and self._place is not None else None

    def _point_to(self, where: QPointF | None) -> None:
        layout, before = self._laid_out(), self.point
        self._place = None
        if layout is not None and where is not None and layout.axes.area.contains(where):
            self._place = layout.axes.place_of(where)
        if self.point != before:
            self.update()
            self.pointed.emit()

    # Painting

    @property
    def _radius(self) -> float:
        return SMALL_POINT if self._is_small else LARGE_POINT

    def _laid_out(self) -> PlaneLayout | None:
        model = self._model
        plane, task = model.plane, model.task
        if model.lack or plane is None or task is None:
            return None
        if self._layout is None:
            target = upward_title(task)
            self._layout = layout_of(
                plane, self.width(), self.height(), target=target, scale=model.scale, is_small=self._is_small
            )
        return self._layout

    def paintEvent(self, event: QPaintEvent) -> None:
        self._want(True)
        painter, layout, plane = QPainter(self), self._laid_out(), self._model.plane
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if layout is None or plane is None:
            self._paint_empty(painter)
            return
        painter.fillRect(layout.axes.area, theme.color("canvas"))
        if plane.vertical is None:  # a curve goes over the rows, colours lie under them
            self._paint_still(painter, layout)
        scene = self._model.scene()
        if scene is not None:
            painter.setOpacity(FADED if self._model.is_faded else 1.0)
            paint_scene(painter, scene, layout.axes)
            painter.setOpacity(1.0)
        if plane.vertical is not None:
            self._paint_still(painter, layout)
        painter.setClipRect(layout.axes.area.adjusted(-1, -1, 1, 1))
        wrong = self._model.wrong
        if wrong is not None:
            paint_wrong(painter, layout.axes.points(self._model.places()), wrong, self._radius)
        point = self.point
        if point is not None:
            x, y = layout.axes.points(np.array([place_of_point(plane, point)]))[0].tolist()
            paint_cross(painter, layout.axes.area, QPointF(x, y), is_line=plane.vertical is None)
        ring = self._ring(layout)
        if ring is not None:
            paint_pinned(painter, ring, self._radius)

    def _paint_empty(self, painter: QPainter) -> None:
        painter.setFont(interface_font(9))
        painter.setPen(theme.color("muted"))
        flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
        painter.drawText(self.rect().adjusted(12, 8, -12, -8), flags, empty_text(self._model.lack))

    def _paint_still(self, painter: QPainter, layout: PlaneLayout) -> None:
        """Paint what stays while the network learns, which is painted once: axes, rows, colour bar."""
        ratio = painter.deviceTransform().m11()  # that of the screen, or of a picture that is taken of it
        if self._still is None or self._still.devicePixelRatio() != ratio:
            self._still = QPixmap(self.size() * ratio)
            self._still.setDevicePixelRatio(ratio)
            self._still.fill(Qt.GlobalColor.transparent)
            still = QPainter(self._still)
            still.setRenderHint(QPainter.RenderHint.Antialiasing)
            self._paint_rows_and_axes(still, layout)
            still.end()
        painter.drawPixmap(0, 0, self._still)

    def _paint_rows_and_axes(self, painter: QPainter, layout: PlaneLayout) -> None:
        model, axes = self._model, layout.axes
        rows = model.rows
        axes.paint(painter)
        if layout.bar.isValid() and model.scale is not None:
            paint_bar(painter, layout.bar, model.scale, axes.size)
        if rows is not None:
            painter.setClipRect(axes.area)
            points, colors = axes.points(model.places()), colors_of_rows(rows, model.scale)
            if not model.is_colored:
                colors = [theme.color("neutral")] * len(colors)
            paint_rows(painter, points, colors, rows.training, self._radius)

    def _ring(self, layout: PlaneLayout) -> QPointF | None:
        """Middle of the ring of the pinned row; None where there is none on the plane."""
        place = self._model.pinned_place()
        if place is None or not (0 <= place[0] <= 1 and 0 <= place[1] <= 1):
            return None
        x, y = layout.axes.points(np.array([place]))[0].tolist()
        return QPointF(x, y)

    # What the user does

    def mousePressEvent(self, event: QMouseEvent) -> None:
        layout = self._laid_out()
        if event.button() != Qt.MouseButton.LeftButton or layout is None:
            event.ignore()
            return
        self._pressed, ring = event.position(), self._ring(layout)
        near = ring is not None and (ring - event.position()).manhattanLength() <= REACH + PINNED_RING
        self._grip = event.position() if near and self._model.can_move else None

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        layout, where = self._laid_out(), event.position()
        self._point_to(where)
        if layout is None or self._grip is None or self._pressed is None:
            return
        if (where - self._pressed).manhattanLength() >= DRAG:
            self._pressed = QPointF(-1e6, -1e6)  # from now on each move counts
            self._model.move_pinned(*layout.axes.place_of(where))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        pressed, self._pressed, self._grip = self._pressed, None, None
        layout = self._laid_out()
        if layout is None or pressed is None or event.button() != Qt.MouseButton.LeftButton:
            return
        if (event.position() - pressed).manhattanLength() < DRAG:
            where = event.position()
            found = nearest(layout.axes.points(self._model.places()), (where.x(), where.y()), REACH)
            if found >= 0:
                self._model.pin(found)

    def leaveEvent(self, event: QEvent) -> None:
        self._point_to(None)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and _is_arrow(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        layout = self._laid_out()
        if layout is None or not _is_arrow(event):
            super().keyPressEvent(event)
            return
        places = self._model.places()
        inside = ((places >= 0) & (places <= 1)).all(axis=1, keepdims=True)
        points = np.where(inside, layout.axes.points(places), np.nan)
        ring = self._ring(layout) or layout.axes.area.center()
        found = next_towards(points, (ring.x(), ring.y()), ARROWS[Qt.Key(event.key())])
        if found >= 0:
            self._model.pin(found)


def _is_arrow(event: QKeyEvent) -> bool:
    plain = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier == Qt.KeyboardModifier.NoModifier
    return event.key() in ARROWS and plain
