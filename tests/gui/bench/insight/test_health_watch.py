"""Health over time: states of the checkpoints of the run, each once, and none that nobody asks for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from engine.core.layers.dense import DenseSettings
from engine.core.network import Network
from engine.insight.health import layer_state
from engine.training.observation.probe import probe_rows
from engine.training.observation.snapshot import SnapshotRequest
from engine.training.trainer import Trainer
from gui.bench.insight.health_watch import HealthWatch
from gui.bench.workbench import Workbench

EPOCHS, EVERY = 24, 4


@pytest.fixture
def calls(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Epochs of the checkpoints whose states were computed, in that order."""
    made: list[int] = []
    compute = layer_state.network_state

    def counted(network: Any, dataset: Any, settings: Any, checkpoint: Any) -> Any:
        made.append(checkpoint.epoch)
        return compute(network, dataset, settings, checkpoint)

    monkeypatch.setattr(layer_state, "network_state", counted)
    return made


@pytest.fixture
def bench(qtbot: QtBot, calls: list[int]) -> Iterator[Workbench]:
    bench = Workbench(SnapshotRequest)
    bench.session.choose_speed("full")
    bench.open_path("sample:iris")
    qtbot.waitUntil(lambda: bench.can_train, timeout=20_000)
    settings = replace(bench.project.training, epochs=EPOCHS, checkpoint_every=EVERY)
    bench.edit_training("edit", settings)
    yield bench
    bench.shut_down()


@pytest.fixture
def watch(bench: Workbench) -> Iterator[HealthWatch]:
    watch = HealthWatch(bench)
    yield watch
    watch.shut_down()


def train(qtbot: QtBot, bench: Workbench) -> Trainer:
    bench.toggle_training()
    qtbot.waitUntil(lambda: bench.session.state == "finished", timeout=20_000)
    assert bench.session.trainer is not None
    return bench.session.trainer


def known(watch: HealthWatch) -> list[int]:
    return [state.epoch for state in watch.states]


def rest(qtbot: QtBot, watch: HealthWatch) -> None:
    qtbot.waitUntil(lambda: not watch.is_busy, timeout=20_000)


def test_nothing_is_computed_that_nobody_sees(
    qtbot: QtBot, bench: Workbench, watch: HealthWatch, calls: list[int]
) -> None:
    train(qtbot, bench)
    bench.session.show_now()
    rest(qtbot, watch)
    assert calls == [] and watch.states == ()


def test_the_states_are_those_of_the_checkpoints_and_each_is_computed_once(
    qtbot: QtBot, bench: Workbench, watch: HealthWatch, calls: list[int]
) -> None:
    trainer = train(qtbot, bench)
    before = trainer.network.values.copy()
    watch.want(True)
    rest(qtbot, watch)
    epochs = [4, 8, 12, 16, 20, 24]
    assert known(watch) == epochs and calls == epochs[::-1]  # the newest first
    checkpoint = trainer.history.timeline.kept[1]
    network = Network(bench.runs.architecture, trainer.dataset.task)
    np.copyto(network.values, checkpoint.values)
    outputs = network.activations(trainer.dataset.train.inputs[probe_rows(trainer.dataset)])
    for layer, state in watch.states[1].layers.items():
        assert state.outputs.mean == pytest.approx(float(outputs[layer].mean(dtype=np.float64)))
        assert state.signal == pytest.approx(float(np.sqrt((outputs[layer].astype(float) ** 2).mean())))
    watch.want(False)
    watch.want(True)
    bench.session.show_now()
    rest(qtbot, watch)
    assert len(calls) == len(epochs) and np.array_equal(trainer.network.values, before)


