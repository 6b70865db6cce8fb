"""A million rows from the CSV file to a trained epoch: seconds and peak memory, beside pandas + scikit-learn.

    python -m tests.benchmarks.million_rows [--rows 1000000] [--repeats 3] [--folder /tmp/layerscope-million]

The file has 18 columns of numbers with some missing values, one of whole numbers, two of categories and a
class to predict. Layerscope reads, resolves and prepares it and trains an epoch; pandas reads it, and
scikit-learn does the same work on it: a stratified split in three, the median or the most frequent value for
what is missing, standardised numbers and one-hot categories, all fitted on the training rows, as float32.
Each runs in a process of its own, the two in turns, and tells the highest memory that the process ever held,
imports included. The best of the repeats counts.
"""

from __future__ import annotations

import argparse
import json
import re
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

import numpy as np

FLOATS = 18
COLOURS = ("red", "green", "blue", "yellow", "violet")
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
CLASSES = ("low", "middle", "high")
MISSING_SHARE = 0.005
CHUNK_ROWS = 50_000
BOUND_FACTOR, BOUND_MB = 2.5, 300
"""Peak memory allowed: so many times the prepared float32 data, and so many megabytes more."""


def write_file(path: Path, rows: int) -> None:
    """A table whose class depends on some of the numbers and on a category."""
    random = np.random.default_rng(0)
    pattern = ",".join(["%s"] * FLOATS + ["%d", "%s", "%s", "%s"])
    names = [f"x{i}" for i in range(1, FLOATS + 1)] + ["count", "colour", "month", "class"]
    with path.open("w", encoding="utf-8") as file:
        file.write(",".join(names) + "\n")
        for begin in range(0, rows, CHUNK_ROWS):
            count = min(CHUNK_ROWS, rows - begin)
            numbers = random.normal(size=(count, FLOATS))
            lost = random.random(numbers.shape) < MISSING_SHARE
            texts = np.where(lost, "", np.char.mod("%.6f", numbers)).tolist()
            counts = random.integers(0, 100_000, count).tolist()
            colours, months = random.integers(0, len(COLOURS), count), random.integers(0, len(MONTHS), count)
            score = numbers[:, 0] + numbers[:, 1] * numbers[:, 2] + colours / 2 - 1
            classes = np.digitize(score, [-0.7, 0.7])
            file.writelines(
                pattern % (*cells, number, COLOURS[colour], MONTHS[month], CLASSES[label]) + "\n"
                for cells, number, colour, month, label in zip(
                    texts, counts, colours.tolist(), months.tolist(), classes.tolist(), strict=True
                )
            )


def peak_mb() -> float:
    """The most memory that this process ever held, in MB of 10^6 bytes; Linux alone tells it without fail."""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return int(re.findall(r"VmHWM:\s+(\d+) kB", status)[0]) * 1024 / 1e6


def run_layerscope(path: str, window: bool) -> dict[str, float]:
    """Seconds and MB of every stage; with ``window`` beside the open window's own memory."""
    if window:
        from gui.window.application import make_application
        from gui.window.main_window import MainWindow

        application = make_application([])
        main_window = MainWindow()
        main_window.show()
        application.processEvents()
    import duckdb  # noqa: F401

    from engine.core.architecture.templates import suggested
    from engine.core.network import Network
    from engine.core.training_settings import TrainingSettings
    from engine.data.columns import resolve, task_of
    from engine.data.dataset import prepare
    from engine.data.reading.csv_reader import read_csv
    from engine.project.project import DataChoices
    from engine.training.trainer import Trainer

    found = {"imports MB": peak_mb()}
    began = time.perf_counter()
    table = read_csv(path)
    found |= {"read s": time.perf_counter() - began, "read MB": peak_mb()}
    choices = DataChoices(path=path)
    task = task_of(resolve(table, choices))
    assert task is not None
    data = prepare(table, choices)
    found |= {"all s": time.perf_counter() - began, "prepared MB": peak_mb()}
    parts = (data.train, data.validation, data.test)
    found["data MB"] = sum(part.inputs.nbytes + part.targets.nbytes for part in parts) / 1e6
    network = Network(suggested(data.task), data.task)
    network.initialise(0)
    Trainer(network, data, TrainingSettings(epochs=1, batch_size=1024)).run()
    found["trained MB"] = peak_mb()
    if window:
        main_window.close()
    return found


