"""Cross-validation beside the window: what it tells, how it ends, and that the run stays as it is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from engine.experiments.cross_validation import CrossValidation, cross_validate
from engine.training.observation.snapshot import SnapshotRequest
from gui.bench.workbench import Workbench
from gui.window.jobs.cross_validator import CrossValidator


@pytest.fixture
def bench(qtbot: QtBot) -> Iterator[Workbench]:
    bench = Workbench(SnapshotRequest)
    bench.open_path("sample:iris")
    qtbot.waitUntil(lambda: bench.can_train, timeout=20_000)
    bench.edit_training("edit", replace(bench.project.training, epochs=5))
    yield bench
    bench.shut_down()


@pytest.fixture
def validator(bench: Workbench) -> Iterator[CrossValidator]:
    validator = CrossValidator(bench)
    yield validator
    validator.shut_down()


def test_it_gives_what_the_engine_gives_and_leaves_the_run_alone(
    qtbot: QtBot, bench: Workbench, validator: CrossValidator
) -> None:
    bench.step_training()
    trainer = bench.session.trainer
    assert trainer is not None
    qtbot.waitUntil(lambda: trainer.step_count == 1, timeout=20_000)
    values = trainer.network.values.copy()
    folds: list[Any] = []
    shares: list[float] = []
    validator.fold_done.connect(folds.append)
    validator.progress.connect(lambda _, share: shares.append(share))
    with qtbot.waitSignal(validator.done, timeout=60_000) as told:
        validator.start(3)
    result: CrossValidation = told.args[0]
    project = bench.project
    assert bench.store.table is not None
    alone = cross_validate(
        bench.store.table, project.data, lambda _: project.architecture, project.training, 3
    )
    assert result == alone
    assert tuple(folds) == result.folds
    assert shares == sorted(shares) and shares[-1] == 1
    assert (trainer.network.values == values).all() and trainer.step_count == 1


def test_cancelling_ends_it_and_nobody_hears_of_it(
    qtbot: QtBot, bench: Workbench, validator: CrossValidator
) -> None:
    bench.edit_training("edit", replace(bench.project.training, epochs=1_000_000, patience=0))
    told: list[Any] = []
    for signal in (validator.done, validator.failed):
        signal.connect(told.append)
    with qtbot.waitSignal(validator.progress, timeout=20_000):
        validator.start(3)
    validator.cancel()
    qtbot.waitUntil(lambda: not validator.is_busy, timeout=20_000)
    assert told == []


def test_what_hinders_it_is_a_sentence(bench: Workbench, validator: CrossValidator) -> None:
    assert validator.unavailable_reason == ""
    output = bench.project.architecture.output
    assert output is not None
    bench.edit_architecture("edit", bench.project.architecture.without([output.id]))
    assert validator.unavailable_reason
    began: list[Any] = []
    validator.began.connect(lambda *_: began.append(1))
    validator.start(3)
    assert began == []


def test_a_loss_that_grows_without_end_is_a_sentence(
    qtbot: QtBot, bench: Workbench, validator: CrossValidator
) -> None:
    wild = replace(bench.project.training, learning_rate=100.0, optimizer="sgd", loss="mse")
    bench.edit_choices("", replace(bench.project.data, target="sepal_length"))
    qtbot.waitUntil(lambda: bench.can_train and bench.task.kind == "regression", timeout=20_000)
    bench.edit_training("edit", wild)
    with qtbot.waitSignal(validator.failed, timeout=60_000) as told:
        validator.start(2)
    assert "learning rate" in str(told.args[0])
