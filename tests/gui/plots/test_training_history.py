"""The history keeps every number, and knows at which epoch each step was."""

from __future__ import annotations

import csv
import io
import math

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from engine.training.observation.epoch_history import MOST_RECORDS
from engine.training.observation.loss_history import MOST_VALUES
from engine.training.observation.snapshot import EpochRecord
from gui.plots.curves.training_history import PER_EPOCH, TrainingHistory


def record(epoch: int, step: int, validation: float = 0.5) -> EpochRecord:
    return EpochRecord(
        epoch,
        step,
        1 / epoch,
        train_metric=0.1 * epoch,
        validation_loss=validation,
        validation_metric=0.3,
        train_mae=12.5,
        validation_mae=13.5,
        learning_rate=0.01,
    )


@given(st.lists(st.integers(1, 7), min_size=1, max_size=8), st.integers(0, 5), st.integers(1, 9), st.data())
def test_pieces_give_the_exact_arrays(
    sizes: list[int], open_steps: int, expected: int, data: st.DataObject
) -> None:
    """Epochs of any number of steps, as a changing batch size makes them, delivered in pieces of any size."""
    ends = np.cumsum(sizes)
    total = int(ends[-1]) + open_steps
    losses = np.random.default_rng(0).random(total).astype(np.float32)
    history, done = TrainingHistory(expected, 0.6), 0
    while done < total:
        upto = data.draw(st.integers(done + 1, total))
        records = [record(e + 1, int(end)) for e, end in enumerate(ends) if done < end <= upto]
        history.add(losses[done:upto], np.arange(done + 1, upto + 1), records)
        done = upto
    np.testing.assert_array_equal(history.step_loss.raw, losses.astype(float))
    np.testing.assert_array_equal(history.steps, np.arange(1, total + 1))
    np.testing.assert_array_equal(history.epochs, np.arange(1, len(sizes) + 1))
    places = [
        e + (i + 1) / size for e, size in enumerate(sizes) for i in range(size)
    ]  # the i-th of the steps of epoch e
    np.testing.assert_allclose(history.step_epochs[: len(places)], places)
    running = history.step_epochs[len(places) :]
    assert (running > len(sizes)).all()
    assert (running <= len(sizes) + 1).all()


def test_the_first_epoch_is_placed_by_the_expected_steps_until_it_is_done() -> None:
    history = TrainingHistory(10, 0.0)
    history.add(np.ones(2), np.array([1, 2]), [])
    np.testing.assert_allclose(history.step_epochs, [0.1, 0.2])
    history.add(np.ones(2), np.array([3, 4]), [record(1, 4)])
    np.testing.assert_allclose(history.step_epochs, [0.25, 0.5, 0.75, 1.0])


def test_records_are_kept_by_name() -> None:
    history = TrainingHistory(1, 0.0)
    made = [record(1, 3), record(2, 6, math.nan)]
    history.add(np.ones(0), np.zeros(0), made)
    for name in PER_EPOCH:
        np.testing.assert_array_equal(history.per_epoch[name].raw, [getattr(r, name) for r in made])


def test_hearing_the_same_twice_changes_nothing() -> None:
    history = TrainingHistory(2, 0.6)
    for _ in range(2):
        history.add(np.array([0.5, 0.25]), np.array([1, 2]), [record(1, 2)])
    np.testing.assert_array_equal(history.step_loss.raw, [0.5, 0.25])
    np.testing.assert_array_equal(history.epochs, [1])


def test_loss_csv_has_every_digit_and_joins_steps_with_epochs() -> None:
    history = TrainingHistory(2, 0.6)
    losses = np.array([0.1, 1 / 3, 0.7], np.float32)
    history.add(losses, np.array([1, 2, 4]), [record(1, 2, 0.25), record(2, 3, math.nan)])
    rows = list(csv.DictReader(io.StringIO(history.loss_csv())))
    assert [row["iteration"] for row in rows] == ["1", "2", "3", "4"]
    assert [row["validation"] for row in rows] == ["", "0.25", "", ""]
    assert [float(row["train"]) for row in rows if row["train"]] == losses.astype(float).tolist()
    smoothed = [float(row["train_smoothed"]) for row in rows if row["train"]]
    assert smoothed == history.step_loss.smoothed.tolist()


def test_metric_csv_has_one_row_per_epoch() -> None:
    history = TrainingHistory(2, 0.6)
    history.add(np.ones(0), np.zeros(0), [record(1, 2), record(2, 4)])
    rows = list(csv.DictReader(io.StringIO(history.metric_csv("mae"))))
    assert [(row["epoch"], row["iteration"], row["train"], row["validation"]) for row in rows] == [
        ("1", "2", "12.5", "13.5"),
        ("2", "4", "12.5", "13.5"),
    ]


def test_a_very_long_run_is_thinned_to_what_a_curve_can_show() -> None:
    history = TrainingHistory(2, 0.6)
    best, epochs = 2_345, 5 * MOST_RECORDS
    for start in range(0, epochs, 1_000):
        made = [
            record(e, 2 * e, 0.1 if e == best else 0.5)
            for e in range(start + 1, min(start + 1_000, epochs) + 1)
        ]
        steps = np.arange(2 * start + 1, 2 * made[-1].epoch + 1)
        history.add(steps / epochs, steps, made)
    kept = [int(epoch) for epoch in history.epochs]
    assert len(kept) < MOST_RECORDS + 1_000 and history.one_in > 1
    assert {1, best, epochs} <= set(kept)
    for name in PER_EPOCH:
        values = [getattr(record(e, 2 * e, 0.1 if e == best else 0.5), name) for e in kept]
        np.testing.assert_array_equal(history.per_epoch[name].raw, values)
        assert len(history.per_epoch[name].smoothed) == len(kept)
    np.testing.assert_array_equal(history.epoch_steps, 2 * history.epochs)
    np.testing.assert_allclose(history.step_epochs, history.steps / 2)
    rows = list(csv.DictReader(io.StringIO(history.metric_csv("metric"))))
    assert [int(row["epoch"]) for row in rows] == kept


def test_the_steps_of_a_very_long_run_are_bounded_too() -> None:
    history = TrainingHistory(1_000, 0.6)
    for start in range(0, 6 * MOST_VALUES, MOST_VALUES // 2):
        steps = np.arange(start + 1, start + MOST_VALUES // 2 + 1)
        history.add(steps / 1e6, steps, [])
    assert len(history.steps) < 2 * MOST_VALUES
    np.testing.assert_allclose(history.step_loss.raw, history.steps / 1e6)
    assert history.steps[-1] == 6 * MOST_VALUES