def run_pandas(path: str) -> dict[str, float]:
    """The same work by pandas and scikit-learn, as their guides do it; without the training."""
    import pandas
    from sklearn.compose import ColumnTransformer
    from sklearn.impute import SimpleImputer
    from sklearn.model_selection import train_test_split
    from sklearn.pipeline import make_pipeline
    from sklearn.preprocessing import OneHotEncoder, StandardScaler

    found = {"imports MB": peak_mb()}
    began = time.perf_counter()
    frame = pandas.read_csv(path)
    found |= {"read s": time.perf_counter() - began, "read MB": peak_mb()}
    target = frame.pop("class")
    train, rest, y_train, y_rest = train_test_split(
        frame, target, train_size=0.7, stratify=target, random_state=0
    )
    validation, test, y_validation, y_test = train_test_split(
        rest, y_rest, train_size=0.5, stratify=y_rest, random_state=0
    )
    categories = ["colour", "month"]
    numbers = [name for name in frame.columns if name not in categories]
    transformer = ColumnTransformer(
        [
            ("numbers", make_pipeline(SimpleImputer(strategy="median"), StandardScaler()), numbers),
            (
                "categories",
                make_pipeline(SimpleImputer(strategy="most_frequent"), OneHotEncoder(sparse_output=False)),
                categories,
            ),
        ]
    )
    inputs = [transformer.fit_transform(train).astype(np.float32)]
    inputs += [transformer.transform(part).astype(np.float32) for part in (validation, test)]
    encoder = OneHotEncoder(sparse_output=False, dtype=np.float32)
    targets = [encoder.fit_transform(y_train.to_frame())]
    targets += [encoder.transform(part.to_frame()) for part in (y_validation, y_test)]
    found |= {"all s": time.perf_counter() - began, "prepared MB": peak_mb()}
    found["data MB"] = sum(part.nbytes for part in inputs + targets) / 1e6
    return found


def measured(who: str, path: Path) -> dict[str, float]:
    """Figures of one of the runs, in a process of its own."""
    command = [sys.executable, "-W", "ignore", "-m", "tests.benchmarks.million_rows", "--run", who, str(path)]
    done = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True)
    found: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return found


def print_table(results: dict[str, list[dict[str, float]]]) -> None:
    """The best of every figure, the ratios, and the bound on the memory."""
    best = {who: {key: min(run[key] for run in runs) for key in runs[0]} for who, runs in results.items()}
    keys = list(best["layerscope"])
    print(f"{'':14}" + "".join(f"{who:>22}" for who in best))
    for key in keys:
        cells = (f"{found[key]:22.2f}" if key in found else f"{'-':>22}" for found in best.values())
        print(f"{key:14}" + "".join(cells))
    ours, theirs = best["layerscope"], best["pandas"]
    print(f"\nseconds, ours / pandas + scikit-learn: {ours['all s'] / theirs['all s']:.2f}")
    print(f"peak MB, ours / pandas + scikit-learn: {ours['trained MB'] / theirs['prepared MB']:.2f}")
    bound = BOUND_FACTOR * ours["data MB"] + BOUND_MB
    print(f"bound of {BOUND_FACTOR} x data + {BOUND_MB} MB: {bound:.0f} MB")
    for who in ("layerscope", "with window"):
        peak = best[who]["trained MB"]
        print(f"  {who:12} {peak:6.0f} MB: {'kept' if peak <= bound else 'EXCEEDED'}")


def main() -> None:
    parser = argparse.ArgumentParser(description="A million rows from the file to a trained epoch.")
    parser.add_argument("--rows", type=int, default=1_000_000)
    parser.add_argument("--repeats", type=int, default=3)
    parser.add_argument("--folder", type=Path, default=Path(tempfile.gettempdir()) / "layerscope-million")
    parser.add_argument("--run", nargs=2, metavar=("WHO", "PATH"), help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.run:
        who, path = arguments.run
        runs: dict[str, Any] = {
            "layerscope": lambda: run_layerscope(path, window=False),
            "with window": lambda: run_layerscope(path, window=True),
            "pandas": lambda: run_pandas(path),
        }
        print(json.dumps(runs[who]()))
        return
    arguments.folder.mkdir(parents=True, exist_ok=True)
    path = arguments.folder / f"rows_{arguments.rows}.csv"
    if not path.exists():
        part = path.with_suffix(".part")
        write_file(part, arguments.rows)
        part.replace(path)
    print(f"{path}: {path.stat().st_size / 1e6:.0f} MB, {arguments.rows:,} rows x {FLOATS + 4} columns\n")
    names = ("layerscope", "with window", "pandas")
    results: dict[str, list[dict[str, float]]] = {who: [] for who in names}
    for _ in range(arguments.repeats):
        for who in names:
            results[who].append(measured(who, path))
    print_table(results)


if __name__ == "__main__":
    main()
