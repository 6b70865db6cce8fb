"""A bench with its insight and the model of the plane, without a window."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

import pytest

from engine.training.observation.snapshot import SnapshotRequest
from gui.bench.insight.insight import Insight
from gui.bench.judging.pinned_row import PinnedRow
from gui.bench.workbench import Workbench
from gui.plane.plane_model import PlaneModel


@dataclass
class Studio:
    """What the views of the plane show, and what they are made of."""

    bench: Workbench
    insight: Insight
    pinned: PinnedRow
    model: PlaneModel
    open: Callable[[str], None]
    train: Callable[[], None]


@pytest.fixture
def studio(qtbot) -> Iterator[Studio]:
    """The model of a bench with nothing open."""
    bench = Workbench(lambda: SnapshotRequest(values=insight.wants_values))
    pinned = PinnedRow(bench)
    insight = Insight(bench, pinned, bench)
    bench.session.frame.connect(insight.show_snapshot)
    bench.session.choose_speed("full")

    def open_table(path: str) -> None:
        bench.open_path(path)
        qtbot.waitUntil(lambda: bench.project.data.path == path and bench.task is not None, timeout=20_000)
        if bench.asks_for_target:
            bench.edit_choices("", replace(bench.project.data, target=bench.task.target))
        qtbot.waitUntil(lambda: bench.can_train, timeout=20_000)
        bench.edit_training("", replace(bench.project.training, epochs=3, patience=0))

    def train() -> None:
        bench.toggle_training()
        qtbot.waitUntil(lambda: bench.session.state == "finished", timeout=20_000)

    yield Studio(bench, insight, pinned, PlaneModel(insight, bench, pinned, bench), open_table, train)
    insight.shut_down()
    bench.shut_down()
