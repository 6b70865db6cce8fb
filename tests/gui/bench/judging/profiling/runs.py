"""Opens tables, trains and shows, for the tests of what is asked of a row."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from gui.bench.judging.profiling.profiler import Profiler
from gui.bench.workbench import Workbench

ENDLESS = 1_000_000
"""Epochs of a run that goes on until the test stops it."""


def train(qtbot, bench: Workbench, path: str | Path, epochs: int = 3) -> None:
    open_table(qtbot, bench, path)
    start(qtbot, bench, epochs)
    qtbot.waitUntil(lambda: bench.session.state == "finished", timeout=20_000)


def open_table(qtbot, bench: Workbench, path: str | Path) -> None:
    before = bench.store.table
    bench.open_path(str(path))
    qtbot.waitUntil(lambda: bench.store.table not in (None, before), timeout=20_000)


def start(qtbot, bench: Workbench, epochs: int) -> None:
    qtbot.waitUntil(lambda: bench.can_train or bench.asks_for_target, timeout=20_000)
    if bench.asks_for_target:
        bench.edit_choices("", replace(bench.project.data, target="answer"))
    qtbot.waitUntil(lambda: bench.can_train, timeout=20_000)
    bench.edit_training("", replace(bench.project.training, epochs=epochs, patience=0))
    bench.toggle_training()


def show(qtbot, profiler: Profiler) -> None:
    profiler.set_shown(True)
    qtbot.waitUntil(lambda: profiler.is_ready, timeout=20_000)
    profiler.set_in_sight(profiler.order.names)
    qtbot.waitUntil(lambda: all_known(profiler), timeout=20_000)


def all_known(profiler: Profiler) -> bool:
    here, weighed = profiler.here, profiler.weighed
    if here is None or weighed is None or here.row is not profiler.pinned.row:
        return False
    return set(profiler.order.names) <= set(here.curves) and set(profiler.order.names) <= set(weighed.others)
