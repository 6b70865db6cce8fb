"""Processor time of a frame: of the window's thread, piece by piece, and of the run's thread.

    python -m tests.benchmarks.frame_cost [--seconds 5] [--only 784]

The networks and the window are those of ``live_training``. Counted is the time that a thread is on a
processor and not the clock's, so other programs on the machine change little. A piece is counted with what
it has painted, as the next one begins only then; ``the rest`` is all else of the window's thread: what a
frame tells, marks and texts that change a few times in a second, and the event loop itself. The run's thread
makes a snapshot for each frame; ``calls`` is how often in a frame it comes back from the compiled core.
"""

from __future__ import annotations

import argparse
import time
from collections import defaultdict
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from engine.data.dataset import Dataset
from engine.kernel.choice import core_message
from engine.training.control import Control
from engine.training.observer import Observer
from gui.window.main_window import MainWindow
from tests.benchmarks.live_training import (
    WARM_UP,
    Case,
    cases,
    data_of,
    live,
    name_of,
    training_window,
)
from tests.benchmarks.own_application import own_application
from tests.benchmarks.speed.turns import print_head, print_row

PIECES = ("plane", "classes", "cards", "layer", "curves", "bars")
"""The pieces of a frame, in the order in which ``RunDisplay`` draws them."""
HEAD = ("network / batch", "frames/s", "window's thread", *PIECES, "the rest", "snapshot", "calls")


class ThreadClock:
    """Milliseconds that something took of its thread, and how often it was done.

    Attributes:
        spent: by name, in milliseconds.
        calls: by name.
    """

    def __init__(self) -> None:
        self.spent: dict[str, float] = defaultdict(float)
        self.calls: dict[str, int] = defaultdict(int)
        self._name, self._begun = "", 0.0

    def clear(self) -> None:
        """Begin anew."""
        self.spent.clear()
        self.calls.clear()

    def timed(self, name: str, compute: Callable[..., Any], *args: Any, **kwargs: Any) -> Any:
        """Call ``compute`` and count what it took."""
        begun = time.thread_time()
        try:
            return compute(*args, **kwargs)
        finally:
            self.spent[name] += 1000 * (time.thread_time() - begun)
            self.calls[name] += 1

    def turn_to(self, name: str) -> None:
        """Count from now on what this thread does under this name; nothing under an empty one."""
        now = time.thread_time()
        if self._name:
            self.spent[self._name] += 1000 * (now - self._begun)
        self._name, self._begun = name, now


def watch_pieces(window: MainWindow, clock: ThreadClock) -> None:
    """Count the pieces of each frame of the window's run."""
    session = window.workbench.session
    draw = session.draw

    def draw_counted(*pieces: Callable[[], None]) -> None:
        counted = [partial(_counted, clock, *both) for both in zip(PIECES, pieces, strict=True)]
        draw(*counted, partial(clock.turn_to, ""))

    session.draw = draw_counted  # type: ignore[method-assign]


def _counted(clock: ThreadClock, name: str, piece: Callable[[], None]) -> None:
    clock.turn_to(name)
    piece()


def report(case: Case, data: Dataset, seconds: float, clock: ThreadClock) -> None:
    """A row of the table."""
    window = training_window(case, data)
    session, frames = window.workbench.session, list[Any]()
    watch_pieces(window, clock)
    live(WARM_UP)
    session.frame.connect(frames.append)
    clock.clear()
    begun = time.thread_time()
    passed = live(seconds)
    whole = 1000 * (time.thread_time() - begun) / len(frames)
    pieces = [clock.spent[name] / len(frames) for name in PIECES]
    print_row(
        (
            name_of(case, data),
            f"{len(frames) / passed:.1f}",
            *(f"{each:.2f} ms" for each in (whole, *pieces, whole - sum(pieces))),
            f"{clock.spent['snapshot'] / max(1, clock.calls['snapshot']):.2f} ms",
            f"{clock.calls['turn'] / len(frames):.1f}",
        )
    )
    window.workbench.document.mark_saved("")  # so that nothing is asked
    window.close()
    window.deleteLater()
    live(0.2)


def watch_run(clock: ThreadClock) -> None:
    """Count the snapshots of all runs, and how often a run listens to others."""
    for owner, name, called in ((Observer, "snapshot", "snapshot"), (Control, "wait_turn", "turn")):
        method = getattr(owner, name)

        def counted(self: Any, *args: Any, method: Any = method, called: str = called) -> Any:
            return clock.timed(called, method, self, *args)

        setattr(owner, name, counted)


def measure(folder: Path, seconds: float, only: str) -> None:
    """Print the table."""
    clock = ThreadClock()
    watch_run(clock)
    print_head(HEAD)
    for case in cases(folder):
        data = data_of(case)
        if name_of(case, data).startswith(only):
            report(case, data, seconds, clock)


def main() -> None:
    """Measure the networks."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--seconds", type=float, default=5.0, help="for each network")
    parser.add_argument("--only", default="", help="the networks whose widths begin so")
    arguments = parser.parse_args()
    with own_application() as (application, folder):
        print(f"{core_message()} Window drawn by Qt's {application.platformName()}.\n")
        measure(folder, arguments.seconds, arguments.only)


if __name__ == "__main__":
    main()
