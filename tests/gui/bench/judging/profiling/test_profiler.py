"""What is said of the pinned row: to the digit what ``predict`` says, beside the training, where in sight."""

from __future__ import annotations

import csv
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from engine.evaluation.answers import predictions_of
from engine.evaluation.strips.curves import residual_range
from engine.files.model import Model
from engine.project.decision import Decision
from gui.bench.judging.pinned_row import row_of
from tests.gui.bench.judging.profiling.runs import ENDLESS, all_known, open_table, show, start, train
from tests.trained import write_mixed_csv


def said(model: Model, rows: list[dict[str, object]], path: Path) -> np.ndarray:
    """What ``predict`` says of rows that are written into a file."""
    with path.open("w", newline="") as stream:
        writer = csv.DictWriter(stream, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)
    found = model.predict(model.read(path))
    return np.array(found.prediction)[:, None] if found.probabilities is None else found.probabilities


@pytest.mark.parametrize("target", ["class", "number"])
def test_all_numbers_are_those_of_predict(qtbot, bench, profiler, tmp_path, target) -> None:
    train(qtbot, bench, write_mixed_csv(tmp_path / "mixed.csv", target))
    show(qtbot, profiler)
    first = profiler.order.names[0]
    profiler.pinned.set_value("size", 12.25)
    profiler.pinned.set_value("member", None)
    qtbot.waitUntil(lambda: all_known(profiler), timeout=20_000)
    here, weighed, ground = profiler.here, profiler.weighed, profiler.ground
    state = []
    bench.session.capture(state.append)
    model = Model.of_run(state[0])
    values = {name: value for name, value in here.row.values.items() if name != "answer"}
    assert np.abs(said(model, [values], tmp_path / "row.csv") - here.prediction).max() < 1e-13
    grid = ground.basis.strip_of(first).grid
    rows = [values | {first: value} for value in grid.values]
    assert np.abs(said(model, rows, tmp_path / "row.csv") - here.curves[first]).max() < 1e-13
    for number, place in enumerate(ground.basis.others[:3].tolist()):
        other = {n: v for n, v in row_of(bench.store.table, place).values.items() if n != "answer"}
        rows = [other | {first: value} for value in grid.values]
        found = said(model, rows, tmp_path / "row.csv")
        assert np.abs(found - weighed.others[first][number]).max() < 1e-13


def test_the_interval_is_that_of_the_validation_rows(qtbot, bench, profiler, tmp_path) -> None:
    train(qtbot, bench, write_mixed_csv(tmp_path / "mixed.csv", "number"))
    show(qtbot, profiler)
    dataset, model = bench.session.dataset, profiler.weighed.model
    inputs, _ = dataset.preparation.transform(bench.store.table, np.float64, rows=dataset.validation.rows)
    network = model.network()
    predicted = predictions_of(network, dataset.preparation, network.predict(inputs))[:, 0]
    residuals = bench.store.table.column("answer").values[dataset.validation.rows] - predicted
    low, high = residual_range(residuals)
    shown = profiler.here.prediction[0]
    assert profiler.interval == pytest.approx((shown + low, shown + high), rel=1e-12)
    assert np.mean((residuals >= low) & (residuals <= high)) >= 0.8


def test_the_first_validation_row_is_pinned_and_another_table_pins_anew(qtbot, bench, profiler, tmp_path):
    train(qtbot, bench, "sample:iris")
    show(qtbot, profiler)
    assert profiler.pinned.row.place == bench.session.dataset.validation.rows[0]
    assert profiler.part == "validation"
    open_table(qtbot, bench, write_mixed_csv(tmp_path / "mixed.csv"))
    assert not profiler.is_ready
    start(qtbot, bench, epochs=3)
    qtbot.waitUntil(lambda: profiler.is_ready, timeout=20_000)
    assert set(profiler.pinned.row.values) == {"size", "colour", "member", "weight", "answer"}


def test_a_row_that_the_table_cannot_have_gives_way(qtbot, bench, profiler, tmp_path) -> None:
    train(qtbot, bench, write_mixed_csv(tmp_path / "long.csv"))
    show(qtbot, profiler)
    ground, row = profiler.ground, profiler.pinned.row
    assert ground.as_here(row) == row
    changed = row.with_value("size", None).with_value("colour", "violet")
    assert ground.as_here(changed) == changed
    assert ground.as_here(row.with_value("size", "large")) is None
    assert ground.as_here(row.with_value("size", "3")).values["size"] == 3.0
    assert ground.as_here(row.with_value("colour", 3.0)).values["colour"] == "3"
    assert ground.as_here(replace(row, place=row.place + 1)) is None
    profiler.pinned.pin(row_of(bench.store.table, 119))
    open_table(qtbot, bench, write_mixed_csv(tmp_path / "short.csv", rows=60))
    start(qtbot, bench, epochs=3)
    qtbot.waitUntil(lambda: profiler.is_ready, timeout=20_000)
    assert profiler.pinned.row.place == bench.session.dataset.validation.rows[0]


