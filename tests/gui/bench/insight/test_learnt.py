"""Watches of the weights: answers of the very weights that are shown, and none that nobody asks for."""

from __future__ import annotations

from dataclasses import replace
from types import SimpleNamespace

import numpy as np
import pytest

from engine.insight.class_units import class_units_of, groups_of
from engine.insight.separation import points_of
from engine.training.observation.snapshot import SnapshotRequest
from gui.bench.insight import class_watch, separation_watch, weights_watch
from gui.bench.insight.class_watch import ClassAnswer, prepared_row
from gui.bench.insight.learnt import Learnt
from gui.bench.insight.separation_watch import SeparationAnswer
from gui.bench.judging.pinned_row import PinnedRow, row_of
from gui.bench.judging.row_selection import RowSelection
from gui.bench.workbench import Workbench


class Watched:
    """A paused run of the iris sample, what is learnt of it, and how often anything was computed."""

    def __init__(self, qtbot, monkeypatch: pytest.MonkeyPatch) -> None:
        self.calls: list[str] = []
        for module, name in ((class_watch, "class_units_of"), (separation_watch, "separation")):
            monkeypatch.setattr(module, name, self.counted(name, getattr(module, name)))
        self.qtbot, self.wants = qtbot, True
        self.bench = Workbench(lambda: SnapshotRequest(values=self.wants))
        self.pinned = PinnedRow()
        self.learnt = Learnt(self.bench, self.pinned, RowSelection(self.bench))
        self.bench.session.frame.connect(self.show)
        self.bench.open_path("sample:iris")
        qtbot.waitUntil(lambda: self.bench.can_train, timeout=20_000)
        self.bench.step_training()
        trainer = self.bench.session.trainer
        assert trainer is not None
        self.trainer = trainer
        qtbot.waitUntil(lambda: trainer.step_count == 1, timeout=20_000)
        self.bench.session.shut_down()

    def counted(self, name, compute):
        def call(*given):
            self.calls.append(name)
            return compute(*given)

        return call

    def show(self, snapshot) -> None:
        for watch in self.learnt.watches:
            watch.show_snapshot(snapshot)

    @property
    def layer(self) -> str:
        return self.trainer.network.specs[0].id

    def classes(self, layer: str) -> ClassAnswer:
        self.learnt.classes.want(layer)
        with self.qtbot.waitSignal(self.learnt.classes.found, timeout=10_000) as told:
            self.bench.session.show_now()
        return told.args[0]

    def separation(self, *layers: str) -> SeparationAnswer:
        self.learnt.separation.want(frozenset(layers))
        with self.qtbot.waitSignal(self.learnt.separation.found, timeout=10_000) as told:
            self.bench.session.show_now()
        return told.args[0]

    def rest(self) -> None:
        """Wait until nothing is computed or waits any more."""
        self.qtbot.wait(50)
        self.qtbot.waitUntil(lambda: not any(watch.is_busy for watch in self.learnt.watches))

    def close(self) -> None:
        self.learnt.shut_down()
        self.bench.shut_down()


@pytest.fixture
def watched(qtbot, monkeypatch):
    made = Watched(qtbot, monkeypatch)
    yield made
    made.close()


def test_means_are_those_of_the_weights_that_are_shown(watched):
    network, dataset = watched.trainer.network, watched.trainer.dataset
    answer = watched.classes(watched.layer)
    expected = class_units_of(network, watched.layer, groups_of(dataset))
    assert np.array_equal(answer.units.means, expected.means)
    assert np.array_equal(answer.units.order, expected.order)
    network.values *= 1.5
    again = watched.classes(watched.layer)
    expected = class_units_of(network, watched.layer, groups_of(dataset))
    assert np.array_equal(again.units.means, expected.means)
    assert not np.array_equal(again.units.means, answer.units.means)


def test_the_pinned_row_is_shown_and_its_changes_too(watched):
    table, dataset = watched.bench.store.table, watched.trainer.dataset
    assert watched.classes(watched.layer).units.pinned is None
    place = int(dataset.validation.rows[3])
    watched.pinned.pin(row_of(table, place))
    answer = watched.classes(watched.layer)
    outputs = watched.trainer.network.activations(dataset.validation.inputs[3:4])[watched.layer][0]
    assert np.array_equal(answer.units.pinned, outputs) and answer.question.row.place == place
    watched.pinned.set_value(dataset.preparation.columns[0].name, 9.0)
    changed = watched.classes(watched.layer).units.pinned
    row = dataset.validation.inputs[3].copy()
    fitted = dataset.preparation.columns[0]
    row[0] = (9.0 - fitted.offset) / fitted.scale
    np.testing.assert_allclose(
        changed, watched.trainer.network.activations(row[None])[watched.layer][0], rtol=1e-5
    )


