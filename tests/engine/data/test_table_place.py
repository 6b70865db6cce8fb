"""Deciding whether a project may read its table unasked touches no table."""

from __future__ import annotations

from pathlib import Path

import pytest

from engine.data.table.place import beside, is_on_network, is_within_folder

PROJECT = "/home/me/work/a.layerscope"


@pytest.mark.parametrize(
    "path", ["sample:iris", "", "/home/me/work/a.csv", "/home/me/work/data/a.csv", "data/a.csv"]
)
def test_within_the_folder(path: str) -> None:
    assert is_within_folder(path, PROJECT)


@pytest.mark.parametrize(
    "path",
    [
        "/home/me/a.csv",
        "/home/me/work2/a.csv",
        "/home/me/work/../secret.csv",
        "../a.csv",
        r"\\host\share\a.csv",
        "//host/share/a.csv",
        r"/\host\share\a.csv",
        r"\\?\UNC\host\share\a.csv",
    ],
)
def test_elsewhere(path: str) -> None:
    assert not is_within_folder(path, PROJECT)


def test_on_the_network() -> None:
    assert is_on_network(r"\\host\share\a.csv")
    assert is_on_network("//host/share/a.csv")
    assert not is_on_network("/home/me/a.csv")
    assert not is_on_network(r"C:\data\a.csv")


@pytest.mark.parametrize("path", [r"C:\data\a.csv", "/data/a.csv", r"\\host\share\a.csv", "a.csv"])
def test_beside_the_project(path: str) -> None:
    assert beside(path, PROJECT) == Path("/home/me/work/a.csv")
