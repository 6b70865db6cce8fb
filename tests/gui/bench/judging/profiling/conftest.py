"""A workbench without a window, and what asks of its pinned row."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from engine.training.observation.snapshot import SnapshotRequest
from gui.bench.judging.pinned_row import PinnedRow
from gui.bench.judging.profiling.profiler import Profiler
from gui.bench.judging.profiling.profiling import Profiling
from gui.bench.workbench import Workbench


@pytest.fixture
def bench(qtbot) -> Iterator[Workbench]:
    bench = Workbench(SnapshotRequest)
    bench.session.choose_speed("full")
    yield bench
    bench.shut_down()


@pytest.fixture
def profiling(bench: Workbench) -> Iterator[Profiling]:
    profiling = Profiling(bench, PinnedRow())
    yield profiling
    profiling.shut_down()


@pytest.fixture
def profiler(profiling: Profiling) -> Profiler:
    return profiling.profiler
