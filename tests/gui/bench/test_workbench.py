"""Recovery after a kill, and the rules between document, data and run that no widget shows."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import textwrap
import threading
import time
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from PySide6.QtCore import QSettings, QThread, QTimer
from PySide6.QtWidgets import QWidget

import gui.bench.files
from engine.core.training_settings import TrainingSettings
from engine.data.columns import Resolved, resolve
from engine.data.samples import sample_path
from engine.data.table.table import Table
from engine.files.export.npz import load_npz
from engine.files.project_file import load_project, save_project
from engine.files.recovery import orphaned, recovery_folder
from engine.project.decision import Decision
from engine.project.project import DataChoices, Project
from engine.training.observation.snapshot import SnapshotRequest
from gui.bench.data_store import combined
from gui.bench.files import Opened, read_project
from gui.bench.workbench import Workbench
from gui.look.notice import Notice
from gui.window.files.file_commands import FileCommands
from gui.window.files.recovery import Recovery
from tests.threads import PATIENCE

ROOT = Path(__file__).resolve().parents[3]


@pytest.fixture
def bench(qtbot):
    bench = Workbench(SnapshotRequest)
    bench.session.choose_speed("full")
    yield bench
    bench.shut_down()


def open_data(qtbot, bench: Workbench, path: str = "sample:iris") -> None:
    bench.open_path(path)
    qtbot.waitUntil(lambda: bench.can_train or bench.asks_for_target, timeout=20_000)
    if bench.asks_for_target:
        bench.edit_choices("", replace(bench.project.data, target=bench.task.target))
    qtbot.waitUntil(lambda: bench.can_train, timeout=20_000)


def notices(bench: Workbench) -> list[Notice]:
    found: list[Notice] = []
    bench.noticed.connect(lambda notice: notice and found.append(notice))
    return found


def recovery_of(bench: Workbench, folder: Path) -> Recovery:
    settings = QSettings(str(folder / "recovery.ini"), QSettings.Format.IniFormat)
    window = QWidget()
    files = FileCommands(bench, settings, window)
    recovery = Recovery(bench, files, settings, bench)
    bench.destroyed.connect(window.deleteLater)
    return recovery


def is_step_kept() -> bool:
    """Whether a recovery file has weights that were trained; on a busy machine the first may have none."""
    states = [load_project(path)[1] for path in recovery_folder().glob("*.layerscope")]
    return any(state is not None and state.step for state in states)


@pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGKILL")
def test_a_killed_window_loses_next_to_nothing(qtbot, bench, user_folder):
    script = textwrap.dedent(
        """
        import sys
        from dataclasses import replace
        import gui.bench.files
        gui.bench.files.RECOVERY_SECONDS = 1
        from gui.window.application import make_application
        from gui.window.main_window import MainWindow
        application = make_application(["layerscope"])
        window = MainWindow()
        window.show()
        window.workbench.session.choose_speed("full")
        window.files.open_path("sample:iris")
        def train():
            bench = window.workbench
            bench.edit_training("", replace(bench.project.training, epochs=1000000, patience=0))
            bench.toggle_training()
            print("training", flush=True)
        window.workbench.store.prepared.connect(train)
        application.exec()
        """
    )
    # Where the child keeps its files is where this process looks for them: the environment is shared.
    child = subprocess.Popen(
        [sys.executable, "-c", script], cwd=ROOT, stdout=subprocess.PIPE, env=os.environ.copy()
    )
    assert child.stdout is not None
    assert child.stdout.readline().strip() == b"training"
    deadline = time.monotonic() + 60
    while not is_step_kept() and time.monotonic() < deadline:
        time.sleep(0.1)
    assert orphaned() == []
    child.send_signal(signal.SIGKILL)
    child.wait(10)
    child.stdout.close()
    (found,) = orphaned()
    project, state = load_project(found.path)
    assert project.data.path == "sample:iris"
    assert state is not None
    assert state.step > 0

    offered = notices(bench)
    recovery_of(bench, user_folder).look()
    qtbot.waitUntil(lambda: bool(offered), timeout=20_000)
    assert "ended unexpectedly" in offered[0].text
    offered[0].act()
    qtbot.waitUntil(lambda: bench.session.trainer is not None, timeout=20_000)
    assert (bench.session.trainer.network.values == state.now.values).all()
    assert not bench.document.is_saved
    qtbot.waitUntil(lambda: orphaned() == [], timeout=20_000)


def test_saving_ends_the_need_for_recovery(qtbot, bench, tmp_path):
    open_data(qtbot, bench)
    bench.edit_training("", replace(bench.project.training, seed=4))
    bench.files.keep_recovery()
    qtbot.waitUntil(bench.files._recovery.path.exists, timeout=20_000)
    with qtbot.waitSignal(bench.files.saved, timeout=20_000):
        bench.files.save_to(str(tmp_path / "a.layerscope"))
    qtbot.waitUntil(lambda: not bench.files._recovery.path.exists(), timeout=20_000)


def test_work_that_is_dear_to_keep_aside_is_kept_aside_less_often(qtbot, bench, monkeypatch):
    now = [1000.0]
    monkeypatch.setattr(gui.bench.files, "time", SimpleNamespace(monotonic=lambda: now[0]))
    open_data(qtbot, bench)
    asked, written = [], []
    monkeypatch.setattr(bench.session, "capture", asked.append)
    monkeypatch.setattr(bench.files._recovery, "write", lambda *_: written.append(now[0]))

    def edit_and_wait(seconds: float) -> int:
        now[0] += seconds
        bench.edit_training("", replace(bench.project.training, seed=bench.project.training.seed + 1))
        bench.files.keep_recovery()
        return len(asked)

    assert edit_and_wait(0) == 1
    now[0] += 3.0  # so long it takes until it is written
    asked[-1](None)
    qtbot.waitUntil(lambda: not bench.files._background.is_busy, timeout=20_000)
    assert written == [1003.0]
    assert edit_and_wait(gui.bench.files.RECOVERY_REST * 3.0 - 1) == 1
    assert edit_and_wait(2) == 2


def test_saving_into_a_missing_folder_is_one_sentence_and_nothing_is_lost(qtbot, bench, tmp_path):
    open_data(qtbot, bench)
    bench.edit_training("", replace(bench.project.training, seed=4))
    found = notices(bench)
    bench.files.save_to(str(tmp_path / "nowhere" / "a.layerscope"))
    qtbot.waitUntil(lambda: bool(found), timeout=20_000)
    assert "nowhere" in found[0].text
    assert not found[0].details
    assert not bench.document.is_saved


def test_export_without_weights_says_what_to_do(qtbot, bench, tmp_path):
    open_data(qtbot, bench)
    found = notices(bench)
    bench.files.export("npz", str(tmp_path / "a.npz"))
    assert "press Train" in found[0].text
    assert not (tmp_path / "a.npz").exists()


def test_a_project_finds_its_csv_beside_it_after_both_were_moved(qtbot, bench, tmp_path):
    old, new = tmp_path / "old", tmp_path / "new"
    old.mkdir()
    (old / "iris.csv").write_bytes(sample_path("iris").read_bytes())
    open_data(qtbot, bench, str(old / "iris.csv"))
    with qtbot.waitSignal(bench.files.saved, timeout=20_000):
        bench.files.save_to(str(old / "a.layerscope"))
    old.rename(new)
    bench.new_project()
    bench.open_path(str(new / "a.layerscope"))
    qtbot.waitUntil(lambda: bench.can_train, timeout=20_000)
    assert bench.project.data.path == str(new / "iris.csv")


def test_weights_of_other_data_are_kept_but_not_trained_on(qtbot, bench, tmp_path):
    csv = tmp_path / "iris.csv"
    lines = sample_path("iris").read_text().splitlines()
    csv.write_text("\n".join(lines))
    open_data(qtbot, bench, str(csv))
    bench.step_training()
    qtbot.waitUntil(lambda: bench.session.trainer.step_count == 1, timeout=20_000)
    path = tmp_path / "a.layerscope"
    with qtbot.waitSignal(bench.files.saved, timeout=20_000):
        bench.files.save_to(str(path))
    csv.write_text("\n".join(lines[:120]))
    bench.new_project()
    found = notices(bench)
    bench.open_path(str(path))
    qtbot.waitUntil(lambda: bool(found), timeout=20_000)
    assert "not as they were" in found[0].text
    assert bench.session.trainer is None
    bench.files.export("npz", str(tmp_path / "a.npz"))
    qtbot.waitUntil((tmp_path / "a.npz").exists, timeout=20_000)


def test_a_newer_target_is_followed_by_the_suggested_network(qtbot, bench):
    open_data(qtbot, bench)
    bench.edit_choices("", replace(bench.project.data, target="sepal_length"))
    assert bench.task.kind == "regression"
    assert bench.problems == ()
    assert bench.project.architecture.output.settings.activation == "identity"


def decide(bench: Workbench, decision: Decision) -> None:
    bench.document.edit("Change the threshold", replace(bench.project, decision=decision))


def test_another_target_drops_the_decision_and_undo_brings_it_back(qtbot, bench):
    open_data(qtbot, bench)
    decision = Decision(0.7, "virginica")
    decide(bench, decision)
    bench.edit_choices("", replace(bench.project.data, seed=5))
    assert bench.project.decision == decision
    bench.edit_choices("", replace(bench.project.data, target="sepal_length"))
    assert bench.project.decision == Decision()
    bench.document.undo_stack.undo()
    assert bench.project.decision == decision
    bench.open_path("sample:wine")
    qtbot.waitUntil(lambda: bench.project.data.path == "sample:wine", timeout=20_000)
    assert bench.project.decision == Decision()


def test_exported_weights_hold_the_decision(qtbot, bench, tmp_path):
    open_data(qtbot, bench)
    bench.step_training()
    qtbot.waitUntil(lambda: bench.session.trainer.step_count == 1, timeout=20_000)
    decide(bench, Decision(0.7, "virginica"))
    with qtbot.waitSignal(bench.files.exported, timeout=20_000):
        bench.files.export("npz", str(tmp_path / "a.npz"))
    assert load_npz(tmp_path / "a.npz").decision == Decision(0.7, "virginica")


def test_the_runs_batch_size_follows_while_the_seed_waits(qtbot, bench):
    open_data(qtbot, bench)
    bench.step_training()
    qtbot.waitUntil(lambda: bench.session.trainer.step_count == 1, timeout=20_000)
    bench.edit_training("", replace(bench.project.training, batch_size=7))
    assert bench.session.trainer.settings.batch_size == 7
    assert not bench.is_outdated
    bench.edit_training("", replace(bench.project.training, seed=7))
    assert bench.is_outdated


def test_nothing_begins_again_after_it_was_shut_down(bench):
    bench.shut_down()
    assert not any(timer.isActive() for timer in bench.findChildren(QTimer))


def test_a_run_is_up_to_date_again_once_the_change_is_taken_back(qtbot, bench):
    open_data(qtbot, bench)
    bench.step_training()
    qtbot.waitUntil(lambda: bench.session.trainer.step_count == 1, timeout=20_000)
    found = notices(bench)
    withdrawn: list[Notice] = []
    bench.withdrawn.connect(withdrawn.append)
    bench.edit_choices("", replace(bench.project.data, seed=5))
    qtbot.waitUntil(lambda: bench.is_outdated and bool(found), timeout=20_000)
    assert "with another split" in found[-1].text
    with qtbot.waitSignal(bench.store.prepared, timeout=20_000):
        bench.document.undo_stack.undo()
    qtbot.waitUntil(lambda: bool(withdrawn), timeout=20_000)
    assert not bench.is_outdated
    assert withdrawn == found[-1:]


def test_a_new_run_after_an_edit_offers_the_old_weights_back(qtbot, bench):
    open_data(qtbot, bench)
    bench.edit_training("", replace(bench.project.training, epochs=3))
    bench.toggle_training()
    qtbot.waitUntil(lambda: bench.session.state == "finished", timeout=20_000)
    weights = bench.session.trainer.network.parameters.copy()
    bench.edit_training("", replace(bench.project.training, seed=5))
    found = notices(bench)
    bench.toggle_training()
    qtbot.waitUntil(lambda: bench.session.state == "finished", timeout=20_000)
    assert (bench.session.trainer.network.parameters != weights).any()
    offer = next(notice for notice in found if notice.button == "Bring them back")
    offer.act()
    assert (bench.session.trainer.network.parameters == weights).all()


@pytest.fixture
def slow_to_resolve(monkeypatch):
    """Every table counts as a large one, that is resolved beside the window; gives who did it."""
    threads: list[bool] = []

    def watched(table: Table, choices: DataChoices) -> Resolved:
        threads.append(QThread.isMainThread())
        return resolve(table, choices)

    monkeypatch.setattr("gui.bench.data_store.QUICK_ROWS", 0)
    monkeypatch.setattr("gui.bench.data_store.resolve", watched)
    return threads


def test_a_large_table_is_resolved_beside_the_window_and_no_edit_is_lost(qtbot, bench, slow_to_resolve):
    open_data(qtbot, bench)
    assert slow_to_resolve == []  # done in the thread that read the file
    before = bench.project.data
    bench.edit_choices("seed", replace(before, seed=5))
    bench.edit_choices("scaling", replace(before, scaling="minmax"))  # made before the first is through
    assert bench.project.data == before
    qtbot.waitUntil(lambda: bench.project.data != before, timeout=20_000)
    assert bench.project.data == replace(before, seed=5, scaling="minmax")
    qtbot.waitUntil(lambda: bench.can_train, timeout=20_000)
    assert bench.store.dataset.preparation.columns[0].offset == pytest.approx(4.3)  # the smallest: minmax
    assert slow_to_resolve and not any(slow_to_resolve)


def test_undo_of_choices_about_a_large_table_needs_no_second_look(qtbot, bench, slow_to_resolve):
    open_data(qtbot, bench)
    task = bench.task
    bench.edit_choices("", replace(bench.project.data, target="sepal_length"))
    qtbot.waitUntil(lambda: bench.task is not None and bench.task.kind == "regression", timeout=20_000)
    looked = len(slow_to_resolve)
    bench.document.undo_stack.undo()
    assert bench.task == task
    assert len(slow_to_resolve) == looked


def test_an_edit_is_dropped_where_something_else_was_done_before_it_is_through(qtbot, bench, slow_to_resolve):
    open_data(qtbot, bench)
    before = bench.project
    bench.edit_choices("", replace(before.data, seed=5))
    qtbot.waitUntil(lambda: bench.project.data.seed == 5, timeout=20_000)
    bench.edit_choices("", replace(bench.project.data, seed=6))
    bench.document.undo_stack.undo()
    qtbot.waitUntil(lambda: bench.can_train, timeout=20_000)
    assert bench.project == before
    bench.edit_choices("", replace(before.data, scaling="none"))
    qtbot.waitUntil(lambda: bench.project.data.scaling == "none", timeout=20_000)
    assert bench.project.data.seed == before.data.seed


def test_two_changes_of_the_same_choices_are_both_kept():
    base = DataChoices(seed=1, roles={"a": "ignored", "b": "ignored"})
    first = replace(base, seed=2, roles={"b": "ignored", "c": "feature"})
    second = replace(base, scaling="none", roles={"a": "ignored", "b": "feature"})
    both = combined(base, first, second)
    assert both == replace(base, seed=2, scaling="none", roles={"b": "feature", "c": "feature"})
    assert combined(base, first, base) == first
    assert combined(base, first, replace(base, seed=3)).seed == 3


@pytest.mark.parametrize("newer", ["table", "project", "new"])
def test_a_project_that_is_still_being_read_does_not_take_the_place_of_what_is_opened_later(
    qtbot: Any, bench: Workbench, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, newer: str
) -> None:
    for seed in (1, 2):
        project = Project(DataChoices(path="sample:wine"), training=TrainingSettings(seed=seed))
        save_project(tmp_path / f"{seed}.layerscope", project, None)
    begun, may_read, used = threading.Event(), threading.Event(), []

    def read(path: str) -> Opened:
        begun.set()
        assert may_read.wait(PATIENCE)
        return read_project(path)

    monkeypatch.setattr("gui.bench.workbench.read_project", read)
    bench.knows_table = lambda _: True
    bench.file_used.connect(used.append)
    bench.open_path(str(tmp_path / "1.layerscope"))
    assert begun.wait(PATIENCE)
    if newer == "new":
        bench.new_project()
    else:
        bench.open_path("sample:iris" if newer == "table" else str(tmp_path / "2.layerscope"))
    may_read.set()
    wanted = {"table": ["sample:iris"], "project": [str(tmp_path / "2.layerscope")], "new": []}[newer]
    qtbot.waitUntil(lambda: used == wanted and not bench.files._background.is_busy, timeout=20_000)
    data = {"table": "sample:iris", "project": "sample:wine", "new": ""}[newer]
    assert (bench.project.data.path, bench.project.training.seed) == (data, 2 if newer == "project" else 0)
