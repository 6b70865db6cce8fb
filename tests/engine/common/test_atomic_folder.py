"""An export into a folder that is killed leaves no set that looks whole, and the next one cleans up."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from engine.common.atomic_folder import atomic_folder
from engine.common.messages import UserError

WRITES = """
import sys, time
from pathlib import Path
from engine.common.atomic_folder import atomic_folder
with atomic_folder(sys.argv[1], "model.json", lambda name: name.startswith("W")) as folder:
    (folder / "W1.csv").write_text("new")
    print("ready", flush=True)
    time.sleep(60)
"""


def write(target: Path, *names: str) -> None:
    with atomic_folder(target, "model.json", lambda name: name.startswith("W")) as folder:
        for name in (*names, "model.json"):
            (folder / name).write_text("new")


def killed(target: Path) -> None:
    with subprocess.Popen([sys.executable, "-c", WRITES, str(target)], stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        process.stdout.readline()
        process.kill()


def contents(folder: Path) -> dict[str, str]:
    return {path.name: path.read_text() for path in folder.iterdir() if path.is_file()}


def grow_old(folder: Path) -> None:
    long_ago = time.time() - 10
    for path in folder.glob(".*.tmp"):
        os.utime(path, (long_ago, long_ago))


def test_a_new_folder_appears_whole_or_not_at_all(tmp_path: Path) -> None:
    killed(tmp_path / "out")
    assert not (tmp_path / "out").exists()
    grow_old(tmp_path)
    write(tmp_path / "out", "W1.csv")
    assert os.listdir(tmp_path) == ["out"]
    assert contents(tmp_path / "out") == {"W1.csv": "new", "model.json": "new"}


@pytest.mark.skipif(sys.platform == "win32", reason="the age of a folder cannot be set there")
def test_a_set_that_is_there_stays_whole_when_the_next_is_killed(tmp_path: Path) -> None:
    old = {"W1.csv": "old", "W2.csv": "old", "model.json": "old", "notes.txt": "mine"}
    for name, text in old.items():
        (tmp_path / name).write_text(text)
    killed(tmp_path)
    assert contents(tmp_path) == old
    grow_old(tmp_path)
    write(tmp_path, "W1.csv")
    assert contents(tmp_path) == {"W1.csv": "new", "model.json": "new", "notes.txt": "mine"}
    assert not list(tmp_path.glob(".*"))


def test_the_description_goes_first_and_comes_last(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path, "W1.csv")
    replaced, replace = [], os.replace

    def killed_half_way(source: Path, target: Path) -> None:
        replaced.append(target.name)
        if len(replaced) == 2:
            raise OSError("killed")
        replace(source, target)

    monkeypatch.setattr(os, "replace", killed_half_way)
    with pytest.raises(UserError, match="cannot be written"):
        write(tmp_path, "W1.csv", "W2.csv")
    assert not (tmp_path / "model.json").exists()


def test_nothing_is_left_of_what_fails(tmp_path: Path) -> None:
    with (
        pytest.raises(ValueError, match="mine"),
        atomic_folder(tmp_path / "out", "model.json", lambda _: False) as folder,
    ):
        (folder / "W1.csv").touch()
        raise ValueError("mine")
    assert os.listdir(tmp_path) == []