def test_a_number_that_is_used_as_a_category_is_one_in_the_row(qtbot, bench, profiler, tmp_path) -> None:
    path = tmp_path / "classes.csv"
    lines = [f"{n % 3},{n * 0.5},{'yes' if n % 3 == 1 else 'no'}" for n in range(90)]
    path.write_text("deck,fare,answer\n" + "\n".join(lines))
    open_table(qtbot, bench, path)
    bench.edit_choices("", replace(bench.project.data, target="answer", kinds={"deck": "category"}))
    start(qtbot, bench, epochs=3)
    qtbot.waitUntil(lambda: bench.session.state == "finished", timeout=20_000)
    show(qtbot, profiler)
    assert isinstance(profiler.pinned.row.values["deck"], str)
    profiler.pinned.pin(row_of(bench.store.table, 40))  # as other pages do
    assert profiler.pinned.row == row_of(profiler.basis.table, 40)
    assert profiler.pinned.row.values["deck"] == "1"


def test_nothing_is_computed_while_it_is_hidden(qtbot, bench, profiler, monkeypatch) -> None:
    asked = []
    monkeypatch.setattr(bench.session, "copy_soon", asked.append)
    train(qtbot, bench, "sample:iris")
    profiler.pinned.set_value("petal_length", 1.0)
    qtbot.wait(50)
    assert not asked
    assert profiler.ground is None
    profiler.set_shown(True)
    qtbot.waitUntil(lambda: len(asked) == 1, timeout=20_000)


def test_a_row_that_was_pinned_while_it_was_hidden_is_shown(qtbot, bench, profiler) -> None:
    train(qtbot, bench, "sample:iris")
    show(qtbot, profiler)
    profiler.set_shown(False)
    profiler.pinned.pin(row_of(bench.store.table, 77))
    qtbot.wait(50)
    assert profiler.here.row.place != 77
    profiler.set_shown(True)
    qtbot.waitUntil(lambda: profiler.here.row.place == 77, timeout=20_000)


def test_numbers_without_bounds_are_followed(qtbot, bench, profiler, tmp_path) -> None:
    train(qtbot, bench, write_mixed_csv(tmp_path / "mixed.csv", "number"))
    bench.session.trainer.network.values[:] = np.inf
    show(qtbot, profiler)
    assert not np.isfinite(profiler.here.prediction).all()
    assert profiler.interval is None
    assert set(profiler.order.names) == {"size", "colour", "member", "weight"}


def test_it_follows_the_training(qtbot, bench, profiler) -> None:
    profiler.set_shown(True)
    open_table(qtbot, bench, "sample:iris")
    start(qtbot, bench, epochs=ENDLESS)
    seen = []
    profiler.changed.connect(lambda: seen.append(profiler.weighed and profiler.weighed.model.values))
    qtbot.waitUntil(lambda: len({id(values) for values in seen}) > 3, timeout=20_000)
    bench.session.pause()
    qtbot.waitUntil(lambda: np.array_equal(seen[-1], bench.session.trainer.network.values), timeout=20_000)


def test_once_training_rests_it_is_followed_to_the_end_however_long_that_took_before(
    qtbot, bench, profiler, monkeypatch
) -> None:
    monkeypatch.setattr("gui.bench.judging.profiling.profiler.SHARE", 1e-5)
    profiler.set_shown(True)
    open_table(qtbot, bench, "sample:iris")
    start(qtbot, bench, epochs=ENDLESS)
    qtbot.waitUntil(lambda: profiler.weighed is not None, timeout=20_000)
    qtbot.wait(1_000)  # until the next copy is a long way off
    bench.session.pause()
    trainer = bench.session.trainer
    qtbot.waitUntil(lambda: trainer.state == "paused", timeout=20_000)
    qtbot.waitUntil(
        lambda: np.array_equal(profiler.weighed.model.values, trainer.network.values), timeout=20_000
    )


def test_the_class_looked_at_is_the_predicted_one_until_one_is_chosen(qtbot, bench, profiler) -> None:
    train(qtbot, bench, "sample:iris", epochs=40)
    show(qtbot, profiler)
    table = profiler.ground.basis.table
    for place in (0, 75, 149):
        profiler.pinned.pin(row_of(table, place))
        qtbot.waitUntil(lambda: all_known(profiler), timeout=20_000)
        assert profiler.output == profiler.here.prediction.argmax() == place // 50
    profiler.choose_output(1)
    profiler.pinned.set_value("petal_length", 1.0)
    qtbot.waitUntil(lambda: all_known(profiler), timeout=20_000)
    assert profiler.output == 1


