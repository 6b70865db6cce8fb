"""The picture over the plane follows weights, rows and data, and costs nothing while nobody wants it."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QObject

from engine.core.network import Network
from engine.insight.plane import Plane, PlaneChoice
from engine.insight.plane_picture import PlanePicture
from engine.project.decision import Decision
from engine.training.observation.snapshot import Snapshot, SnapshotRequest
from gui.bench.insight.insight import Insight
from gui.bench.insight.plane import plane_painter
from gui.bench.insight.plane.plane_pace import LINE_POINTS, SIDES
from gui.bench.judging.pinned_row import PinnedRow, row_of
from gui.bench.workbench import Workbench

WHO = QObject()


@pytest.fixture
def calls(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What the thread computed: planes, pictures and choices, one after the other."""
    made: list[str] = []
    for name in ("plane_of", "picture_over", "default_choice"):
        real = getattr(plane_painter, name)

        def noting(*args: object, name: str = name, real: object = real, **kwargs: object) -> object:
            made.append(name)
            return real(*args, **kwargs)  # type: ignore[operator]

        monkeypatch.setattr(plane_painter, name, noting)
    return made


@pytest.fixture
def bench(qtbot) -> Iterator[Workbench]:
    """A bench with iris whose frames are given to the insight, as the window does."""
    bench = Workbench(lambda: SnapshotRequest(values=insight.wants_values))
    insight = Insight(bench, PinnedRow(bench), bench)
    bench.session.frame.connect(insight.show_snapshot)
    bench.session.choose_speed("full")
    open_table(qtbot, bench, "sample:iris")
    yield bench
    insight.shut_down()
    bench.shut_down()


@pytest.fixture
def insight(bench: Workbench) -> Insight:
    return bench.findChild(Insight)


@pytest.fixture
def pinned(bench: Workbench) -> PinnedRow:
    return bench.findChild(PinnedRow)


def open_table(qtbot, bench: Workbench, path: str, epochs: int = 3) -> None:
    bench.open_path(path)
    qtbot.waitUntil(lambda: bench.project.data.path == path and bench.task is not None, timeout=20_000)
    if bench.asks_for_target:
        bench.edit_choices("", replace(bench.project.data, target=bench.task.target))
    qtbot.waitUntil(lambda: bench.project.data.path == path and bench.can_train, timeout=20_000)
    bench.edit_training("", replace(bench.project.training, epochs=epochs, patience=0))


def train(qtbot, bench: Workbench) -> Network:
    bench.toggle_training()
    qtbot.waitUntil(lambda: bench.session.state == "finished", timeout=20_000)
    assert bench.session.trainer is not None
    return bench.session.trainer.network


def output_of(network: Network) -> str:
    return network.specs[-1].id


def expected(network: Network, picture: PlanePicture) -> dict[str, np.ndarray]:
    """What the network of the run gives for the same rows; in pieces as the picture has them."""
    return network.activations(picture.plane.inputs)


def is_sharp(insight: Insight) -> bool:
    return insight.picture is not None and insight.picture.plane.width == SIDES[-1]


def test_a_run_at_rest_has_one_picture_of_most_points_with_the_numbers_of_the_network(qtbot, bench, insight):
    network = train(qtbot, bench)
    painted: list[PlanePicture] = []
    insight.painted.connect(painted.append)
    insight.want(WHO, frozenset({network.specs[0].id}), predictions=True)
    qtbot.waitUntil(lambda: is_sharp(insight), timeout=10_000)
    qtbot.wait(400)
    assert [picture.plane.width for picture in painted].count(SIDES[-1]) == 1
    picture = insight.picture
    outputs = expected(network, picture)
    assert picture.outputs.keys() == {network.specs[0].id}
    assert np.array_equal(picture.outputs[network.specs[0].id], outputs[network.specs[0].id])
    assert np.array_equal(picture.predictions, network.probabilities(outputs[output_of(network)]))
    assert picture.epoch == 3
    assert insight.plane.frame is picture.plane.frame


