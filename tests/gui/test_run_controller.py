"""A run follows the settings of the project, and says so where it cannot."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from engine.snapshot import SnapshotRequest
from engine.trainer import Trainer
from gui.workbench import Workbench


@pytest.fixture
def bench(qtbot: QtBot) -> Iterator[Workbench]:
    bench = Workbench(SnapshotRequest)
    bench.open_path("sample:iris")
    qtbot.waitUntil(lambda: bench.can_train, timeout=20_000)
    yield bench
    bench.shut_down()


@pytest.fixture
def trainer(qtbot: QtBot, bench: Workbench) -> Trainer:
    bench.step_training()
    trainer = bench.runs.trainer
    assert trainer is not None
    qtbot.waitUntil(lambda: trainer.step_count == 1, timeout=20_000)
    return trainer


def edit(bench: Workbench, **changes: Any) -> None:
    bench.edit_training("edit", replace(bench.project.training, **changes))


CHANGES = {
    "optimizer": "adamw",
    "learning_rate": 0.5,
    "momentum": 0.25,
    "batch_size": 7,
    "epochs": 33,
    "patience": 4,
    "loss": "mse",
    "class_weighting": "balanced",
    "label_smoothing": 0.1,
    "weight_decay": 0.01,
    "clipping": "norm",
    "clip_limit": 2.0,
    "schedule": "cosine",
    "schedule_factor": 0.25,
    "schedule_epochs": 3,
    "warmup_epochs": 2,
    "checkpoint_every": 5,
}


@pytest.mark.parametrize(("name", "value"), CHANGES.items())
def test_every_setting_changes_the_run_that_is_under_way(
    bench: Workbench, trainer: Trainer, name: str, value: object
) -> None:
    edit(bench, **{name: value})
    assert getattr(trainer.settings, name) == value
    assert not bench.is_outdated


def test_another_seed_is_for_the_next_run(bench: Workbench, trainer: Trainer) -> None:
    edit(bench, seed=5)
    assert trainer.settings.seed == 0
    assert bench.is_outdated


def test_fewer_epochs_than_are_done_do_not_end_a_run(
    qtbot: QtBot, bench: Workbench, trainer: Trainer
) -> None:
    edit(bench, epochs=3)
    bench.toggle_training()
    qtbot.waitUntil(lambda: bench.runs.state == "finished", timeout=20_000)
    edit(bench, epochs=2)
    assert trainer.settings.epochs == 3
    assert not bench.is_outdated


def test_a_loss_that_does_not_fit_is_refused_in_a_sentence(
    qtbot: QtBot, bench: Workbench, trainer: Trainer
) -> None:
    with qtbot.waitSignal(bench.runs.failed):
        edit(bench, loss="binary_cross_entropy")
    assert trainer.settings.loss == "auto"
    assert bench.is_outdated