def test_a_decision_counts_as_in_predict(qtbot, bench, profiler, tmp_path) -> None:
    train(qtbot, bench, write_mixed_csv(tmp_path / "mixed.csv"), epochs=20)
    show(qtbot, profiler)
    plain = profiler.here.prediction
    decision = Decision(threshold=float(plain[1]) * 0.5, positive="low", temperature=3.0)
    bench.document.edit("", replace(bench.project, decision=decision))
    qtbot.waitUntil(lambda: profiler.weighed.model.decision == decision, timeout=20_000)
    states = []
    bench.session.capture(states.append)
    model = Model.of_run(states[0], decision)
    values = {name: value for name, value in profiler.pinned.row.values.items() if name != "answer"}
    assert np.abs(said(model, [values], tmp_path / "row.csv") - profiler.here.prediction).max() < 1e-13
    predicted = model.predict(model.read(tmp_path / "row.csv")).prediction[0]
    assert ("high", "low")[profiler.decided(profiler.here)] == predicted


def test_columns_are_sorted_as_asked(qtbot, bench, profiler) -> None:
    train(qtbot, bench, "sample:iris", epochs=40)
    show(qtbot, profiler)
    weights = profiler.weighed.importance
    assert list(profiler.order.names) == sorted(weights, key=lambda name: -weights[name])
    profiler.sort_by("name")
    assert list(profiler.order.names) == sorted(weights)
    profiler.sort_by("table")
    names = [column.name for column in bench.store.table.columns]
    assert list(profiler.order.names) == [name for name in names if name in weights]


def test_only_columns_in_sight_are_computed(qtbot, bench, profiler) -> None:
    train(qtbot, bench, "sample:breast_cancer")
    profiler.set_shown(True)
    qtbot.waitUntil(lambda: profiler.is_ready, timeout=20_000)
    assert profiler.here.curves == {}
    profiler.set_in_sight(profiler.order.names[:2])
    qtbot.waitUntil(lambda: len(profiler.weighed.others) == 2, timeout=20_000)
    assert set(profiler.here.curves) == set(profiler.order.names[:2])


def test_a_row_beside_is_followed_too(qtbot, bench, profiler) -> None:
    train(qtbot, bench, "sample:iris")
    show(qtbot, profiler)
    kept = profiler.pinned.row
    before = profiler.here.prediction
    profiler.pinned.compare(kept)
    profiler.pinned.set_value("petal_length", 6.0)
    qtbot.waitUntil(lambda: profiler.beside is not None, timeout=20_000)
    qtbot.waitUntil(lambda: all_known(profiler), timeout=20_000)
    assert profiler.beside.prediction == pytest.approx(before, abs=1e-14)
    assert not np.array_equal(profiler.here.prediction, before)


def test_much_work_for_a_row_is_done_beside_the_window(qtbot, bench, profiler, monkeypatch) -> None:
    train(qtbot, bench, "sample:iris")
    show(qtbot, profiler)
    quick = profiler.here
    monkeypatch.setattr("gui.bench.judging.profiling.profiler.QUICK", 0)
    profiler.pinned.set_value("petal_length", 6.0)
    with qtbot.waitSignal(profiler.row_changed, timeout=20_000):
        pass
    slow = profiler.here.prediction
    monkeypatch.undo()
    profiler.pinned.pin(quick.row)
    profiler.pinned.set_value("petal_length", 6.0)
    qtbot.waitUntil(lambda: all_known(profiler), timeout=20_000)
    assert np.array_equal(profiler.here.prediction, slow)


def test_what_is_missing_is_said(qtbot, bench, profiler) -> None:
    assert profiler.unavailable == "table"
    open_table(qtbot, bench, "sample:iris")
    assert profiler.unavailable == "network"
    start(qtbot, bench, epochs=3)
    qtbot.waitUntil(lambda: bench.session.state == "finished", timeout=20_000)
    assert profiler.unavailable == ""
    open_table(qtbot, bench, "sample:wine")
    qtbot.waitUntil(lambda: profiler.unavailable == "other", timeout=20_000)


def test_a_row_is_prepared_as_in_a_file_whatever_row_was_before(qtbot, bench, profiler, tmp_path) -> None:
    train(qtbot, bench, write_mixed_csv(tmp_path / "mixed.csv"))
    show(qtbot, profiler)
    table, preparation = bench.store.table, bench.session.dataset.preparation
    expected, _ = preparation.transform(table, np.float64)
    for place in (0, 5, 9, 5, 40, 0, 77):
        assert np.array_equal(profiler.inputs_of(row_of(table, place))[0], expected[place])