def test_a_row_of_the_table_is_prepared_as_in_the_dataset(watched):
    table, dataset = watched.bench.store.table, watched.trainer.dataset
    for part in (dataset.train, dataset.validation, dataset.test):
        row = row_of(table, int(part.rows[1]))
        assert np.array_equal(prepared_row(dataset, row), part.inputs[1])
        np.testing.assert_allclose(prepared_row(dataset, replace(row, place=None)), part.inputs[1], rtol=1e-5)


def test_places_are_those_of_the_validation_rows(watched):
    first, last = watched.trainer.network.graph.specs[0].id, watched.trainer.network.specs[-1].id
    answer = watched.separation(first, last)
    points = points_of(watched.trainer.dataset)
    assert np.array_equal(answer.points.rows, points.rows) and set(answer.places) == {first, last}
    outputs = watched.trainer.network.activations(points.inputs)[last].astype(float)
    distances = np.linalg.norm(outputs[:, None] - outputs[None], axis=-1)
    places = answer.places[last].places
    shown = np.linalg.norm(places[:, None] - places[None], axis=-1)
    np.testing.assert_allclose(shown, distances, atol=1e-5)  # three probabilities lie in a plane


def test_places_keep_their_side_while_weights_change(watched):
    layer = watched.layer
    before = watched.separation(layer).places[layer].places
    for _ in range(5):
        watched.trainer.network.values *= -1  # which turns tanh and its components round
        now = watched.separation(layer).places[layer].places
        assert (now * before).sum() > 0
        before = now


def test_nobody_asks_and_nothing_is_computed(watched):
    assert not any(watch.wants_values for watch in watched.learnt.watches)
    for _ in range(5):
        watched.bench.session.show_now()
    watched.rest()
    assert watched.calls == []
    watched.classes(watched.layer)
    watched.learnt.classes.want(None)
    watched.trainer.network.values *= 2
    for _ in range(5):
        watched.bench.session.show_now()
    watched.rest()
    assert watched.calls == ["class_units_of"]


def test_the_same_weights_are_asked_once(watched):
    watched.classes(watched.layer)
    for _ in range(5):
        watched.bench.session.show_now()
    watched.rest()
    assert watched.calls == ["class_units_of"]
    assert not watched.learnt.classes.watch.lacks_weights


def test_of_frames_that_come_too_quickly_the_last_is_answered(watched):
    found = []
    watched.classes(watched.layer)
    watched.learnt.classes.found.connect(found.append)
    for _ in range(20):
        watched.trainer.network.values *= 1.01
        watched.bench.session.show_now()
    watched.rest()
    expected = class_units_of(watched.trainer.network, watched.layer, groups_of(watched.trainer.dataset))
    assert len(found) == 1 and np.array_equal(found[0].units.means, expected.means)


def test_frames_without_weights_leave_a_question_open(watched):
    watched.wants = False
    watched.learnt.classes.want(watched.layer)
    watched.bench.session.show_now()
    assert watched.learnt.classes.watch.lacks_weights and watched.calls == []


def test_a_costly_answer_makes_the_next_one_rarer(watched, monkeypatch):
    watch, now = watched.learnt.classes.watch, [100.0]
    seconds = iter((0.0, 2.0, 2.0, 4.0))
    clock = SimpleNamespace(monotonic=lambda: now[0], perf_counter=lambda: next(seconds))
    monkeypatch.setattr(weights_watch, "time", clock)
    watched.classes(watched.layer)  # which takes two seconds of this clock
    watched.bench.step_training()
    assert watched.bench.session.is_alive
    asked = []
    for now[0] in (100.5, 117.0, 118.5):
        asked.append(watch.wants_values)
    watched.bench.session.shut_down()
    assert asked == [False, False, True]


def test_an_answer_for_a_layer_that_is_gone_is_none(watched):
    watched.learnt.classes.want("layer-99")
    watched.bench.session.show_now()
    watched.rest()
    assert watched.calls == [] and not watched.learnt.classes.watch.lacks_weights


def test_another_run_forgets_the_one_before(watched):
    watched.classes(watched.layer)
    assert watched.learnt.classes.watch.answered is not None
    watched.bench.reset()
    assert watched.learnt.classes.watch.answered is None
    watched.learnt.classes.want(watched.layer)
    assert watched.learnt.classes.watch.question is None  # there is no dataset of a run


def test_weights_of_another_shape_are_not_taken_for_those_of_the_network(watched):
    watched.classes(watched.layer)
    watch, found = watched.learnt.classes.watch, []
    watch.found.connect(found.append)
    snapshot = watched.trainer.snapshot(SnapshotRequest(values=True))
    watch.show_snapshot(replace(snapshot, values=np.zeros(3, np.float32)))
    watched.rest()
    assert found == []
