"""Work that killed windows left behind, files that two windows share, and tables a project may not read."""

from __future__ import annotations

import errno
import os
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QMenu, QMessageBox
from pytestqt.qtbot import QtBot

from engine.common.atomic import YOUNG_SECONDS, temporary_beside
from engine.core.training_settings import TrainingSettings
from engine.files.project_file import load_project, save_project
from engine.files.recovery import RecoveryFile, orphaned, recovery_folder
from engine.project.project import DataChoices, Project
from gui.bench.workbench import Workbench
from gui.look.notice import Notice
from gui.window.main_window import MainWindow

TABLE = "a,b,kind\n" + "".join(f"{i},{i % 5},{'yes' if i % 2 else 'no'}\n" for i in range(60))


@pytest.fixture
def told(window: MainWindow) -> list[Notice]:
    found: list[Notice] = []
    window.workbench.noticed.connect(lambda notice: notice and found.append(notice))
    return found


def left_behind(epochs: int, path: str, age: float) -> None:
    """What a window leaves that was killed so many seconds ago."""
    kept = RecoveryFile()
    kept.write(Project(training=TrainingSettings(epochs=epochs)), None, path)
    assert kept._lock is not None
    kept._lock.close()
    past = kept.path.stat().st_mtime - age
    os.utime(kept.path, (past, past))


def save(qtbot: QtBot, bench: Workbench, path: Path) -> None:
    with qtbot.waitSignal(bench.files.saved, timeout=20_000):
        bench.files.save_to(str(path))


def open_project(qtbot: QtBot, window: MainWindow, path: Path) -> None:
    window.files.open_path(str(path))
    qtbot.waitUntil(lambda: window.workbench.document.path == str(path), timeout=20_000)


def test_all_that_was_left_is_offered_and_each_can_be_recovered(
    qtbot: QtBot, window: MainWindow, told: list[Notice]
) -> None:
    left_behind(5, "/home/me/new.layerscope", 10)
    left_behind(6, "", 1000)
    with qtbot.waitSignal(window.recovery.changed, timeout=20_000):
        window.recovery.look()
    assert "new.layerscope was not saved" in told[-1].text
    assert "1 older" in told[-1].text
    entries = window.findChild(QMenu, "recovery_menu").actions()
    assert [entry.text().split(",")[0] for entry in entries] == ["new.layerscope", "an unsaved project"]
    older = window.recovery.works[1]
    next(action for action in entries[1].menu().actions() if action.text() == "Recover it").trigger()
    qtbot.waitUntil(lambda: window.workbench.project.training.epochs == 6, timeout=20_000)
    assert not window.workbench.document.is_saved
    qtbot.waitUntil(lambda: not older.path.exists(), timeout=20_000)
    assert [work.original_path for work in window.recovery.works] == ["/home/me/new.layerscope"]


def test_an_offer_goes_once_the_menu_has_recovered_the_work(qtbot: QtBot, window: MainWindow) -> None:
    left_behind(5, "/home/me/new.layerscope", 10)
    with qtbot.waitSignal(window.recovery.changed, timeout=20_000):
        window.recovery.look()
    assert window.notices.current is not None
    (entry,) = window.findChild(QMenu, "recovery_menu").actions()
    next(action for action in entry.menu().actions() if action.text() == "Recover it").trigger()
    qtbot.waitUntil(lambda: window.workbench.project.training.epochs == 5, timeout=20_000)
    assert window.notices.current is None
    assert not any(each.is_open for each in window.notices.entries)


def test_an_offer_is_declined_for_good_unless_that_is_taken_back(
    qtbot: QtBot, window: MainWindow, told: list[Notice]
) -> None:
    left_behind(5, "/home/me/new.layerscope", 10)
    left_behind(6, "/home/me/old.layerscope", 1000)
    with qtbot.waitSignal(window.recovery.changed, timeout=20_000):
        window.recovery.look()
    assert told[-1].second_button == "Discard it"
    told[-1].second_act()
    assert "new.layerscope was discarded" in told[-1].text
    assert len(orphaned()) == 2  # until the window closes, so that it can be taken back
    window.recovery.decline(window.recovery.works[0])
    told[-1].act()
    assert [work.original_path for work in window.recovery.works] == ["/home/me/old.layerscope"]
    window.close()
    assert [work.original_path for work in orphaned()] == ["/home/me/old.layerscope"]


