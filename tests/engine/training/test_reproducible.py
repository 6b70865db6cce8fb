"""The same run is the same to the bit: whole, saved and opened again, paused, stepped, watched, rewound."""

from __future__ import annotations

import hashlib
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from engine.core.architecture.architecture import Architecture
from engine.core.architecture.templates import chain
from engine.core.layers.activation import ActivationSettings
from engine.core.layers.batch_norm import BatchNormSettings
from engine.core.layers.convolution import Conv2DSettings
from engine.core.layers.dense import DenseSettings
from engine.core.layers.dropout import DropoutSettings
from engine.core.layers.pooling import PoolSettings
from engine.core.layers.shapes import ReshapeSettings
from engine.core.layers.shared.base import NoSettings
from engine.core.network import Network
from engine.core.task import Task
from engine.core.training_settings import TrainingSettings
from engine.data.dataset import Dataset, prepare
from engine.data.reading.csv_reader import read_csv
from engine.data.samples import sample_path
from engine.experiments.rate_finder import find_rate
from engine.files.project_file import load_project, save_project
from engine.project.project import DataChoices, Project
from engine.training.observation.snapshot import SnapshotRequest
from engine.training.trainer import Trainer
from tests.steps import run_steps
from tests.threads import running, wait_until

EPOCHS, HALF = 20, 10


def dense_network(task: Task) -> Architecture:
    hidden = [("dense", DenseSettings(8, "identity")), ("batch_norm", BatchNormSettings())]
    more = [("activation", ActivationSettings("relu")), ("dropout", DropoutSettings(0.3))]
    return chain([*hidden, *more, ("layer_norm", NoSettings())], task)


def residual_network(task: Task) -> Architecture:
    drawn = chain([("dense", DenseSettings(6)), ("dense", DenseSettings(6, "gelu"))], task)
    _, first, second, output = drawn.order
    drawn, join = drawn.adding("add", 0, 0)
    cut = [c for c in drawn.connections if c.target == output.id]
    drawn = drawn.disconnecting(cut).connecting(first.id, join.id)
    return drawn.connecting(second.id, join.id).connecting(join.id, output.id)


def convolution(task: Task) -> Architecture:
    layers: list[tuple[str, Any]] = [
        ("reshape", ReshapeSettings(2, 2, 1)),
        ("conv2d", Conv2DSettings(4, 2, 1, "same", "identity")),
        ("batch_norm", BatchNormSettings(0.3)),
        ("max_pool2d", PoolSettings(2, 1)),
        ("dropout", DropoutSettings(0.2)),
        ("flatten", NoSettings()),
    ]
    return chain(layers, task)


CASES: dict[str, tuple[Callable[[Task], Architecture], dict[str, Any]]] = {
    "momentum, dropout, BatchNorm": (dense_network, {"optimizer": "momentum"}),
    "Adam, residual, cosine": (residual_network, {"schedule": "cosine", "warmup_epochs": 3}),
    "AdamW, convolution, weights of classes": (
        convolution,
        {"optimizer": "adamw", "weight_decay": 0.01, "class_weighting": "balanced", "label_smoothing": 0.1},
    ),
    "Nesterov, plateau, clipping": (
        dense_network,
        {"optimizer": "nesterov", "schedule": "plateau", "schedule_epochs": 1, "clipping": "norm"},
    ),
    "RMSProp, patience": (residual_network, {"optimizer": "rmsprop", "patience": 6}),
}


@pytest.fixture(scope="module")
def iris() -> Dataset:
    return prepare(read_csv(sample_path("iris")), DataChoices(path="sample:iris"))


def trainer_of(case: str, data: Dataset) -> Trainer:
    draw, more = CASES[case]
    settings = TrainingSettings(
        **{"epochs": EPOCHS, "batch_size": 16, "checkpoint_every": 5, "seed": 7, **more}
    )
    network = Network(draw(data.task), data.task)
    network.initialise(settings.seed)
    return Trainer(network, data, settings)


