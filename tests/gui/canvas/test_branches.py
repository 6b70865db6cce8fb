"""Branching networks drawn by real mouse and key events: fan-out, joins, skip connections, copies."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from engine.core.architecture.architecture import Architecture, Connection
from engine.core.architecture.drawing import BAND_GAP, CARD_SPACING, ROW_SPACING
from engine.core.architecture.problems import find_problems
from engine.core.architecture.templates import chain
from engine.core.layers import LAYER_KINDS
from engine.core.layers.dense import DenseSettings
from engine.core.layers.shapes import ReshapeSettings
from engine.core.task import Task
from gui.canvas.canvas import Canvas

TASK = Task("classes", 4, ("a", "b", "c"), "kind")
IMAGES = Task("classes", 64, ("0", "1", "2"), "digit", (8, 8, 1))
LEFT = Qt.MouseButton.LeftButton
NONE = Qt.KeyboardModifier.NoModifier


class Drawing:
    """A canvas that shows every edit at once, and the mouse that makes them."""

    def __init__(self, canvas: Canvas, architecture: Architecture, task: Task = TASK) -> None:
        self.canvas, self.task, self.architecture = canvas, task, architecture
        canvas.edited.connect(lambda text, architecture, key: self.show(architecture))
        self.show(architecture)

    def show(self, architecture: Architecture) -> None:
        self.architecture = architecture
        problems = find_problems(architecture, self.task)
        self.canvas.show_architecture(architecture, self.task, problems)

    def id(self, name: str) -> str:
        return next(layer.id for layer in self.architecture.layers if layer.name == name)

    def sources(self, name: str) -> list[str]:
        return [self.architecture.layer(i).name for i in self.architecture.sources(self.id(name))]

    def out_port(self, name: str) -> QPointF:
        return self.canvas.scene.cards[self.id(name)].output_port()

    def in_port(self, name: str) -> QPointF:
        port = self.canvas.scene.cards[self.id(name)].input_port()
        assert port is not None
        return port

    def drag(self, start: QPointF, end: QPointF) -> None:
        view = self.canvas.view
        places = [view.mapFromScene(point) for point in (start, (start + end) / 2, end)]
        QTest.mousePress(view.viewport(), LEFT, NONE, places[0])
        QTest.mouseMove(view.viewport(), places[1])
        QTest.mouseMove(view.viewport(), places[2])
        QTest.mouseRelease(view.viewport(), LEFT, NONE, places[2])

    def connect(self, source: str, target: str) -> None:
        self.drag(self.out_port(source), self.in_port(target))

    @property
    def problems(self) -> list[str]:
        return [str(problem.message) for problem in find_problems(self.architecture, self.task)]


@pytest.fixture
def canvas(qtbot: QtBot) -> Canvas:
    widget = Canvas()
    qtbot.addWidget(widget)
    widget.resize(1200, 700)
    widget.show()
    qtbot.waitExposed(widget)
    return widget


@pytest.fixture
def drawing(canvas: Canvas) -> Drawing:
    return Drawing(canvas, chain([("dense", DenseSettings(8)), ("dense", DenseSettings(8))], TASK))


def test_every_kind_can_be_added_and_says_what_is_wrong(canvas: Canvas, drawing: Drawing) -> None:
    for kind in LAYER_KINDS:
        canvas.select([])
        canvas.add_layer(kind)
    assert [layer.kind for layer in drawing.architecture.order[3:-1]] == list(LAYER_KINDS)
    canvas.view.grab()
    assert drawing.problems


def test_a_residual_block_is_drawn_by_one_double_click_and_one_drag(canvas: Canvas, drawing: Drawing) -> None:
    canvas.select([drawing.id("Dense 2")])
    canvas.add_layer("add")
    assert drawing.problems == [
        "Add 1 joins several layers, but only one feeds it: connect another one to it."
    ]
    drawing.connect("Dense 1", "Add 1")
    assert drawing.sources("Add 1") == ["Dense 2", "Dense 1"]
    assert drawing.sources("Dense 2") == ["Dense 1"]  # the output port feeds both
    assert drawing.sources("Output") == ["Add 1"]
    assert drawing.problems == []


def test_from_the_port_of_a_join_a_further_connection_is_drawn(canvas: Canvas, drawing: Drawing) -> None:
    canvas.select([drawing.id("Dense 2")])
    canvas.add_layer("concatenate")
    drawing.drag(drawing.in_port("Concatenate 1"), drawing.out_port("Input"))
    assert drawing.sources("Concatenate 1") == ["Dense 2", "Input"]


def test_a_join_is_fed_by_the_other_loose_ends(canvas: Canvas, drawing: Drawing) -> None:
    grown, branch = drawing.architecture.adding("dense", 380, 300, DenseSettings(8))
    drawing.show(grown.connecting(drawing.id("Dense 1"), branch.id))
    canvas.select([drawing.id("Dense 2")])
    canvas.add_layer("add")
    assert drawing.sources("Add 1") == ["Dense 2", "Dense 3"]
    assert drawing.problems == []


def test_a_join_after_a_loose_branch_goes_before_the_prediction(canvas: Canvas, drawing: Drawing) -> None:
    grown, branch = drawing.architecture.adding("dense", 380, 300, DenseSettings(8))
    drawing.show(grown.connecting(drawing.id("Dense 1"), branch.id))
    canvas.select([branch.id])
    canvas.add_layer("add")
    assert set(drawing.sources("Add 1")) == {"Dense 2", "Dense 3"}
    assert drawing.sources("Output") == ["Add 1"]


def test_a_cycle_through_a_join_is_refused_by_name(canvas: Canvas, drawing: Drawing) -> None:
    canvas.select([drawing.id("Dense 1")])
    canvas.add_layer("add")
    before = drawing.architecture
    drawing.drag(drawing.in_port("Add 1"), drawing.out_port("Dense 2"))
    assert drawing.architecture == before
    hint = canvas.view._hint
    assert "Add 1 already leads to Dense 2: that would be a cycle." in hint.text()


def residual(drawing: Drawing) -> None:
    drawing.canvas.select([drawing.id("Dense 2")])
    drawing.canvas.add_layer("add")
    drawing.connect("Dense 1", "Add 1")
    drawing.canvas.tidy()


def test_a_skip_connection_runs_around_the_cards_in_between(canvas: Canvas, drawing: Drawing) -> None:
    residual(drawing)
    assert clear_of_cards(canvas)
    assert canvas.view.shown_rect().contains(canvas.scene.content_rect())


def test_a_layer_dropped_on_a_skip_connection_stands_clear_of_the_others(
    canvas: Canvas, drawing: Drawing
) -> None:
    residual(drawing)
    skip = next(c for c in drawing.architecture.connections if c.source == drawing.id("Dense 1"))
    skip = replace(skip, target=drawing.id("Add 1"))
    (added,) = canvas.editor.insert("dense", skip)
    rect = canvas.scene.cards[added].occupied_rect()
    others = [card.occupied_rect() for i, card in canvas.scene.cards.items() if i != added]
    assert not any(rect.intersects(other) for other in others)
    assert drawing.sources("Add 1") == ["Dense 2", "Dense 3"]


def test_tidying_gives_each_branch_a_row(canvas: Canvas, drawing: Drawing) -> None:
    residual(drawing)
    skip = next(
        c
        for c in drawing.architecture.connections
        if c.target == drawing.id("Add 1") and c.source == drawing.id("Dense 1")
    )
    canvas.editor.insert("dense", skip)
    canvas.tidy()
    places = {layer.name: (layer.x, layer.y) for layer in drawing.architecture.layers}
    rest = {places[name][1] for name in ("Input", "Dense 1", "Dense 2", "Add 1", "Output")}
    assert (places["Dense 3"], rest) == ((places["Dense 2"][0], 0), {300})  # above, where it stood before


def test_parts_of_a_branching_network_are_copied_with_their_connections(
    canvas: Canvas, drawing: Drawing
) -> None:
    residual(drawing)
    canvas.select([drawing.id(name) for name in ("Dense 1", "Dense 2", "Add 1")])
    canvas.copy()
    canvas.paste()
    assert drawing.sources("Add 2") == ["Dense 4", "Dense 3"]
    assert drawing.sources("Dense 4") == ["Dense 3"]
    canvas.duplicate()
    assert len(drawing.architecture.layers) == 5 + 3 + 3
    QGuiApplication.clipboard().clear()


def test_deleting_a_layer_of_a_branch_leaves_the_join_fed(canvas: Canvas, drawing: Drawing) -> None:
    residual(drawing)
    canvas.select([drawing.id("Dense 2")])
    canvas.delete_selection()
    assert drawing.sources("Add 1") == ["Dense 1"]
    canvas.select([drawing.id("Add 1")])
    canvas.delete_selection()
    assert drawing.sources("Output") == ["Dense 1"]


def test_a_new_reshape_has_the_size_of_the_pictures(canvas: Canvas) -> None:
    drawing = Drawing(canvas, chain([], IMAGES), IMAGES)
    canvas.select([drawing.id("Input")])
    canvas.add_layer("reshape")
    assert drawing.architecture.layer(drawing.id("Reshape 1")).settings == ReshapeSettings(8, 8, 1)
    colours = replace(IMAGES, features=12, image=(2, 2, 3))
    other = Drawing(canvas, chain([], colours), colours)
    canvas.select([other.id("Input")])
    canvas.add_layer("reshape")
    assert other.architecture.layer(other.id("Reshape 1")).settings == ReshapeSettings(2, 2, 3)


def test_a_mismatch_of_shapes_is_fixed_by_one_click(canvas: Canvas) -> None:
    drawing = Drawing(canvas, chain([], IMAGES), IMAGES)
    canvas.select([drawing.id("Input")])
    canvas.add_layer("conv2d")
    clicks = 0
    while drawing.problems and clicks < 5:
        assert canvas.status.button.isVisible()
        canvas.status.button.click()
        clicks += 1
    assert [layer.kind for layer in drawing.architecture.order] == [
        *("input", "reshape", "conv2d", "flatten", "dense")
    ]


def test_a_fix_that_lays_out_the_drawing_shows_it_as_large_as_it_can_be(canvas: Canvas) -> None:
    drawn = chain([("reshape", ReshapeSettings(8, 8, 1)), ("conv2d", None)], IMAGES)
    drawing = Drawing(canvas, drawn.moved({drawn.order[0].id: (-4000.0, 0.0)}), IMAGES)
    canvas.fit()
    small = canvas.view.zoom
    canvas.status.button.click()
    assert canvas.view.zoom > 2 * small
    canvas.view.zoom_out()
    chosen = canvas.view.zoom
    drawing.show(drawn)
    canvas.status.button.click()
    assert canvas.view.zoom == chosen  # what the user chose stays


def test_a_loss_that_does_not_fit_is_fixed_by_one_click(canvas: Canvas, qtbot: QtBot) -> None:
    drawn = chain([], TASK)
    canvas.show_architecture(drawn, TASK, find_problems(drawn, TASK, "binary_cross_entropy"))
    assert canvas.status.button.isVisible()
    with qtbot.waitSignal(canvas.loss_wanted) as wanted:
        canvas.status.button.click()
    assert wanted.args == ["auto"]


def clear_of_cards(canvas: Canvas) -> bool:
    """Whether no line runs through a card but those at its ends."""
    for connection, line in canvas.scene.lines.items():
        points = [line.path().pointAtPercent(share / 200) for share in range(1, 200)]
        others = {
            i: c for i, c in canvas.scene.cards.items() if i not in (connection.source, connection.target)
        }
        if any(card.occupied_rect().contains(point) for card in others.values() for point in points):
            return False
    return True


def test_a_long_network_goes_on_in_a_new_line_below(canvas: Canvas) -> None:
    drawing = Drawing(canvas, chain([("dense", DenseSettings(8))] * 7, TASK))
    canvas.tidy()
    places = [(layer.x, layer.y) for layer in drawing.architecture.order]
    assert [x for x, _ in places] == [x for x, _ in places[:5]] + [x for x, _ in places[:4]]
    assert len({y for _, y in places[:5]}) == 1
    assert {y for _, y in places[5:]} == {ROW_SPACING + BAND_GAP}
    assert clear_of_cards(canvas)


def test_what_is_put_between_two_lines_stands_at_the_end_of_the_first(canvas: Canvas) -> None:
    drawing = Drawing(canvas, chain([("dense", DenseSettings(8))] * 7, TASK))
    canvas.tidy()
    order = drawing.architecture.order
    (added,) = canvas.editor.insert("dropout", Connection(order[4].id, order[5].id))
    layer = drawing.architecture.layer(added)
    assert (layer.x, layer.y) == (order[4].x + CARD_SPACING, order[4].y)
    assert drawing.architecture.layer(order[5].id).x == order[5].x  # the next line need not make room
    assert clear_of_cards(canvas)


def test_a_skip_connection_to_the_next_line_runs_clear_of_the_cards(canvas: Canvas) -> None:
    drawing = Drawing(canvas, chain([("dense", DenseSettings(8))] * 7, TASK))
    canvas.select([drawing.id("Dense 5")])
    canvas.add_layer("add")
    drawing.show(drawing.architecture.connecting(drawing.id("Dense 1"), drawing.id("Add 1")))
    canvas.tidy()
    assert clear_of_cards(canvas)