def test_nobody_wants_it_and_nothing_is_computed(qtbot, bench, insight, pinned, calls):
    network = train(qtbot, bench)
    pinned.pin(row_of(bench.store.table, 7))
    insight.choose(PlaneChoice("petal_width"))
    assert not insight.wants_values
    insight.want(WHO, frozenset())
    qtbot.wait(300)
    assert calls == []
    insight.want(WHO, frozenset({output_of(network)}))
    qtbot.waitUntil(lambda: insight.picture is not None, timeout=10_000)
    qtbot.wait(400)
    assert calls.count("plane_of") == 1
    made = len(calls)
    insight.want(WHO)  # hidden again
    bench.edit_training("", replace(bench.project.training, epochs=30))
    train(qtbot, bench)
    pinned.pin(row_of(bench.store.table, 9))
    qtbot.wait(300)
    assert len(calls) == made
    insight.want(WHO, predictions=True)
    qtbot.waitUntil(lambda: insight.picture.epoch == 30, timeout=10_000)


def test_a_view_that_is_gone_wants_nothing(qtbot, bench, insight, calls):
    view = QObject()
    insight.want(view, predictions=True)
    assert insight.wants_values
    del view
    gc.collect()
    assert not insight.wants_values


def test_without_a_run_there_is_the_plane_alone(qtbot, bench, insight):
    changes: list[Plane | None] = []
    insight.plane_changed.connect(lambda: changes.append(insight.plane))
    insight.want(WHO, predictions=True)
    qtbot.waitUntil(lambda: insight.plane is not None, timeout=10_000)
    assert insight.picture is None
    assert len(changes) == 1
    assert insight.choice == insight.plane.choice
    assert len({insight.choice.horizontal, insight.choice.vertical} & {"petal_length", "petal_width"}) == 1
    plane = insight.plane
    train(qtbot, bench)
    qtbot.waitUntil(lambda: is_sharp(insight), timeout=10_000)
    assert insight.plane is plane  # chosen once, and not anew with the weights


def test_pictures_follow_the_training(qtbot, bench, insight):
    bench.edit_training("", replace(bench.project.training, epochs=6000))
    painted: list[PlanePicture] = []
    insight.painted.connect(painted.append)
    insight.want(WHO, predictions=True)
    network = train(qtbot, bench)
    # The weights of the best epoch are the last.
    trainer = bench.session.trainer
    best = trainer.weights_of or trainer.epoch
    qtbot.waitUntil(lambda: is_sharp(insight) and insight.picture.epoch == best, timeout=10_000)
    epochs = [picture.epoch for picture in painted]
    moving = epochs[: epochs.index(max(epochs)) + 1]
    assert len(set(moving)) > 1
    assert moving == sorted(moving)
    last = expected(network, painted[-1])[output_of(network)]
    assert np.array_equal(painted[-1].predictions, network.probabilities(last))


def test_the_run_is_the_same_with_and_without_pictures(qtbot, bench, insight):
    bench.edit_training("", replace(bench.project.training, epochs=300))
    quiet = train(qtbot, bench).values.copy()
    bench.reset()
    insight.want(WHO, predictions=True)
    assert np.array_equal(train(qtbot, bench).values, quiet)


def test_the_pinned_row_lies_in_the_plane(qtbot, bench, insight, pinned):
    network = train(qtbot, bench)
    insight.choose(PlaneChoice("petal_length", "sepal_width"))
    insight.want(WHO, predictions=True)
    qtbot.waitUntil(lambda: is_sharp(insight), timeout=10_000)
    changes: list[int] = []
    insight.plane_changed.connect(lambda: changes.append(1))
    dataset, table = bench.session.dataset, bench.store.table
    for choice in (PlaneChoice("petal_length", "sepal_width"), PlaneChoice()):
        insight.choose(choice)
        for row in dataset.validation.rows[:3]:
            pinned.pin(row_of(table, int(row)))
            inputs = dataset.subset_of(np.array([row])).inputs
            qtbot.waitUntil(partial(_holds, insight, choice, inputs), timeout=10_000)
            assert np.array_equal(
                insight.picture.predictions,
                network.probabilities(network.predict(insight.picture.plane.inputs)),
            )
    assert len(changes) >= 6
    before = insight.plane
    pinned.set_value("species", "setosa")  # which the network does not see
    qtbot.wait(200)
    assert insight.plane is before