def hash_of(trainer: Trainer) -> str:
    """Hash of every weight, bias and running statistic."""
    return hashlib.sha256(trainer.network.values.tobytes()).hexdigest()


def figures_of(trainer: Trainer) -> list[str]:
    """Figures of all epochs, with every digit; as text, since NaN is not equal to itself."""
    return [repr(record) for record in trainer.history.records]


_whole: dict[str, tuple[str, list[str], list[float]]] = {}


def whole_run(case: str, data: Dataset) -> tuple[str, list[str], list[float]]:
    """Hash, figures and losses of the run without any break."""
    if case not in _whole:
        trainer = trainer_of(case, data)
        trainer.run()
        assert trainer.state == "finished"
        _whole[case] = hash_of(trainer), figures_of(trainer), list(trainer.history.losses.since(0)[1])
    return _whole[case]


def assert_same(trainer: Trainer, case: str, data: Dataset) -> None:
    assert trainer.state == "finished"
    weights, figures, losses = whole_run(case, data)
    assert list(trainer.history.losses.since(0)[1]) == losses
    assert figures_of(trainer) == figures
    assert hash_of(trainer) == weights


def reopened(trainer: Trainer, data: Dataset, path: Path) -> Trainer:
    """The run after it was saved and the program was left and started again."""
    project = Project(DataChoices(path="sample:iris"), trainer.network.architecture, trainer.settings)
    save_project(path, project, trainer.capture())
    trainer.network.values.fill(np.nan)  # nothing of the old run may be looked at any more
    _, state = load_project(path)
    assert state is not None
    return Trainer.from_state(state, data)


def stop_after(trainer: Trainer, epoch: int) -> None:
    trainer.on_epoch = lambda record: trainer.control.stop() if record.epoch == epoch else None
    trainer.run()
    trainer.on_epoch = None
    assert (trainer.state, len(trainer.history.records), trainer.row_in_epoch) == ("stopped", epoch, 0)


@pytest.mark.parametrize("case", CASES)
def test_again(case: str, iris: Dataset) -> None:
    trainer = trainer_of(case, iris)
    trainer.run()
    assert_same(trainer, case, iris)


@pytest.mark.parametrize("case", CASES)
def test_ten_epochs_saved_opened_and_ten_more(case: str, iris: Dataset, tmp_path: Path) -> None:
    trainer = trainer_of(case, iris)
    stop_after(trainer, HALF)
    trainer = reopened(trainer, iris, tmp_path / "half.layerscope")
    trainer.run()
    assert_same(trainer, case, iris)


@pytest.mark.parametrize("opened_again", [False, True])
@pytest.mark.parametrize("rate", [0.01, 0.2])
@pytest.mark.parametrize("case", [name for name in CASES if "cosine" not in name])
@pytest.mark.parametrize("split", [(70, 15, 15), (80, 0, 20)])
def test_a_run_of_ten_epochs_that_is_given_ten_more(
    split: tuple[float, float, float], case: str, rate: float, opened_again: bool, tmp_path: Path
) -> None:
    """It ended by itself and went back to its best weights; it goes on from where it stood before."""
    data = prepare(read_csv(sample_path("iris")), DataChoices(path="sample:iris", split=split))
    whole, half = trainer_of(case, data), trainer_of(case, data)
    whole.change(learning_rate=rate)
    whole.run()
    part = min(HALF, whole.epoch - 1)
    half.change(learning_rate=rate, epochs=part)
    half.run()
    assert (half.state, half.epoch) == ("finished", part)
    assert (half.end is not None) == (split[1] > 0 and half.history.best_epoch < part)
    more = reopened(half, data, tmp_path / "half.layerscope") if opened_again else half
    more.change(epochs=EPOCHS)
    more.run()
    assert figures_of(more) == figures_of(whole)
    assert list(more.history.losses.since(0)[1]) == list(whole.history.losses.since(0)[1])
    assert hash_of(more) == hash_of(whole)


