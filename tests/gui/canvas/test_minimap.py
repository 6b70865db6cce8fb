"""The map of a large drawing: when it is there, what a click and a drag on it show, and what it costs."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, QPointF, QSize, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from engine.core.architecture.problems import find_problems
from engine.core.architecture.templates import chain
from engine.core.layers.dense import DenseSettings
from engine.core.task import Task
from gui.canvas.canvas import Canvas
from gui.canvas.figure.minimap import LEAST_LAYERS, Minimap
from gui.look.theme import theme

TASK = Task("classes", 4, ("setosa", "versicolor", "virginica"), "species")
LEFT, NONE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


def show(canvas: Canvas, layers: int) -> None:
    """A chain of so many layers, input and output among them."""
    architecture = chain([("dense", DenseSettings(4))] * (layers - 2), TASK)
    canvas.show_architecture(architecture, TASK, find_problems(architecture, TASK))


@pytest.fixture
def canvas(qtbot: QtBot) -> Iterator[Canvas]:
    widget = Canvas()
    qtbot.addWidget(widget)
    widget.resize(900, 600)
    widget.show()
    qtbot.waitExposed(widget)
    yield widget
    theme.choose("system")


@pytest.fixture
def minimap(canvas: Canvas) -> Minimap:
    show(canvas, 30)
    canvas.view.set_zoom(0.8)
    assert canvas.minimap.isVisible()
    return canvas.minimap


def test_it_is_there_from_twelve_layers_on_while_some_are_out_of_sight(canvas: Canvas) -> None:
    for layers, zoom, is_there in (
        (LEAST_LAYERS - 1, 1.0, False),
        (LEAST_LAYERS, 1.0, True),
        (LEAST_LAYERS, 0.2, False),
    ):
        show(canvas, layers)
        canvas.view.set_zoom(zoom)
        assert canvas.minimap.isVisible() == is_there, (layers, zoom)
    canvas.view.fit()
    assert not canvas.minimap.isVisible()


def test_who_wants_none_has_none(minimap: Minimap) -> None:
    minimap.set_wanted(False)
    assert not minimap.isVisible()
    minimap.set_wanted(True)
    assert minimap.isVisible()


def test_a_click_goes_there(canvas: Canvas, minimap: Minimap) -> None:
    first = canvas.editor.architecture.layers[0].id
    card = canvas.scene.cards[first]
    middle = minimap.place_on_map(card.sceneBoundingRect()).center().toPoint()
    canvas.view.look_at(canvas.scene.content_rect().bottomRight())
    QTest.mouseClick(minimap, LEFT, NONE, middle)
    assert canvas.view.shown_rect().contains(card.sceneBoundingRect().center())
    assert (minimap.point_of(QPointF(middle)) - canvas.view.shown_rect().center()).manhattanLength() < 30


def test_the_frame_is_what_is_in_sight_and_can_be_dragged(canvas: Canvas, minimap: Minimap) -> None:
    canvas.view.set_zoom(1.4)
    canvas.view.look_at(canvas.scene.content_rect().center())
    frame, shown = minimap.frame, canvas.view.shown_rect()
    assert (minimap.point_of(frame.center()) - shown.center()).manhattanLength() < 1
    start = (frame.center() + QPointF(3, 2)).toPoint()
    QTest.mousePress(minimap, LEFT, NONE, start)
    assert (minimap.frame.center() - frame.center()).manhattanLength() < 1
    QTest.mouseMove(minimap, start + QPoint(9, 6))
    QTest.mouseRelease(minimap, LEFT, NONE, start + QPoint(9, 6))
    moved = minimap.frame.center() - frame.center()
    assert moved.x() == pytest.approx(9, abs=1)
    assert moved.y() == pytest.approx(6, abs=1)


@pytest.mark.parametrize("size", [QSize(700, 430), QSize(1000, 700)])
def test_it_keeps_clear_of_the_other_overlays(canvas: Canvas, minimap: Minimap, size: QSize) -> None:
    canvas.resize(size)
    canvas.show_probe("rows that were predicted wrongly", is_test=False)
    canvas.view.set_zoom(0.8)
    assert minimap.isVisible()
    assert canvas.rect().contains(minimap.geometry())
    for other in (canvas.status, canvas.zoom_pill, canvas.probe_pill):
        assert other.isVisible()
        assert not other.geometry().intersects(minimap.geometry()), other.objectName()


def test_a_small_canvas_has_none(canvas: Canvas, minimap: Minimap) -> None:
    canvas.resize(340, 220)
    assert not minimap.isVisible()


def test_blocks_are_painted_once_while_one_looks_around(
    canvas: Canvas, minimap: Minimap, monkeypatch: pytest.MonkeyPatch
) -> None:
    painted = 0
    paint = Minimap._painted

    def counted(self: Minimap) -> object:
        nonlocal painted
        painted += 1
        return paint(self)

    monkeypatch.setattr(Minimap, "_painted", counted)
    minimap.show_drawing()
    for step in range(5):
        canvas.view.scroll_by(QPoint(20 * step, 5))
        minimap.grab()
    assert painted == 1
    show(canvas, 31)
    minimap.grab()
    assert painted == 2
