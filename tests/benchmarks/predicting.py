"""Rows a second and peak memory of ``predict`` on a large file, beside scikit-learn over chunks of pandas.

Run by hand: ``python -m tests.benchmarks.predicting [rows]``. Each reads the same file and writes all
predictions, in a process of its own. Beside the seconds stand those of all processors together, which depend
less on what else the computer does. Pandas is no dependency: without it there is nothing to compare with.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROWS, TRAINED = 5_000_000, 4_000
NUMBERS, WORDS = 14, ("red", "green", "blue", "violet", "amber", "ochre", "teal", "rose")
CATEGORIES = 8
CHUNK_ROWS = 200_000
ROOT = Path(__file__).parents[2]


def write_table(path: Path, rows: int, seed: int, *, with_target: bool) -> None:
    """A table of 14 columns of numbers and 8 of categories, and maybe what is to be predicted."""
    import duckdb

    numbers = [f"round(random() * {10 ** (i % 4)}, {2 + i % 5}) AS n{i}" for i in range(NUMBERS)]
    words = "[" + ", ".join(f"'{word}'" for word in WORDS) + "]"
    texts = [f"({words})[1 + (random() * {len(WORDS) - 1})::INTEGER] AS t{i}" for i in range(CATEGORIES)]
    target = ["CASE WHEN n0 + n4 > 1 THEN 'high' ELSE 'low' END AS kind"] if with_target else []
    inner = f"SELECT setseed({seed / 100}), {', '.join(numbers + texts)} FROM range({rows})"  # noqa: S608
    columns = [*(f"n{i}" for i in range(NUMBERS)), *(f"t{i}" for i in range(CATEGORIES)), *target]
    with duckdb.connect(config={"threads": 2}) as connection:
        connection.execute("SET enable_progress_bar = false")
        chosen = f"SELECT {', '.join(columns)} FROM ({inner})"  # noqa: S608 - of names that are made here
        connection.execute(f"COPY ({chosen}) TO '{path}' (HEADER)")


def train(folder: Path) -> None:
    """A network of 32 and 16 units in ``m.npz``, by the command."""
    more = ["--target", "kind", "--layers", "32:relu,16:relu", "--epochs", "3", "--out", folder / "m.npz"]
    run_program("train", folder / "train.csv", *more)


def run_program(*arguments: object) -> None:
    command = [sys.executable, "main.py", *map(str, arguments)]
    subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.DEVNULL)


def run_theirs(folder: Path) -> None:
    """The same network in scikit-learn, over chunks of a table of pandas."""
    import pandas as pd
    from sklearn.compose import make_column_transformer
    from sklearn.neural_network import MLPClassifier
    from sklearn.pipeline import make_pipeline
    from sklearn.preprocessing import OneHotEncoder, StandardScaler

    train = pd.read_csv(folder / "train.csv")
    numbers, texts = [f"n{i}" for i in range(NUMBERS)], [f"t{i}" for i in range(CATEGORIES)]
    prepared = make_column_transformer(
        (StandardScaler(), numbers), (OneHotEncoder(handle_unknown="ignore", sparse_output=False), texts)
    )
    model = make_pipeline(prepared, MLPClassifier((32, 16), max_iter=3))
    model.fit(train[numbers + texts], train["kind"])
    began = time.perf_counter()
    with (folder / "theirs.csv").open("w", encoding="utf-8", newline="") as out:
        for number, chunk in enumerate(pd.read_csv(folder / "new.csv", chunksize=CHUNK_ROWS)):
            probabilities = model.predict_proba(chunk)
            found = pd.DataFrame(probabilities, columns=[f"p_{name}" for name in model.classes_])
            found.insert(0, "prediction", model.classes_[probabilities.argmax(1)])
            found.to_csv(out, index=False, header=number == 0)
    print(time.perf_counter() - began)


def run_ours(folder: Path, keep: bool) -> None:
    """The command in this process, so that its memory can be asked for."""
    from engine.files.export.npz import load_npz
    from engine.files.prediction.prediction_file import predict_file

    found = predict_file(load_npz(folder / "m.npz"), folder / "new.csv", folder / "ours.csv", keep=keep)
    print(found.seconds)


def measured(folder: Path, which: str) -> tuple[float, float, float]:
    """Seconds, those of all processors, and the peak of the memory in MB, of one way in its own process."""
    call = "run_theirs(folder)" if which == "theirs" else f"run_ours(folder, {which == 'keep'})"
    code = (
        "import resource, time; from pathlib import Path; from tests.benchmarks import predicting; "
        f"folder = Path({str(folder)!r}); begin = time.process_time(); predicting.{call}; "
        "print(time.process_time() - begin, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=True, capture_output=True, text=True)
    seconds, processors, memory = map(float, done.stdout.split())
    return seconds, processors, memory


def main() -> None:
    rows = int(sys.argv[1]) if len(sys.argv) > 1 else ROWS
    with tempfile.TemporaryDirectory(prefix="layerscope-benchmark-") as name:
        folder = Path(name)
        write_table(folder / "train.csv", TRAINED, 1, with_target=True)
        write_table(folder / "new.csv", rows, 2, with_target=False)
        size = (folder / "new.csv").stat().st_size / 1e6
        print(f"{rows:,} rows, {NUMBERS + CATEGORIES} columns, {size:,.0f} MB; network 32-16")
        train(folder)
        ours = measured(folder, "ours")
        report("predict", rows, *ours)
        report("predict --keep", rows, *measured(folder, "keep"))
        try:
            import pandas  # noqa: F401
        except ImportError:
            print("pandas is not installed, so there is nothing to compare with: pip install pandas")
            return
        theirs = measured(folder, "theirs")
        report("scikit-learn over pandas", rows, *theirs)
        ratios = [f"{one / other:.2f}" for one, other in zip(ours, theirs, strict=True)]
        print("predict beside it: {} of its time, {} of its processors', {} of its memory".format(*ratios))


def report(label: str, rows: int, seconds: float, processors: float, memory: float) -> None:
    """Print what was measured of one way."""
    speed = f"{rows / seconds:10,.0f} rows/s   {seconds:6.1f} s"
    print(f"{label:26} {speed} ({processors:6.1f} s of processors)   peak {memory:6,.0f} MB", flush=True)


if __name__ == "__main__":
    main()
