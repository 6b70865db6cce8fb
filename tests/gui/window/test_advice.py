"""The worst that is wrong with a run is said once in it, with an edit that helps and can be undone."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot

from engine.training.observation.snapshot import SnapshotRequest
from gui.bench.insight.health_watch import HealthWatch
from gui.bench.workbench import Workbench
from gui.window.jobs.advice import Advice


@pytest.fixture
def bench(qtbot: QtBot) -> Iterator[Workbench]:
    bench = Workbench(SnapshotRequest)
    bench.session.choose_speed("full")
    yield bench
    bench.shut_down()


@pytest.fixture
def watch(bench: Workbench) -> Iterator[HealthWatch]:
    watch = HealthWatch(bench)
    yield watch
    watch.shut_down()


@pytest.fixture
def advice(bench: Workbench, watch: HealthWatch) -> Advice:
    return Advice(bench, watch, bench)


def begin(qtbot: QtBot, bench: Workbench, sample: str, **settings: object) -> None:
    bench.open_path(f"sample:{sample}")
    qtbot.waitUntil(lambda: bench.can_train, timeout=20_000)
    bench.edit_training("", replace(bench.project.training, **settings))  # type: ignore[arg-type]


def train_to_the_end(qtbot: QtBot, bench: Workbench) -> None:
    bench.toggle_training()
    qtbot.waitUntil(lambda: bench.session.state == "finished", timeout=60_000)


def told(advice: Advice) -> str:
    return advice.notice.text if advice.notice else ""


def test_the_end_of_a_run_that_overfits_says_so_and_adds_dropout_as_one_edit(
    qtbot: QtBot, bench: Workbench, advice: Advice
) -> None:
    begin(qtbot, bench, "diabetes", epochs=80)
    train_to_the_end(qtbot, bench)
    qtbot.waitUntil(lambda: "Overfitting: from epoch" in told(advice), timeout=5_000)
    assert "Dropout layers of 0.3" in told(advice)
    assert f"from epoch {bench.session.best_epoch} to" in told(advice)
    before, steps = bench.project, bench.document.undo_stack.index()
    assert advice.notice is not None and advice.notice.button == "Add dropout"
    advice.act()
    kinds = [layer.kind for layer in bench.project.architecture.order]
    assert kinds.count("dropout") == 2
    assert told(advice) == ""
    assert bench.document.undo_stack.index() == steps + 1
    assert bench.document.undo_stack.undoText() == "Add dropout"
    bench.document.undo_stack.undo()
    assert bench.project == before


def test_a_run_without_patience_is_offered_to_stop_while_it_runs(
    qtbot: QtBot, bench: Workbench, advice: Advice
) -> None:
    begin(qtbot, bench, "diabetes", epochs=1_000_000, patience=0)
    bench.toggle_training()
    qtbot.waitUntil(lambda: "With a patience of 20 epochs the run stops now" in told(advice), timeout=60_000)
    advice.act()
    qtbot.waitUntil(lambda: bench.session.state == "finished", timeout=20_000)
    trainer = bench.session.trainer
    assert trainer is not None and trainer.control.message is not None
    assert "stopped early" in str(trainer.control.message) and trainer.epoch < 1_000_000
    assert bench.project.training.patience == 20
    bench.document.undo_stack.undo()
    assert bench.project.training.patience == 0


def test_it_is_said_once_in_a_run_and_again_in_the_next(
    qtbot: QtBot, bench: Workbench, advice: Advice
) -> None:
    begin(qtbot, bench, "diabetes", epochs=60, patience=0)
    train_to_the_end(qtbot, bench)
    qtbot.waitUntil(lambda: advice.notice is not None, timeout=5_000)
    advice.dismiss()
    train_to_the_end(qtbot, bench)  # goes on
    bench.session.show_now()
    qtbot.wait(50)
    assert advice.notice is None
    bench.reset()
    train_to_the_end(qtbot, bench)
    qtbot.waitUntil(lambda: advice.notice is not None, timeout=5_000)
    bench.reset()
    assert advice.notice is None


def test_what_it_offers_follows_what_is_drawn(qtbot: QtBot, bench: Workbench, advice: Advice) -> None:
    begin(qtbot, bench, "diabetes", epochs=80)
    train_to_the_end(qtbot, bench)
    qtbot.waitUntil(lambda: advice.notice is not None, timeout=5_000)
    drawn = bench.project.architecture
    hidden = drawn.order[1]
    other = replace(hidden, settings=replace(hidden.settings, units=5))
    bench.edit_architecture("", drawn.with_layer(other))
    assert advice.notice is not None and advice.notice.button == ""  # the run was of another network
    bench.document.undo_stack.undo()
    assert advice.notice.button == "Add dropout"


def test_a_run_that_does_well_is_left_alone(qtbot: QtBot, bench: Workbench, advice: Advice) -> None:
    begin(qtbot, bench, "circle", epochs=100)
    train_to_the_end(qtbot, bench)
    bench.session.show_now()
    qtbot.wait(50)
    assert advice.notice is None


@pytest.mark.parametrize(
    ("settings", "said", "button"),
    [
        ({"learning_rate": 10.0, "optimizer": "sgd"}, "Learning rate too high", "Learning rate"),
        ({"learning_rate": 1e-7}, "Learning rate too low", "Learning rate"),
    ],
)
def test_a_rate_that_does_not_suit_is_named_and_one_click_sets_another(
    qtbot: QtBot, bench: Workbench, advice: Advice, settings: dict[str, object], said: str, button: str
) -> None:
    begin(qtbot, bench, "iris", epochs=40, patience=0, **settings)
    train_to_the_end(qtbot, bench)
    qtbot.waitUntil(lambda: said in told(advice), timeout=20_000)
    assert advice.notice is not None and advice.notice.button.startswith(button)
    before = bench.project.training
    advice.act()
    assert bench.project.training.learning_rate != before.learning_rate and advice.notice is None
    assert replace(bench.project.training, learning_rate=before.learning_rate) == before
    bench.document.undo_stack.undo()
    assert bench.project.training == before


def test_units_that_never_part_are_named_while_the_run_goes_on(
    qtbot: QtBot, bench: Workbench, advice: Advice
) -> None:
    begin(qtbot, bench, "iris", epochs=1_000_000, patience=0)
    drawn = bench.project.architecture
    for hidden in drawn.order[1:-1]:
        drawn = drawn.with_layer(replace(hidden, settings=replace(hidden.settings, initializer="zeros")))
    bench.edit_architecture("", drawn)
    bench.toggle_training()
    qtbot.waitUntil(lambda: "All-zero start" in told(advice), timeout=20_000)
    assert bench.session.state == "running"
    advice.act()
    assert all(layer.settings.initializer != "zeros" for layer in bench.project.architecture.order[1:-1])
    assert told(advice) == ""
    bench.reset()
    assert advice.notice is None
