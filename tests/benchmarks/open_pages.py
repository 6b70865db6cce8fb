"""Cost of each page while it is in sight: training speed that is left, and the latency of input.

    python -m tests.benchmarks.open_pages [--seconds 5]

The window is the program's own and the network learns all the time. The speed is compared with that of the
same Trainer without a window, before and after; the latency is that of
:mod:`tests.benchmarks.live_training`. On a machine that has other things to do it tells more of these, so
beside it stands the processor's time of the window's thread in one go, the longest and the share of the time.
How fast a line of the page *Profile* follows the pointer is measured by
:mod:`tests.benchmarks.profile_page`.
"""

from __future__ import annotations

import argparse
import os
import time
from typing import NamedTuple

import numpy as np
from PySide6.QtCore import QAbstractEventDispatcher

from engine.data.dataset import Dataset, prepare
from engine.data.reading.csv_reader import read_csv
from engine.data.samples import resolve_path
from engine.project.project import DataChoices
from gui.window.main_window import MainWindow
from tests.benchmarks.live_training import (
    WARM_UP,
    Case,
    latencies,
    live,
    training_window,
    wait,
    without_window,
)
from tests.benchmarks.own_application import own_application

PAGES = ("canvas", "stepping", "evaluate", "profile")
CASES = (Case("sample:breast_cancer", (32, 16), 32), Case("sample:digits", (128, 64), 64))
LATENCY_WANTED = 16.0
"""Milliseconds within which 95 % of all events are to be heard."""


class Work:
    """Milliseconds of the processor that the window's thread takes between two waits for events."""

    def __init__(self) -> None:
        self.pieces: list[float] = []
        self._begun = time.thread_time()
        dispatcher = QAbstractEventDispatcher.instance()
        dispatcher.aboutToBlock.connect(self._begin)  # emitted before the wait and what comes of it
        dispatcher.awake.connect(self._end)

    def _begin(self) -> None:
        self._begun = time.thread_time()

    def _end(self) -> None:
        self.pieces.append(1000 * (time.thread_time() - self._begun))


class PageFigures(NamedTuple):
    """Figures of a page."""

    steps_per_second: float
    latencies: tuple[float, ...]
    longest_work: float
    work_share: float


def of_page(window: MainWindow, work: Work, key: str, seconds: float) -> PageFigures:
    """Figures while a page is in sight."""
    trainer = window.workbench.session.trainer
    assert trainer is not None
    window.parts.tabs.show_page(key)
    if key == "evaluate":
        wait(lambda: window.judging.get().evaluator.judged is not None)
    if key == "profile":
        wait(lambda: window.profiling.get().profiler.is_ready)
    live(WARM_UP)
    steps = trainer.step_count
    work.pieces.clear()
    passed = live(seconds)
    speed = (trainer.step_count - steps) / passed
    longest, share = max(work.pieces, default=0.0), sum(work.pieces) / (1000 * passed)
    found = latencies(seconds)
    assert trainer.state == "running", trainer.control.message
    return PageFigures(speed, found, longest, share)


def report(case: Case, seconds: float) -> None:
    data: Dataset = prepare(read_csv(resolve_path(case.path)), DataChoices(path=case.path))
    before = without_window(case, data, seconds)
    window = training_window(case, data)
    work = Work()
    figures = {key: of_page(window, work, key, seconds) for key in PAGES}
    window.workbench.shut_down()
    window.judging.get().shut_down()
    window.profiling.get().shut_down()
    window.hide()
    window.deleteLater()
    live(0.2)
    alone = (before + without_window(case, data, seconds)) / 2
    for key, (speed, found, most, share) in figures.items():
        median, slow, longest = np.percentile(found, [50, 95, 100])
        print(
            f"{case.path.removeprefix('sample:'):<16}{key:<12}{alone:>8,.0f}{speed:>10,.0f}"
            f"{100 * speed / alone:>7.0f} %{median:>10.1f}{slow:>8.1f}{longest:>9.1f}"
            f"{most:>10.1f}{100 * share:>6.0f} %"
            + ("" if slow <= LATENCY_WANTED else f"   above {LATENCY_WANTED:g} ms"),
            flush=True,
        )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--seconds", type=float, default=5.0, help="for each of the measurements")
    seconds = parser.parse_args().seconds
    with own_application() as (application, _):
        print(f"Window drawn by Qt's {application.platformName()}, {os.cpu_count()} cores")
        print(f"{'':<28}{'steps per second':>18}{'':>9}{'latency in milliseconds':>27}")
        columns = f"{'alone':>8}{'in sight':>10}{'share':>9}{'median':>10}{'95 %':>8}{'longest':>9}"
        columns += f"{'work':>10}{'share':>8}"
        print(f"{'table':<16}{'page':<12}{columns}")
        for case in CASES:
            report(case, seconds)


if __name__ == "__main__":
    main()
