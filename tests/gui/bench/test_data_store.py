"""The tables that the window keeps, each read by the rules of the project that it belongs to."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from engine.project.project import DataChoices
from gui.bench.data_store import DataStore


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
