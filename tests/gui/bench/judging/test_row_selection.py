"""Chosen rows: how long they stay, what they are called, and what a run gets of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import numpy as np
import pytest

from engine.evaluation.judged import Judged, judged_rows
from engine.training.observation.probe import PROBE_ROWS
from engine.training.observation.snapshot import Snapshot, SnapshotRequest
from gui.bench.judging.row_selection import ChosenRows, RowSelection
from gui.bench.workbench import Workbench
from gui.look.words.translation import language, tr


@pytest.fixture
def bench(qtbot) -> Iterator[Workbench]:
    def wanted() -> SnapshotRequest:
        layers = frozenset(layer.id for layer in bench.project.architecture.layers)
        return SnapshotRequest(layers, probe=selection.probe)

    bench = Workbench(wanted)
    selection = RowSelection(bench, bench)
    bench.session.choose_speed("full")
    bench.open_path("sample:iris")
    qtbot.waitUntil(lambda: bench.can_train, timeout=20_000)
    bench.edit_training("", replace(bench.project.training, epochs=3, patience=0))
    yield bench
    bench.shut_down()


@pytest.fixture
def selection(bench: Workbench) -> RowSelection:
    return bench.findChild(RowSelection)


def train(qtbot, bench: Workbench) -> None:
    bench.toggle_training()
    qtbot.waitUntil(lambda: bench.session.state == "finished", timeout=20_000)


def chosen_of(bench: Workbench, count: int = 3, title: str = "some") -> ChosenRows:
    assert bench.store.dataset is not None
    return ChosenRows("validation", bench.store.dataset.validation.rows[:count], title)


def judged_validation(bench: Workbench) -> Judged:
    trainer, table = bench.session.trainer, bench.store.table
    assert trainer is not None and table is not None
    rows = trainer.dataset.validation.rows
    return judged_rows(trainer.network, trainer.dataset.preparation, table, "validation", rows)


def test_a_run_at_rest_shows_chosen_rows_at_once(qtbot, bench, selection):
    train(qtbot, bench)
    frames: list[Snapshot] = []
    bench.session.frame.connect(frames.append)
    selection.choose(chosen_of(bench))
    trainer = bench.session.trainer
    assert frames[-1].probe is selection.probe
    found = frames[-1].activations[trainer.network.specs[-1].id]
    assert np.array_equal(found, trainer.network.predict(trainer.dataset.validation.inputs[:3]))
    selection.clear()
    assert frames[-1].probe is None
    assert len(frames[-1].activations[trainer.network.specs[-1].id]) == PROBE_ROWS


def test_chosen_rows_stay_for_the_next_run_on_the_same_data(qtbot, bench, selection):
    train(qtbot, bench)
    selection.choose(chosen_of(bench))
    bench.reset()
    assert selection.probe is None  # there is no run to look at
    train(qtbot, bench)
    assert selection.probe is not None
    assert list(selection.probe.subset.rows) == list(selection.chosen.rows)


@pytest.mark.parametrize("change", [{"target": "sepal_width"}, {"seed": 5}, {"split": (60.0, 30.0, 10.0)}])
def test_other_data_give_up_what_was_chosen(qtbot, bench, selection, change):
    train(qtbot, bench)
    selection.choose(chosen_of(bench))
    with qtbot.waitSignal(selection.changed):
        bench.edit_choices("", replace(bench.project.data, **change))
    assert selection.chosen is None
    assert selection.probe is None


def test_a_drawing_that_changes_keeps_what_was_chosen(qtbot, bench, selection):
    train(qtbot, bench)
    selection.choose(chosen_of(bench))
    drawn = bench.project.architecture
    hidden = next(layer for layer in drawn.order if layer.kind == "dense")
    wider = replace(hidden, settings=replace(hidden.settings, units=hidden.settings.units + 1))
    bench.edit_architecture("", drawn.with_layer(wider))
    assert selection.chosen is not None


def test_test_rows_are_given_up_once_the_network_changes(qtbot, bench, selection):
    train(qtbot, bench)
    told = []
    bench.noticed.connect(lambda notice: told.append(notice and notice.text))
    selection.choose(ChosenRows("test", bench.store.dataset.test.rows[:3], "some"))
    bench.session.show_now()
    assert selection.chosen is not None
    bench.step_training()
    qtbot.waitUntil(lambda: selection.chosen is None, timeout=20_000)
    assert "The network has changed, so the heat maps show test rows no longer." in told
    selection.choose(chosen_of(bench))
    bench.step_training()
    steps = bench.session.trainer.step_count
    qtbot.waitUntil(lambda: bench.session.trainer.step_count > steps, timeout=20_000)
    assert selection.chosen is not None  # validation rows may be watched


def test_no_rows_are_no_choice(bench, selection):
    selection.choose(ChosenRows("validation", np.empty(0, np.intp), "none"))
    assert selection.chosen is None


def test_rows_behind_a_figure_come_worst_first(qtbot, bench):
    train(qtbot, bench)
    judged = judged_validation(bench)
    chosen = ChosenRows.worst_first(judged, np.arange(len(judged)), "all")
    places = {int(row): place for place, row in enumerate(judged.rows)}
    losses = [judged.losses[places[int(row)]] for row in chosen.rows]
    assert losses == sorted(judged.losses, reverse=True)
    assert chosen.part == "validation"


@pytest.mark.parametrize(
    ("part", "count", "expected"),
    [
        ("validation", 6, "8 → 1 · 6 rows · validation"),
        ("test", 1, "8 → 1 · 1 row · test"),
        ("train", 1200, "8 → 1 · the worst 32 of 1,200 rows · training"),
        ("folds", 32, "8 → 1 · 32 rows · folds"),
    ],
)
def test_the_words_say_which_rows_these_are(part: str, count: int, expected: str) -> None:
    assert ChosenRows(part, np.arange(count), "8 → 1").text == expected


def test_the_title_follows_the_language(bench, selection):
    selection.choose(chosen_of(bench, title=tr("{count} rows", count=2)))
    language.choose("ko")
    try:
        selection.retranslate()
        assert selection.chosen.title == tr("{count} rows", count=2) != "2 rows"
    finally:
        language.choose("en")
