"""Cost of very long runs: a record, a capture and a saving after a thousand to ten million epochs.

    python -m tests.benchmarks.long_runs

A run is trained for some epochs and then given the history of so many. Of those that would be dropped again
only some are made, which changes nothing of what is kept.
"""

from __future__ import annotations

import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from statistics import median

import numpy as np

from engine.data.samples import sample_path
from engine.files.project_file import load_project, save_project
from engine.project.project import DataChoices, Project
from engine.training.observation.epoch_history import MOST_RECORDS, EpochHistory
from engine.training.observation.loss_history import LossHistory
from engine.training.observation.snapshot import EpochRecord
from engine.training.trainer import Trainer
from tests.trained import small_run

EPOCHS = (1_000, 10_000, 100_000, 1_000_000, 10_000_000)
STEPS_PER_EPOCH = 7
APPENDED = 20_000


def record(epoch: int) -> EpochRecord:
    return EpochRecord(
        epoch=epoch,
        step=STEPS_PER_EPOCH * epoch,
        train_loss=1 / epoch,
        train_metric=0.9,
        validation_loss=1 / epoch,
        validation_metric=0.9,
        train_mae=0.0,
        validation_mae=0.0,
        learning_rate=0.01,
    )


def history_of(epochs: int) -> EpochHistory:
    apart = 1
    while epochs // apart >= MOST_RECORDS:
        apart *= 2
    table = EpochHistory(record(epoch) for epoch in range(apart, epochs + 1, apart)).table
    return EpochHistory.of_table(table)


def losses_of(steps: int) -> LossHistory:
    stride = 1
    while steps // stride >= 200_000:
        stride *= 2
    kept = stride * np.arange(1.0, steps // stride + 1)
    return LossHistory.restored(kept, 1 / kept)


def milliseconds(work: Callable[[], object], repeats: int = 7) -> float:
    times = []
    for _ in range(repeats):
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return 1_000 * median(times)


def append_cost(history: EpochHistory) -> float:
    """Microseconds for a record, thinning included."""
    begin = history.epochs
    records = [record(epoch) for epoch in range(begin + 1, begin + APPENDED + 1)]
    start = time.perf_counter()
    for each in records:
        history.append(each)
    return 1e6 * (time.perf_counter() - start) / APPENDED


def grown(trainer: Trainer, epochs: int) -> None:
    trainer.history.records, trainer.history.losses = history_of(epochs), losses_of(STEPS_PER_EPOCH * epochs)
    trainer.epoch, trainer.step_count = epochs, STEPS_PER_EPOCH * epochs


def main() -> None:
    trainer = small_run(sample_path("iris"), epochs=30)
    trainer.run()
    settings = replace(trainer.settings, epochs=10_000_000)
    project = Project(DataChoices(), trainer.network.architecture, settings)
    print("      epochs   kept  record µs  capture ms   save ms   open ms      MB")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "long.layerscope"
        for epochs in EPOCHS:
            grown(trainer, epochs)
            kept, appended = len(trainer.history.records), append_cost(history_of(epochs))
            captured = milliseconds(trainer.capture)
            state = trainer.capture()
            saved = milliseconds(lambda state=state: save_project(path, project, state))
            opened = milliseconds(lambda: load_project(path))
            size = path.stat().st_size / 1e6
            print(
                f"{epochs:>12,} {kept:>6,} {appended:>10.2f} {captured:>11.2f} {saved:>9.1f} {opened:>9.1f} "
                f"{size:>7.2f}"
            )


if __name__ == "__main__":
    main()
