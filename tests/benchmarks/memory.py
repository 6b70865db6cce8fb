"""Memory of a long run with all views open: what it grows by once the first minutes are over.

    python -m tests.benchmarks.memory [--minutes 60] [--only spiral] [--objects] [--trace]

The run trains at full speed in the program's own window, with the drawing zoomed to the units, the plane as
a card and large, units beside classes, rows as points and a layer all in sight, and below them curves and
health in turns, a minute each. Every few seconds the resident memory of the process is noted. The first
five minutes are those in which histories fill; from then on the median of the last minute less that of the
first is the growth, and the slope of a line through all of them says what it would be in an hour.
``--objects`` prints which objects of Python and of Qt have become more since then, ``--trace`` the lines of
the program whose memory grew (it slows all down).
"""

from __future__ import annotations

import argparse
import gc
import tracemalloc
from collections import Counter
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

import numpy as np
from PySide6.QtCore import QObject

from engine.kernel.choice import core_message
from gui.window.main_window import MainWindow
from gui.window.pages.plane_beside import PlaneBeside
from gui.window.parts.displays.curves_or_health import CURVES, HEALTH
from tests.benchmarks.live_training import flag, live
from tests.benchmarks.live_views import CASES, MOST_HEIGHT, fold_plane, window_of
from tests.benchmarks.own_application import own_application
from tests.benchmarks.speed.turns import print_head, print_row

EVERY = 5.0
"""Seconds from one sample to the next."""
FIRST_MINUTES = 5.0
"""Minutes that do not count."""
MOST_GROWTH = 20.0
"""Bound of the growth of an hour, in megabytes."""
HOUR = 60.0
PAGE = 4096
"""Bytes of a page of memory."""
MOST_SHOWN = 20
HEAD = ("minute", "memory", "epochs", "frames")


class Sample(NamedTuple):
    """Minutes since the beginning, and megabytes of resident memory."""

    minute: float
    megabytes: float


def resident() -> float:
    """Megabytes of this process that are in memory."""
    return int(Path("/proc/self/statm").read_text().split()[1]) * PAGE / 1e6


def open_all(window: MainWindow) -> None:
    """Show every view that the page of the drawing has."""
    window.resize(1920, 1200)
    fold_plane(window, is_open=True)
    window.findChild(PlaneBeside).show_large(True)
    window.parts.separation.fold.button.setChecked(True)
    window.parts.layer_view.class_section.setMaximumHeight(MOST_HEIGHT)
    canvas = window.parts.canvas
    canvas.view.set_zoom(1.25)
    canvas.view.centerOn(canvas.scene.content_rect().center())


def counted_objects(window: MainWindow) -> Counter[str]:
    """Number of objects by type: of Python, and under ``Qt:`` those that the window owns."""
    gc.collect()
    found = Counter(f"{type(each).__module__}.{type(each).__qualname__}" for each in gc.get_objects())
    owned = [window, *window.findChildren(QObject)]
    found.update(f"Qt: {each.metaObject().className()}" for each in owned)
    return found


def growth(samples: list[Sample]) -> tuple[float, float]:
    """Megabytes from the first minute that counts to the last, and those of an hour by a line through all."""
    counting = [each for each in samples if each.minute >= FIRST_MINUTES] or samples
    minutes, megabytes = np.array(counting).T
    first, last = (
        float(np.median(megabytes[which]))
        for which in (minutes <= minutes[0] + 1, minutes >= minutes[-1] - 1)
    )
    slope = float(np.polyfit(minutes, megabytes, 1)[0]) if len(minutes) > 1 else 0.0
    return last - first, slope * HOUR


def watch(window: MainWindow, minutes: float) -> tuple[list[Sample], Counter[str], Counter[str]]:
    """Samples of so long a run, and the objects there were after the first minutes and at the end."""
    session = window.workbench.session
    frames, samples, before = 0, list[Sample](), Counter[str]()

    def count(_: object) -> None:
        nonlocal frames
        frames += 1

    session.frame.connect(count)
    passed = 0.0
    while passed < minutes:
        passed += live(EVERY) / 60
        samples.append(Sample(passed, resident()))
        if not before and passed >= min(FIRST_MINUTES, minutes / 2):
            before = counted_objects(window)
            if tracemalloc.is_tracing():
                tracemalloc.clear_traces()
        trainer = session.trainer
        assert trainer is not None, window.workbench.problems
        if session.state == "finished":  # its million epochs: it goes on with as many
            window.parts.commands.toggle_training()
        if int(passed) > int(passed - EVERY / 60):
            window.parts.below.show_key(HEALTH if int(passed) % 2 else CURVES)
            epochs = f"{trainer.epoch:,}"
            print_row((f"{passed:.0f}", f"{samples[-1].megabytes:.1f} MB", epochs, f"{frames:,}"))
    return samples, before, counted_objects(window)


def print_grown(before: Counter[str], after: Counter[str]) -> None:
    """Print which objects have become more."""
    print("\nobjects that are more than after the first minutes:\n")
    for name, more in (after - before).most_common(MOST_SHOWN):
        print(f"  {more:+8,} to {after[name]:,}  {name}")


def print_traced() -> None:
    """Print which lines of the program have memory that they had not after the first minutes."""
    print("\nlines whose memory is newer than the first minutes:\n")
    for each in tracemalloc.take_snapshot().statistics("lineno")[:MOST_SHOWN]:
        print(f"  {each.size / 1e3:10,.0f} kB in {each.count:,}  {each.traceback[0]}")


def main() -> None:
    """Train for so long, and print how memory grew."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--minutes", type=float, default=60.0)
    parser.add_argument("--only", default=CASES[0].name, help="the network whose name begins so")
    parser.add_argument("--objects", action="store_true", help="count objects by type")
    parser.add_argument("--trace", action="store_true", help="trace what allocates")
    arguments = parser.parse_args()
    case = next(each for each in CASES if each.name.startswith(arguments.only))
    with own_application() as (application, _):
        print(f"{core_message()} Window drawn by Qt's {application.platformName()}.\n")
        window = window_of(case)
        open_all(window)
        if arguments.trace:
            tracemalloc.start()
        print_head(HEAD)
        samples, before, after = watch(window, arguments.minutes)
        grown, in_an_hour = growth(samples)
        steepest = max((b.megabytes - a.megabytes for a, b in pairwise(samples)), default=0.0)
        verdict = flag(in_an_hour <= MOST_GROWTH)
        print(f"\n{grown:+.1f} MB since the first minutes, at most {steepest:.1f} MB in {EVERY:.0f} s.")
        print(f"In an hour {in_an_hour:+.1f} MB by a straight line (at most {MOST_GROWTH:.0f}){verdict}.")
        if arguments.objects:
            print_grown(before, after)
        if arguments.trace:
            print_traced()
        window.hide()  # closed, it would ask whether to save
        window.insight.shut_down()
        if window.learnt.made is not None:
            window.learnt.made.shut_down()
        window.workbench.shut_down()


if __name__ == "__main__":
    main()
