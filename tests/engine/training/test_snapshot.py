"""Snapshots: of some layers alone, and none is lost on the way."""

from __future__ import annotations

import numpy as np

from engine.training.observation.snapshot import EpochRecord, LayerHealth, Mailbox, Snapshot


def test_of_layers_keeps_nothing_of_any_other() -> None:
    numbers = {"layer-2": np.ones(3), "layer-3": np.zeros(3)}
    health = dict.fromkeys(numbers, LayerHealth((), 3, 0.0, 0.1, 0.1))
    arrays = [dict(numbers), *({i: {"W": x} for i, x in numbers.items()} for _ in range(2))]
    whole = Snapshot("paused", 1, 2, 3, 4, 0.0, 0.0, np.ones(1), np.ones(1), (), 0, *arrays, health)
    part = whole.of_layers({"layer-3", "layer-9"})
    for name in ("activations", "parameters", "gradients", "health"):
        assert list(getattr(part, name)) == ["layer-3"]
        assert list(getattr(whole, name)) == ["layer-2", "layer-3"]
    assert part.step == whole.step and part.losses is whole.losses
    assert whole.of_layers({"layer-2", "layer-3"}) is whole


def snapshot(first: int, step: int) -> Snapshot:
    steps = np.arange(first, step + 1)
    records = tuple(
        EpochRecord(
            epoch=s,
            step=s,
            train_loss=1 / s,
            train_metric=0.5,
            validation_loss=1 / s,
            validation_metric=0.5,
            train_mae=0.0,
            validation_mae=0.0,
            learning_rate=0.01,
        )
        for s in range(first, step + 1)
    )
    return Snapshot(
        state="running",
        epoch=step,
        epochs=99,
        step=step,
        steps=99,
        steps_per_second=0.0,
        seconds_left=0.0,
        losses=1 / steps,
        loss_steps=steps,
        records=records,
        best_epoch=0,
    )


def test_an_answer_that_nobody_took_goes_on_in_the_next_one() -> None:
    """As when something asks again before the window has drawn: the curves would have a gap."""
    mailbox = Mailbox()
    mailbox.answer(snapshot(1, 3))
    mailbox.answer(snapshot(4, 9))
    taken = mailbox.take()
    assert taken is not None
    np.testing.assert_array_equal(taken.loss_steps, np.arange(1, 10))
    np.testing.assert_array_equal(taken.losses, 1 / np.arange(1.0, 10))
    assert [record.epoch for record in taken.records] == list(range(1, 10))
    assert taken.step == 9 and mailbox.take() is None


def test_what_was_told_before_a_run_went_back_is_not_told_any_more() -> None:
    mailbox = Mailbox()
    mailbox.answer(snapshot(1, 9))
    mailbox.answer(snapshot(4, 5))
    taken = mailbox.take()
    assert taken is not None and [record.epoch for record in taken.records] == [4, 5]