def test_states_go_with_their_checkpoints_and_with_the_run(
    qtbot: QtBot, bench: Workbench, watch: HealthWatch, calls: list[int]
) -> None:
    train(qtbot, bench)
    watch.want(True)
    rest(qtbot, watch)
    bench.session.rewind(12)
    qtbot.waitUntil(lambda: known(watch) == [4, 8, 12], timeout=10_000)
    bench.toggle_training()
    qtbot.waitUntil(lambda: bench.session.state == "finished" and known(watch)[-1] == EPOCHS, timeout=20_000)
    rest(qtbot, watch)
    assert known(watch) == [4, 8, 12, 16, 20, 24] and calls.count(16) == 2 and calls.count(12) == 1
    bench.reset()
    assert watch.states == ()


def test_what_came_out_of_sight_is_not_computed_any_more(
    qtbot: QtBot, bench: Workbench, watch: HealthWatch, calls: list[int]
) -> None:
    train(qtbot, bench)
    watch.changed.connect(lambda: watch.want(False))
    watch.want(True)
    qtbot.waitUntil(lambda: len(watch.states) == 1, timeout=10_000)
    rest(qtbot, watch)
    bench.session.show_now()
    assert len(calls) <= 2 and not watch.is_busy


def test_a_run_that_goes_on_shows_each_checkpoint_as_it_comes(
    qtbot: QtBot, bench: Workbench, watch: HealthWatch
) -> None:
    watch.want(True)
    bench.edit_training("edit", replace(bench.project.training, epochs=1_000_000, patience=0))
    bench.toggle_training()
    qtbot.waitUntil(lambda: len(watch.states) >= 3, timeout=20_000)
    bench.toggle_training()
    # The last steps before it waits may bring one more checkpoint.
    qtbot.waitUntil(lambda: not watch.is_busy and known(watch) == list(bench.session.checkpoints))


def test_an_edit_that_the_run_follows_makes_the_states_anew(
    qtbot: QtBot, bench: Workbench, watch: HealthWatch, calls: list[int]
) -> None:
    bench.edit_training("edit", replace(bench.project.training, epochs=1_000_000, patience=0))
    bench.toggle_training()
    qtbot.waitUntil(lambda: len(bench.session.checkpoints) >= 2, timeout=20_000)
    bench.session.shut_down()  # so that no step is on its way
    bench.session.start(paused=True)
    watch.want(True)
    rest(qtbot, watch)
    first = watch.states
    hidden = bench.project.architecture.order[1]
    other = replace(hidden, settings=replace(hidden.settings, activation="tanh"))
    assert isinstance(hidden.settings, DenseSettings)
    bench.edit_architecture("edit", bench.project.architecture.with_layer(other))
    bench.session.state_changed.emit(bench.session.state)
    rest(qtbot, watch)
    assert [state.epoch for state in first] == known(watch) and len(calls) == 2 * len(first)
    assert all(a.layers[hidden.id].signal != b.layers[hidden.id].signal
               for a, b in zip(first, watch.states, strict=True))  # fmt: skip


def test_what_is_wrong_is_found_from_a_few_checkpoints_and_follows_what_is_set(
    qtbot: QtBot, bench: Workbench, watch: HealthWatch, calls: list[int]
) -> None:
    train(qtbot, bench)
    with qtbot.waitSignal(watch.found, timeout=20_000):
        watch.ask()
    assert sorted(calls) == [4, 8, 12, 20, 24] and watch.findings == ()
    hidden = bench.project.architecture.order[1]
    calls.clear()
    zero = replace(hidden, settings=replace(hidden.settings, initializer="zeros"))
    bench.edit_architecture("edit", bench.project.architecture.with_layer(zero))
    train(qtbot, bench)
    with qtbot.waitSignal(watch.found, timeout=20_000):
        watch.ask()
    worst = watch.findings[0]
    assert worst.layer == hidden.id and worst.remedies[0].project.architecture.order[1] != zero
    bench.edit_training("edit", replace(bench.project.training, epochs=30))
    rest(qtbot, watch)
    assert watch.findings[0].remedies[0].project.training.epochs == 30  # it is an edit of what is set now
