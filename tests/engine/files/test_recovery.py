"""Unsaved work outlives the process that made it, and only work of processes that are gone is offered."""

from __future__ import annotations

import errno
import os
import signal
import stat
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from engine.common.messages import UserError
from engine.data.samples import sample_path
from engine.files.project_file import load_project, save_project, stamp_of
from engine.files.recovery import Recovered, RecoveryFile, discard, orphaned, recovery_folder
from engine.project.project import Project
from tests.trained import suggested_project

KEEPS_WORK = """
import sys, time
from pathlib import Path
from engine.core.training_settings import TrainingSettings
from engine.project.project import Project
from engine.files.recovery import RecoveryFile
kept = RecoveryFile(Path(sys.argv[1]))
kept.write(Project(training=TrainingSettings(epochs=7)), None, "/home/me/work.layerscope")
print("ready", flush=True)
time.sleep(60)
"""


def start_window(folder: Path) -> subprocess.Popen[bytes]:
    process = subprocess.Popen([sys.executable, "-c", KEEPS_WORK, str(folder)], stdout=subprocess.PIPE)
    assert process.stdout is not None
    with process.stdout:
        assert process.stdout.readline().strip() == b"ready"
    return process


def test_only_the_work_of_a_killed_process_is_offered(tmp_path: Path) -> None:
    process = start_window(tmp_path)
    try:
        assert orphaned(tmp_path) == []
    finally:
        process.send_signal(getattr(signal, "SIGKILL", signal.SIGTERM))
        process.wait()
    (found,) = orphaned(tmp_path)
    assert found.original_path == "/home/me/work.layerscope"
    project, state = load_project(found.path)
    assert project.training.epochs == 7
    assert state is None
    discard(found)
    assert list(tmp_path.iterdir()) == []


def test_a_living_window_is_not_offered_its_own_work(tmp_path: Path) -> None:
    kept = RecoveryFile(tmp_path)
    kept.write(Project(), None, "")
    assert orphaned(tmp_path) == []
    kept.discard()
    assert list(tmp_path.iterdir()) == []


def test_work_can_be_kept_again_after_it_was_discarded(tmp_path: Path) -> None:
    kept = RecoveryFile(tmp_path)
    project = suggested_project(sample_path("iris"))
    for _ in range(2):
        kept.write(project, None, "a")
        assert load_project(kept.path) == (project, None)
        kept.discard()


def test_a_late_write_and_a_discard_do_not_meet(tmp_path: Path) -> None:
    kept = RecoveryFile(tmp_path)
    project = suggested_project(sample_path("iris"))
    writers = [threading.Thread(target=kept.write, args=(project, None, str(i))) for i in range(6)]
    for writer in writers:
        writer.start()
        kept.discard()
    for writer in writers:
        writer.join()
    assert orphaned(tmp_path) == []
    kept.discard()
    assert list(tmp_path.iterdir()) == []


def test_several_windows_and_the_newest_first(tmp_path: Path) -> None:
    for age, name in ((50, "old"), (10, "new")):
        kept = RecoveryFile(tmp_path)
        kept.write(Project(), None, name)
        path = kept.path
        past = path.stat().st_mtime - age
        os.utime(path, (past, past))
        path.with_suffix(".lock").unlink()  # as if the process were gone
        assert kept._lock is not None
        kept._lock.close()
    assert [one.original_path for one in orphaned(tmp_path)] == ["new", "old"]


@pytest.mark.parametrize("note", ["", "[]", "{}", "[" * 50_000])
def test_a_damaged_note_loses_the_name_only(tmp_path: Path, note: str) -> None:
    (tmp_path / "1-a.layerscope").touch()
    (tmp_path / "1-a.json").write_text(note)
    assert [one.original_path for one in orphaned(tmp_path)] == [""]


def test_an_empty_or_missing_folder(tmp_path: Path) -> None:
    assert orphaned(tmp_path) == []
    assert orphaned(tmp_path / "missing") == []
    discard(Recovered(tmp_path / "gone.layerscope", "", 0.0))


def test_a_folder_that_cannot_be_made(tmp_path: Path) -> None:
    (tmp_path / "taken").touch()
    with pytest.raises(UserError, match="cannot be kept aside"):
        RecoveryFile(tmp_path / "taken").write(Project(), None, "")


def test_the_folder_belongs_to_the_user(user_folder: Path) -> None:
    assert recovery_folder().name == "recovery"
    if sys.platform == "linux":
        assert user_folder in recovery_folder().parents


@pytest.mark.skipif(os.name != "posix", reason="Windows has no such permissions")
def test_nobody_else_can_read_what_is_kept(tmp_path: Path) -> None:
    folder = tmp_path / "recovery"
    kept = RecoveryFile(folder)
    kept.write(Project(), None, "/home/me/secret.layerscope")
    kept.write(Project(), None, "/home/me/secret.layerscope")
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert len(list(folder.iterdir())) == 3
    assert {stat.S_IMODE(path.stat().st_mode) for path in folder.iterdir()} == {0o600}
    kept.discard()


@pytest.mark.skipif(os.name != "posix", reason="Windows has no such permissions")
def test_what_an_older_version_left_is_made_private(tmp_path: Path) -> None:
    tmp_path.chmod(0o755)
    save_project(tmp_path / "1-a.layerscope", Project(), None)
    (tmp_path / "1-a.layerscope").chmod(0o644)
    assert len(orphaned(tmp_path)) == 1
    assert stat.S_IMODE(tmp_path.stat().st_mode) == 0o700
    assert stat.S_IMODE((tmp_path / "1-a.layerscope").stat().st_mode) == 0o600


def test_a_full_disk_is_told_without_naming_an_inner_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    kept = RecoveryFile(tmp_path)
    with pytest.raises(UserError, match="No space left on device") as caught:
        kept.write(Project(), None, "")
    kept.discard()
    assert str(tmp_path) not in str(caught.value)


def test_how_the_project_stood_is_kept_with_its_path(tmp_path: Path) -> None:
    save_project(tmp_path / "mine.layerscope", Project(), None)
    stamp = stamp_of(tmp_path / "mine.layerscope")
    folder = tmp_path / "recovery"
    kept = RecoveryFile(folder)
    kept.write(Project(), None, str(tmp_path / "mine.layerscope"), stamp)
    kept._lock.close()  # type: ignore[union-attr]  # as if the process were gone
    (found,) = orphaned(folder)
    assert (found.original_path, found.stamp) == (str(tmp_path / "mine.layerscope"), stamp)
    save_project(tmp_path / "mine.layerscope", Project(), None)
    assert stamp_of(tmp_path / "mine.layerscope") != stamp


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no named pipes here")
def test_pipes_in_the_folder_are_not_waited_for(tmp_path: Path) -> None:
    save_project(tmp_path / "1-a.layerscope", Project(), None)
    os.mkfifo(tmp_path / "1-a.json")
    (found,) = orphaned(tmp_path)
    assert found.original_path == ""
    os.mkfifo(tmp_path / "1-a.lock")
    assert orphaned(tmp_path) == []
