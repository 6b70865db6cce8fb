"""Time per step over width, depth, batch, rows and classes, beside PyTorch: one table in Markdown for each.

    python -m tests.benchmarks.scaling [--seconds 0.4] [--repeats 5] [--only rows]

Layerscope trains whole epochs through its Trainer; PyTorch gets ready slices, and trains eagerly and with
its fused Adam, with one thread and with one per core, of which the quickest counts. Where the rows of the
table grow, PyTorch shuffles too: a permutation for each epoch, and the rows of each mini-batch gathered by
it, since there the memory is what is measured.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator

from tests.benchmarks.speed.contestants import CORES, layerscope, pytorch
from tests.benchmarks.speed.plans import Plan
from tests.benchmarks.speed.turns import Contest, microseconds, print_head, print_row

MOST_RATIO = 1.2
"""No cell may take more times as long as PyTorch."""
ROWS_OF_EPOCH = 4096
"""Rows of the table where something else grows; at least this many steps' worth for a batch of one."""


def _plan(widths: tuple[int, ...], batch: int = 64) -> Plan:
    return Plan(widths, batch, max(2, min(256, ROWS_OF_EPOCH // batch)))


def growths() -> Iterator[tuple[str, dict[str, Plan]]]:
    """What grows, and the networks for its values."""
    yield "width", {f"{n:,}": _plan((32, n, n, 10)) for n in (8, 32, 128, 512, 1024, 2048)}
    yield "depth", {f"{n}": _plan((32, *(64,) * n, 10)) for n in (1, 2, 4, 8, 16, 32, 64)}
    yield "batch", {f"{n:,}": _plan((64, 128, 64, 10), n) for n in (1, 4, 16, 64, 256, 1024, 4096)}
    rows = (1_000, 10_000, 100_000, 1_000_000, 10_000_000)
    yield "rows", {f"{n:,}": Plan((8, 32, 16, 2), 50, n // 50, shuffles=True) for n in rows}
    yield "classes", {f"{n:,}": _plan((64, 128, n)) for n in (2, 10, 32, 100, 316, 1000)}


WORDS = {
    "width": "Width: 32-n-n-10, batch 64",
    "depth": "Depth: n hidden layers of 64 units, batch 64",
    "batch": "Rows of a mini-batch: 64-128-64-10",
    "rows": "Rows of the table: 8-32-16-2, batch 50, shuffled by both",
    "classes": "Classes: 64-128-n, batch 64",
}


def print_table(name: str, plans: dict[str, Plan], seconds: float, repeats: int) -> None:
    """Microseconds per step, and how many times as long as PyTorch's."""
    ours = tuple(f"Layerscope {core}" for core in CORES)
    columns = (*ours, "PyTorch", "PyTorch fused")
    print(f"{WORDS[name]}\n")
    print_head((name, *columns, f"ours / PyTorch (at most {MOST_RATIO})"))
    for value, plan in plans.items():
        # Processes of their own for each, since large tables stay in memory for as long as their process.
        with Contest([*layerscope(), *pytorch(compiled=False)]) as contest:
            found = contest.measure(plan, seconds, repeats)
        theirs = [time for column, time in found.items() if column not in ours]
        verdict = "-"
        if theirs:
            ratio = min(found[column] for column in ours) / min(theirs)
            verdict = f"{ratio:.2f}" + (" **too long**" if ratio > MOST_RATIO else "")
        cells = (microseconds(found[column]) if column in found else "-" for column in columns)
        print_row((value, *cells, verdict))
    print()


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--seconds", type=float, default=0.4, help="for each turn of each contestant")
    parser.add_argument("--repeats", type=int, default=5, help="turns of which the median counts")
    parser.add_argument("--only", choices=WORDS, help="one of the tables")
    arguments = parser.parse_args()
    print("Microseconds per step with Adam.\n")
    for name, plans in growths():
        if arguments.only in (None, name):
            print_table(name, plans, arguments.seconds, arguments.repeats)


if __name__ == "__main__":
    main()
