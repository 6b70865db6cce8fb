"""Time of reading: semicolons beside commas in wide tables, and a large file beside an older version.

    python -m tests.benchmarks.reading [--before FOLDER] [--rows 1000000] [--repeats 3]

Wide tables are 2,380 columns x 3 rows and 9,999 x 100, each with both delimiters: the ratio of the two is
printed, which should be near 1. With ``--before``, a folder that holds another version of the program
(``git archive COMMIT | tar -x -C FOLDER``), the table of :mod:`tests.benchmarks.million_rows` is read by both
in turns, and the ratio of the best times is printed. Each reading is a process of its own.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.benchmarks.million_rows import write_file

WIDE = ((2_380, 3), (9_999, 100))
READ = (
    "import sys, time, duckdb, numpy\n"
    "from engine.data.reading.csv_reader import read_csv\n"
    "begin = time.perf_counter(), time.process_time()\n"
    "read_csv(sys.argv[1])\n"
    "print(time.perf_counter() - begin[0], time.process_time() - begin[1])\n"
)


def seconds(path: Path, program: Path) -> tuple[float, float]:
    """Seconds that the program in this folder reads the file: by the clock, and of all processors."""
    done = subprocess.run(
        [sys.executable, "-c", READ, str(path)], cwd=program, check=True, stdout=subprocess.PIPE, text=True
    )
    clock, processors = map(float, done.stdout.split())
    return clock, processors


def write_wide(path: Path, columns: int, rows: int, delimiter: str) -> None:
    """A table of numbers with a decimal point."""
    names = delimiter.join(f"x{i}" for i in range(columns))
    lines = (delimiter.join(str(i * (row + 1) % 97 + 0.5) for i in range(columns)) for row in range(rows))
    path.write_text("\n".join([names, *lines]) + "\n", encoding="utf-8")


def compare(begun: list[tuple[str, Path, Path]], repeats: int) -> None:
    """The best seconds of two readings, done in turns, and the ratio of the first to the second.

    On a machine that is busy with other things, the seconds of the processors say more than the clock.
    """
    runs = [[seconds(path, program) for _, path, program in begun] for _ in range(repeats)]
    for place, what in enumerate(("clock", "processors")):
        best = [min(run[i][place] for run in runs) for i in range(len(begun))]
        words = ", ".join(f"{name} {found:.2f} s" for (name, _, _), found in zip(begun, best, strict=True))
        print(f"{what:10} {words}: ratio {best[0] / best[1]:.2f}", flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(description="Seconds of reading CSV files, as ratios.")
    parser.add_argument("--before", type=Path, help="folder with another version of the program")
    parser.add_argument("--rows", type=int, default=1_000_000)
    parser.add_argument("--repeats", type=int, default=3)
    options = parser.parse_args()
    here = Path.cwd()
    with tempfile.TemporaryDirectory() as folder:
        for columns, rows in WIDE:
            files = []
            for delimiter in ";,":
                path = Path(folder) / f"wide_{columns}_{ord(delimiter)}.csv"
                write_wide(path, columns, rows, delimiter)
                files.append((f"{columns} x {rows} with {delimiter!r}", path, here))
            compare(files, options.repeats)
        if options.before:
            path = Path(folder) / "large.csv"
            write_file(path, options.rows)
            compare([("now", path, here), ("before", path, options.before)], options.repeats)


if __name__ == "__main__":
    main()
