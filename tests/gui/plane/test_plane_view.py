"""A view of the plane: it costs nothing out of sight, points to what is there, and pins rows."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from engine.insight.plane import PlaneChoice
from gui.look.words.translation import tr
from gui.plane.large_plane import LargePlane
from gui.plane.plane_axes import layout_of
from gui.plane.plane_card import PlaneCard
from gui.plane.plane_texts import place_of_point, point_at
from gui.plane.plane_view import PlaneView


@pytest.fixture
def wishes(studio, monkeypatch: pytest.MonkeyPatch) -> list[bool]:
    """What views said: whether the picture is in sight of them."""
    said: list[bool] = []
    real = studio.insight.want

    def want(who: object, layers: frozenset[str] = frozenset(), *, predictions: bool = False) -> None:
        said.append(predictions)
        real(who, layers, predictions=predictions)

    monkeypatch.setattr(studio.insight, "want", want)
    return said


@pytest.fixture
def view(qtbot, studio) -> PlaneView:
    """A large view of the spiral, in sight, trained for a moment."""
    studio.open("sample:spiral")
    view = PlaneView(studio.model, "plane_view", is_small=False)
    qtbot.addWidget(view)
    view.resize(460, 420)
    view.show()
    studio.train()
    qtbot.waitUntil(lambda: studio.model.picture is not None, timeout=10_000)
    return view


def axes_of(view: PlaneView, studio):
    task = studio.model.task
    return layout_of(
        studio.model.plane,
        view.width(),
        view.height(),
        target=task.target,
        scale=studio.model.scale,
        is_small=False,
    ).axes


def pixel_of(view: PlaneView, studio, number: int) -> QPoint:
    x, y = axes_of(view, studio).points(studio.model.places()[[number]])[0]
    return QPoint(round(x), round(y))


def test_out_of_sight_nothing_is_wanted(qtbot, studio, wishes):
    studio.open("sample:spiral")
    view = PlaneView(studio.model, "plane_view", is_small=True)
    qtbot.addWidget(view)
    studio.train()
    qtbot.wait(100)
    assert not any(wishes) and studio.insight.plane is None
    view.show()
    qtbot.waitUntil(lambda: studio.model.picture is not None, timeout=10_000)
    view.hide()
    assert wishes == [True, False]


def test_a_view_that_is_scrolled_away_wants_nothing_until_it_comes_back(qtbot, studio, wishes):
    studio.open("sample:spiral")
    inside, area = QWidget(), QScrollArea()
    layout, view = QVBoxLayout(inside), PlaneView(studio.model, "plane_view", is_small=True)
    layout.addWidget(view)
    layout.addSpacing(2000)
    area.setWidget(inside)
    qtbot.addWidget(area)
    area.resize(300, 300)
    area.show()
    qtbot.waitUntil(lambda: studio.model.plane is not None, timeout=10_000)
    assert wishes[-1]
    area.verticalScrollBar().setValue(1500)
    qtbot.wait(50)
    studio.model.painted.emit()
    assert not wishes[-1]
    area.verticalScrollBar().setValue(0)
    qtbot.waitUntil(lambda: wishes[-1], timeout=5_000)


def test_the_pointer_means_the_nearest_point_of_the_picture(qtbot, studio, view):
    plane, axes = studio.model.plane, axes_of(view, studio)
    for point in (0, 37, plane.width * plane.height - 1):
        x, y = place_of_point(plane, point)
        assert point_at(plane, x, y) == point
        row = plane.row_at(x, y)
        assert np.array_equal(row, plane.inputs[point])
    assert point_at(plane, -0.2, 1.3) == plane.width * (plane.height - 1)
    with qtbot.waitSignal(view.pointed):
        qtbot.mouseMove(view, axes.area.center().toPoint())
    assert view.point == point_at(plane, *axes.place_of(axes.area.center().toPoint().toPointF()))
    qtbot.mouseMove(view, QPoint(1, 1))
    assert view.point is None


def test_what_is_said_under_the_pointer_is_the_output_there(qtbot, studio):
    studio.open("sample:diabetes")
    studio.insight.choose(PlaneChoice("age", "glucose"))
    large = LargePlane(studio.model)
    qtbot.addWidget(large)
    large.resize(520, 520)
    large.show()
    studio.train()
    qtbot.waitUntil(lambda: studio.model.picture is not None, timeout=10_000)
    qtbot.wait(300)
    view = large.view
    qtbot.mouseMove(view, QPoint(view.width() // 2, view.height() // 2))
    assert view.point is not None
    picture, network = studio.model.picture, studio.bench.session.trainer.network
    inputs = picture.plane.inputs[[view.point]]
    said = studio.model.dataset.preparation.original_units(network.predict(inputs))[0, 0]
    assert large.words.place.text().endswith(f"progression {said:.0f}")
    values = picture.plane.values_at(*place_of_point(picture.plane, view.point))
    assert large.words.place.text().startswith(f"age {values[0]:#.3g} · glucose {values[1]:#.3g} →")


def test_a_click_pins_the_row_under_it_and_none_where_there_is_none(qtbot, studio, view):
    qtbot.mouseClick(view, Qt.MouseButton.LeftButton, pos=pixel_of(view, studio, 11))
    pinned = studio.pinned.row
    assert pinned is not None and pinned.place is not None
    number = int(np.flatnonzero(studio.model.rows.rows == pinned.place)[0])
    away = studio.model.places()[number] - studio.model.places()[11]
    assert np.abs(away).max() * axes_of(view, studio).area.width() < 1.5
    corner = axes_of(view, studio).area.topRight().toPoint() + QPoint(-3, 3)
    qtbot.mouseClick(view, Qt.MouseButton.LeftButton, pos=corner)
    assert studio.pinned.row is pinned


def test_the_ring_is_dragged_along_the_plane(qtbot, studio, view):
    studio.model.pin(11)
    start, end = pixel_of(view, studio, 11), axes_of(view, studio).area.center().toPoint()
    qtbot.mousePress(view, Qt.MouseButton.LeftButton, pos=start)
    qtbot.mouseMove(view, end)
    qtbot.mouseRelease(view, Qt.MouseButton.LeftButton, pos=end)
    row = studio.pinned.row
    assert row.place is None and set(row.changes) <= {"x1", "x2"}
    expected = axes_of(view, studio).place_of(end.toPointF())
    assert studio.model.pinned_place() == pytest.approx(expected, abs=0.01)


def test_a_press_beside_the_ring_drags_nothing(qtbot, studio, view):
    studio.model.pin(11)
    pinned = studio.pinned.row
    corner = axes_of(view, studio).area.topRight().toPoint() + QPoint(-3, 3)
    qtbot.mousePress(view, Qt.MouseButton.LeftButton, pos=corner)
    qtbot.mouseMove(view, axes_of(view, studio).area.center().toPoint())
    qtbot.mouseRelease(view, Qt.MouseButton.LeftButton, pos=axes_of(view, studio).area.center().toPoint())
    assert studio.pinned.row is pinned


@pytest.mark.parametrize(
    ("key", "side", "sign"),
    [
        (Qt.Key.Key_Right, 0, 1),
        (Qt.Key.Key_Left, 0, -1),
        (Qt.Key.Key_Down, 1, 1),
        (Qt.Key.Key_Up, 1, -1),
    ],
)
def test_arrow_keys_go_to_the_next_row_in_their_direction(qtbot, studio, view, key, side, sign):
    studio.model.pin(11)
    before = studio.model.pinned_place()
    qtbot.keyClick(view, key)
    after = studio.model.pinned_place()
    assert (after[side] - before[side]) * sign > 0
    assert studio.pinned.row.place is not None


def test_a_view_says_what_there_is_to_do_and_has_names(qtbot, studio):
    view = PlaneView(studio.model, "plane_view", is_small=False)
    qtbot.addWidget(view)
    view.resize(300, 300)
    view.show()
    empty = view.grab().toImage()
    assert view.accessibleName() == tr("Plane through the data") and view.accessibleDescription()
    assert len({empty.pixelColor(x, y).name() for x in range(60, 240) for y in range(130, 170)}) > 2  # words


def test_the_picture_is_painted_where_the_axes_say(qtbot, studio, view):
    qtbot.wait(400)
    image, axes, plane = view.grab().toImage(), axes_of(view, studio), studio.model.picture.plane
    scene, ratio = studio.model.scene(), view.devicePixelRatioF()
    rows = axes.points(studio.model.places())
    lines = axes.points(scene.lines.reshape(-1, 2))
    checked = 0
    for point in range(0, plane.width * plane.height, 97):
        place = np.array([place_of_point(plane, point)])
        x, y = axes.points(place)[0]
        if min(np.hypot(*(rows - (x, y)).T).min(), np.hypot(*(lines - (x, y)).T).min(initial=99)) < 9:
            continue
        expected = scene.image.pixelColor(point % plane.width, point // plane.width)
        shown = image.pixelColor(int(x * ratio), int(y * ratio))
        assert max(abs(a - b) for a, b in zip(shown.getRgb(), expected.getRgb(), strict=True)) < 40
        checked += 1
    assert checked > 10


def test_a_folded_card_wants_nothing_and_is_remembered(qtbot, studio, wishes):
    studio.open("sample:spiral")
    card = PlaneCard(studio.model, QAction())
    qtbot.addWidget(card)
    card.show()
    assert wishes == [True] and card.view_state() is True
    card.fold_button.click()
    assert wishes == [True, False] and card.view_state() is False
    other = PlaneCard(studio.model, QAction())
    qtbot.addWidget(other)
    other.restore_view(card.view_state())
    other.show()
    assert not other.is_open and wishes == [True, False]


def test_the_fields_choose_the_plane(qtbot, studio):
    studio.open("sample:iris")
    card = PlaneCard(studio.model, QAction())
    qtbot.addWidget(card)
    card.show()
    qtbot.waitUntil(lambda: studio.model.plane is not None, timeout=10_000)
    fields = card.choosers
    choice = studio.model.plane.choice
    assert (fields.horizontal.currentData(), fields.vertical.currentData()) == (
        choice.horizontal,
        choice.vertical,
    )
    fields.horizontal.chosen.emit(choice.vertical)  # the two change places
    qtbot.waitUntil(lambda: studio.model.plane.choice == PlaneChoice(choice.vertical, choice.horizontal))
    fields.horizontal.chosen.emit("")
    qtbot.waitUntil(lambda: studio.model.plane.choice.is_components)
    assert not fields.vertical.isEnabled()
    assert fields.others.currentText() == "mean"  # through which the components go
    fields.horizontal.chosen.emit("petal_width")
    qtbot.waitUntil(lambda: studio.model.plane.choice == PlaneChoice("petal_width", "sepal_length"))
    fields.vertical.chosen.emit("")
    qtbot.waitUntil(lambda: studio.model.plane is not None and studio.model.plane.vertical is None)
    assert fields.others.isVisible() and fields.others.currentText() == "medians"


def test_without_other_columns_nothing_is_said_of_them(qtbot, studio):
    studio.open("sample:spiral")
    card = PlaneCard(studio.model, QAction())
    qtbot.addWidget(card)
    card.show()
    qtbot.waitUntil(lambda: studio.model.plane is not None, timeout=10_000)
    assert card.choosers.horizontal.isVisible() and not card.choosers.others.isVisible()


def test_a_sample_is_said_to_be_one(qtbot, studio):
    studio.open("sample:spiral")
    card = PlaneCard(studio.model, QAction())
    qtbot.addWidget(card)
    card.show()
    qtbot.waitUntil(lambda: studio.model.plane is not None, timeout=10_000)
    assert card.words.place.text() == "● 400 of 560 train  ○ 120 validation"
    assert tr("A sample of the rows is shown, always the same.") in card.words.place.own_tooltip
    assert card.words.classes.names == ("blue", "orange")


def test_wrong_rows_are_counted_on_the_button(qtbot, studio):
    studio.open("sample:spiral")
    card = PlaneCard(studio.model, QAction())
    qtbot.addWidget(card)
    card.show()
    studio.train()
    qtbot.waitUntil(card.words.wrong.isVisible, timeout=10_000)
    card.words.wrong.click()
    qtbot.waitUntil(lambda: studio.model.wrong is not None, timeout=10_000)
    count = int(studio.model.wrong.sum())
    qtbot.waitUntil(lambda: card.words.wrong.text() == f"wrong: {count} ringed")
    card.words.wrong.click()
    assert card.words.wrong.text() == "ring wrong"
