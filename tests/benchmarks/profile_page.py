"""How fast the page *Profile* answers: to a drag of a line, and to any input while the network learns.

    python -m tests.benchmarks.profile_page [--seconds 5] [--table FILE.csv] [--hidden 32 16]

A drag is measured from the move of the mouse to the end of the painting of all strips in sight, with the run
paused and going on. The latency of input is that of :mod:`tests.benchmarks.live_training`.
"""

from __future__ import annotations

import argparse
import os
import time
from dataclasses import replace

import numpy as np
from PySide6.QtCore import QEvent, QObject, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication

from engine.core.architecture.templates import chain
from engine.core.layers.dense import DenseSettings
from gui.profile.strips.strip_card import StripCard
from gui.window.main_window import MainWindow
from gui.window.pages.profile_page import ProfilePage
from tests.benchmarks.live_training import WARM_UP, latencies, live, wait
from tests.benchmarks.own_application import own_application


def opened(path: str, hidden: list[int]) -> MainWindow:
    """The window with the page in sight, training."""
    window = MainWindow()
    window.resize(1440, 900)
    window.show()
    window.files.open_path(path)
    bench = window.workbench
    wait(lambda: bench.can_train or bench.asks_for_target)
    if bench.asks_for_target:
        window.parts.data_panel.table.question.button.click()
    wait(lambda: bench.can_train and bench.task is not None)
    assert bench.task is not None
    training = replace(bench.project.training, learning_rate=1e-4, epochs=1_000_000, patience=0)
    drawn = chain([("dense", DenseSettings(units)) for units in hidden], bench.task)
    bench.document.edit("Benchmark", replace(bench.project, architecture=drawn, training=training))
    bench.session.choose_speed("full")
    window.parts.tabs.show_page("profile")
    wait(lambda: bench.can_train)
    window.parts.commands.toggle_training()
    profiler = window.profiling.get().profiler
    wait(lambda: profiler.is_ready)
    live(WARM_UP)
    return window


def drags(window: MainWindow, seconds: float) -> tuple[list[float], list[float]]:
    """Milliseconds from each move of the mouse to the painted strips: by the clock, and of the processor."""
    page = window.parts.tabs.view("profile")
    assert isinstance(page, ProfilePage)
    profiler, application = window.profiling.get().profiler, QApplication.instance()
    assert application is not None
    name = next(n for n in page.strips.in_sight if profiler.basis and profiler.basis.strip_of(n).marks)
    card = page.strips.cards[name]
    plot, number = card.plot, 0
    found: tuple[list[float], list[float]] = ([], [])
    _send(card, QEvent.Type.MouseButtonPress, plot.center())
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        number += 1
        x = plot.left() + plot.width() * (0.5 + 0.4 * np.sin(number / 7))
        live(0.012)
        began, busy, painted = time.perf_counter(), time.thread_time(), _Painted(card)
        _send(card, QEvent.Type.MouseMove, QPointF(x, plot.center().y()))
        while not painted.seen:
            application.processEvents()
        found[0].append(1000 * (time.perf_counter() - began))
        found[1].append(1000 * (time.thread_time() - busy))
        card.removeEventFilter(painted)
    _send(card, QEvent.Type.MouseButtonRelease, plot.center())
    return found


class _Painted(QObject):
    """Sees that a widget was painted after its row was shown anew."""

    def __init__(self, card: StripCard) -> None:
        super().__init__(card)
        self._card, self._before, self.seen = card, card.here, False
        card.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint and self._card.here is not self._before:
            self.seen = True
        return False


def _send(card: StripCard, kind: QEvent.Type, place: QPointF) -> None:
    button = Qt.MouseButton.LeftButton
    event = QMouseEvent(kind, place, card.mapToGlobal(place), button, button, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(card, event)


def report(what: str, found: list[float] | tuple[float, ...]) -> None:
    median, slow, longest = np.percentile(found, [50, 95, 100])
    print(f"{what:<34}{median:>8.1f}{slow:>8.1f}{longest:>8.1f}   ({len(found)})", flush=True)


def report_drags(state: str, passed: list[float], busy: list[float]) -> None:
    report(f"drag to painted, {state}", passed)
    report("  of these the window's own thread", busy)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=5.0)
    parser.add_argument("--table", default="sample:breast_cancer")
    parser.add_argument("--hidden", type=int, nargs="+", default=[32, 16])
    options = parser.parse_args()
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with own_application():
        window = opened(options.table, options.hidden)
        print(f"{'milliseconds':<34}{'median':>8}{'95 %':>8}{'most':>8}")
        report("input, page open, training", latencies(options.seconds))
        report_drags("training", *drags(window, options.seconds))
        report("input while dragging is over", latencies(options.seconds))
        window.workbench.session.pause()
        live(0.5)
        report_drags("paused", *drags(window, options.seconds))
        window.workbench.shut_down()
        window.profiling.get().shut_down()
        window.hide()
        window.deleteLater()


if __name__ == "__main__":
    main()
