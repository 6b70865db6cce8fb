"""The model of the plane: rows in their places, the wrong ones, and the pinned row that moves."""

from __future__ import annotations

import numpy as np
import pytest

from engine.evaluation.answers import outputs_of, predictions_of
from engine.insight.plane import PlaneChoice
from engine.project.decision import Decision
from gui.bench.judging.pinned_row import row_of
from gui.bench.judging.profiling.row_inputs import RowInputs
from gui.look.plane.plane_points import plane_rows


def wait_for_picture(qtbot, studio) -> None:
    qtbot.waitUntil(lambda: studio.model.picture is not None, timeout=10_000)


def test_what_is_lacking_is_said_until_there_is_a_plane(qtbot, studio):
    model = studio.model
    assert model.lack == "table" and model.rows is None and model.scene() is None
    studio.open("sample:spiral")
    assert model.lack == "plane"
    model.set_in_sight(studio.bench, True)
    qtbot.waitUntil(lambda: model.lack == "", timeout=10_000)
    assert model.picture is None  # nothing is trained


def test_rows_lie_where_their_columns_say(qtbot, studio):
    studio.open("sample:spiral")
    studio.model.set_in_sight(studio.bench, True)
    qtbot.waitUntil(lambda: studio.model.plane is not None, timeout=10_000)
    table, rows, axis = studio.bench.store.table, studio.model.rows, studio.model.plane.horizontal
    raw = table.column("x1").values[rows.rows]
    places = studio.model.places()
    assert np.allclose(places[:, 0], (raw - axis.low) / (axis.high - axis.low), atol=1e-6)
    up = studio.model.plane.vertical
    raw = table.column("x2").values[rows.rows]
    assert np.allclose(places[:, 1], (up.high - raw) / (up.high - up.low), atol=1e-6)


def test_wrong_rows_are_those_that_the_network_takes_for_another_class(qtbot, studio):
    studio.open("sample:iris")
    studio.model.set_in_sight(studio.bench, True)
    studio.train()
    wait_for_picture(qtbot, studio)
    assert studio.model.wrong is None and studio.insight.answers is None  # nobody asked
    studio.model.ring_wrong(True)
    qtbot.waitUntil(lambda: studio.model.wrong is not None, timeout=10_000)
    trainer = studio.bench.session.trainer
    known = trainer.dataset.subset_of(studio.model.rows.rows)
    said = predictions_of(
        trainer.network, trainer.dataset.preparation, outputs_of(trainer.network, known.inputs)
    )
    assert np.array_equal(studio.model.wrong, said.argmax(1) != known.targets.argmax(1))
    studio.model.ring_wrong(False)
    assert studio.model.wrong is None


def test_wrong_rows_follow_the_threshold(qtbot, studio):
    studio.open("sample:breast_cancer")
    studio.model.set_in_sight(studio.bench, True)
    studio.train()
    studio.model.ring_wrong(True)
    qtbot.waitUntil(lambda: studio.model.wrong is not None, timeout=10_000)
    project = studio.bench.project
    with qtbot.waitSignal(studio.model.changed):
        studio.bench.document.edit("", project.__class__(**{**_fields(project), "decision": Decision(1.0)}))
    qtbot.waitUntil(lambda: studio.model.wrong is not None, timeout=10_000)
    certain = studio.insight.answers[:, 1] >= 1.0
    assert np.array_equal(studio.model.wrong, certain != studio.model.rows.targets)


def _fields(project) -> dict[str, object]:
    return {name: getattr(project, name) for name in project.__dataclass_fields__}


def test_a_pinned_row_lies_where_its_point_does(qtbot, studio):
    studio.open("sample:iris")
    studio.model.set_in_sight(studio.bench, True)
    qtbot.waitUntil(lambda: studio.model.plane is not None, timeout=10_000)
    assert studio.model.pinned_place() is None
    studio.model.pin(7)
    row = int(studio.model.rows.rows[7])
    assert studio.pinned.row.place == row
    assert studio.model.pinned_place() == tuple(studio.model.places()[7])
    # A row that is not among the points, as one of the test, has its place all the same.
    dataset = studio.bench.store.dataset
    place = int(dataset.test.rows[0])
    studio.pinned.pin(row_of(studio.bench.store.table, place))
    assert place not in plane_rows(dataset).rows
    expected = studio.model.plane.places(dataset.test.inputs[:1])[0]
    assert studio.model.pinned_place() == pytest.approx(tuple(expected), abs=1e-5)


