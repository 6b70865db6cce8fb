"""Cost of the open window: training speed with and without it, frames per second, latency of input.

    python -m tests.benchmarks.live_training [--seconds 5] [--core numpy] [--busy]

The window is the program's own, with a layer selected, so that curves, cards, heat maps and histograms are
all drawn; without a screen, offscreen. For each network the same Trainer runs without a window, in the
window, and without it again; the share is taken of the mean of the two. The latency is that of an event
from another process, as input is: from the moment it is sent to the moment its handler runs in the window.
``--core`` chooses what trains. ``--busy`` measures all of it once more beside a process that keeps one core
busy, and tells how many times as long a step takes then. The tables are Markdown.
"""

from __future__ import annotations

import argparse
import os
import socket
import struct
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import NamedTuple

import numpy as np
from PySide6.QtCore import QEventLoop, QSocketNotifier, QTimer

from engine.core.architecture.architecture import Architecture
from engine.core.architecture.templates import chain
from engine.core.layers.dense import DenseSettings
from engine.core.network import Network
from engine.core.training_settings import TrainingSettings
from engine.data.dataset import Dataset, prepare
from engine.data.reading.csv_reader import read_csv
from engine.data.samples import resolve_path
from engine.kernel.choice import choose, core_message
from engine.project.project import DataChoices
from engine.training.trainer import Trainer
from gui.window.main_window import MainWindow
from tests.benchmarks.own_application import own_application
from tests.benchmarks.speed.busy import MOST_BUSY, busy_core
from tests.benchmarks.speed.turns import print_head, print_row

WARM_UP = 1.0
"""Seconds before anything is counted."""

LEAST_SHARE, MOST_SLOW, MOST_LONGEST = 0.95, 8.0, 40.0
"""Bounds: of the windowless speed, and of the latency in milliseconds, 95 % of events and the longest."""
HEAD = [
    "network / batch",
    "steps/s alone",
    "in the window",
    f"share (at least {100 * LEAST_SHARE:.0f} %)",
    "frames/s",
    "latency, median",
    f"95 % within (at most {MOST_SLOW:.0f} ms)",
    f"longest (at most {MOST_LONGEST:.0f} ms)",
]

SENDER = """
import random, socket, struct, sys, time
out = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
while True:
    time.sleep(random.uniform(0.004, 0.030))
    out.sendto(struct.pack("d", time.perf_counter()), ("127.0.0.1", int(sys.argv[1])))
"""
"""Sends the time, at moments that have nothing to do with the window's frames. perf_counter is the same
clock in all processes of a machine."""


class Case(NamedTuple):
    """A network to train on a CSV file."""

    path: str
    hidden: tuple[int, ...]
    batch: int


@dataclass
class Figures:
    """Figures measured with the window open."""

    steps_per_second: float = 0.0
    frames_per_second: float = 0.0
    latencies: tuple[float, ...] = ()


def live(seconds: float) -> float:
    """Let Qt's event loop run for so long; gives the seconds that passed."""
    loop, began = QEventLoop(), time.perf_counter()
    QTimer.singleShot(round(1000 * seconds), loop.quit)
    loop.exec()
    return time.perf_counter() - began


def wait(condition: Callable[[], bool]) -> None:
    """Let Qt's event loop run until the condition holds."""
    end = time.monotonic() + 60
    while not condition():
        assert time.monotonic() < end, "the window did not get there in time"
        live(0.05)


def data_of(case: Case) -> Dataset:
    """The table of a case, prepared."""
    return prepare(read_csv(resolve_path(case.path)), DataChoices(path=case.path))


def name_of(case: Case, data: Dataset) -> str:
    """Widths of the layers and the size of the mini-batches."""
    widths = [data.task.features, *case.hidden, data.task.output_units]
    return f"{'-'.join(map(str, widths))} / {case.batch}"


def settings_of(case: Case) -> TrainingSettings:
    """More epochs than the clock lasts, at a rate that lets the run go on learning."""
    return TrainingSettings(learning_rate=1e-4, batch_size=case.batch, epochs=1_000_000, patience=0)


def architecture_of(case: Case, data: Dataset) -> Architecture:
    return chain([("dense", DenseSettings(units)) for units in case.hidden], data.task)


def without_window(case: Case, data: Dataset, seconds: float) -> float:
    """Steps per second of the trainer in a thread, while this one sleeps."""
    network = Network(architecture_of(case, data), data.task)
    network.initialise(0)
    trainer = Trainer(network, data, settings_of(case))
    thread = threading.Thread(target=trainer.run)
    thread.start()
    time.sleep(WARM_UP)
    steps, began = trainer.step_count, time.perf_counter()
    time.sleep(seconds)
    speed = (trainer.step_count - steps) / (time.perf_counter() - began)
    trainer.control.stop()
    thread.join()
    return speed


def training_window(case: Case, data: Dataset) -> MainWindow:
    """The program's window, in which the same run has just begun."""
    window = MainWindow()
    window.resize(1440, 900)
    window.show()
    window.files.open_path(case.path)
    bench = window.workbench
    wait(lambda: bench.can_train or bench.asks_for_target)
    if bench.asks_for_target:
        window.parts.data_panel.table.question.button.click()
    wait(lambda: bench.can_train)
    architecture = architecture_of(case, data)
    bench.document.edit(
        "Benchmark", replace(bench.project, architecture=architecture, training=settings_of(case))
    )
    bench.session.choose_speed("full")
    window.parts.canvas.fit()
    window.parts.canvas.select([architecture.order[1].id])
    wait(lambda: bench.can_train)
    window.parts.commands.toggle_training()
    return window