def test_a_weight_edited_after_the_end_is_gone_on_with(iris: Dataset) -> None:
    trainer = trainer_of("momentum, dropout, BatchNorm", iris)
    trainer.change(learning_rate=0.5)
    trainer.run()
    assert trainer.end is not None and trainer.history.best is not None
    layer = trainer.network.specs[0].id
    trainer.edit_number(layer, "W", (0, 0), 0.0)
    edited = trainer.network.values.copy()
    assert trainer.end is None
    trainer.run()  # no epoch is left
    np.testing.assert_array_equal(trainer.history.best.values[1:], edited[1:])


@pytest.mark.parametrize("opened_again", [False, True])
def test_a_changed_loss_is_not_compared_with_the_one_before(
    opened_again: bool, iris: Dataset, tmp_path: Path
) -> None:
    """A squared error is so much smaller that no cross-entropy after it would ever count as better."""

    def change(record: Any) -> None:
        if record.epoch == 7:
            trainer.change(loss="cross_entropy", schedule="plateau", schedule_epochs=3)
            if opened_again:
                trainer.control.stop()

    trainer = trainer_of("momentum, dropout, BatchNorm", iris)
    trainer.change(loss="mse")
    trainer.on_epoch = change
    trainer.run()
    if opened_again:
        trainer = reopened(trainer, iris, tmp_path / "other.layerscope")
        trainer.run()
    of_mse = [record.validation_loss for record in trainer.history.records[:7]]
    of_cross_entropy = [record.validation_loss for record in trainer.history.records[7:]]
    assert min(of_mse) < min(of_cross_entropy)
    assert trainer.history.best_epoch == 8 + int(np.argmin(of_cross_entropy))
    assert trainer.history.records[7].learning_rate == trainer.settings.learning_rate
    trainer.rewind(next(one for one in trainer.history.timeline.kept if one.epoch == 15))
    assert trainer.history.best_epoch in (0, *range(8, 16))
    trainer.rewind(next(one for one in trainer.history.timeline.kept if one.epoch == 5))
    trainer.control.resume()
    trainer.run()
    assert trainer.history.best_epoch > 5


@pytest.mark.parametrize("case", CASES)
def test_saved_and_opened_every_other_epoch(case: str, iris: Dataset, tmp_path: Path) -> None:
    trainer = trainer_of(case, iris)
    for epoch in range(2, len(whole_run(case, iris)[1]), 2):
        stop_after(trainer, epoch)
        trainer = reopened(trainer, iris, tmp_path / "again.layerscope")
    trainer.run()
    assert_same(trainer, case, iris)


@pytest.mark.parametrize("case", CASES)
def test_saved_and_opened_in_the_middle_of_an_epoch(case: str, iris: Dataset, tmp_path: Path) -> None:
    trainer = trainer_of(case, iris)
    run_steps(trainer, 45)
    assert 0 < trainer.row_in_epoch < len(iris.train)
    trainer = reopened(trainer, iris, tmp_path / "middle.layerscope")
    trainer.run()
    weights, _, losses = whole_run(case, iris)
    assert list(trainer.history.losses.since(0)[1]) == losses
    assert hash_of(trainer) == weights


@pytest.mark.parametrize("steps", range(3, 60, 7))
def test_in_the_middle_of_an_epoch_a_schedule_that_looks_back_goes_on(steps: int, tmp_path: Path) -> None:
    """Without validation rows it looks at the training loss, of which a part is known when it is saved."""
    data = prepare(read_csv(sample_path("iris")), DataChoices(path="sample:iris", split=(80, 0, 20)))
    trainers = []
    for _ in range(2):
        settings = TrainingSettings(
            optimizer="sgd",
            learning_rate=2.0,
            epochs=30,
            batch_size=11,
            schedule="plateau",
            schedule_epochs=1,
        )
        network = Network(chain([("dense", DenseSettings(8))], data.task), data.task)
        network.initialise(7)
        trainers.append(Trainer(network, data, settings))
    whole, half = trainers
    whole.run()
    assert whole.history.records[-1].learning_rate < 1
    run_steps(half, steps)
    again = reopened(half, data, tmp_path / "middle.layerscope")
    again.run()
    assert [r.train_loss for r in again.history.records] == [r.train_loss for r in whole.history.records]
    assert [r.learning_rate for r in again.history.records] == [
        r.learning_rate for r in whole.history.records
    ]
    assert again.history.best_epoch == whole.history.best_epoch
    assert hash_of(again) == hash_of(whole)


