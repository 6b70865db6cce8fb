"""The search for what would change a prediction, with the weights of now and under the hand of the user."""

from __future__ import annotations

import pytest

from engine.evaluation.counterfactual.wish import Wish
from tests.gui.bench.judging.profiling.runs import all_known, show, train


@pytest.fixture
def change(qtbot, bench, profiling):
    train(qtbot, bench, "sample:iris", epochs=40)
    show(qtbot, profiling.profiler)
    return profiling.change


def search(qtbot, change) -> None:
    change.search()
    assert change.is_busy
    qtbot.waitUntil(lambda: not change.is_busy, timeout=20_000)


def test_the_row_that_is_found_is_predicted_otherwise(qtbot, profiling, change) -> None:
    assert change.wish == Wish("class")
    profiler = profiling.profiler
    before = profiler.decided(profiler.here)
    search(qtbot, change)
    found = change.outcome.found
    row = change.row_with(found.values)
    assert row.base is profiler.pinned.row
    assert set(row.changes) == set(found.changed)
    profiler.pinned.pin(row)
    qtbot.waitUntil(lambda: all_known(profiler), timeout=20_000)
    assert profiler.decided(profiler.here) != before
    assert profiler.here.prediction == pytest.approx(found.predictions, abs=1e-9)
    assert change.is_outdated


def test_columns_that_are_locked_stay(qtbot, profiling, change) -> None:
    search(qtbot, change)
    first = next(iter(change.outcome.found.changed))
    change.choose_locked(frozenset([first]))
    assert change.outcome is None
    search(qtbot, change)
    assert change.outcome.found is None or first not in change.outcome.found.changed


def test_another_wish_and_another_table_begin_anew(qtbot, bench, profiling, change) -> None:
    search(qtbot, change)
    change.choose_wish(Wish("class", 2))
    assert change.outcome is None
    search(qtbot, change)
    assert change.outcome.found.predictions.argmax() == 2
    bench.reset()
    assert change.outcome is None
    assert change.wish is None


def test_a_search_can_be_cancelled(qtbot, change) -> None:
    change.search()
    change.cancel()
    assert not change.is_busy
    qtbot.wait(100)
    assert change.outcome is None
