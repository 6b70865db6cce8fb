"""Microseconds per training step, beside JAX, PyTorch and scikit-learn in the same run.

    python -m tests.benchmarks.engine_speed [--seconds 0.4] [--repeats 5] [--parts] [--busy] [--only WORDS]

Layerscope is timed through its real Trainer, with each core: shuffling, loss history, figures of each epoch,
checkpoints and the look for pause and stop are in the figure. JAX trains by a jitted step, called one by one,
and by ``lax.scan`` over a whole epoch in one call. PyTorch trains eagerly, with its fused Adam, and compiled:
the whole step, and the model alone; pictures have their channels first and last. scikit-learn's MLPClassifier
is timed by ``partial_fit`` of a mini-batch, and by ``fit`` of whole epochs. JAX and PyTorch get their
mini-batches as ready slices, with one thread and with one per core. Of all ways in a column the quickest
counts. All train the same float32 network with Adam on the same rows.

Every library has processes of its own, and they take turns, so that a busy moment of the machine hits
everybody; close other programs all the same. The tables are Markdown. ``--parts`` shows where the time of a
step goes instead. ``--busy`` times Layerscope alone, in turns with the machine to itself and beside
a process that keeps one core busy.
"""

from __future__ import annotations

import argparse
import os
import platform
from collections.abc import Iterator
from contextlib import nullcontext
from importlib.metadata import version
from importlib.util import find_spec

from engine.kernel.choice import core_message
from tests.benchmarks.speed.busy import MOST_BUSY, busy_core
from tests.benchmarks.speed.contestants import CORES, jax, layerscope, pytorch, scikit_learn
from tests.benchmarks.speed.layerscope import parts_of_step
from tests.benchmarks.speed.plans import CONVOLUTIONS, DENSE, Bound, Plan
from tests.benchmarks.speed.turns import Contest, Contestant, microseconds, print_head, print_row

OURS = tuple(f"Layerscope {core}" for core in CORES)
OTHERS = ("JAX step", "JAX scan", "PyTorch", "PyTorch fused", "PyTorch compiled", "partial_fit", "fit")
NOT_OF_PICTURES = ("JAX scan", "partial_fit", "fit")


def contestants(pictures: bool) -> Iterator[Contestant]:
    """All that take part in a table."""
    yield from layerscope()
    yield from jax(pictures)
    yield from pytorch(pictures)
    if not pictures:
        yield from scikit_learn()


def verdict(found: dict[str, float], bound: Bound) -> tuple[str, str]:
    """Beside the quickest of all others, and beside those of the bound."""
    ours = min(found[name] for name in OURS if name in found)
    others = {name: time for name, time in found.items() if name not in OURS}
    if not others:
        return "", ""
    quickest = min(others, key=others.__getitem__)
    named = [others[name] for name in bound.columns if name in others]
    if not named:
        return f"{ours / others[quickest]:.2f} ({quickest})", f"{bound.words}: not measured"
    ratio = ours / min(named)
    kept = "kept" if ratio <= bound.ratio else "**missed**"
    return f"{ours / others[quickest]:.2f} ({quickest})", f"{bound.words}: {ratio:.2f} x, {kept}"


def print_table(plans: dict[Plan, Bound], arguments: argparse.Namespace, pictures: bool) -> None:
    """A row for each network, a column for each way to train it."""
    columns = [*OURS, *(name for name in OTHERS if not (pictures and name in NOT_OF_PICTURES))]
    print_head(("network / batch", *columns, "ours / quickest other", "bound"))
    with Contest(contestants(pictures)) as contest:
        for plan, bound in plans.items():
            found = contest.measure(plan, arguments.seconds, arguments.repeats)
            cells = [microseconds(found[name]) if name in found else "-" for name in columns]
            print_row((plan.name, *cells, *verdict(found, bound)))
        for column, fault in contest.faults.items():
            print(f"{column} left out where it fails: {fault}")
    print()


def print_busy(plans: list[Plan], arguments: argparse.Namespace) -> None:
    """Time of each network with the machine to itself, and beside a process that keeps a core busy."""
    print_head(("network / batch", "core", "quiet", "one core busy", f"times as long (at most {MOST_BUSY})"))
    with Contest(layerscope()) as contest:
        for plan in plans:
            states = (nullcontext, busy_core)
            quiet, busy = contest.measure_within(plan, arguments.seconds, arguments.repeats, states)
            for name, time in quiet.items():
                ratio = busy[name] / time
                times = f"{ratio:.2f}, {'kept' if ratio <= MOST_BUSY else '**missed**'}"
                core = name.removeprefix("Layerscope ")
                print_row((plan.name, core, microseconds(time), microseconds(busy[name]), times))


def print_parts(plans: list[Plan]) -> None:
    """Each named step of an iteration, with each core."""
    print_head(("network / batch", "core", "forward 1 ...", "loss", "backward ... 1", "update"))
    for plan in plans:
        for core in CORES:
            parts = parts_of_step(plan, core)
            named = (
                ", ".join(microseconds(time) for name, time in parts.items() if name.startswith(step))
                for step in ("forward", "loss", "backward", "update")
            )
            print_row((plan.name, core, *named))
    print()


def print_versions() -> None:
    """What is compared with what."""
    print(f"Python {platform.python_version()}, numpy {version('numpy')}, {os.cpu_count()} cores")
    print(str(core_message()))
    for name, library in (("jax", "jax"), ("torch", "torch"), ("sklearn", "scikit-learn")):
        print(f"{library} {version(library)}" if find_spec(name) else f"{library} is not installed: left out")
    print()


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--seconds", type=float, default=0.4, help="for each turn of each contestant")
    parser.add_argument("--repeats", type=int, default=5, help="turns of which the median counts")
    parser.add_argument("--parts", action="store_true", help="show where the time goes instead")
    parser.add_argument("--busy", action="store_true", help="beside a process that keeps one core busy")
    parser.add_argument("--only", default="", help="networks whose names contain these words")
    arguments = parser.parse_args()
    dense, convolutions = (
        {plan: bound for plan, bound in plans.items() if arguments.only in plan.name}
        for plans in (DENSE, CONVOLUTIONS)
    )
    print_versions()
    print("Microseconds per step with Adam.\n")
    if arguments.busy:
        print_busy([*dense], arguments)
        return
    if arguments.parts:
        print_parts([*dense, *convolutions])
        return
    if dense:
        print_table(dense, arguments, pictures=False)
    if convolutions:
        print_table(convolutions, arguments, pictures=True)


if __name__ == "__main__":
    main()