@pytest.mark.parametrize("case", CASES)
def test_pauses_steps_and_snapshots_in_another_thread(case: str, iris: Dataset) -> None:
    trainer = trainer_of(case, iris)
    everything = frozenset(spec.id for spec in trainer.network.specs)
    with running(trainer) as thread:
        for _ in range(12):
            trainer.control.ask(SnapshotRequest(everything, everything))
            trainer.control.pause()
            wait_until(lambda: trainer.state != "running")
            for _ in range(3):
                trainer.control.step()
                trainer.control.ask(SnapshotRequest(everything, everything))
                time.sleep(0.001)
            trainer.control.set_speed(3000.0)
            trainer.control.resume()
            time.sleep(0.002)
            trainer.control.set_speed(None)
        while thread.is_alive():
            trainer.control.ask(SnapshotRequest(everything, everything))
            trainer.control.mailbox.take()
    assert_same(trainer, case, iris)


@pytest.mark.parametrize("case", [name for name in CASES if "patience" not in name])
def test_rewound_to_the_tenth_epoch_and_on(case: str, iris: Dataset) -> None:
    trainer = trainer_of(case, iris)
    trainer.run()
    for _ in range(2):
        (checkpoint,) = [one for one in trainer.history.timeline.kept if one.epoch == HALF]
        trainer.rewind(checkpoint)
        assert (trainer.state, trainer.epoch, len(trainer.history.records)) == ("paused", HALF, HALF)
        trainer.control.resume()
        trainer.run()
        assert_same(trainer, case, iris)


@pytest.mark.parametrize("case", [name for name in CASES if "patience" not in name])
def test_rewound_while_it_runs_in_another_thread(case: str, iris: Dataset) -> None:
    trainer = trainer_of(case, iris)
    rewound = []

    def back() -> None:
        trainer.rewind(next(one for one in trainer.history.timeline.kept if one.epoch == HALF))
        rewound.append(trainer.epoch)

    def at(record: Any) -> None:
        if record.epoch == 17 and not rewound:
            trainer.control.run_between_steps(back)

    trainer.on_epoch = at
    with running(trainer) as thread:
        wait_until(lambda: rewound and trainer.state == "paused")
        trainer.control.resume()
        thread.join(20)
    assert_same(trainer, case, iris)


@pytest.mark.parametrize("case", CASES)
def test_a_rate_was_looked_for_before(case: str, iris: Dataset) -> None:
    trainer = trainer_of(case, iris)
    before, loss = hash_of(trainer), trainer.network.loss
    curve = find_rate(trainer.network.architecture, iris, trainer.settings)
    assert 1e-5 < curve.suggestion < 3
    assert hash_of(trainer) == before
    assert trainer.network.loss is loss
    trainer.run()
    assert_same(trainer, case, iris)


def test_patience_that_started_over_is_remembered(iris: Dataset, tmp_path: Path) -> None:
    """A run that had stopped early goes on, is saved before its patience is over, and opened again."""

    def stopped_early() -> Trainer:
        trainer = trainer_of("RMSProp, patience", iris)
        trainer.change(epochs=200, patience=4, learning_rate=0.05)
        trainer.run()
        assert trainer.state == "finished" and trainer.epoch < 200
        return trainer

    whole, half = stopped_early(), stopped_early()
    whole.run()
    assert whole.epoch >= half.epoch + 4
    stop_after(half, half.epoch + 2)
    again = reopened(half, iris, tmp_path / "patient.layerscope")
    again.run()
    assert again.epoch == whole.epoch
    assert hash_of(again) == hash_of(whole)


def test_the_seed_decides(iris: Dataset) -> None:
    case = next(iter(CASES))
    other = trainer_of(case, iris)
    other.change(seed=8)
    other.run()
    assert hash_of(other) != whole_run(case, iris)[0]
