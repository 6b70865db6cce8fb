"""The tables that the window keeps, each read by the rules of the project that it belongs to."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from engine.common.messages import UserError
from engine.data.reading.csv_reader import read_csv
from engine.data.table.table import Table
from engine.project.project import DataChoices
from gui.bench.data_store import DataStore
from tests.threads import PATIENCE


@pytest.fixture
def store() -> Iterator[DataStore]:
    store = DataStore()
    yield store
    store.shut_down()


def test_a_table_that_is_opened_again_is_read_by_the_present_rules(
    qtbot: Any, store: DataStore, tmp_path: Path
) -> None:
    """A project made before keeps its rules; the file opened again has those of now, and undo goes back."""
    path = tmp_path / "a.csv"
    rows = "".join(f"{i},{('none', 'red', 'blue')[i % 3]},{'ab'[i % 2]}\n" for i in range(30))
    path.write_text("x,colour,kind\n" + rows, encoding="utf-8")
    before, now = DataChoices(path=str(path), reading=1), DataChoices(path=str(path))

    def missing() -> int:
        assert store.table is not None
        return store.table.column("colour").missing

    store.show(before)
    qtbot.waitUntil(lambda: store.table is not None)
    assert missing() == 10
    with qtbot.waitSignal(store.opened):
        store.open(now)
    assert missing() == 10  # until the project follows
    store.show(now)
    assert missing() == 0
    store.show(before)
    qtbot.waitUntil(lambda: store.table is not None)
    assert missing() == 10
    qtbot.waitUntil(lambda: store.dataset is not None)


def test_a_preparation_that_fails_while_another_table_is_read_does_not_end_the_reading(
    qtbot: Any, store: DataStore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in "ab":
        rows = "".join(f"{i},{'xy'[i % 2]}\n" for i in range(30))
        (tmp_path / f"{name}.csv").write_text("x,kind\n" + rows, encoding="utf-8")
    first, second = str(tmp_path / "a.csv"), str(tmp_path / "b.csv")
    may_fail, may_read = threading.Event(), threading.Event()

    def refuse(*args: Any, **named: Any) -> None:
        assert may_fail.wait(PATIENCE)
        raise UserError("No.")

    def read(path: str, **named: Any) -> Table:
        assert path == first or may_read.wait(PATIENCE)
        return read_csv(path, **named)

    monkeypatch.setattr("engine.data.dataset.prepare", refuse)
    monkeypatch.setattr("engine.data.reading.csv_reader.read_csv", read)
    store.show(DataChoices(path=first, target="kind"))
    qtbot.waitUntil(lambda: store.resolved is not None)
    store.open(DataChoices(path=second))
    with qtbot.waitSignal(store.failed):
        may_fail.set()
    assert store.loading == second
    with qtbot.waitSignal(store.opened) as opened:
        may_read.set()
    assert opened.args[0].path == second and store.loading == ""
