"""The records of a run have a bounded size, keep first, last and best, and are the same after reopening."""

from __future__ import annotations

import math
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

import engine.training.observation.epoch_history
import engine.training.run_history
from engine.core.network import Network
from engine.files.project_file import load_project, save_project
from engine.project.project import DataChoices, Project
from engine.training.observation.epoch_history import FIELDS, MOST_RECORDS, EpochHistory
from engine.training.observation.snapshot import EpochRecord
from engine.training.trainer import Trainer
from tests.trained import small_run, write_mixed_csv

LARGEST = MOST_RECORDS * len(FIELDS) * 8 * 2
"""Bytes that a history may take: the table, which may be half empty."""

FEW = 24


def record(epoch: int) -> EpochRecord:
    return EpochRecord(
        epoch=epoch,
        step=3 * epoch,
        train_loss=1 / epoch,
        train_metric=0.5,
        validation_loss=0.3 + 1 / epoch,
        validation_metric=0.5,
        train_mae=math.nan,
        validation_mae=math.nan,
        learning_rate=0.01,
    )


def history_of(epochs: int, named: tuple[int, ...] = ()) -> EpochHistory:
    history = EpochHistory()
    for epoch in range(1, epochs + 1):
        history.append(record(epoch), named)
    return history


def epochs_of(history: EpochHistory) -> list[int]:
    return [int(epoch) for epoch in history.column("epoch")]


def test_every_epoch_is_kept_until_some_thousands() -> None:
    history = history_of(MOST_RECORDS - 1)
    assert history == [record(epoch) for epoch in range(1, MOST_RECORDS)]
    assert history.stride == 1
    assert history[-1] == history_of(MOST_RECORDS - 1)[-1]
    assert [each.epoch for each in history[10:13]] == [11, 12, 13]


@pytest.mark.parametrize("epochs", [MOST_RECORDS, 3 * MOST_RECORDS + 7, 100_003])
def test_the_size_is_bounded_and_the_shape_is_kept(epochs: int) -> None:
    named = (777, 5_003)
    history = history_of(epochs, named)
    kept = epochs_of(history)
    assert MOST_RECORDS / 2 <= len(history) <= MOST_RECORDS
    assert history._table.nbytes <= LARGEST
    grid = set(range(history.stride, epochs + 1, history.stride))
    assert set(kept) == grid | {1, epochs} | {epoch for epoch in named if epoch <= epochs}
    assert kept == sorted(kept)
    assert (history.epochs, history[0].epoch, history[-1].epoch) == (epochs, 1, epochs)
    for each in (*history[:5], *history[-5:]):
        assert repr(each) == repr(record(each.epoch))


def test_ten_million_epochs_take_no_more_than_ten_thousand() -> None:
    """Those that would be dropped again are left out here."""
    history = EpochHistory()
    for epoch in range(2_500, 10_000_001, 2_500):
        history.append(record(epoch))
    history._find_stride()
    for epoch in range(10_000_001, 10_020_000):
        history.append(record(epoch))
    assert len(history) <= MOST_RECORDS and history._table.nbytes <= LARGEST
    assert history.epochs == 10_019_999


@given(st.integers(1, 400), st.integers(1, 400), st.integers(0, 400))
def test_a_history_that_was_saved_and_read_keeps_the_same(before: int, more: int, cut: int) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(engine.training.observation.epoch_history, "MOST_RECORDS", FEW)
        whole = history_of(before, (9, 50))
        again = EpochHistory.of_table(whole.table.copy())
        for history in (whole, again):
            history.cut(before - min(cut, before - 1))
            start = history.epochs
            for epoch in range(start + 1, start + more + 1):
                history.append(record(epoch), (9, 50))
        assert whole == again
        assert whole.stride == again.stride
        assert len(whole) < FEW + 4


def test_since_and_of_epoch_find_what_is_kept() -> None:
    history = history_of(5 * MOST_RECORDS)
    assert [each.epoch for each in history.since(5 * MOST_RECORDS - 20)] == [
        epoch for epoch in epochs_of(history) if epoch > 5 * MOST_RECORDS - 20
    ]
    assert history.since(5 * MOST_RECORDS) == ()
    assert history.of_epoch(history.stride * 3) is not None
    assert history.of_epoch(history.stride * 3 + 1) is None
    assert EpochHistory().epochs == 0 and EpochHistory().since(0) == ()


# In a run


def run_of(path: Path, epochs: int = 90) -> Trainer:
    trainer = small_run(path, hidden=None, epochs=epochs, checkpoint_every=10, optimizer="momentum")
    network = Network(trainer.network.architecture, trainer.network.task)
    network.initialise(0)
    plateau = replace(trainer.settings, schedule="plateau", schedule_epochs=2, schedule_factor=0.7)
    return Trainer(network, trainer.dataset, replace(plateau, learning_rate=0.05, patience=0))


@pytest.fixture
def few(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine.training.observation.epoch_history, "MOST_RECORDS", FEW)
    monkeypatch.setattr(engine.training.run_history, "MOST_RECORDS", FEW)


