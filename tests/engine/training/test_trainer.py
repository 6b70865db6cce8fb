"""The training loop: what it computes, and that other threads can pause, step, change and watch it."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest

from engine.common.messages import UserError
from engine.core.optimizers import OPTIMIZERS
from engine.core.training_settings import TrainingSettings
from engine.data.dataset import Dataset
from engine.training.metrics import evaluate
from engine.training.observation.snapshot import Snapshot, SnapshotRequest
from engine.training.trainer import Trainer
from tests.steps import before_each_step, run_steps
from tests.threads import PATIENCE, running, wait_until
from tests.toy_data import dataset_of, network_of


def trainer_of(
    data: Dataset | None = None, hidden: tuple[int, ...] = (8,), dropout: float = 0.0, **settings: Any
) -> Trainer:
    data = data or dataset_of()
    chosen = TrainingSettings(**{"batch_size": 20, "epochs": 10, "patience": 0, **settings})
    network = network_of(data.task, hidden, dropout=dropout, seed=chosen.seed)
    return Trainer(network, data, chosen)


def told(trainer: Trainer) -> list[str]:
    """All figures of all epochs, with every digit; as text, since NaN is not equal to itself."""
    return [repr(record) for record in trainer.history.records]


def ask(trainer: Trainer, request: SnapshotRequest | None = None) -> Snapshot:
    trainer.control.ask(request or SnapshotRequest())
    found: list[Snapshot] = []
    wait_until(lambda: found.append(answer) or True if (answer := trainer.control.mailbox.take()) else False)
    return found[0]


# What it computes


@pytest.mark.parametrize("kind", ["binary", "classes", "regression"])
@pytest.mark.parametrize("optimizer", OPTIMIZERS)
def test_learns(kind, optimizer):
    trainer = trainer_of(dataset_of(kind), optimizer=optimizer, epochs=60, learning_rate=0.03)
    trainer.run()
    first, last = trainer.history.records[0], trainer.history.records[-1]
    assert (trainer.state, trainer.epoch, len(trainer.history.records)) == ("finished", 60, 60)
    assert last.train_loss < 0.5 * first.train_loss
    assert min(r.validation_loss for r in trainer.history.records) < 0.6 * first.validation_loss
    assert last.train_metric > 0.85


@pytest.mark.parametrize("dropout", [0.0, 0.3])
def test_the_seed_decides_every_bit(dropout):
    runs = [trainer_of(dropout=dropout, seed=seed) for seed in (4, 4, 5)]
    for trainer in runs:
        trainer.run()
    first, again, other = (trainer.network.parameters for trainer in runs)
    np.testing.assert_array_equal(first, again)
    assert told(runs[0]) == told(runs[1])
    assert (first != other).any()


@pytest.mark.usefixtures("numpy_core")
def test_every_epoch_takes_every_row_once_in_another_order():
    data = dataset_of(rows=(50, 10, 0))
    data.train.inputs[:, 0] = np.arange(50)
    trainer, seen = trainer_of(data, batch_size=20, epochs=3), []
    whole = trainer.iteration.run

    def watched(x: np.ndarray, y: np.ndarray, rate: float) -> float:
        seen.append(x[:, 0].astype(int).tolist())
        return whole(x, y, rate)

    trainer.iteration.run = watched  # type: ignore[method-assign]
    trainer.run()
    assert [len(batch) for batch in seen] == [20, 20, 10] * 3
    epochs = [[*seen[i], *seen[i + 1], *seen[i + 2]] for i in (0, 3, 6)]
    assert all(sorted(epoch) == list(range(50)) for epoch in epochs)
    assert len({tuple(epoch) for epoch in epochs}) == 3


@pytest.mark.usefixtures("numpy_core")
def test_rows_keep_their_targets_when_they_are_shuffled():
    data = dataset_of("regression", rows=(50, 0, 0))
    data.train.targets[:, 0] = data.train.inputs[:, 0]
    trainer = trainer_of(data, epochs=2)
    whole = trainer.iteration.run

    def watched(x: np.ndarray, y: np.ndarray, rate: float) -> float:
        np.testing.assert_array_equal(x[:, 0], y[:, 0])
        return whole(x, y, rate)

    trainer.iteration.run = watched  # type: ignore[method-assign]
    trainer.run()
    assert trainer.step_count == 6


def test_large_data_is_gathered_in_pieces_with_the_same_result(monkeypatch):
    whole, pieces = trainer_of(batch_size=7), trainer_of(batch_size=7)
    whole.run()
    monkeypatch.setattr(
        "engine.training.epochs.epoch_batches.BYTES_GATHERED", 4 * 4 * 7 * 2
    )  # two mini-batches at a time
    pieces.run()
    np.testing.assert_array_equal(whole.network.parameters, pieces.network.parameters)
    assert told(whole) == told(pieces)


def test_validation_is_measured_in_evaluation_mode():
    trainer = trainer_of(dropout=0.5, epochs=1)
    trainer.run()
    record = trainer.history.records[0]
    scores = evaluate(trainer.network, trainer.dataset.validation, trainer.dataset.preparation)
    assert record.validation_loss == pytest.approx(scores.loss, rel=1e-6)
    assert record.validation_metric == scores.accuracy


def test_the_training_loss_of_an_epoch_weighs_every_row_alike():
    trainer = trainer_of(batch_size=40, epochs=1)  # 40, 40 and 10 rows
    trainer.run()
    first, second, third = trainer.history.losses.values
    assert trainer.history.records[0].train_loss == pytest.approx(
        (40 * first + 40 * second + 10 * third) / 90
    )


@pytest.mark.parametrize(
    ("rows", "batch"), [((1, 0, 0), 32), ((5, 1, 0), 1), ((9, 0, 0), 1000), ((7, 3, 2), 7)]
)
@pytest.mark.parametrize("kind", ["binary", "classes", "regression"])
def test_the_smallest_data_trains(kind, rows, batch):
    trainer = trainer_of(dataset_of(kind, rows), batch_size=batch, epochs=3)
    trainer.run()
    assert trainer.state == "finished"
    assert trainer.step_count == 3 * -(-rows[0] // batch)
    assert np.isnan(trainer.history.records[-1].validation_loss) == (rows[1] == 0)


def test_settings_out_of_range_are_refused():
    with pytest.raises(UserError, match="learning rate"):
        trainer_of(learning_rate=float("nan"))
    trainer = trainer_of()
    with pytest.raises(UserError, match="batch size"):
        trainer.change(batch_size=0)
    assert trainer.settings.batch_size == 20


# How it ends


def overfitting() -> Trainer:
    data = dataset_of(rows=(30, 40, 0), features=10)
    rng = np.random.default_rng(1)  # training labels that say nothing about the validation rows
    data.train.targets[...] = np.eye(3)[rng.integers(0, 3, 30)]
    return trainer_of(data, (32,), epochs=500, patience=15, learning_rate=0.01)


def test_early_stopping_restores_the_best_weights():
    trainer = overfitting()
    trainer.run()
    losses = [record.validation_loss for record in trainer.history.records]
    assert trainer.state == "finished"
    assert trainer.epoch < 500
    assert trainer.history.best_epoch == int(np.argmin(losses)) + 1 == trainer.epoch - 15
    scores = evaluate(trainer.network, trainer.dataset.validation, trainer.dataset.preparation)
    assert scores.loss == pytest.approx(min(losses), rel=1e-6)
    assert "No better epoch for 15 epochs" in str(trainer.control.message)
    assert f"epoch {trainer.history.best_epoch}" in str(trainer.control.message)


@pytest.mark.parametrize("optimizer", OPTIMIZERS)
def test_a_loss_that_is_not_finite_ends_the_run_with_the_last_good_weights(optimizer):
    data = dataset_of("regression")
    data.train.targets[...] *= 1e30  # squared, beyond what float32 holds
    trainer = trainer_of(data, optimizer=optimizer)
    before = trainer.network.parameters.copy()
    trainer.run()
    assert trainer.state == "failed"
    assert "iteration 1" in str(trainer.control.message)
    assert "0.01" in str(trainer.control.message)
    np.testing.assert_array_equal(trainer.network.parameters, before)


def test_weights_that_blow_up_are_not_kept():
    # Identity layers let gradient descent at a large rate grow without bound.
    data = dataset_of("regression")
    network = network_of(data.task, (8, 8), "identity")
    trainer = Trainer(
        network, data, TrainingSettings(optimizer="sgd", learning_rate=1.0, epochs=1000, batch_size=30)
    )
    trainer.run()
    assert trainer.state == "failed"
    assert np.isfinite(network.parameters).all()
    assert np.isfinite(network.predict(data.train.inputs)).all()


def test_goes_on_after_a_failure_at_a_lower_rate():
    data = dataset_of("regression")
    network = network_of(data.task, (8, 8), "identity")
    trainer = Trainer(
        network, data, TrainingSettings(optimizer="sgd", learning_rate=1.0, epochs=50, batch_size=30)
    )
    trainer.run()
    assert trainer.state == "failed"
    again = Trainer.from_state(trainer.capture(), data)
    again.change(learning_rate=1e-6)
    again.run()
    assert again.state == "finished"
    assert again.epoch == 50


def test_more_epochs_after_the_last_one():
    trainer = trainer_of(epochs=3)
    trainer.run()
    again = Trainer.from_state(trainer.capture(), trainer.dataset)
    again.change(epochs=8)
    again.run()
    assert (again.state, again.epoch, [r.epoch for r in again.history.records]) == (
        "finished",
        8,
        list(range(1, 9)),
    )


def test_an_error_in_a_listener_is_not_swallowed():
    trainer = trainer_of()

    def broken(record: object) -> None:
        raise ZeroDivisionError

    trainer.on_epoch = broken
    with pytest.raises(ZeroDivisionError):
        trainer.run()


def test_on_epoch_hears_every_record_in_the_thread_of_the_run():
    trainer, heard = trainer_of(), []
    trainer.on_epoch = lambda record: heard.append((record, threading.current_thread()))
    with running(trainer) as thread:
        thread.join(PATIENCE)
    assert [record for record, _ in heard] == trainer.history.records
    assert {heard_in for _, heard_in in heard} == {thread}


# From other threads


def test_pause_stops_the_numbers_and_resume_lets_them_go():
    trainer = trainer_of(epochs=1_000_000)
    with running(trainer):
        wait_until(lambda: trainer.step_count > 10)
        trainer.control.pause()
        wait_until(lambda: trainer.state == "paused")
        before, weights = trainer.step_count, trainer.network.parameters.copy()
        time.sleep(0.05)
        assert trainer.step_count == before
        np.testing.assert_array_equal(trainer.network.parameters, weights)
        trainer.control.resume()
        wait_until(lambda: trainer.step_count > before)
        assert trainer.state == "running"


def test_step_does_one_mini_batch_and_pauses():
    trainer = trainer_of(epochs=1_000_000)
    trainer.control.pause()
    with running(trainer):
        for count in range(1, 12):  # across the border of two epochs, which are 5 steps long
            trainer.control.step()
            wait_until(lambda wanted=count: trainer.step_count == wanted and trainer.state == "paused")
        time.sleep(0.02)
        assert trainer.step_count == 11


def test_stepping_while_it_runs_pauses_it():
    trainer = trainer_of(epochs=1_000_000)
    with running(trainer):
        wait_until(lambda: trainer.step_count > 10)
        trainer.control.step()
        wait_until(lambda: trainer.state == "paused")


@pytest.mark.parametrize("paused", [False, True])
def test_stop_ends_the_run(paused):
    trainer = trainer_of(epochs=1_000_000)
    with running(trainer) as thread:
        wait_until(lambda: trainer.step_count > 3)
        if paused:
            trainer.control.pause()
            wait_until(lambda: trainer.state == "paused")
        trainer.control.stop()
        thread.join(PATIENCE)
    assert trainer.state == "stopped"


def test_stop_before_the_first_step_does_none():
    trainer = trainer_of()
    trainer.control.stop()
    trainer.run()
    assert (trainer.state, trainer.step_count) == ("stopped", 0)


def test_pausing_and_watching_change_no_bit():
    quiet, disturbed = (trainer_of(dropout=0.2, epochs=400) for _ in range(2))
    quiet.run()
    everything = frozenset(spec.id for spec in disturbed.network.specs)
    with running(disturbed) as thread:
        while thread.is_alive():
            disturbed.control.pause()
            disturbed.control.ask(SnapshotRequest(everything, everything, values=True))
            disturbed.control.step()
            time.sleep(0.003)
            disturbed.control.resume()
            time.sleep(0.01)
    np.testing.assert_array_equal(quiet.network.parameters, disturbed.network.parameters)
    assert told(quiet) == told(disturbed)


@pytest.mark.usefixtures("numpy_core")
@pytest.mark.parametrize(
    ("data", "hidden", "batch"),
    [
        (dataset_of, (8,), 10),
        (lambda: dataset_of(rows=(2000, 1000, 0), features=784), (512, 256), 256),
        (lambda: dataset_of(rows=(100, 60_000, 0), features=64), (256, 256), 50),
    ],
    ids=["small", "wide", "long validation"],
)
def test_a_pause_is_answered_before_the_next_mini_batch_or_piece_of_a_validation(data, hidden, batch):
    trainer = trainer_of(data(), hidden, epochs=1_000_000, batch_size=batch)
    pause_in, begun, epochs = {1, 2, 4, 7, 23}, 0, []

    def watched(whole: Callable[..., Any]) -> Callable[..., Any]:
        def work(*arguments: Any) -> Any:
            nonlocal begun
            begun += 1
            if begun in pause_in:
                trainer.control.pause()
            return whole(*arguments)

        return work

    trainer.iteration.run = watched(trainer.iteration.run)  # type: ignore[method-assign]
    trainer.network.forward = watched(trainer.network.forward)  # type: ignore[method-assign]
    with running(trainer):
        for number in sorted(pause_in):
            wait_until(lambda number=number: begun >= number and trainer.state == "paused")
            time.sleep(0.02)
            assert begun == number
            epochs.append(len(trainer.history.records))
            trainer.control.resume()
            wait_until(lambda number=number: begun > number)
    if len(trainer.dataset.validation) > 10 * trainer.network.rows_at_once:
        assert epochs[:4] == [0, 0, 0, 0]  # twice in a mini-batch, twice in the midst of the first validation


@pytest.mark.usefixtures("numpy_core")
def test_a_run_that_goes_on_in_the_midst_of_a_validation_says_so():
    trainer = trainer_of(dataset_of(rows=(50, 60_000, 0), features=64), (256, 256), batch_size=50)
    states, forward = [], trainer.network.forward

    def watched(*arguments: Any) -> Any:
        states.append((trainer.state, trainer.control.running_since[1]))
        if len(states) == 2:
            trainer.control.pause()
        return forward(*arguments)

    trainer.network.forward = watched  # type: ignore[method-assign]
    with running(trainer):
        wait_until(lambda: trainer.state == "paused")
        trainer.control.resume()
        wait_until(lambda: len(states) > 4)
    assert states[:2] == [("running", 0)] * 2
    assert states[2:5] == [("running", 1)] * 3  # the speed is measured from there on


def test_the_learning_rate_changes_while_it_runs():
    trainer = trainer_of(epochs=1_000_000, optimizer="sgd", learning_rate=0.1)
    with running(trainer):
        wait_until(lambda: trainer.step_count > 5)
        trainer.change(learning_rate=1e-8)
        at = trainer.step_count
        wait_until(lambda: trainer.step_count > at + 2)
        before = trainer.network.parameters.copy()
        at = trainer.step_count
        wait_until(lambda: trainer.step_count > at + 20)
        assert np.abs(trainer.network.parameters - before).max() < 1e-4
        wait_until(lambda: trainer.history.records[-1].learning_rate == 1e-8)


def test_the_batch_size_changes_in_the_middle_of_an_epoch():
    trainer, rows = trainer_of(batch_size=20, epochs=2), []

    def watched(step: int) -> None:
        if trainer.row_in_epoch not in rows[-1:]:  # a turn that was given back comes again
            rows.append(trainer.row_in_epoch)
        if step == 2 and trainer.settings.batch_size == 20:
            trainer.change(batch_size=30)

    before_each_step(trainer, watched)
    trainer.run()
    assert rows == [0, 20, 40, 70, 0, 30, 60]


def test_a_step_after_a_change_of_the_batch_size_is_done_with_the_new_one():
    trainer, rows = trainer_of(batch_size=20, epochs=1_000_000), []
    trainer.control.pause()
    with running(trainer):
        for count, batch in enumerate((30, 10, 25), start=1):
            trainer.change(batch_size=batch)
            trainer.control.step()
            wait_until(lambda wanted=count: trainer.step_count == wanted and trainer.state == "paused")
            rows.append(trainer.row_in_epoch)
    assert rows == [30, 40, 65]


@pytest.mark.parametrize("paused", [False, True])
def test_the_mailbox_answers(paused):
    trainer = trainer_of(hidden=(8, 5), epochs=1_000_000)
    first, second, last = trainer.network.specs
    with running(trainer):
        wait_until(lambda: trainer.step_count > 3)
        if paused:
            trainer.control.pause()
            wait_until(lambda: trainer.state == "paused")
        request = SnapshotRequest(frozenset({first.id, last.id}), frozenset({second.id}))
        snapshot = ask(trainer, request)
    assert snapshot.state == ("paused" if paused else "running")
    assert {i: a.shape for i, a in snapshot.activations.items()} == {first.id: (32, 8), last.id: (32, 3)}
    assert {i: arrays["W"].shape for i, arrays in snapshot.parameters.items()} == {second.id: (5, 8)}
    assert {i: arrays["b"].shape for i, arrays in snapshot.gradients.items()} == {second.id: (5,)}
    assert set(snapshot.health) == {first.id, second.id, last.id}
    assert all(h.gradient_norm > 0 and h.update_ratio > 0 for h in snapshot.health.values())


def test_the_last_snapshot_has_the_health_of_the_weights_that_were_gone_back_to():
    trainer = trainer_of(epochs=1)
    ids = frozenset(spec.id for spec in trainer.network.specs)
    trainer.run()
    health = trainer.snapshot(SnapshotRequest(ids, ids)).health
    assert all(each.update_ratio > 0 for each in health.values())
    trainer.optimizer.reset()
    health = trainer.snapshot(SnapshotRequest(ids, ids)).health
    assert all(np.isnan(each.update_ratio) for each in health.values())


def test_a_snapshot_is_a_copy():
    trainer = trainer_of(epochs=1_000_000)
    layer = trainer.network.specs[0].id
    with running(trainer):
        wait_until(lambda: trainer.step_count > 3)
        snapshot = ask(trainer, SnapshotRequest(frozenset({layer}), frozenset({layer})))
        shown = (snapshot.activations, snapshot.parameters[layer], snapshot.gradients[layer])
        kept = [v[name].copy() for v, name in zip(shown, (layer, "W", "W"), strict=True)]
        at = trainer.step_count
        wait_until(lambda: trainer.step_count > at + 20)
    now = [v[name] for v, name in zip(shown, (layer, "W", "W"), strict=True)]
    for before, after in zip(kept, now, strict=True):
        np.testing.assert_array_equal(before, after)


def test_snapshots_in_a_row_hold_every_loss_and_record_once():
    trainer, snapshots = trainer_of(epochs=300), []
    with running(trainer) as thread:
        while thread.is_alive():
            trainer.control.ask(SnapshotRequest())
            time.sleep(0.004)
            if (answer := trainer.control.mailbox.take()) is not None:
                snapshots.append(answer)
    snapshots.append(trainer.snapshot(SnapshotRequest()))
    steps = np.concatenate([snapshot.loss_steps for snapshot in snapshots])
    np.testing.assert_array_equal(steps, np.arange(1, trainer.step_count + 1))
    np.testing.assert_array_equal(
        np.concatenate([s.losses for s in snapshots]), trainer.history.losses.values
    )
    assert [r for snapshot in snapshots for r in snapshot.records] == trainer.history.records
    assert snapshots[-1].state == "finished"
    assert snapshots[-1].message == trainer.control.message


def test_a_request_at_the_end_of_the_run_is_answered():
    trainer = trainer_of(epochs=1)
    trainer.on_epoch = lambda record: trainer.control.ask(SnapshotRequest())
    trainer.run()
    snapshot = trainer.control.mailbox.take()
    assert snapshot is not None
    assert (snapshot.state, len(snapshot.records)) == ("finished", 1)


@pytest.mark.usefixtures("numpy_core")
def test_hold_waits_and_release_goes_on(monkeypatch):
    trainer, held = trainer_of(epochs=1_000_000), threading.Event()
    released = trainer.control._released
    wait = released.wait

    def wait_for_ever(_seconds: float) -> bool:
        if not released.is_set():
            held.set()
        return wait()

    monkeypatch.setattr(released, "wait", wait_for_ever)
    with running(trainer):
        wait_until(lambda: trainer.step_count > 3)
        trainer.control.hold()
        assert held.wait(PATIENCE)
        before = trainer.step_count
        time.sleep(0.05)
        assert trainer.step_count == before
        trainer.control.release()
        wait_until(lambda: trainer.step_count > before)


def test_progress_and_speed_are_told(monkeypatch):
    trainer = trainer_of(epochs=1_000_000)
    clock = SimpleNamespace(perf_counter=lambda: trainer.step_count / 2000)
    for module in ("control", "observer"):
        monkeypatch.setattr(f"engine.training.{module}.time", clock)
    with running(trainer):
        wait_until(lambda: trainer.step_count > 1200)
        snapshot = ask(trainer)
    assert snapshot.steps == 5_000_000
    assert 0 < snapshot.step <= trainer.step_count
    assert 100 < snapshot.steps_per_second < 1e6
    assert snapshot.steps_per_second == pytest.approx(2000)
    left = (snapshot.steps - snapshot.step) / snapshot.steps_per_second
    assert snapshot.seconds_left == pytest.approx(left, rel=0.1)


# To go on later


@pytest.mark.parametrize("steps", [0, 1, 4, 5, 12, 23])
@pytest.mark.parametrize("optimizer", OPTIMIZERS)
def test_a_captured_run_goes_on_to_the_same_bits(optimizer, steps):
    whole, half = (trainer_of(dropout=0.3, optimizer=optimizer, epochs=8) for _ in range(2))
    whole.run()
    run_steps(half, steps)
    resumed = Trainer.from_state(half.capture(), half.dataset)
    half.network.parameters.fill(0)  # the state must not look at them any more
    for vector in half.optimizer.vectors.values():
        vector.fill(0)
    resumed.run()
    np.testing.assert_array_equal(resumed.network.parameters, whole.network.parameters)
    assert resumed.step_count == whole.step_count
    np.testing.assert_array_equal(resumed.history.losses.values, whole.history.losses.values)
    assert [r.validation_loss for r in resumed.history.records] == [
        r.validation_loss for r in whole.history.records
    ]
    assert resumed.history.best_epoch == whole.history.best_epoch


def test_a_captured_run_stops_as_early_as_the_whole_one():
    whole, half = overfitting(), overfitting()
    whole.run()
    run_steps(half, 20)
    resumed = Trainer.from_state(half.capture(), half.dataset)
    resumed.run()
    assert (resumed.epoch, resumed.history.best_epoch) == (whole.epoch, whole.history.best_epoch)
    np.testing.assert_array_equal(resumed.network.parameters, whole.network.parameters)
    assert told(resumed)[-1] == told(whole)[-1]


def test_patience_starts_over_when_training_goes_on_after_its_end():
    trainer = overfitting()
    trainer.run()
    ended = trainer.epoch
    trainer.run()
    assert trainer.epoch >= ended + 15


def test_a_run_captured_while_it_ran_waits_when_it_is_opened():
    trainer = overfitting()
    states = []
    trainer.on_epoch = lambda record: states.append(trainer.capture()) if record.epoch == 2 else None
    trainer.run()
    assert states[0].state == "running"
    assert Trainer.from_state(states[0], trainer.dataset).state == "paused"


# Beside scikit-learn


@pytest.mark.parametrize("name", ["iris", "digits"])
def test_learns_as_well_as_scikit_learn(name):
    datasets = pytest.importorskip("sklearn.datasets")
    from sklearn.neural_network import MLPClassifier

    from engine.core.task import Task
    from engine.data.dataset import Subset

    loaded = {"iris": datasets.load_iris, "digits": datasets.load_digits}[name]()
    inputs = (loaded.data - loaded.data.mean(0)) / (loaded.data.std(0) + 1e-9)
    count = len(loaded.target_names)
    ours, theirs = [], []
    for seed in range(3):
        order = np.random.default_rng(seed).permutation(len(inputs))
        train, test = np.split(order, [int(0.75 * len(order))])
        task = Task("classes", inputs.shape[1], tuple(map(str, loaded.target_names)))
        parts = [
            Subset(
                inputs[rows].astype(np.float32), np.eye(count, dtype=np.float32)[loaded.target[rows]], rows
            )
            for rows in (train, order[:0], test)
        ]
        data = Dataset(task, *parts, dataset_of().preparation)
        trainer = trainer_of(data, (16, 8), epochs=60, batch_size=32, learning_rate=0.01, seed=seed)
        trainer.run()
        ours.append(evaluate(trainer.network, data.test, data.preparation).accuracy)
        model = MLPClassifier(
            (16, 8), "tanh", batch_size=32, learning_rate_init=0.01, max_iter=60, alpha=0, random_state=seed
        )
        model.n_iter_no_change = 1000
        with pytest.warns(match="Maximum iterations"):
            model.fit(inputs[train], loaded.target[train])
        theirs.append(model.score(inputs[test], loaded.target[test]))
    assert np.mean(ours) >= np.mean(theirs) - 0.02, (ours, theirs)
