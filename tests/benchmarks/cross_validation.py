"""Seconds of a cross-validation and of an epoch on a million rows, with each core, beside another checkout.

    python -m tests.benchmarks.cross_validation [--beside PATH] [--repeats 5] [--rows 1000000]

Iris is cross-validated with 5 folds of 200 epochs without early stopping, breast cancer with 5 folds and the
settings that the program begins with, both with the suggested network. The large table is that of
million_rows with its network and mini-batches; an epoch is counted from the end of the one before to its own
end, validation and figures included. ``--beside`` names another checkout of the program, which does the same
with the same Python. Each measurement is a process of its own, and they take turns; the median counts. The
table is Markdown.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from statistics import median
from typing import Any

ROOT = Path(__file__).parents[2]
EARLIER = "earlier"
"""Column of the other checkout."""
LEAST_SPEED_UP = {"iris": 5, "breast cancer": 5, "million rows": 2}
"""How many times as quick as the other checkout the quickest core is to be."""


def folds_of(sample: str, patience: int | None) -> dict[str, float]:
    """Seconds of a cross-validation with 5 folds, after one that warms everything up."""
    from engine.core.architecture.templates import suggested
    from engine.core.training_settings import TrainingSettings
    from engine.data.reading.csv_reader import read_csv
    from engine.data.samples import resolve_path
    from engine.experiments.cross_validation import cross_validate
    from engine.project.project import DataChoices

    choices = DataChoices(path=f"sample:{sample}")
    table = read_csv(resolve_path(choices.path))
    settings = TrainingSettings(epochs=200, **({} if patience is None else {"patience": patience}))
    cross_validate(table, choices, suggested, settings, 5)
    began = time.perf_counter()
    found = cross_validate(table, choices, suggested, settings, 5)
    seconds = time.perf_counter() - began
    return {"seconds": seconds, "epochs": sum(fold.epochs for fold in found.folds)}


def million_rows(path: str) -> dict[str, float]:
    """Seconds of an epoch, the middle one of three."""
    from engine.core.architecture.templates import suggested
    from engine.core.network import Network
    from engine.core.training_settings import TrainingSettings
    from engine.data.dataset import prepare
    from engine.data.reading.csv_reader import read_csv
    from engine.project.project import DataChoices
    from engine.training.trainer import Trainer

    data = prepare(read_csv(path), DataChoices(path=path))
    network = Network(suggested(data.task), data.task)
    network.initialise(0)
    trainer = Trainer(network, data, TrainingSettings(epochs=4, batch_size=1024, patience=0))
    ends: list[float] = []
    trainer.on_epoch = lambda _: ends.append(time.perf_counter())
    trainer.run()
    return {"seconds": median(b - a for a, b in pairwise(ends)), "epochs": 1}


def measurements(path: Path) -> dict[str, Callable[[], dict[str, float]]]:
    """All that is measured, by name."""
    return {
        "iris": lambda: folds_of("iris", patience=0),
        "breast cancer": lambda: folds_of("breast_cancer", patience=None),
        "million rows": lambda: million_rows(str(path)),
    }


def measured(name: str, path: Path, checkout: Path, core: str) -> dict[str, float]:
    """Figures of one measurement in a process of its own, by the program of a checkout."""
    command = [sys.executable, "-P", __file__, "--run", name, str(path)]
    environment = {**os.environ, "PYTHONPATH": str(checkout), "LAYERSCOPE_CORE": core}
    done = subprocess.run(
        command, check=True, stdout=subprocess.PIPE, text=True, cwd=checkout, env=environment
    )
    found: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return found


def cores_here() -> tuple[str, ...]:
    """The cores of this checkout."""
    from engine.kernel.library import loaded

    return ("numpy", "compiled") if loaded() else ("numpy",)


def file_of(rows: int, folder: Path) -> Path:
    """The large table, written where it is not there yet."""
    from tests.benchmarks.million_rows import write_file

    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"rows_{rows}.csv"
    if not path.exists():
        write_file(path.with_suffix(".part"), rows)
        path.with_suffix(".part").replace(path)
    return path


def print_table(names: list[str], columns: dict[str, tuple[Path, str]], path: Path, repeats: int) -> None:
    """A row for each measurement, a column for each core."""
    from tests.benchmarks.speed.turns import print_head, print_row

    print_head(("", *columns, "epochs", f"times as quick as {EARLIER}"))
    for name in names:
        turns: dict[str, list[dict[str, float]]] = {column: [] for column in columns}
        for _ in range(repeats):
            for column, (checkout, core) in columns.items():
                turns[column].append(measured(name, path, checkout, core))
        seconds = {column: median(turn["seconds"] for turn in found) for column, found in turns.items()}
        epochs = " / ".join(f"{found[0]['epochs']:g}" for found in turns.values())
        verdict = ""
        if EARLIER in seconds:
            before, least = seconds.pop(EARLIER), LEAST_SPEED_UP[name]
            times = before / min(seconds.values())
            verdict = f"{times:.1f}, {'kept' if times >= least else '**missed**'} (at least {least})"
            seconds[EARLIER] = before
        print_row((name, *(f"{seconds[column]:.3f} s" for column in columns), epochs, verdict))


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--beside", type=Path, help="another checkout of the program")
    parser.add_argument("--repeats", type=int, default=5, help="turns of which the median counts")
    parser.add_argument("--rows", type=int, default=1_000_000, help="of the large table")
    parser.add_argument("--only", choices=LEAST_SPEED_UP, help="one of the measurements")
    parser.add_argument("--folder", type=Path, default=Path(tempfile.gettempdir()) / "layerscope-million")
    parser.add_argument("--run", nargs=2, metavar=("NAME", "PATH"), help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.run:
        name, path = arguments.run
        print(json.dumps(measurements(Path(path))[name]()))
        return
    columns: dict[str, Any] = {core: (ROOT, core) for core in cores_here()}
    if arguments.beside:
        columns = {EARLIER: (arguments.beside.resolve(), "numpy"), **columns}
    names = [arguments.only] if arguments.only else [*LEAST_SPEED_UP]
    path = arguments.folder
    if "million rows" in names:
        path = file_of(arguments.rows, arguments.folder)
    print_table(names, columns, path, arguments.repeats)


if __name__ == "__main__":
    main()
