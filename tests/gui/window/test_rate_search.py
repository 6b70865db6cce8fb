"""The search for a learning rate runs in its thread, can be cancelled, and leaves the run as it is."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

import engine.experiments.rate_finder
from engine.common.messages import Cancelled, Message, UserError
from engine.experiments.rate_finder import RateCurve
from engine.training.observation.snapshot import SnapshotRequest
from gui.bench.workbench import Workbench
from gui.window.jobs.rate_search import RateSearch


@pytest.fixture
def bench(qtbot: QtBot) -> Iterator[Workbench]:
    bench = Workbench(SnapshotRequest)
    yield bench
    bench.shut_down()


@pytest.fixture
def search(bench: Workbench) -> Iterator[RateSearch]:
    search = RateSearch(bench)
    yield search
    search.shut_down()


def open_iris(qtbot: QtBot, bench: Workbench) -> None:
    bench.open_path("sample:iris")
    qtbot.waitUntil(lambda: bench.can_train, timeout=20_000)


def test_nothing_is_searched_without_data(search: RateSearch) -> None:
    told: list[object] = []
    search.began.connect(lambda: told.append("began"))
    assert "no data yet" in search.unavailable_reason
    search.start()
    assert told == []


def test_a_rate_is_found_for_new_weights(qtbot: QtBot, bench: Workbench, search: RateSearch) -> None:
    open_iris(qtbot, bench)
    shares: list[float] = []
    search.progress.connect(shares.append)
    with qtbot.waitSignal(search.found, timeout=20_000) as found:
        search.start()
    (curve,) = found.args
    assert isinstance(curve, RateCurve)
    assert curve.rates[0] <= curve.suggestion <= curve.rates[-1]
    assert shares == sorted(shares) and 0 < shares[-1] <= 1
    assert "new weights" in search.origin
    assert bench.session.trainer is None


def found_curve(qtbot: QtBot, search: RateSearch) -> RateCurve:
    with qtbot.waitSignal(search.found, timeout=20_000) as found:
        search.start()
    (curve,) = found.args
    assert isinstance(curve, RateCurve)
    return curve


def test_beside_a_trained_network_the_same_is_found_as_before_it_and_the_run_stays(
    qtbot: QtBot, bench: Workbench, search: RateSearch
) -> None:
    """Trained weights have little left to learn: from them, anything from 1e-6 to nothing was suggested."""
    open_iris(qtbot, bench)
    bench.session.choose_speed("full")
    fresh = found_curve(qtbot, search)
    bench.toggle_training()
    qtbot.waitUntil(lambda: bench.session.state == "finished", timeout=30_000)
    trainer = bench.session.trainer
    assert trainer is not None
    before = trainer.network.values.copy()
    curve = found_curve(qtbot, search)
    assert (trainer.network.values == before).all()
    assert curve.suggestion == fresh.suggestion > 1e-3
    assert (curve.losses == fresh.losses).all()
    assert "new weights (seed 0)" in search.origin and "those of the run stay" in search.origin


def test_a_running_network_is_not_searched(qtbot: QtBot, bench: Workbench, search: RateSearch) -> None:
    open_iris(qtbot, bench)
    bench.session.choose_speed("one")
    bench.toggle_training()
    qtbot.waitUntil(lambda: bench.session.state == "running", timeout=20_000)
    assert search.unavailable_reason == "Pause the training to try out learning rates."
    bench.toggle_training()
    qtbot.waitUntil(lambda: search.unavailable_reason == "", timeout=20_000)


def wait_until_cancelled(*args: Any) -> RateCurve:
    """As find_rate, but without an end of its own."""
    while not args[-1]():
        threading.Event().wait(0.001)
    raise Cancelled


def test_a_cancelled_search_ends_and_tells_nothing(
    qtbot: QtBot, bench: Workbench, search: RateSearch, monkeypatch: pytest.MonkeyPatch
) -> None:
    open_iris(qtbot, bench)
    told: list[object] = []
    search.failed.connect(told.append)
    search.found.connect(told.append)
    monkeypatch.setattr(engine.experiments.rate_finder, "find_rate", wait_until_cancelled)
    search.start()
    search.cancel()
    qtbot.waitUntil(lambda: not search.is_busy, timeout=20_000)
    assert told == []


def test_a_new_search_ends_the_one_before(
    qtbot: QtBot, bench: Workbench, search: RateSearch, monkeypatch: pytest.MonkeyPatch
) -> None:
    def begin_and_wait(*args: Any) -> RateCurve:
        has_begun.set()
        return wait_until_cancelled(*args)

    open_iris(qtbot, bench)
    has_begun = threading.Event()
    with monkeypatch.context() as patch:
        patch.setattr(engine.experiments.rate_finder, "find_rate", begin_and_wait)
        search.start()
        qtbot.waitUntil(has_begun.is_set, timeout=20_000)
    with qtbot.waitSignal(search.found, timeout=20_000):
        search.start()


def test_a_failure_is_told_in_a_sentence(
    qtbot: QtBot, bench: Workbench, search: RateSearch, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> RateCurve:
        raise UserError("The loss of {name} is no number.", name="iris")

    open_iris(qtbot, bench)
    monkeypatch.setattr(engine.experiments.rate_finder, "find_rate", fail)
    with qtbot.waitSignal(search.failed, timeout=20_000) as failed:
        search.start()
    assert failed.args == [Message("The loss of {name} is no number.", name="iris")]
