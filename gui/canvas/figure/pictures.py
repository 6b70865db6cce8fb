"""Pictures of the drawing, as SVG and PNG, for files and for the clipboard."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import NamedTuple

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMimeData, QRectF, QSizeF, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QGraphicsItem

from engine.core.architecture.architecture import Architecture
from engine.core.task import Task
from gui.canvas.figure.plain_figure import PlainFigure
from gui.canvas.scene import Scene
from gui.look.drawing.outlined_svg import svg_of
from gui.look.theme import theme
from gui.look.words.translation import tr

SVG_MIME = "image/svg+xml"
SCALE = 2.0
"""Pixels of a PNG for each pixel of the screen, so that it is sharp on slides."""
MOST_PIXELS = 12_000
"""Most pixels on a side of a PNG."""
AROUND = 16.0
"""Canvas around the drawing, in pixels."""


def styles() -> dict[str, str]:
    """What a picture can look like: names by their keys."""
    return {
        "looks": tr("As it looks"),
        "plain": tr("Plain figure, black on white"),
        "units": tr("Plain figure, units as circles"),
    }


class DrawnPicture(NamedTuple):
    """A picture that can be painted.

    Attributes:
        size: in pixels at 100 %.
        paint: paints it from the origin.
        title: what it is called.
    """

    size: QSizeF
    paint: Callable[[QPainter], object]
    title: str

    def svg(self) -> bytes:
        """A whole SVG file."""
        return svg_of(self.paint, self.size, self.title)

    def image(self) -> QImage:
        """The picture in pixels, twice as many as on the screen where that is not too large."""
        longest = max(self.size.width(), self.size.height(), 1.0)
        scale = min(SCALE, MOST_PIXELS / longest)
        image = QImage((self.size * scale).toSize(), QImage.Format.Format_ARGB32_Premultiplied)
        image.fill(Qt.GlobalColor.transparent)
        image.setDevicePixelRatio(scale)
        painter = QPainter(image)
        self.paint(painter)
        painter.end()
        return image


def picture_of(
    style: str, scene: Scene, architecture: Architecture, task: Task | None, title: str
) -> DrawnPicture:
    """The picture of a drawing in one of :func:`styles`."""
    if style == "looks":
        area = QRectF(scene.content_rect())
        around = AROUND / scene.zoom
        area.adjust(-around, -around, around, around)
        return DrawnPicture(
            area.size() * scene.zoom, lambda painter: _paint_scene(painter, scene, area), title
        )
    figure = PlainFigure(architecture, task, units=style == "units")
    return DrawnPicture(figure.size, figure.paint, title)


def _paint_scene(painter: QPainter, scene: Scene, area: QRectF) -> None:
    """Paint a part of the scene as it looks, without what is selected or dragged."""
    target = QRectF(0, 0, area.width() * scene.zoom, area.height() * scene.zoom)
    painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
    painter.fillRect(target, theme.color("canvas"))
    with _bare(scene):
        scene.render(painter, target, area)


@contextmanager
def _bare(scene: Scene) -> Iterator[None]:
    """Show nothing as selected meanwhile, and let Qt paint anew what it keeps the pixels of."""
    selected = scene.selected_ids(), scene.selected_connections()
    kept = {item: item.cacheMode() for item in scene.items()}
    was_blocked = scene.blockSignals(True)
    scene.select(())
    for item in kept:
        item.setCacheMode(QGraphicsItem.CacheMode.NoCache)
    try:
        yield
    finally:
        for item, mode in kept.items():
            item.setCacheMode(mode)
        scene.select(*selected)
        scene.blockSignals(was_blocked)


def png_of_image(image: QImage) -> bytes:
    """An image as the bytes of a PNG file."""
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]
    return bytes(data.data())


def mime_of(picture: DrawnPicture) -> QMimeData:
    """The picture for the clipboard, as SVG and in pixels: each program takes what it knows."""
    mime = QMimeData()
    mime.setData(SVG_MIME, picture.svg())
    mime.setImageData(picture.image())
    return mime
