"""Only plain files are opened, however they come to be something else."""

from __future__ import annotations

import os
import socket
import stat
from pathlib import Path

import pytest

from engine.common import plain_file
from engine.common.plain_file import NotPlainFileError, open_plain


def test_the_bytes_of_a_file_and_of_what_a_link_leads_to(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"abc")
    (tmp_path / "link").symlink_to(tmp_path / "file")
    for name in ("file", "link"):
        with open_plain(tmp_path / name) as stream:
            assert stream.read() == b"abc"


def test_folders_and_what_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(IsADirectoryError):
        open_plain(tmp_path)
    with pytest.raises(FileNotFoundError):
        open_plain(tmp_path / "nothing")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no named pipes here")
def test_pipes_sockets_and_devices(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    os.mkfifo(tmp_path / "pipe")
    monkeypatch.chdir(tmp_path)
    with socket.socket(socket.AF_UNIX) as bound:
        bound.bind("socket")
        for name in ("pipe", "socket", "/dev/zero"):
            with pytest.raises(NotPlainFileError):
                open_plain(Path(name))


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no named pipes here")
def test_a_pipe_that_takes_the_place_of_a_file_is_not_waited_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    os.mkfifo(tmp_path / "pipe")
    modes = iter([stat.S_IFREG, stat.S_IFIFO])
    check = plain_file._check
    monkeypatch.setattr(plain_file, "_check", lambda _, path: check(next(modes), path))
    with pytest.raises(NotPlainFileError):
        open_plain(tmp_path / "pipe")
