"""The checkpoints of a run: when they are made, and how they are thinned so that they fit into memory."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.core.training_settings import TrainingSettings
from engine.training.state import timeline as module
from engine.training.state.timeline import MOST_BYTES, MOST_CHECKPOINTS, Timeline
from engine.training.state.training_state import Checkpoint
from engine.training.trainer import Trainer
from tests.toy_data import dataset_of, network_of


def checkpoint(epoch: int, numbers: int = 3) -> Checkpoint:
    values = np.zeros(numbers, np.float32)
    return Checkpoint(epoch, epoch * 5, 90, values, {"m": values, "v": values}, epoch * 5, {})


def run(timeline: Timeline, epochs: range, every: int, numbers: int = 3) -> list[int]:
    for epoch in epochs:
        if timeline.wants(epoch, every):
            timeline.add(checkpoint(epoch, numbers), every)
    return [one.epoch for one in timeline.kept]


def test_one_every_so_many_epochs():
    assert run(Timeline(), range(1, 42), 10) == [10, 20, 30, 40]
    assert run(Timeline(), range(1, 42), 0) == []
    assert run(Timeline(), range(1, 5), 1) == [1, 2, 3, 4]


@given(every=st.integers(1, 30), epochs=st.integers(1, 20_000))
def test_there_are_never_too_many_and_they_are_evenly_apart(every, epochs):
    timeline = Timeline()
    kept = run(timeline, range(every, epochs + 1, every), every)
    assert len(kept) <= MOST_CHECKPOINTS
    if kept:
        apart = {later - earlier for earlier, later in zip([0, *kept], kept, strict=False)}
        assert len(apart) == 1
        assert epochs - kept[-1] < 2 * apart.pop()
        assert len(kept) >= min(epochs // every, MOST_CHECKPOINTS // 2 - 1)


def test_large_networks_get_fewer_of_them():
    numbers = MOST_BYTES // (8 * 3 * 4)  # eight with both vectors of Adam
    kept = run(Timeline(), range(1, 41), 1, numbers)
    assert 4 <= len(kept) <= 8
    assert len(kept) * numbers * 3 * 4 <= MOST_BYTES


def test_the_largest_networks_still_get_a_few(monkeypatch):
    monkeypatch.setattr(module, "MOST_BYTES", 10)
    kept = run(Timeline(), range(1, 101), 1)
    assert 2 <= len(kept) <= 4


@given(every=st.integers(1, 5), first=st.integers(1, 300), then=st.integers(1, 300))
def test_a_run_that_was_opened_again_has_the_same_ones(every, first, then):
    whole, half = Timeline(), Timeline()
    run(whole, range(1, first + then + 1), every)
    run(half, range(1, first + 1), every)
    again = Timeline(tuple(half.kept))
    run(again, range(first + 1, first + then + 1), every)
    assert [one.epoch for one in again.kept] == [one.epoch for one in whole.kept]


@pytest.mark.parametrize(("before", "after"), [(10, 1), (1, 10), (4, 3)])
def test_another_distance_counts_from_then_on(before, after):
    timeline = Timeline()
    run(timeline, range(1, 31), before)
    kept = run(timeline, range(31, 61), after)
    assert [epoch for epoch in kept if epoch > 30] == [e for e in range(31, 61) if e % after == 0]
    assert [epoch for epoch in kept if epoch <= 30] == [e for e in range(1, 31) if e % before == 0]


@given(distances=st.lists(st.integers(1, 12), min_size=1, max_size=6), most=st.integers(4, 20))
def test_whatever_distances_were_chosen_there_are_never_too_many(distances, most):
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(module, "MOST_CHECKPOINTS", most)
        timeline = Timeline()
        for i, every in enumerate(distances):
            kept = run(timeline, range(100 * i + 1, 100 * (i + 1) + 1), every)
            assert len(kept) <= most
            assert kept == sorted(set(kept))
            assert 100 * (i + 1) - kept[-1] <= max(every, 2 * 100 * (i + 1) / most)  # the latest stay


def test_cutting_forgets_what_came_after():
    timeline = Timeline()
    run(timeline, range(1, 42), 10)
    timeline.cut(20)
    assert [one.epoch for one in timeline.kept] == [10, 20]
    assert run(timeline, range(21, 31), 10) == [10, 20, 30]


def test_a_checkpoint_is_a_copy_of_where_the_run_stood():
    data = dataset_of()
    trainer = Trainer(network_of(data.task), data, TrainingSettings(epochs=6, checkpoint_every=2))
    values = {}
    trainer.on_epoch = lambda record: values.update({record.epoch: trainer.network.values.copy()})
    trainer.run()
    assert [one.epoch for one in trainer.history.timeline.kept] == [2, 4, 6]
    for one in trainer.history.timeline.kept:
        np.testing.assert_array_equal(one.values, values[one.epoch])
        assert one.row_in_epoch == len(data.train)
        assert one.step == one.epoch * 3
        assert set(one.optimizer) == {"m", "v"}
    assert trainer.history.best is not None
    np.testing.assert_array_equal(trainer.history.best.values, values[trainer.history.best_epoch])
