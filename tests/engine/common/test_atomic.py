"""Files are replaced whole or not at all."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
import time
from pathlib import Path
from typing import BinaryIO

import pytest

from engine.common import atomic
from engine.common.atomic import STALE_SECONDS, atomic_write, check_writable, remove_left_behind
from engine.common.messages import UserError


def test_writes_and_leaves_nothing_else(tmp_path: Path) -> None:
    with atomic_write(tmp_path / "a.txt") as stream:
        stream.write(b"new")
    assert (tmp_path / "a.txt").read_bytes() == b"new"
    assert os.listdir(tmp_path) == ["a.txt"]


def test_failure_keeps_the_old_file(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"old")
    with pytest.raises(ZeroDivisionError), atomic_write(path) as stream:
        stream.write(b"half of the new")
        raise ZeroDivisionError
    assert path.read_bytes() == b"old"
    assert os.listdir(tmp_path) == ["a.txt"]


def test_old_file_stands_until_the_end(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"old")
    with atomic_write(path) as stream:
        stream.write(b"new")
        stream.flush()
        assert path.read_bytes() == b"old"
    assert path.read_bytes() == b"new"


def test_full_disk_is_one_sentence(tmp_path: Path) -> None:
    full = pytest.raises(UserError, match=r"a\.txt cannot be written .*No space left")
    with full, atomic_write(tmp_path / "a.txt"):
        raise OSError(28, "No space left on device")
    assert os.listdir(tmp_path) == []


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="only Linux has a disk that is always full")
def test_nothing_is_left_where_even_closing_fails(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def on_full_disk(temporary: Path, *_: object) -> BinaryIO:
        temporary.touch()
        return open("/dev/full", "wb")

    monkeypatch.setattr(atomic, "_open_new", on_full_disk)
    full = pytest.raises(UserError, match=r"a\.txt cannot be written .*No space left")
    with full, atomic_write(tmp_path / "a.txt") as stream:
        stream.write(b"new")
    assert os.listdir(tmp_path) == []


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such permissions")
def test_permissions_are_kept_and_others_may_read_new_files(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"old")
    path.chmod(0o640)
    for name in ("a.txt", "b.txt"):
        with atomic_write(tmp_path / name) as stream:
            stream.write(b"new")
    assert stat.S_IMODE(path.stat().st_mode) == 0o640
    (tmp_path / "c.txt").touch()
    assert (tmp_path / "b.txt").stat().st_mode == (tmp_path / "c.txt").stat().st_mode


@pytest.mark.skipif(sys.platform == "win32", reason="making links needs rights on Windows")
def test_a_link_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "real.txt").write_bytes(b"old")
    (tmp_path / "link.txt").symlink_to(tmp_path / "real.txt")
    with atomic_write(tmp_path / "link.txt") as stream:
        stream.write(b"new")
    assert (tmp_path / "link.txt").is_symlink()
    assert (tmp_path / "real.txt").read_bytes() == b"new"


def test_what_a_killed_save_left_is_removed_later(tmp_path: Path) -> None:
    stale, fresh, foreign = (
        tmp_path / n
        for n in (
            ".a[1].txt.01234567.layerscope.tmp",
            ".a[1].txt.89abcdef.layerscope.tmp",
            ".b.tmp",
        )
    )
    for path in (stale, fresh, foreign):
        path.touch()
    past = time.time() - STALE_SECONDS - 60
    os.utime(stale, (past, past))
    with atomic_write(tmp_path / "a[1].txt") as stream:
        stream.write(b"new")
    assert not stale.exists()
    assert fresh.exists()
    assert foreign.exists()


@pytest.mark.parametrize(
    ("name", "words"),
    [("", "is a folder"), ("missing/a.txt", "there is no folder"), ("a.txt/b.txt", "no folder")],
)
def test_check_writable_says_what_is_wrong(tmp_path: Path, name: str, words: str) -> None:
    (tmp_path / "a.txt").touch()
    with pytest.raises(UserError, match=words):
        check_writable(tmp_path / name)


def test_check_writable_leaves_nothing(tmp_path: Path) -> None:
    check_writable(tmp_path / "a.txt")
    assert os.listdir(tmp_path) == []


@pytest.mark.skipif(not os.path.exists("/dev/null"), reason="needs a device")
def test_devices_are_not_replaced() -> None:
    with pytest.raises(UserError, match="is a device"):
        check_writable("/dev/null")


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write anywhere")
def test_write_protection_is_respected(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.touch()
    path.chmod(0o444)
    with pytest.raises(UserError, match="write-protected"):
        check_writable(path)


WRITES = """
import sys, time
from engine.common.atomic import atomic_write
with atomic_write(sys.argv[1]) as stream:
    stream.write(b"half")
    stream.flush()
    print("ready", flush=True)
    time.sleep(60)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="there the system removes none that is open")
def test_a_file_that_is_being_written_is_told_from_one_of_a_killed_process(tmp_path: Path) -> None:
    command = [sys.executable, "-c", WRITES, str(tmp_path / "a.txt")]
    with subprocess.Popen(command, stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        process.stdout.readline()
        (temporary,) = tmp_path.iterdir()
        long_ago = time.time() - 10
        os.utime(temporary, (long_ago, long_ago))
        remove_left_behind(tmp_path)
        assert temporary.exists()
        process.kill()
    remove_left_behind(tmp_path)
    assert os.listdir(tmp_path) == []


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such permissions")
def test_a_private_file_is_for_its_owner_alone(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"old")
    with atomic_write(tmp_path / "a.txt", private=True) as stream:
        stream.write(b"new")
    assert stat.S_IMODE((tmp_path / "a.txt").stat().st_mode) == 0o600