def test_the_pinned_row_moves_along_the_plane(qtbot, studio):
    studio.open("sample:iris")
    studio.insight.choose(PlaneChoice("petal_length", "sepal_width"))
    studio.model.set_in_sight(studio.bench, True)
    qtbot.waitUntil(lambda: studio.model.plane is not None, timeout=10_000)
    assert not studio.model.can_move
    studio.model.pin(0)
    before = studio.pinned.row
    studio.model.move_pinned(0.25, 0.75)
    row, plane = studio.pinned.row, studio.model.plane
    assert set(row.changes) == {"petal_length", "sepal_width"}
    assert row.values["petal_length"] == pytest.approx(plane.values_at(0.25, 0.75)[0], rel=0.02)
    assert row.values["sepal_width"] == pytest.approx(plane.values_at(0.25, 0.75)[1], rel=0.02)
    assert row.values["sepal_length"] == before.values["sepal_length"]
    assert studio.model.pinned_place() == pytest.approx((0.25, 0.75), abs=0.005)


@pytest.mark.parametrize("holds_pinned", [True, False])
def test_along_components_the_pinned_row_takes_the_values_that_it_has_there(qtbot, studio, holds_pinned):
    studio.open("sample:iris")
    studio.insight.choose(PlaneChoice())
    studio.insight.hold(holds_pinned)
    studio.model.set_in_sight(studio.bench, True)
    qtbot.waitUntil(lambda: studio.model.plane is not None and studio.model.plane.choice.is_components)
    studio.model.pin(0)
    dataset = studio.bench.store.dataset
    before = dataset.subset_of(np.array([studio.pinned.row.place])).inputs[0]
    studio.model.move_pinned(0.5, 0.3)
    studio.model.move_pinned(0.7, 0.4)  # perhaps before the plane has followed
    row, directions = studio.pinned.row, studio.model.plane.frame.directions
    assert set(row.changes) == {column.name for column in dataset.preparation.columns}
    assert studio.model.pinned_place() == pytest.approx((0.7, 0.4), abs=1e-4)
    moved = RowInputs(dataset.preparation).of(row)[0] - before
    assert moved == pytest.approx(moved @ directions.T @ directions, abs=1e-4)  # nothing but along the plane


def test_the_plane_goes_through_the_pinned_row_or_the_medians(qtbot, studio):
    studio.open("sample:iris")
    studio.model.set_in_sight(studio.bench, True)
    qtbot.waitUntil(lambda: studio.model.plane is not None, timeout=10_000)
    medians = studio.model.plane.held
    anew = []
    studio.model.changed.connect(lambda: anew.append(1))
    studio.model.pin(3)
    inputs = studio.model.rows.inputs[3]
    qtbot.waitUntil(lambda: np.allclose(studio.model.plane.held, inputs, atol=1e-5), timeout=10_000)
    assert anew == []  # axes and points stay where they are
    studio.insight.hold(False)
    qtbot.waitUntil(lambda: np.array_equal(studio.model.plane.held, medians), timeout=10_000)


def test_along_one_column_targets_go_up(qtbot, studio):
    studio.open("sample:diabetes")
    studio.insight.choose(PlaneChoice("body_mass_index"))
    studio.model.set_in_sight(studio.bench, True)
    studio.train()
    wait_for_picture(qtbot, studio)
    scale, rows = studio.model.scale, studio.model.rows
    heights = 1 - studio.model.places()[:, 1]
    assert np.allclose(heights * (scale.high - scale.low) + scale.low, rows.targets)
    scene = studio.model.scene()
    assert scene.image is None and scene.curves.shape == (studio.model.picture.plane.width, 1)
    expected = scale.shares(studio.model.picture.predictions)
    assert np.array_equal(scene.curves, expected)


def test_a_scene_is_drawn_once_for_all_views(qtbot, studio):
    studio.open("sample:spiral")
    studio.model.set_in_sight(studio.bench, True)
    studio.train()
    wait_for_picture(qtbot, studio)
    qtbot.wait(400)  # until it has most points
    assert studio.model.scene() is studio.model.scene()


def test_along_one_column_a_row_that_is_changed_lies_on_the_curve(qtbot, studio):
    studio.open("sample:diabetes")
    studio.insight.choose(PlaneChoice("body_mass_index"))
    studio.model.set_in_sight(studio.bench, True)
    studio.train()
    wait_for_picture(qtbot, studio)
    studio.model.pin(4)
    assert studio.model.pinned_place() == tuple(studio.model.places()[4])  # at its target
    studio.model.move_pinned(0.4, 0.9)
    x, y = studio.model.pinned_place()
    curve = studio.model.scene().curves[:, 0]
    assert x == pytest.approx(0.4, abs=0.01) and y == pytest.approx(1 - curve[int(x * len(curve))])
