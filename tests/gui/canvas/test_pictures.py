"""Pictures of the drawing: whole SVG files that show what the scene shows, whatever layers are called."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from xml.etree import ElementTree

import numpy as np
import pytest
from numpy.typing import NDArray
from PySide6.QtCore import QByteArray, QPointF, Qt
from PySide6.QtGui import QGuiApplication, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer
from pytestqt.qtbot import QtBot

from engine.command_line.arguments import PICTURE_STYLES
from engine.core.architecture.architecture import Architecture
from engine.core.architecture.problems import find_problems
from engine.core.architecture.templates import chain, template_architecture
from engine.core.layers.dense import DenseSettings
from engine.core.task import Task
from engine.core.training_settings import TrainingSettings
from gui.canvas.canvas import Canvas
from gui.canvas.figure.pictures import SVG_MIME, DrawnPicture, mime_of, picture_of, styles
from gui.canvas.figure.unit_circles import circles_of
from gui.canvas.scene import Scene
from gui.look.drawing.outlined_svg import SVG
from gui.look.theme import theme

TASK = Task("classes", 4, ("setosa", "versicolor", "virginica"), "species")
HOSTILE = (
    '<script>alert("x")</script>',
    "]]> & &amp; \" '",
    "bell\x07 null\x00 escape\x1b",
    "\ud800 alone \uffff",
    "<svg onload='x'/>",
    "층 하나 · слой · שכבה",
)


def drawn(*units: int) -> Architecture:
    return chain([("dense", DenseSettings(each)) for each in units], TASK)


def named(architecture: Architecture, names: tuple[str, ...]) -> Architecture:
    for layer, name in zip(architecture.layers, names, strict=False):
        architecture = architecture.with_layer(replace(layer, name=name))
    return architecture


@pytest.fixture
def scene(qapp: object) -> Iterator[Scene]:
    made = Scene()
    yield made
    made.deleteLater()
    theme.choose("system")


def picture(scene: Scene, style: str, architecture: Architecture, title: str = "iris") -> DrawnPicture:
    scene.show_architecture(architecture, TASK, (), TrainingSettings())
    return picture_of(style, scene, architecture, TASK, title)


def read(svg: bytes) -> ElementTree.Element:
    return ElementTree.fromstring(svg)  # noqa: S314 - our own


def labels(svg: bytes) -> list[str]:
    return [each.get("aria-label", "") for each in read(svg).iter() if each.get("aria-label")]


def pixels(image: QImage) -> NDArray[np.float64]:
    image = image.convertToFormat(QImage.Format.Format_RGBA8888)
    shape = image.height(), image.bytesPerLine() // 4, 4
    return np.frombuffer(image.constBits(), np.uint8).reshape(shape)[:, : image.width(), :3].astype(float)


def by_places(pixels: NDArray[np.float64], side: int = 12) -> NDArray[np.float64]:
    """Means over little squares, since letters may stand some pixels aside without their hinting."""
    height, width = (size // side * side for size in pixels.shape[:2])
    means: NDArray[np.float64] = (
        pixels[:height, :width].reshape(height // side, side, width // side, side, 3).mean((1, 3))
    )
    return means


def rendered(svg: bytes, like: QImage) -> QImage:
    renderer = QSvgRenderer(QByteArray(svg))
    assert renderer.isValid()
    image = QImage(like.size(), QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    renderer.render(painter)
    painter.end()
    return image


@pytest.mark.parametrize("style", ["looks", "plain", "units"])
@pytest.mark.parametrize("colors", ["light", "dark"])
def test_an_svg_shows_what_its_pixels_show(scene: Scene, style: str, colors: str) -> None:
    theme.choose(colors)
    architecture = drawn(8, 5)
    made = picture(scene, style, architecture)
    if style == "looks":
        values = np.random.default_rng(0).random((32, 8)).astype(np.float32)
        scene.cards[architecture.order[1].id].heat.show_values(values)
    image = made.image()
    own, other = by_places(pixels(image)), by_places(pixels(rendered(made.svg(), image)))
    paper = np.abs(own - own[0, 0]).mean()
    assert paper > 1  # it is not empty
    assert np.abs(own - other).mean() < 0.12 * paper


@pytest.mark.parametrize("style", ["looks", "plain", "units"])
def test_names_are_data(scene: Scene, style: str) -> None:
    architecture = named(drawn(8, 5), HOSTILE)
    svg = picture(scene, style, architecture, title=HOSTILE[0] + HOSTILE[2]).svg()
    root = read(svg)
    tags = {each.tag.removeprefix(f"{{{SVG}}}") for each in root.iter()}
    assert tags <= {
        "svg",
        "title",
        "defs",
        "g",
        "path",
        "rect",
        "polyline",
        "polygon",
        "circle",
        "ellipse",
        "image",
    }
    assert not any(name.lower().startswith("on") for each in root.iter() for name in each.attrib)
    assert root.findtext(f"{{{SVG}}}title", "").startswith(HOSTILE[0])
    assert "<script" in "".join(labels(svg))
    assert QSvgRenderer(QByteArray(svg)).isValid()


def test_blocks_from_afar_are_copied_as_they_look(scene: Scene) -> None:
    architecture = drawn(8, 5)
    scene.show_architecture(architecture, TASK, (), TrainingSettings())
    scene.set_zoom(0.35)
    made = picture_of("looks", scene, architecture, TASK, "")
    image = made.image()
    own, other = pixels(image), pixels(rendered(made.svg(), image))
    paper = np.abs(own - own[0, 0]).mean()
    assert made.size.width() < 340
    assert paper > 1
    assert np.abs(own - other).mean() < 0.2 * paper
    shown = labels(made.svg())  # a name may be cut
    assert "Input" in shown and any(each.startswith("De") for each in shown)


def test_letters_are_outlines_of_no_font(scene: Scene) -> None:
    svg = picture(scene, "looks", drawn(8)).svg().decode()
    assert "<text" not in svg
    outlines = [each for each in read(svg).iter() if each.get("aria-label")]
    assert all(re.fullmatch(r"[-MLC\d. e]*", each.get("d", "")) for each in outlines)
    assert len(outlines[0].get("d", "")) > 100


def test_a_plain_figure_names_shapes_and_counts(scene: Scene) -> None:
    said = labels(picture(scene, "plain", drawn(8)).svg())
    for text in ("Input", "4 features", "4 → 8", "40 parameters", "8 → 3", "27 parameters", "67 parameters"):
        assert any(text in each for each in said), (text, said)


def test_a_plain_figure_gives_no_total_while_a_count_is_not_known(scene: Scene) -> None:
    said = labels(picture_of("plain", scene, drawn(8, 2), None, "iris").svg())
    assert [each for each in said if "parameters" in each] == ["18 parameters", "9 parameters"]


@pytest.mark.parametrize("style", ["plain", "units"])
def test_a_plain_figure_is_black_on_white_in_the_dark_too(scene: Scene, style: str) -> None:
    theme.choose("dark")
    shown = pixels(picture(scene, style, drawn(8)).image())
    assert np.ptp(shown, axis=2).max() <= 1  # no hue
    assert shown[0, 0].tolist() == [255, 255, 255]
    assert shown.min() < 30
    assert (shown > 250).mean() > 0.6


def test_units_are_circles_with_a_line_for_each_weight(scene: Scene) -> None:
    root = read(picture(scene, "units", drawn(8)).svg())
    tags = [each.tag.removeprefix(f"{{{SVG}}}") for each in root.iter()]
    assert tags.count("circle") + tags.count("ellipse") == 4 + 8 + 3
    assert tags.count("polyline") == 4 * 8 + 8 * 3


def test_of_many_units_the_first_and_the_last_are_circles() -> None:
    column = circles_of(40, QPointF(10, 100))
    assert list(column.middles) == [0, 1, 2, 3, 4, 35, 36, 37, 38, 39]
    assert column.dots == QPointF(10, 100)
    assert column.bounds.center().y() == pytest.approx(100)
    assert column.dots is not None
    assert circles_of(12, QPointF()).dots is None


def test_the_clipboard_has_the_picture_as_svg_and_in_pixels(qtbot: QtBot) -> None:
    canvas = Canvas()
    qtbot.addWidget(canvas)
    hints: list[str] = []
    canvas.hint.connect(hints.append)
    canvas.pictures.copy("looks")
    assert len(hints) == 1  # nothing is drawn
    architecture = drawn(8)
    canvas.show_architecture(architecture, TASK, find_problems(architecture, TASK))
    chosen = architecture.order[1].id
    canvas.select([chosen])
    moved: list[object] = []
    canvas.selected.connect(moved.append)
    canvas.pictures.copy("looks")
    held = QGuiApplication.clipboard().mimeData()
    assert held.hasImage()
    assert QSvgRenderer(held.data(SVG_MIME)).isValid()
    assert canvas.selection == (chosen,)
    assert moved == []
    QGuiApplication.clipboard().clear()


def test_what_is_selected_does_not_show(scene: Scene) -> None:
    architecture = drawn(8)
    made = picture(scene, "looks", architecture)
    before = made.image()
    scene.select([architecture.order[1].id], scene.lines)
    assert made.image() == before
    assert mime_of(made).hasImage()


def test_every_style_has_a_picture(scene: Scene) -> None:
    assert tuple(styles()) == PICTURE_STYLES
    for style in styles():
        assert not picture(scene, style, drawn()).image().isNull()


def test_pictures_and_rows_of_numbers_stand_in_one_figure(scene: Scene) -> None:
    task = Task("classes", 64, tuple("0123456789"), "digit", image=(8, 8))
    architecture = template_architecture("lenet", task)
    made = picture_of("units", scene, architecture, task, "")
    assert any("8 × 8" in each for each in labels(made.svg()))