def test_what_killed_saves_left_is_removed_at_the_next_start(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    save(qtbot, window.workbench, tmp_path / "a.layerscope")
    left = [temporary_beside(tmp_path / "a.layerscope"), temporary_beside(recovery_folder() / "1-a.json")]
    for path in left:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"half")
        past = path.stat().st_mtime - YOUNG_SECONDS - 1
        os.utime(path, (past, past))
    window.recovery.look()
    qtbot.waitUntil(lambda: not any(path.exists() for path in left), timeout=20_000)
    assert (tmp_path / "a.layerscope").exists()


def test_two_windows_on_one_project(
    qtbot: QtBot, window: MainWindow, told: list[Notice], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    mine = tmp_path / "a.layerscope"
    save_project(mine, Project(), None)
    open_project(qtbot, window, mine)
    bench = window.workbench
    bench.edit_training("", replace(bench.project.training, seed=1))
    save(qtbot, bench, mine)  # nobody else has saved: no question
    save_project(mine, Project(training=TrainingSettings(seed=7)), None)  # the other window
    bench.edit_training("", replace(bench.project.training, seed=2))
    with qtbot.waitSignal(bench.files.overtaken, timeout=20_000):
        bench.files.save_to(str(mine))
    assert load_project(mine)[0].training.seed == 7
    assert not window.workbench.document.is_saved
    assert "changed by another window" in told[-1].text
    copy = tmp_path / "copy.layerscope"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(copy), ""))
    with qtbot.waitSignal(bench.files.saved, timeout=20_000):
        told[-1].act()
    assert load_project(copy)[0].training.seed == 2
    assert load_project(mine)[0].training.seed == 7


def test_a_file_of_somebody_else_can_be_replaced(
    qtbot: QtBot, window: MainWindow, told: list[Notice], tmp_path: Path
) -> None:
    mine, bench = tmp_path / "a.layerscope", window.workbench
    save(qtbot, bench, mine)
    save_project(mine, Project(training=TrainingSettings(seed=7)), None)
    with qtbot.waitSignal(bench.files.overtaken, timeout=20_000):
        bench.files.save_to(str(mine))
    with qtbot.waitSignal(bench.files.saved, timeout=20_000):
        told[-1].second_act()
    assert load_project(mine)[0].training.seed == bench.project.training.seed


def test_a_window_that_could_not_save_does_not_close_later(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    mine, bench = tmp_path / "a.layerscope", window.workbench
    save(qtbot, bench, mine)
    save_project(mine, Project(training=TrainingSettings(seed=7)), None)
    bench.edit_training("", replace(bench.project.training, seed=2))
    monkeypatch.setattr(QMessageBox, "exec", lambda _: QMessageBox.StandardButton.Save)
    with qtbot.waitSignal(bench.files.overtaken, timeout=20_000):
        window.close()
    save(qtbot, bench, tmp_path / "copy.layerscope")
    qtbot.wait(100)
    assert window.isVisible()


def foreign_project(folder: Path, table: Path) -> Path:
    path = folder / "foreign.layerscope"
    save_project(path, Project(DataChoices(path=str(table), target="kind")), None)
    return path


@pytest.fixture
def elsewhere(tmp_path: Path) -> Path:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "project").mkdir()
    table = tmp_path / "elsewhere" / "secret.csv"
    table.write_text(TABLE)
    return table


def test_a_table_elsewhere_is_read_only_after_a_question(
    qtbot: QtBot, window: MainWindow, told: list[Notice], tmp_path: Path, elsewhere: Path
) -> None:
    project = foreign_project(tmp_path / "project", elsewhere)
    with qtbot.waitSignal(window.workbench.table_elsewhere, timeout=20_000):
        window.files.open_path(str(project))
    assert str(elsewhere) in told[-1].text
    assert window.workbench.store.table is None
    assert window.workbench.document.path == ""
    told[-1].act()
    qtbot.waitUntil(lambda: window.workbench.store.table is not None, timeout=20_000)
    # It is known from now on.
    window.files.new_project()
    open_project(qtbot, window, project)
    qtbot.waitUntil(lambda: window.workbench.store.table is not None, timeout=20_000)


