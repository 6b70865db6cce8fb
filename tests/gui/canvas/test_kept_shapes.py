"""What is kept in pixels while a large drawing moves looks like what is painted anew."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

import numpy as np
import pytest
from numpy.typing import NDArray
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter, QPen

from gui.canvas.detail.dot_grid import DotGrid
from gui.canvas.items.fonts import NAME, NUMBERS
from gui.canvas.items.kept_shapes import paint_kept
from gui.look.theme import theme


def pixels(image: QImage) -> NDArray[np.float64]:
    shape = image.height(), image.bytesPerLine() // 4, 4
    return np.frombuffer(image.constBits(), np.uint8).reshape(shape)[:, : image.width(), :3].astype(float)


def filled(rect: QRectF, color: QColor, painter: QPainter) -> None:
    painter.fillRect(rect, color)


@pytest.fixture
def image(qapp: object) -> Iterator[QImage]:
    made = QImage(300, 200, QImage.Format.Format_RGB32)
    made.fill(QColor("white"))
    yield made
    theme.choose("system")


@pytest.mark.parametrize("scale", [0.37, 1.0, 1.73])
def test_a_kept_shape_lies_where_it_would_be_painted(image: QImage, scale: float) -> None:
    bounds = QRectF(-5, -5, 90, 50)

    def paint(painter: QPainter) -> None:
        painter.setPen(QPen(QColor("black"), 2))
        painter.drawRoundedRect(bounds.adjusted(5, 5, -5, -5), 6, 6)

    for kept in (False, True):
        target = image.copy()
        painter = QPainter(target)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate(40, 30)
        painter.scale(scale, scale)
        paint_kept(painter, ("frame", 1), paint, bounds) if kept else paint(painter)
        painter.end()
        if not kept:
            expected = pixels(target)
    assert np.array_equal(pixels(target), expected)
    assert (expected < 200).any()


def test_another_key_is_another_shape(image: QImage) -> None:
    square = QRectF(0, 0, 9, 9)
    for color in (QColor("red"), QColor("blue")):
        painter = QPainter(image)
        paint_kept(painter, color.rgba(), partial(filled, square, color), square)
        painter.end()
        assert image.pixelColor(4, 4) == color


@pytest.mark.parametrize(("scale", "shift"), [(1.0, 0), (0.83, 37), (1.31, -211)])
def test_dots_lie_at_their_places_at_every_zoom(image: QImage, scale: float, shift: int) -> None:
    grid, step = DotGrid(), 20.0
    for _ in range(2):  # from pixels the second time
        target = image.copy()
        painter = QPainter(target)
        painter.translate(shift, shift)
        painter.scale(scale, scale)
        area = painter.worldTransform().inverted()[0].mapRect(QRectF(image.rect()))
        grid.paint(painter, area, step)
        painter.end()
        dark = 255 - pixels(target).mean(axis=2)
        columns, rows = dark.sum(axis=0), dark.sum(axis=1)
        for profile, length in ((columns, image.width()), (rows, image.height())):
            places = [shift + place * step * scale for place in range(-60, 120)]
            inside = [place for place in places if 4 < place < length - 4]
            assert len(inside) > 5
            for place in inside:
                near = profile[round(place) - 2 : round(place) + 2].sum()
                assert near > 0.8 * profile.sum() / (length / (step * scale) + 1)


def test_texts_fit_as_they_are_measured() -> None:
    assert NAME.width("Dense 1") == pytest.approx(NAME.at(2.0).width("Dense 1") / 2, rel=0.1)
    assert NAME.elided("Dense 1", 1000.0) == "Dense 1"
    cut = NAME.elided("A layer with a very long name", 80.0)
    assert cut.endswith("…")
    assert NAME.fits(cut, 80.0)
    assert NUMBERS.fitting(("long text that does not fit", "short"), 60.0) == "short"
    assert NUMBERS.down_to(1.6, "12345678901234567890", 100.0).pixels < NUMBERS.at(1.6).pixels