def _holds(insight: Insight, choice: PlaneChoice, inputs: np.ndarray) -> bool:
    plane = insight.plane
    if plane is None or plane.choice != choice or insight.picture.plane.held is not plane.held:
        return False
    (x, y), row = plane.places(inputs)[0], inputs[0]
    return bool(np.allclose(plane.row_at(x, y), row, atol=1e-5))


def test_weights_that_are_shown_without_being_the_run(qtbot, bench, insight):
    network = train(qtbot, bench)
    insight.want(WHO, predictions=True)
    qtbot.waitUntil(lambda: is_sharp(insight), timeout=10_000)
    before = network.values.copy()
    snapshot = bench.session.trainer.snapshot(SnapshotRequest(values=True))
    shown = replace(snapshot, values=snapshot.values * 2, weights_of=2)
    insight.show_snapshot(shown)
    qtbot.waitUntil(lambda: insight.picture.epoch == 2 and is_sharp(insight), timeout=10_000)
    other = Network(network.architecture, network.task)
    other.values[:] = shown.values
    assert np.array_equal(
        insight.picture.predictions, other.probabilities(other.predict(insight.picture.plane.inputs))
    )
    assert np.array_equal(network.values, before)


@pytest.mark.parametrize("value", [np.nan, np.inf])
def test_weights_without_bounds_neither_warn_nor_fail(qtbot, bench, insight, value: float):
    train(qtbot, bench)
    noticed: list[object] = []
    bench.noticed.connect(noticed.append)
    insight.want(WHO, predictions=True)
    qtbot.waitUntil(lambda: insight.picture is not None, timeout=10_000)
    snapshot = bench.session.trainer.snapshot(SnapshotRequest(values=True))
    insight.show_snapshot(replace(snapshot, values=np.full_like(snapshot.values, value), weights_of=1))
    qtbot.waitUntil(lambda: insight.picture is not None and insight.picture.epoch == 1, timeout=10_000)
    assert noticed == []


def test_the_temperature_of_the_decision_counts(qtbot, bench, insight):
    network = train(qtbot, bench)
    insight.want(WHO, predictions=True)
    qtbot.waitUntil(lambda: is_sharp(insight), timeout=10_000)
    before = insight.picture
    bench.document.edit("", replace(bench.project, decision=Decision(temperature=2.0)))
    qtbot.waitUntil(lambda: insight.picture is not before and is_sharp(insight), timeout=10_000)
    outputs = network.predict(insight.picture.plane.inputs)
    network.temperature = 2.0
    assert np.array_equal(insight.picture.predictions, network.probabilities(outputs))


def test_other_data_have_another_plane(qtbot, bench, insight):
    train(qtbot, bench)
    insight.choose(PlaneChoice("petal_length", "sepal_width"))
    insight.want(WHO, predictions=True)
    qtbot.waitUntil(lambda: is_sharp(insight), timeout=10_000)
    open_table(qtbot, bench, "sample:digits")
    qtbot.waitUntil(
        lambda: insight.plane is not None and insight.plane.choice == PlaneChoice(), timeout=10_000
    )
    assert insight.picture is None
    assert insight.is_default
    bench.new_project()
    qtbot.waitUntil(lambda: insight.plane is None, timeout=10_000)


def test_one_column_has_a_line(qtbot, bench, insight, tmp_path: Path):
    lines = [f"{i},{i * i}" for i in range(60)]
    (tmp_path / "one.csv").write_text("\n".join(["x,answer", *lines]), encoding="utf-8")
    open_table(qtbot, bench, str(tmp_path / "one.csv"))
    network = train(qtbot, bench)
    insight.want(WHO, predictions=True)
    qtbot.waitUntil(lambda: insight.picture is not None, timeout=10_000)
    picture = insight.picture
    assert (picture.plane.width, picture.plane.height) == (LINE_POINTS, 1)
    preparation = bench.session.dataset.preparation
    assert np.array_equal(
        picture.predictions, preparation.original_units(network.predict(picture.plane.inputs))
    )


def test_the_weights_are_asked_for_with_each_frame_while_they_are_wanted(qtbot, bench, insight):
    frames: list[Snapshot] = []
    bench.session.frame.connect(frames.append)
    train(qtbot, bench)
    assert all(frame.values is None for frame in frames)
    frames.clear()
    insight.want(WHO, predictions=True)
    qtbot.waitUntil(lambda: bool(frames), timeout=10_000)
    assert frames[-1].values is not None