def test_another_table_can_be_chosen(
    qtbot: QtBot,
    window: MainWindow,
    told: list[Notice],
    tmp_path: Path,
    elsewhere: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    other = tmp_path / "other.csv"
    other.write_text(TABLE)
    with qtbot.waitSignal(window.workbench.table_elsewhere, timeout=20_000):
        window.files.open_path(str(foreign_project(tmp_path / "project", elsewhere)))
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: ("", ""))
    told[-1].second_act()
    assert str(elsewhere) in told[-1].text  # asked once more
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(other), ""))
    told[-1].second_act()
    qtbot.waitUntil(lambda: window.workbench.store.table is not None, timeout=20_000)
    assert window.workbench.project.data == DataChoices(path=str(other), target="kind")


def test_a_path_on_another_computer_is_not_even_looked_at(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    for name in ("exists", "is_file", "stat"):
        real = getattr(Path, name)
        monkeypatch.setattr(
            Path, name, lambda self, *a, _real=real, **k: (asked.append(str(self)), _real(self, *a, **k))[1]
        )
    table = Path("//host/share/table.csv")
    with qtbot.waitSignal(window.workbench.table_elsewhere, timeout=20_000):
        window.files.open_path(str(foreign_project(tmp_path, table)))
    assert asked
    assert not [path for path in asked if "host" in path]


def test_a_table_that_the_user_opened_before_is_read_at_once(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, elsewhere: Path
) -> None:
    window.files.open_path(str(elsewhere))
    qtbot.waitUntil(lambda: window.workbench.store.table is not None, timeout=20_000)
    window.files.is_disposable = lambda: True
    window.files.new_project()
    open_project(qtbot, window, foreign_project(tmp_path / "project", elsewhere))
    qtbot.waitUntil(lambda: window.workbench.store.table is not None, timeout=20_000)


def test_a_full_disk_is_told_once_until_there_is_room_again(
    qtbot: QtBot, window: MainWindow, told: list[Notice], monkeypatch: pytest.MonkeyPatch
) -> None:
    bench = window.workbench
    bench.edit_training("", replace(bench.project.training, seed=2))

    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", full)
        for _ in range(3):
            bench.files.keep_recovery()
            qtbot.waitUntil(lambda: not bench.files._background.is_busy, timeout=20_000)
    assert len([notice for notice in told if "No space left" in notice.text]) == 1
    bench.files.keep_recovery()
    qtbot.waitUntil(bench.files._recovery.path.exists, timeout=20_000)


def test_a_project_is_not_replaced_by_that_of_another_table(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    mine, bench = tmp_path / "mine.layerscope", window.workbench
    window.files.open_sample("iris")
    qtbot.waitUntil(lambda: bench.can_train, timeout=20_000)
    save(qtbot, bench, mine)
    bench.edit_training("", replace(bench.project.training, seed=3))
    window.files.open_sample("diabetes")
    qtbot.waitUntil(lambda: bench.project.data.path == "sample:diabetes", timeout=20_000)
    asked: list[object] = []
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *words: (asked.append(words), ("", ""))[1])
    window.parts.actions_by_key["save"].trigger()
    assert asked
    assert load_project(mine)[0].data.path == "sample:iris"
    assert window.windowTitle().startswith("diabetes")
    window.workbench.document.undo_stack.undo()
    assert window.workbench.document.path == str(mine)
    assert window.windowTitle().startswith("mine.layerscope")


def test_an_iteration_that_was_gone_through_is_work_before_any_frame_shows_it(
    qtbot: QtBot, iris_window: MainWindow
) -> None:
    """Else a table that is opened at that moment takes the run away without asking."""
    bench = iris_window.workbench
    saved: list[bool] = []
    bench.session.taped.connect(lambda tape: tape.is_complete and saved.append(bench.document.is_saved))
    assert bench.document.is_saved
    iris_window.stepping.get().run_iteration()
    qtbot.waitUntil(lambda: bool(saved), timeout=20_000)
    assert saved == [False]
