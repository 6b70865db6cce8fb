"""The canvas while training: heat maps, colour levels, badges, tooltips, and what is repainted."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QObject, QPointF
from PySide6.QtGui import QPaintEvent
from pytestqt.qtbot import QtBot

from engine.common.arrays import Array
from engine.core.architecture.architecture import settings_type_of
from engine.core.architecture.templates import chain, suggested
from engine.core.task import Task
from engine.training.observation.snapshot import LayerHealth, RunState, Snapshot
from gui.canvas.canvas import Canvas
from gui.canvas.items.heat_item import HeatItem
from gui.look.drawing.number_image import ActivationLevels

TASK = Task("classes", 4, ("a", "b", "c"), "kind")
NETWORK = suggested(TASK)
IDS = [layer.id for layer in NETWORK.order]
HEALTHY = LayerHealth((), 8, 0.0, 1.1e-3, 0.1)


def snapshot(
    activations: dict[str, Array], health: dict[str, LayerHealth] | None = None, state: RunState = "running"
) -> Snapshot:
    none = np.zeros(0)
    return Snapshot(
        state=state,
        epoch=1,
        epochs=9,
        step=1,
        steps=9,
        steps_per_second=0.0,
        seconds_left=0.0,
        losses=none,
        loss_steps=none,
        records=(),
        best_epoch=0,
        activations=activations,
        health=health or {},
    )


@pytest.fixture
def canvas(qtbot: QtBot) -> Canvas:
    widget = Canvas()
    qtbot.addWidget(widget)
    widget.resize(1000, 600)
    widget.show()
    qtbot.waitExposed(widget)
    widget.show_architecture(NETWORK, TASK, ())
    return widget


class PaintedRegions(QObject):
    """Remembers what a widget was asked to repaint."""

    def __init__(self) -> None:
        super().__init__()
        self.area = 0

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QPaintEvent):
            self.area += sum(r.width() * r.height() for r in event.region())  # type: ignore[attr-defined]
        return False


def test_only_the_heat_map_that_changed_is_repainted(qtbot: QtBot, canvas: Canvas) -> None:
    values = {i: np.random.default_rng(0).random((8, 5)) for i in IDS}
    canvas.show_snapshot(snapshot(values))
    qtbot.wait(60)
    regions = PaintedRegions()
    canvas.view.viewport().installEventFilter(regions)
    canvas.show_snapshot(snapshot({**{i: v.copy() for i, v in values.items()}, IDS[1]: values[IDS[1]] + 1}))
    qtbot.wait(60)
    heat = canvas.scene.cards[IDS[1]].heat.rect
    shown = heat.width() * heat.height() * canvas.view.zoom**2
    assert 0.9 * shown < regions.area < 1.2 * shown


def test_the_same_numbers_repaint_nothing(qtbot: QtBot, canvas: Canvas) -> None:
    canvas.show_snapshot(snapshot({IDS[0]: np.ones((4, 4))}))
    qtbot.wait(60)
    regions = PaintedRegions()
    canvas.view.viewport().installEventFilter(regions)
    canvas.show_snapshot(snapshot({IDS[0]: np.ones((4, 4))}))
    qtbot.wait(60)
    assert regions.area == 0


def test_the_tooltip_tells_unit_row_and_value(canvas: Canvas) -> None:
    values = np.zeros((10, 4))
    values[7, 2] = 0.25
    canvas.show_snapshot(snapshot({IDS[1]: values}))
    card = canvas.scene.cards[IDS[1]]
    rect = card.heat.rect
    inside = rect.topLeft() + QPointF(rect.width() * 0.75, rect.height() * 0.6)
    assert canvas.scene.tooltip_at(card.pos() + inside) == "unit 3, row 8: 0.25"
    corner = rect.bottomRight() - QPointF(0.01, 0.01)
    assert card.heat.tooltip_at(corner).startswith("unit 4, row 10")
    assert "4 in → 16 out · 80 parameters: W 16 × 4, b 16" in canvas.scene.tooltip_at(
        card.pos() + QPointF(60, 15)
    )


def test_pictures_are_a_mosaic_of_the_feature_maps_of_one_row(qtbot: QtBot, canvas: Canvas) -> None:
    values = np.zeros((5, 4, 6, 3), np.float32)  # three feature maps of four lines and six columns
    values[0, 2, 5, 1], values[3, 0, 0, 2] = 0.25, 0.5
    card = canvas.scene.cards[IDS[1]]
    canvas.show_snapshot(snapshot({IDS[1]: values}))
    rect = card.heat._image_rect(card.heat.picture)
    assert card.heat.rect.contains(rect)
    grid = card.heat.picture.grid
    assert (grid.columns, grid.rows) == (1, 3)
    step = rect.height() / grid.size[1]
    place = rect.topLeft() + QPointF(5.5 * step, (4 + 1 + 2.5) * step)
    words = card.heat.tooltip_at(place).splitlines()
    assert words == ["map 2, line 3, column 6: 0.25", "feature maps of probe row 1 of 5"]
    gap = rect.topLeft() + QPointF(3 * step, 4.5 * step)
    assert card.heat.tooltip_at(gap) == "feature maps of probe row 1 of 5"
    before = card.heat.picture.image.copy()
    canvas.show_row(3)
    assert card.heat.picture.image != before
    assert "map 3, line 1, column 1: 0.5" in card.heat.tooltip_at(
        rect.topLeft() + QPointF(step / 2, 10.5 * step)
    )
    canvas.view.grab()


def test_of_many_feature_maps_some_are_shown_and_it_says_so(canvas: Canvas) -> None:
    values = np.arange(100, dtype=np.float32) * np.ones((2, 1, 1, 100), np.float32)
    canvas.show_snapshot(snapshot({IDS[1]: values}))
    card = canvas.scene.cards[IDS[1]]
    rect = card.heat._image_rect(card.heat.picture)
    words = card.heat.tooltip_at(rect.topLeft() + QPointF(1, 1))
    assert words.splitlines()[0] == "map 1, line 1, column 1: 0"
    assert words.splitlines()[2] == "64 of 100 maps shown"
    canvas.view.grab()


def test_cards_hint_at_the_feature_maps_to_come(canvas: Canvas) -> None:
    images = Task("classes", 64, ("0", "1", "2"), "digit", (8, 8, 1))
    drawn = chain([(kind, settings_type_of(kind)()) for kind in ("reshape", "conv2d", "flatten")], images)
    canvas.show_architecture(drawn, images, ())
    assert canvas.scene.cards[drawn.order[2].id].heat.row_shape == (8, 8, 8)
    canvas.view.grab()


def test_clearing_forgets_pictures_and_badges(canvas: Canvas) -> None:
    canvas.show_snapshot(snapshot({IDS[1]: np.ones((3, 3))}, {IDS[1]: HEALTHY}))
    card = canvas.scene.cards[IDS[1]]
    assert card.badge.badge is not None
    canvas.clear_live()
    assert card.badge.badge is None
    assert card.heat.values is None
    assert card.heat.tooltip_at(card.heat.rect.center()) == ""


def test_words_on_badges_change_a_few_times_a_second_but_the_last_ones_stand(canvas: Canvas) -> None:
    first, later = HEALTHY, LayerHealth((), 8, 0.0, 2.5e-3, 0.1)
    badge = canvas.scene.cards[IDS[1]].badge

    def text() -> str:
        assert badge.badge is not None
        return badge.badge.texts[0]

    canvas.show_snapshot(snapshot({}, {IDS[1]: first}))
    assert text() == "healthy · 1.1e-3"
    canvas.show_snapshot(snapshot({}, {IDS[1]: later}))
    assert text() == "healthy · 1.1e-3"
    canvas.show_snapshot(snapshot({}, {IDS[1]: later}, "paused"))
    assert text() == "healthy · 2.5e-3"


def test_a_snapshot_of_a_layer_that_is_gone_is_ignored(canvas: Canvas) -> None:
    canvas.show_snapshot(snapshot({"layer-99": np.ones((2, 2))}, {"layer-99": HEALTHY}))
    assert all(card.heat.values is None for card in canvas.scene.cards.values())


def test_visible_layers_are_those_in_sight_and_large_enough(canvas: Canvas) -> None:
    assert canvas.visible_layers() == frozenset(IDS)
    canvas.resize(480, 600)
    canvas.view.set_zoom(3.0)
    canvas.view.centerOn(canvas.scene.cards[IDS[1]].heat.sceneBoundingRect().center())
    assert canvas.visible_layers() == frozenset(IDS[1:2])
    canvas.hide()
    assert canvas.visible_layers() == frozenset()


def test_levels_widen_at_once_and_narrow_slowly() -> None:
    levels = ActivationLevels("identity")
    assert levels.follow(np.array([[-1.0, 2.0]])) == (-1.0, 2.0)
    assert levels.follow(np.array([[-5.0, 9.0]])) == (-5.0, 9.0)
    low, high = levels.follow(np.array([[0.0, 1.0]]))
    assert -5.0 < low < -4.5
    assert 8.5 < high < 9.0
    for _ in range(500):
        low, high = levels.follow(np.array([[0.0, 1.0]]))
    assert (low, high) == pytest.approx((0.0, 1.0), abs=1e-3)


@pytest.mark.parametrize(
    ("activation", "expected"),
    [("softmax", (0, 1)), ("sigmoid", (0, 1)), ("tanh", (-1, 1)), ("relu", (0, 3)), ("identity", (2, 3))],
)
def test_levels_know_the_range_of_an_activation(activation: str, expected: tuple[float, float]) -> None:
    assert ActivationLevels(activation).follow(np.array([[2.0, 3.0]])) == expected


def test_levels_survive_what_is_no_number() -> None:
    levels = ActivationLevels("identity")
    levels.follow(np.array([[0.0, 1.0]]))
    assert levels.follow(np.array([[np.nan, np.nan]])) == (0.0, 1.0)
    assert levels.follow(np.array([[np.inf, -np.inf]])) == (0.0, 1.0)
    assert levels.follow(np.array([[np.nan, 4.0, 0.0]])) == (0.0, 4.0)


def test_numbers_that_are_none_can_be_painted(qtbot: QtBot, canvas: Canvas) -> None:
    canvas.show_snapshot(snapshot({i: np.full((4, 4), np.nan) for i in IDS}))
    canvas.view.grab()
    assert isinstance(canvas.scene.cards[IDS[0]].heat, HeatItem)
    assert (
        canvas.scene.cards[IDS[0]]
        .heat.tooltip_at(canvas.scene.cards[IDS[0]].heat.rect.center())
        .endswith("nan")
    )
