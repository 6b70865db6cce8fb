"""Touching units and weights: the number that a click picks, the card and where it stands, what it says."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, QRect, QSize, Qt
from pytestqt.qtbot import QtBot

from engine.core.architecture.templates import template_architecture
from engine.core.layers.dense import DenseSettings
from engine.data.reading.csv_reader import read_csv
from engine.data.samples import sample_path
from engine.insight.class_units import Groups
from engine.insight.plane import PlaneChoice, plane_of
from engine.insight.plane_picture import picture_over
from engine.insight.receptive_field import receptive_fields
from engine.insight.unit_facts import UnitSum, facts_of
from engine.project.decision import DEFAULT
from engine.training.observation.snapshot import SnapshotRequest
from engine.training.trainer import Trainer
from gui.canvas.canvas import Canvas
from gui.canvas.items.units.plane_data import PlaneData
from gui.canvas.items.units.points_item import PointsItem
from gui.canvas.items.units.weights_item import WeightsItem
from gui.canvas.touch.card_facts import BestRows, CardFacts, card_facts, chosen_groups, unit_health
from gui.canvas.touch.unit_card import UnitCard, place_beside
from gui.look.plane.number_scale import scale_of
from gui.look.plane.plane_points import plane_rows
from gui.look.theme import theme
from tests.trained import small_run

SPIRAL = sample_path("spiral")
LEFT, NONE_HELD = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


@pytest.fixture
def trainer() -> Trainer:
    trainer = small_run(SPIRAL, hidden=[("dense", DenseSettings(3, "tanh"))], epochs=1)
    trainer.run()
    return trainer


@pytest.fixture
def canvas(qtbot: QtBot, trainer: Trainer) -> Canvas:
    """The canvas with a run in it, zoomed to its units."""
    canvas = Canvas()
    qtbot.addWidget(canvas)
    canvas.resize(1100, 560)
    canvas.show()
    qtbot.waitExposed(canvas)
    network, dataset = trainer.network, trainer.dataset
    canvas.show_architecture(network.architecture, network.task, ())
    rows = plane_rows(dataset)
    names = tuple(dataset.preparation.feature_names)
    plane = plane_of(dataset, read_csv(SPIRAL), PlaneChoice(*names), None, 12, 12)
    ids = {spec.id for spec in network.architecture.order}
    canvas.view.set_zoom(1.5)
    canvas.view.centerOn(canvas.scene.content_rect().center())
    canvas.show_data(PlaneData(dataset.task, DEFAULT, rows, scale_of(rows.targets), names))
    canvas.show_picture(picture_over(network, dataset.preparation, plane, ids, 1), frozenset(ids))
    canvas.show_snapshot(trainer.snapshot(SnapshotRequest(parameters=frozenset(ids))))
    return canvas


def ids_of(trainer: Trainer) -> list[str]:
    return [spec.id for spec in trainer.network.architecture.order]


def at(canvas: Canvas, point: QPointF) -> QPoint:
    return canvas.view.mapFromScene(point)


def a_line(canvas: Canvas, target: str) -> tuple[WeightsItem, int, QPointF]:
    """A pair of layers, the number of a line that can be pointed at, and the point."""
    pair = next(p for c, p in canvas.scene.units.pairs.items() if c.target == target)
    assert pair.lines is not None
    for number in range(len(pair.lines.weights)):
        begin, end = pair.ends_of(number)
        for share in np.linspace(0.02, 0.98, 60):
            point = begin + (end - begin) * float(share)
            if pair.line_at(point, 0.4) == number and canvas.scene.card_at(point) is None:
                return pair, number, point
    raise AssertionError(target)


def a_unit(canvas: Canvas, layer_id: str, place: int) -> QPointF:
    card = canvas.scene.cards[layer_id]
    assert card.units is not None
    return card.pos() + card.units.columns.tiles[place].center()


def a_mark(canvas: Canvas, layer_id: str, place: int) -> QPointF:
    card = canvas.scene.cards[layer_id]
    assert card.units is not None
    return card.pos() + card.units.mark_rect(place).center()


def click(qtbot: QtBot, canvas: Canvas, point: QPointF) -> None:
    qtbot.mouseClick(canvas.view.viewport(), LEFT, pos=at(canvas, point))


# Numbers


def test_a_click_on_a_line_or_a_mark_opens_the_editor_with_its_number(
    qtbot: QtBot, canvas: Canvas, trainer: Trainer
) -> None:
    _, hidden, output = ids_of(trainer)
    edits: list[tuple[object, ...]] = []
    canvas.number_touch.edited.connect(lambda *what: edits.append(what))
    canvas.select([hidden])
    pair, number, point = a_line(canvas, output)
    assert pair.lines is not None
    index = int(pair.lines.targets[number]), int(pair.lines.sources[number])
    click(qtbot, canvas, point)
    editor = canvas.number_touch.editor
    assert editor is not None
    assert editor.isVisible()
    assert editor.box.value() == pytest.approx(float(trainer.network.layers[1].W[index]), abs=1e-6)
    assert canvas.selection == (hidden,)
    editor.box.setValue(0.5)
    assert edits.pop() == (output, "W", index, 0.5)
    click(qtbot, canvas, a_mark(canvas, hidden, 2))
    assert editor.box.value() == pytest.approx(float(trainer.network.layers[0].b[2]), abs=1e-6)
    assert "bias" in editor.label.text()
    editor.box.setValue(-0.25)
    assert edits.pop() == (hidden, "b", (2,), -0.25)
    assert edits == []


def test_while_it_cannot_be_changed_a_hint_says_why(qtbot: QtBot, canvas: Canvas, trainer: Trainer) -> None:
    canvas.number_touch.set_unavailable("Pause to change a weight.")
    click(qtbot, canvas, a_line(canvas, ids_of(trainer)[2])[2])
    assert canvas.number_touch.editor is None
    hint = canvas.view.viewport().findChild(object, "floating_hint")
    assert hint.isVisible()
    assert hint.text() == "Pause to change a weight."


def test_a_unit_is_opened_by_a_double_click(qtbot: QtBot, canvas: Canvas, trainer: Trainer) -> None:
    _, hidden, _ = ids_of(trainer)
    opened: list[tuple[object, ...]] = []
    canvas.view.unit_opened.connect(lambda *what: opened.append(what[:2]))
    for point in (a_unit(canvas, hidden, 1), canvas.scene.cards[hidden].pos() - QPointF(30, 30)):
        qtbot.mouseDClick(canvas.view.viewport(), LEFT, pos=at(canvas, point))
        qtbot.mouseRelease(canvas.view.viewport(), LEFT, pos=at(canvas, point))
    assert opened == [(hidden, (1,))]
    canvas.view.set_zoom(1.0)
    qtbot.mouseDClick(canvas.view.viewport(), LEFT, pos=at(canvas, a_unit(canvas, hidden, 1)))
    assert len(opened) == 1


# The card


@pytest.fixture
def facts(trainer: Trainer) -> Callable[..., CardFacts]:
    def made(values: object, activation: str = "tanh", **options: object) -> CardFacts:
        numbers = np.asarray(values, np.float32)
        groups = groups_for(len(numbers))
        best = BestRows(("row 1", "row 2", "row 3"), ("a", "b", "a"), ("x",), (("1", "2", "3"),))
        return card_facts(facts_of(numbers, groups), groups, activation, best, row="row 7", is_output=False)

    return made


def groups_for(count: int, classes: int = 2) -> Groups:
    names = tuple(f"class {k}" for k in range(classes))
    rows = np.arange(count)
    return Groups(np.zeros((count, 2), np.float32), rows % classes, names, (), of=2 * count, rows=rows)


def test_after_a_rest_the_card_comes_and_asks_and_goes_on_leaving(
    qtbot: QtBot, canvas: Canvas, trainer: Trainer, facts: Callable[..., CardFacts]
) -> None:
    _, hidden, _ = ids_of(trainer)
    touch, asked = canvas.card_touch, []
    touch.wanted.connect(asked.append)
    canvas.scene.hover(a_unit(canvas, hidden, 1))
    assert not touch.card.isVisible()
    qtbot.waitUntil(touch.card.isVisible, timeout=5000)
    assert asked == [(hidden, 1)]
    assert touch.card.lines[0].endswith("unit 2")
    tile = canvas.view.mapFromScene(canvas.scene.pointer.rect_of_pointed()).boundingRect()
    before = touch.card.geometry()
    assert not before.intersects(tile)
    touch.show_facts((hidden, 0), facts([0.1, 0.2]))
    assert touch.card.facts is None  # it came too late
    touch.show_facts((hidden, 1), facts([0.1, 0.2, 0.3, 0.4]))
    assert touch.card.facts is not None
    assert touch.card.height() > before.height()
    assert not touch.card.geometry().intersects(tile)
    assert canvas.rect().contains(touch.card.geometry())
    touch.card.grab()
    canvas.scene.hover(None)
    assert not touch.card.isVisible()
    assert asked == [(hidden, 1), None]


def test_what_moves_or_is_other_takes_the_card_away(qtbot: QtBot, canvas: Canvas, trainer: Trainer) -> None:
    _, hidden, _ = ids_of(trainer)
    ways: list[Callable[[], object]] = [
        lambda: canvas.view.scroll_by(QPoint(3, 0)),
        canvas.clear_live,
    ]
    for leave in ways:
        canvas.scene.hover(a_unit(canvas, hidden, 0))
        qtbot.waitUntil(canvas.card_touch.card.isVisible, timeout=5000)
        leave()
        assert not canvas.card_touch.card.isVisible()
        canvas.scene.hover(None)


def test_the_card_of_a_weight_says_its_share_of_the_shown_row(
    qtbot: QtBot, canvas: Canvas, trainer: Trainer, facts: Callable[..., CardFacts]
) -> None:
    output = ids_of(trainer)[2]
    pair, number, point = a_line(canvas, output)
    assert pair.lines is not None
    unit, source = int(pair.lines.targets[number]), int(pair.lines.sources[number])
    canvas.scene.hover(point)
    qtbot.waitUntil(canvas.card_touch.card.isVisible, timeout=5000)
    assert canvas.card_touch.asked == (output, unit)
    assert len(canvas.card_touch.card.lines) == 3
    weights = trainer.network.layers[1].W[unit]
    here = UnitSum(np.array([0.5, -2.0, 1.0], np.float32), weights, bias=0.1, z=1.5, a=0.8)
    found = facts([0.0, 1.0])
    canvas.card_touch.show_facts((output, unit), replace(found, here=here))
    share = float(weights[source]) * float(here.inputs[source])
    assert canvas.card_touch.card.lines[3] == f"{share:+.4g} of z = +1.5, row 7"


def test_a_weight_stays_pointed_at_although_others_grow_past_it(canvas: Canvas, trainer: Trainer) -> None:
    output = ids_of(trainer)[2]
    pair, number, point = a_line(canvas, output)
    assert pair.lines is not None
    index = pair.lines.targets[number], pair.lines.sources[number]
    canvas.scene.hover(point)
    layer = trainer.network.layers[1]
    layer.W[...] = np.linspace(1, 9, layer.W.size)[::-1].reshape(layer.W.shape)
    canvas.show_snapshot(trainer.snapshot(SnapshotRequest(parameters=frozenset({output}))))
    pointed = canvas.scene.pointer.pointed
    assert pointed is not None
    assert (pair.lines.targets[pointed.number], pair.lines.sources[pointed.number]) == index
    assert pair.lit == frozenset({pointed.number})


@pytest.mark.parametrize(
    ("about", "side"),
    [
        (QRect(100, 100, 40, 40), "right"),
        (QRect(700, 100, 40, 40), "left"),
        (QRect(250, 20, 300, 40), "below"),
        (QRect(250, 340, 300, 40), "above"),
    ],
)
def test_the_card_stands_beside_what_it_is_about(about: QRect, side: str) -> None:
    area, size = QRect(0, 0, 800, 400), QSize(300, 200)
    found = place_beside(about, size, area)
    assert area.contains(found)
    assert not found.intersects(about)
    sides = {
        "right": found.left() > about.right(),
        "left": found.right() < about.left(),
        "below": found.top() > about.bottom(),
        "above": found.bottom() < about.top(),
    }
    assert [name for name, holds in sides.items() if holds] == [side]


@pytest.mark.parametrize(
    ("values", "activation", "text", "is_good"),
    [
        ([0, 0, 0, 0], "relu", "dead: 0 for all 4 rows", False),
        ([0, 0, 0, 2], "relu", "0 for 75 % of the rows", True),
        ([1, -1, 1, 0.2], "tanh", "saturated for 75 % of the rows", False),
        ([0.5, -0.5, 0.1, 0.2], "tanh", "saturated for 0 % of the rows", True),
        ([3, 3, 3, 3], "identity", "the same for every row", False),
        ([1, 2, 3, 4], "identity", "answers to the rows", True),
        ([np.nan] * 4, "identity", "its outputs are not numbers", False),
    ],
)
def test_health_of_a_unit(values: list[float], activation: str, text: str, is_good: bool) -> None:
    found = facts_of(np.array(values, np.float32), groups_for(4))
    assert unit_health(found, activation, is_output=False) == (text, is_good)


def test_an_output_that_is_sure_of_itself_is_well() -> None:
    found = facts_of(np.array([1, 0, 1, 0.001], np.float32), groups_for(4))
    assert unit_health(found, "sigmoid", is_output=True) == ("answers to the rows", True)


def test_of_many_classes_the_ends_are_shown() -> None:
    means = np.array([5.0, np.nan, *range(20)])
    assert chosen_groups(means) == [2, 3, 4, 5, 6, 17, 18, 19, 20, 21]
    assert chosen_groups(means[:3]) == [0, 1, 2]


@pytest.mark.parametrize("scheme", ["dark", "light"])
def test_the_card_can_be_painted_and_read_aloud(
    qtbot: QtBot, canvas: Canvas, scheme: str, facts: Callable[..., CardFacts]
) -> None:
    theme.choose(scheme)
    card = UnitCard(canvas)
    card.show_about(("Dense 1, unit 3", "bias +0.1"), facts([0.1, -0.2, 0.3, 0.9]), QRect(10, 10, 30, 30))
    image = card.grab().toImage()
    colors = {image.pixelColor(x, y).name() for x in range(0, 300, 3) for y in range(0, image.height(), 3)}
    assert len(colors) > 8
    assert card.accessibleName() == "Dense 1, unit 3"
    assert "row 1 (a), row 2 (b)" in card.accessibleDescription()
    theme.choose("system")


# Keys


def test_keys_go_from_unit_to_unit_and_open_them(qtbot: QtBot, canvas: Canvas, trainer: Trainer) -> None:
    first, hidden, output = ids_of(trainer)
    view, pointer = canvas.view, canvas.scene.pointer
    opened: list[tuple[object, ...]] = []
    view.unit_opened.connect(lambda *what: opened.append(what[:2]))
    view.setFocus()
    canvas.select([hidden])
    before = canvas.scene.cards[hidden].pos()
    for key, unit in (
        (Qt.Key.Key_U, (hidden, 0)),
        (Qt.Key.Key_Up, (hidden, 0)),
        (Qt.Key.Key_Down, (hidden, 1)),
        (Qt.Key.Key_Down, (hidden, 2)),
        (Qt.Key.Key_Down, (hidden, 2)),
        (Qt.Key.Key_Right, (output, 0)),
        (Qt.Key.Key_Right, (output, 0)),
        (Qt.Key.Key_Left, (hidden, 1)),
        (Qt.Key.Key_Up, (hidden, 0)),
        (Qt.Key.Key_Left, (first, 0)),
    ):
        held = Qt.KeyboardModifier.ControlModifier if key == Qt.Key.Key_U else NONE_HELD
        qtbot.keyClick(view, key, held)
        assert pointer.pointed_unit() == unit
    qtbot.waitUntil(canvas.card_touch.card.isVisible, timeout=5000)
    qtbot.keyClick(view, Qt.Key.Key_Right)
    assert not canvas.card_touch.card.isVisible()
    unit = pointer.pointed_unit()
    qtbot.keyClick(view, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert pointer.pointed_unit() == unit
    qtbot.keyClick(view, Qt.Key.Key_Return)
    assert unit is not None
    assert opened == [(unit[0], (unit[1],))]
    qtbot.keyClick(view, Qt.Key.Key_F2)
    editor = canvas.number_touch.editor
    assert editor is not None
    assert editor.isVisible()
    assert "bias" in editor.label.text()
    editor.hide()
    view.setFocus()
    qtbot.keyClick(view, Qt.Key.Key_Escape)
    assert pointer.pointed is None
    assert canvas.scene.cards[hidden].pos() == before
    assert canvas.selection == (hidden,)


def test_far_away_the_key_for_units_says_what_to_do(qtbot: QtBot, canvas: Canvas) -> None:
    canvas.view.set_zoom(1.0)
    canvas.view.setFocus()
    qtbot.keyClick(canvas.view, Qt.Key.Key_U, Qt.KeyboardModifier.ControlModifier)
    assert "Zoom in" in canvas.view.viewport().findChild(object, "floating_hint").text()
    assert canvas.scene.pointer.pointed is None


# Ports, rings and fields


def test_units_have_ports_to_connect_by(qtbot: QtBot, canvas: Canvas, trainer: Trainer) -> None:
    first, hidden, output = ids_of(trainer)
    cards = canvas.scene.cards
    assert {i: sorted(cards[i].ports()) for i in cards} == {
        first: ["out"],
        hidden: ["in", "out"],
        output: ["in", "out"],
    }
    for card in cards.values():
        for name, port in card.ports().items():
            assert canvas.scene.port_at(card.pos() + port) == (card, name)
            tiles = card.units.columns.tiles if card.units is not None else ()
            assert not any(tile.adjusted(-4, -4, 4, 4).contains(port) for tile in tiles)
    edits: list[object] = []
    canvas.edited.connect(lambda _text, architecture, _key: edits.append(architecture.connections))
    start = cards[first].pos() + cards[first].ports()["out"]
    end = cards[output].pos() + cards[output].ports()["in"]
    viewport = canvas.view.viewport()
    qtbot.mousePress(viewport, LEFT, pos=at(canvas, start))
    for share in (0.3, 0.7, 1.0):
        qtbot.mouseMove(viewport, at(canvas, start + (end - start) * share))
    qtbot.mouseRelease(viewport, LEFT, pos=at(canvas, end))
    assert len(edits) == 1
    ((connections,),) = (edits,)
    assert (first, output) in [(c.source, c.target) for c in connections]  # type: ignore[attr-defined]


def test_rows_that_are_classified_wrong_are_ringed(canvas: Canvas, trainer: Trainer) -> None:
    output = canvas.scene.cards[ids_of(trainer)[2]].output
    assert output is not None
    assert output.plane_data is not None
    assert output.picture is not None
    points = output.childItems()[0]
    assert isinstance(points, PointsItem)
    assert len(points.ringed) == 0
    rows = output.plane_data.rows
    wrong = np.zeros(len(rows.rows), bool)
    wrong[[2, 30, 31]] = True
    canvas.scene.units.show_wrong(wrong)
    assert np.allclose(points.ringed, output.picture.plane.places(rows.inputs[wrong]))
    canvas.view.grab()
    canvas.scene.units.show_wrong(None)
    assert len(points.ringed) == 0


def test_a_pixel_of_a_feature_map_marks_what_it_sees(qtbot: QtBot) -> None:
    trainer = small_run(sample_path("digits"), draw=lambda task: template_architecture("lenet", task))
    network = trainer.network
    canvas = Canvas()
    qtbot.addWidget(canvas)
    canvas.resize(1100, 560)
    canvas.show()
    canvas.show_architecture(network.architecture, network.task, ())
    shapes = {spec.id: shape for spec, shape in zip(network.graph.specs, network.graph.shapes, strict=True)}
    pictures = [spec.id for spec in network.graph.specs if len(shapes[spec.id]) == 3]
    canvas.show_snapshot(trainer.snapshot(SnapshotRequest(activations=frozenset(pictures))))
    last, cards = pictures[-1], canvas.scene.cards
    heat = cards[last].heat
    point = heat.rect.center()
    offsets = [QPointF(x, y) for x in range(-40, 41, 3) for y in range(-40, 41, 3)]
    inside, pixel = next((point + o, heat.pixel_at(point + o)) for o in offsets if heat.pixel_at(point + o))
    assert pixel is not None
    canvas.scene.hover(cards[last].pos() + inside)
    fields = receptive_fields(network.graph, last, pixel[0], pixel[1])
    assert {i: cards[i].heat.marked for i in pictures} == {
        i: fields[i] if i in (pictures[0], last) else None for i in pictures
    }
    canvas.view.grab()
    canvas.scene.hover(None)
    assert all(cards[i].heat.marked is None for i in pictures)
