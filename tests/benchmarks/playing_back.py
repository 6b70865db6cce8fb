"""Cost of playing a run back while it goes on: training speed and latency of input beside the same without.

    python -m tests.benchmarks.playing_back [--seconds 5]

In the program's own window a run goes on at full speed. Its checkpoints are played back at the quickest pace,
over and over; before and after that the same window shows the run itself. The share is taken of the mean of
the two. The last column is what a checkpoint takes from the wish to its numbers. The table is Markdown.
"""

from __future__ import annotations

import argparse
import time

import numpy as np
from PySide6.QtCore import QTimer

from engine.data.dataset import Dataset, prepare
from engine.data.reading.csv_reader import read_csv
from engine.data.samples import resolve_path
from engine.project.project import DataChoices
from gui.bench.insight import playback as module
from gui.window.main_window import MainWindow
from tests.benchmarks.live_training import WARM_UP, Case, latencies, live, training_window, wait
from tests.benchmarks.own_application import own_application
from tests.benchmarks.speed.turns import print_head, print_row

HEAD = [
    "network / batch",
    "steps/s",
    "while playing",
    "share",
    "95 % of events within",
    "while playing",
    "a checkpoint",
]
CHECKPOINTS = 8


def speed(window: MainWindow, seconds: float) -> float:
    """Steps per second."""
    trainer = window.workbench.session.trainer
    assert trainer is not None
    steps, passed = trainer.step_count, live(seconds)
    return (trainer.step_count - steps) / passed


def shown_after(window: MainWindow) -> float:
    """Milliseconds from the wish for a checkpoint until its numbers are there, the median."""
    playback, found = window.playback, []
    for epoch in window.workbench.session.checkpoints[:CHECKPOINTS]:
        arrived: list[float] = []
        connection = playback.frame.connect(lambda _, at=arrived: at.append(time.perf_counter()))
        began = time.perf_counter()
        playback.show(epoch)
        wait(lambda at=arrived: bool(at))
        playback.frame.disconnect(connection)
        found.append(1000 * (arrived[0] - began))
    return float(np.median(found))


def report(case: Case, data: Dataset, seconds: float) -> None:
    """A row of the table."""
    window = training_window(case, data)
    playback, session = window.playback, window.workbench.session
    wait(lambda: len(session.checkpoints) >= CHECKPOINTS)
    alone, usual_latencies = [speed(window, seconds)], latencies(seconds)
    again = QTimer(interval=20)
    again.timeout.connect(lambda: None if playback.is_playing else playback.play())
    again.start()
    live(WARM_UP)
    playing, latencies_then = speed(window, seconds), latencies(seconds)
    again.stop()
    took = shown_after(window)
    playback.show_now()
    alone.append(speed(window, seconds))
    usual = sum(alone) / 2
    widths = "-".join(map(str, [data.task.features, *case.hidden, data.task.output_units]))
    cells = [f"{usual:,.0f}", f"{playing:,.0f}", f"{100 * playing / usual:.0f} %"]
    cells += [f"{np.percentile(each, 95):.1f} ms" for each in (usual_latencies, latencies_then)]
    print_row((f"{widths} / {case.batch}", *cells, f"{took:.1f} ms"))
    window.files.may_leave = lambda _: True  # type: ignore[method-assign]  # nobody is asked to save it
    window.close()


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--seconds", type=float, default=5.0, help="for each of the measurements")
    arguments = parser.parse_args()
    module.LONGEST_MS = module.SHORTEST_MS
    with own_application():
        print_head(HEAD)
        for case in (Case("sample:spiral", (8, 8), 10), Case("sample:digits", (128, 64), 64)):
            data = prepare(read_csv(resolve_path(case.path)), DataChoices(path=case.path))
            report(case, data, arguments.seconds)


if __name__ == "__main__":
    main()
