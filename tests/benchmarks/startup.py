"""Time to the first paint of the program, beside a bare plot window of the same environment.

    python -m tests.benchmarks.startup [--pairs 7] [--imports]

Whole processes in turns: from the moment each is started to the moment its window was painted for the first
time. The bare one is a pyqtgraph plot with one curve, of the same size. Settings are those of a first start.
Prints the median of the ratios; ``--imports`` lists what takes longest to import instead.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]

FIRST_PAINT = """
import sys, time
from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QWidget

class FirstPaint(QObject):
    def eventFilter(self, target, event):
        if event.type() == QEvent.Type.Paint and isinstance(target, QWidget):
            QApplication.instance().removeEventFilter(self)
            QTimer.singleShot(0, self.done)  # the whole window is painted by then
        return False

    def done(self):
        print(time.monotonic(), flush=True)
        QApplication.closeAllWindows()

run = QApplication.exec
def watched(*_):
    watch = FirstPaint()
    QApplication.instance().installEventFilter(watch)
    return run()
QApplication.exec = watched
"""
"""Runs in the process that is measured, before anything of its own; both processes pay for it."""
BARE = """
import pyqtgraph
application = pyqtgraph.mkQApp()
window = pyqtgraph.PlotWidget()
window.plot([3, 1, 2])
window.resize(1440, 900)
window.show()
application.exec()
"""
PROGRAM = """
from main import main
main([])
"""
SLOWEST_IMPORTS = 40


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--pairs", type=int, default=7)
    parser.add_argument("--imports", action="store_true")
    options = parser.parse_args()
    if options.imports:
        print_imports()
        return
    seconds_to_paint(BARE)  # writes the files of compiled modules that are not there yet
    seconds_to_paint(PROGRAM)
    ratios = []
    for _ in range(options.pairs):
        bare, program = seconds_to_paint(BARE), seconds_to_paint(PROGRAM)
        ratios.append(program / bare)
        print(f"bare {bare:.3f} s   program {program:.3f} s   ratio {program / bare:.2f}", flush=True)
    print(f"median ratio of {options.pairs} pairs: {statistics.median(ratios):.2f}")


def seconds_to_paint(script: str) -> float:
    """Seconds from the start of a process to the first paint of its window."""
    with tempfile.TemporaryDirectory() as folder:
        started = time.monotonic()
        done = subprocess.run(
            [sys.executable, "-c", FIRST_PAINT + script],
            cwd=ROOT,
            env=environment(folder),
            stdout=subprocess.PIPE,
            text=True,
            check=True,
        )
    return float(done.stdout.split()[0]) - started


def environment(folder: str) -> dict[str, str]:
    """Settings and recovery files of a user who never started the program; without a screen, offscreen."""
    has_screen = sys.platform != "linux" or os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")
    platform = {} if has_screen else {"QT_QPA_PLATFORM": "offscreen"}
    homes = dict.fromkeys(("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME"), folder)
    # A developer may have switched off what a user has from the second start on: compiled modules on disk.
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return {**kept, **homes, **platform}


def print_imports() -> None:
    """The modules whose own import takes longest, in thousandths of a second."""
    with tempfile.TemporaryDirectory() as folder:
        done = subprocess.run(
            [sys.executable, "-X", "importtime", "-c", FIRST_PAINT + PROGRAM],
            cwd=ROOT,
            env=environment(folder),
            capture_output=True,
            text=True,
            check=True,
        )
    rows = [line.split("|") for line in done.stderr.splitlines() if line.startswith("import time:")][1:]
    times = sorted(((int(own.split(":")[1]), name.strip()) for own, _, name in rows), reverse=True)
    for microseconds, name in times[:SLOWEST_IMPORTS]:
        print(f"{microseconds / 1000:8.1f}  {name}")


if __name__ == "__main__":
    main()