def in_window(case: Case, data: Dataset, seconds: float) -> Figures:
    """The same run in the window."""
    window = training_window(case, data)
    live(WARM_UP)
    bench = window.workbench
    trainer, frames = bench.session.trainer, []
    assert trainer is not None
    bench.session.frame.connect(frames.append)
    steps = trainer.step_count
    passed = live(seconds)
    figures = Figures((trainer.step_count - steps) / passed, len(frames) / passed)
    figures.latencies = latencies(seconds)
    assert trainer.state == "running", trainer.control.message
    bench.document.mark_saved("")  # so that nothing is asked
    window.close()
    window.deleteLater()
    live(0.2)
    return figures


def latencies(seconds: float) -> tuple[float, ...]:
    """Milliseconds from the sending of each event to its handler."""
    found: list[float] = []
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as receiver:
        receiver.bind(("127.0.0.1", 0))
        receiver.setblocking(False)

        def handle() -> None:
            now = time.perf_counter()
            sent = struct.unpack("d", receiver.recv(8))[0]
            found.append(1000 * (now - sent))

        notifier = QSocketNotifier(receiver.fileno(), QSocketNotifier.Type.Read)
        notifier.activated.connect(handle)
        sender = subprocess.Popen([sys.executable, "-c", SENDER, str(receiver.getsockname()[1])])
        wait(lambda: bool(found))  # for the sender's own start
        live(seconds)
        sender.terminate()
        sender.wait()
        notifier.setEnabled(False)
    return tuple(found[3:])


def write_wide_table(path: Path) -> None:
    """784 features and ten classes, as pictures of digits have."""
    rng = np.random.default_rng(0)
    rows = rng.integers(0, 256, (3000, 784))
    labels = (rows[:, :10].argmax(1)).astype(str)
    header = ",".join([*(f"p{i}" for i in range(784)), "digit"])
    lines = (",".join([*map(str, row), f"d{label}"]) for row, label in zip(rows, labels, strict=True))
    path.write_text("\n".join([header, *lines]) + "\n", encoding="utf-8")


def cases(folder: Path) -> tuple[Case, ...]:
    """The networks that are measured; the widest table is written into the folder."""
    wide = folder / "wide.csv"
    write_wide_table(wide)
    return (
        Case("sample:circle", (8, 8), 10),
        Case("sample:breast_cancer", (32, 16), 32),
        Case("sample:digits", (128, 64), 64),
        Case(str(wide), (256, 128), 128),
    )


@dataclass
class Measured:
    """Figures of one network.

    Attributes:
        alone: steps per second without a window.
        window: figures with it.
    """

    alone: float
    window: Figures

    def judged(self) -> list[str]:
        """Cells of the table, with what the bounds say."""
        median, slow, longest = np.percentile(self.window.latencies, [50, 95, 100])
        share = self.window.steps_per_second / self.alone
        return [
            f"{self.alone:,.0f}",
            f"{self.window.steps_per_second:,.0f}",
            f"{100 * share:.0f} %" + flag(share >= LEAST_SHARE),
            f"{self.window.frames_per_second:.1f}",
            f"{median:.1f} ms",
            f"{slow:.1f} ms" + flag(slow <= MOST_SLOW),
            f"{longest:.1f} ms" + flag(longest <= MOST_LONGEST),
        ]


def flag(is_kept: bool) -> str:
    """What stands behind a figure that a bound was not kept by."""
    return "" if is_kept else " **missed**"


def measure(case: Case, data: Dataset, seconds: float) -> Measured:
    """The run without a window, in it, and without it again."""
    before = without_window(case, data, seconds)
    figures = in_window(case, data, seconds)
    return Measured((before + without_window(case, data, seconds)) / 2, figures)


def report(case: Case, seconds: float, beside_busy: bool) -> None:
    """A row of the table; with ``beside_busy`` a second one, of the same beside a busy process."""
    data = data_of(case)
    quiet = measure(case, data, seconds)
    print_row((name_of(case, data), *quiet.judged(), *([""] if beside_busy else [])))
    if beside_busy:
        with busy_core():
            busy = measure(case, data, seconds)
        alone = quiet.alone / busy.alone
        window = quiet.window.steps_per_second / busy.window.steps_per_second
        times = (
            f"{alone:.2f}{flag(alone <= MOST_BUSY)}, in the window {window:.2f}{flag(window <= MOST_BUSY)}"
        )
        print_row(("the same, one core busy", *busy.judged(), times))


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--seconds", type=float, default=5.0, help="for each of the measurements")
    parser.add_argument("--core", choices=("auto", "compiled", "numpy"), default="auto", help="what trains")
    parser.add_argument("--busy", action="store_true", help="also beside a process that keeps a core busy")
    arguments = parser.parse_args()
    choose(arguments.core)
    with own_application() as (application, folder):
        print(
            f"{core_message()} Window drawn by Qt's {application.platformName()}, {os.cpu_count()} cores.\n"
        )
        head = [*HEAD, f"times as long (at most {MOST_BUSY})"] if arguments.busy else HEAD
        print_head(head)
        for case in cases(folder):
            report(case, arguments.seconds, arguments.busy)


if __name__ == "__main__":
    main()
