"""Reading happens in a thread, only the latest request counts, and faults become sentences."""

import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QThread

from engine.common.messages import Cancelled, UserError
from engine.data.reading.csv_reader import read_csv
from engine.data.table.table import Table
from engine.project.project import DataChoices
from engine.project.rules import Rules
from gui.bench.work.data_loader import DataLoader


@pytest.fixture
def loader(qtbot: Any) -> Iterator[DataLoader]:
    loader = DataLoader()
    yield loader
    loader.shut_down()


@pytest.fixture
def csv(tmp_path: Path) -> str:
    path = tmp_path / "flowers.csv"
    rows = "\n".join(f"{i / 7},{i % 5},{'ab'[i % 2]}" for i in range(60))
    path.write_text(f"width,height,kind\n{rows}\n", encoding="utf-8")
    return str(path)


def test_reads_and_prepares_off_the_gui_thread(
    qtbot: Any, loader: DataLoader, csv: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    threads: list[bool] = []

    def watched(*args: Any, **named: Any) -> Table:
        threads.append(QThread.isMainThread())
        return read_csv(*args, **named)

    monkeypatch.setattr("engine.data.reading.csv_reader.read_csv", watched)
    begun: list[str] = []
    loader.started.connect(begun.append)
    with qtbot.waitSignal(loader.loaded) as loaded:
        loader.load(csv)
        assert loader.is_loading
    table = loaded.args[0]
    assert (table.rows, begun, threads) == (60, [csv], [False])
    assert not loader.is_loading
    choices = DataChoices(path=csv, target="kind")
    with qtbot.waitSignal(loader.prepared) as prepared:
        loader.prepare(table, choices)
    dataset, made_from = prepared.args
    assert made_from is choices
    assert len(dataset.train) + len(dataset.validation) + len(dataset.test) == 60


def test_a_file_that_is_not_there_gives_one_sentence(qtbot: Any, loader: DataLoader, tmp_path: Path) -> None:
    with qtbot.waitSignal(loader.failed) as failed:
        loader.load(str(tmp_path / "gone.csv"))
    message, details = failed.args
    assert "gone.csv" in str(message)
    assert details == ""
    assert not loader.is_loading


def test_a_fault_becomes_a_sentence_with_details_and_the_loader_goes_on(
    qtbot: Any, loader: DataLoader, csv: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*args: Any, **named: Any) -> Table:
        raise ZeroDivisionError("so it goes")

    with monkeypatch.context() as patch:
        patch.setattr("engine.data.reading.csv_reader.read_csv", broken)
        with qtbot.waitSignal(loader.failed) as failed:
            loader.load(csv)
    message, details = failed.args
    assert "flowers.csv" in str(message) and "so it goes" in str(message)
    assert "Traceback" in details and "\n" not in str(message)
    with qtbot.waitSignal(loader.loaded):
        loader.load(csv)


class SlowReader:
    """Stands for a long read: waits until it is cancelled or let go."""

    def __init__(self) -> None:
        self.begun, self.let_go, self.outcomes = threading.Event(), threading.Event(), list[str]()

    def __call__(
        self, path: str, *, progress: Callable[[float], None], cancelled: Callable[[], bool], rules: Rules
    ) -> Table:
        progress(0.5)
        self.begun.set()
        while not self.let_go.wait(0.005):
            if cancelled():
                self.outcomes.append(f"cancelled {path}")
                raise Cancelled
        self.outcomes.append(f"read {path}")
        return Table(path, (), 0)


@pytest.fixture
def reader(monkeypatch: pytest.MonkeyPatch) -> SlowReader:
    reader = SlowReader()
    monkeypatch.setattr("engine.data.reading.csv_reader.read_csv", reader)
    return reader


def test_cancel_stops_reading_and_nothing_arrives(qtbot: Any, loader: DataLoader, reader: SlowReader) -> None:
    arrived: list[object] = []
    loader.loaded.connect(arrived.append)
    loader.failed.connect(lambda *args: arrived.append(args))
    with qtbot.waitSignal(loader.progress) as progress:
        loader.load("a.csv")
    assert progress.args == [0.5]
    with qtbot.waitSignal(loader.cancelled):
        loader.cancel()
    qtbot.waitUntil(lambda: reader.outcomes == ["cancelled a.csv"])
    qtbot.wait(30)
    assert arrived == [] and not loader.is_loading
    loader.cancel()  # nothing to cancel: no signal, no fault


def test_only_the_latest_file_arrives(qtbot: Any, loader: DataLoader, reader: SlowReader) -> None:
    arrived: list[str] = []
    loader.loaded.connect(lambda table: arrived.append(table.path))
    loader.load("old.csv")
    assert reader.begun.wait(5)
    loader.load("middle.csv")
    loader.load("new.csv")
    qtbot.waitUntil(lambda: reader.outcomes == ["cancelled old.csv"])
    reader.let_go.set()
    qtbot.waitUntil(lambda: arrived == ["new.csv"])
    qtbot.wait(30)
    assert reader.outcomes == ["cancelled old.csv", "read new.csv"]
    assert arrived == ["new.csv"]


def test_a_failure_to_prepare_is_told(
    qtbot: Any, loader: DataLoader, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*args: Any, **named: Any) -> None:
        raise UserError("Column {column} has only one class.", column="y")

    monkeypatch.setattr("engine.data.dataset.prepare", refuse)
    with qtbot.waitSignal(loader.failed) as failed:
        loader.prepare(Table("a.csv", (), 0), DataChoices())
    assert str(failed.args[0]) == "Column y has only one class."


def test_shut_down_ends_a_read_that_is_under_way(qtbot: Any, reader: SlowReader) -> None:
    loader = DataLoader()
    loader.load("a.csv")
    assert reader.begun.wait(5)
    loader.shut_down()
    assert reader.outcomes == ["cancelled a.csv"]