@pytest.fixture(scope="module")
def table(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_mixed_csv(tmp_path_factory.mktemp("history") / "mixed.csv")


@pytest.fixture(scope="module")
def whole(table: Path) -> Trainer:
    """A run that keeps every epoch."""
    trainer = run_of(table)
    trainer.run()
    assert trainer.history.records[-1].learning_rate < 0.02  # the plateau has come often
    return trainer


def assert_ends_as(trainer: Trainer, whole: Trainer) -> None:
    assert trainer.history.records.stride > 1
    assert (trainer.state, trainer.epoch, trainer.history.best_epoch) == (
        "finished",
        whole.epoch,
        whole.history.best_epoch,
    )
    np.testing.assert_array_equal(trainer.network.values, whole.network.values)
    by_epoch = {each.epoch: repr(each) for each in whole.history.records}
    assert all(repr(each) == by_epoch[each.epoch] for each in trainer.history.records)


def stopped_at(trainer: Trainer, epoch: int) -> Trainer:
    trainer.on_epoch = lambda record: trainer.control.stop() if record.epoch == epoch else None
    trainer.run()
    trainer.on_epoch = None
    assert trainer.history.records.epochs == epoch
    return trainer


def reopened(trainer: Trainer, path: Path) -> Trainer:
    state = trainer.capture()
    project = Project(DataChoices(), state.architecture, state.settings)
    save_project(path, project, state)
    _, opened = load_project(path)
    assert opened is not None
    again = Trainer.from_state(opened, trainer.dataset)
    assert again.history.records == trainer.history.records
    again.control.resume()
    return again


@pytest.mark.usefixtures("few")
@pytest.mark.parametrize("epoch", [10, 31, 47, 80])
def test_thinning_and_reopening_change_no_bit_of_a_run_on_a_plateau(
    table: Path, whole: Trainer, tmp_path: Path, epoch: int
) -> None:
    trainer = reopened(stopped_at(run_of(table), epoch), tmp_path / "a.layerscope")
    trainer.run()
    assert_ends_as(trainer, whole)


@pytest.mark.usefixtures("few")
def test_the_best_the_first_the_last_and_those_of_checkpoints_stay(table: Path, whole: Trainer) -> None:
    trainer = run_of(table)
    trainer.run()
    assert_ends_as(trainer, whole)
    stay = {1, 90, trainer.history.best_epoch, *(one.epoch for one in trainer.history.timeline.kept)}
    assert stay <= set(epochs_of(trainer.history.records))


@pytest.mark.usefixtures("few")
def test_going_back_in_a_thinned_run_goes_on_to_the_same_bits(table: Path, whole: Trainer) -> None:
    trainer = run_of(table)
    trainer.run()
    checkpoint = next(one for one in trainer.history.timeline.kept if one.epoch > 30)
    trainer.rewind(checkpoint)
    assert trainer.history.records.epochs == checkpoint.epoch
    trainer.control.resume()
    trainer.run()
    np.testing.assert_array_equal(trainer.end.values if trainer.end else trainer.network.values,
                                  whole.end.values if whole.end else whole.network.values)  # fmt: skip
    assert trainer.history.records[-1].learning_rate == whole.history.records[-1].learning_rate


@pytest.mark.usefixtures("few")
def test_a_change_of_another_setting_leaves_the_plateau_where_it_was(table: Path) -> None:
    trainer = stopped_at(run_of(table), 60)
    before = trainer._schedule.state
    trainer.change(checkpoint_every=5)
    trainer._apply_settings()
    assert trainer._schedule.state == before


def test_an_older_file_with_all_epochs_opens_thinned_and_goes_on_bit_by_bit(
    table: Path, whole: Trainer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    trainer = stopped_at(run_of(table), 60)
    state = trainer.capture()
    old = replace(
        state,
        now=replace(state.now, schedule=()),
        checkpoints=tuple(replace(one, schedule=()) for one in state.checkpoints),
    )
    path = tmp_path / "old.layerscope"
    save_project(path, Project(DataChoices(), state.architecture, state.settings), old)
    monkeypatch.setattr(engine.training.observation.epoch_history, "MOST_RECORDS", FEW)
    monkeypatch.setattr(engine.training.run_history, "MOST_RECORDS", FEW)
    _, opened = load_project(path)
    assert opened is not None and len(opened.records) == 60
    again = Trainer.from_state(opened, trainer.dataset)
    assert len(again.history.records) < 60
    again.control.resume()
    again.run()
    assert_ends_as(again, whole)


def test_a_project_file_is_no_larger_after_a_million_epochs(table: Path, tmp_path: Path) -> None:
    trainer = stopped_at(run_of(table), 5)
    state = trainer.capture()
    sizes = []
    for epochs in (0, 10_000, 1_000_000, 10_000_000):
        history = EpochHistory()
        apart = max(1, epochs // 4_000)
        for epoch in range(apart, epochs + 1, apart):
            history.append(record(epoch))
        now = replace(state.now, epoch=max(epochs, 5), step=3 * epochs + 30)
        path = tmp_path / f"{epochs}.layerscope"
        long = replace(state, records=history, now=now, losses=np.zeros(0), loss_steps=np.zeros(0))
        save_project(path, Project(DataChoices(), state.architecture, state.settings), long)
        sizes.append(path.stat().st_size)
    assert max(sizes) < sizes[0] + LARGEST / 2 + 1_000
