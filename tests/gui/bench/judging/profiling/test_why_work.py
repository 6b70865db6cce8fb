"""What the prediction of the pinned row rests on, as the row, the class and the weights change."""

from __future__ import annotations

import numpy as np
import pytest

from gui.bench.judging.profiling.why_work import REST
from tests.gui.bench.judging.profiling.runs import ENDLESS, open_table, show, start, train
from tests.trained import write_mixed_csv


def wait_for(qtbot, profiling) -> None:
    why = profiling.why
    qtbot.waitUntil(lambda: why.found is not None and not why.is_outdated, timeout=20_000)


@pytest.mark.parametrize("target", ["class", "number"])
def test_contributions_add_up_to_the_prediction_that_is_shown(qtbot, bench, profiling, tmp_path, target):
    train(qtbot, bench, write_mixed_csv(tmp_path / "mixed.csv", target))
    show(qtbot, profiling.profiler)
    wait_for(qtbot, profiling)
    profiler, found = profiling.profiler, profiling.why.found
    predicted = profiler.here.prediction[profiler.output]
    assert found.mean + sum(found.values.values()) == pytest.approx(predicted, abs=1e-9)
    assert set(found.values) == {"size", "colour", "member", "weight"}


def test_another_row_and_another_class_are_explained_anew(qtbot, bench, profiling) -> None:
    train(qtbot, bench, "sample:iris", epochs=20)
    profiler = profiling.profiler
    show(qtbot, profiler)
    wait_for(qtbot, profiling)
    first = profiling.why.found
    profiler.pinned.set_value("petal_length", 6.5)
    qtbot.waitUntil(lambda: profiling.why.is_outdated, timeout=20_000)
    wait_for(qtbot, profiling)
    second = profiling.why.found
    assert second.values != first.values
    profiler.choose_output(2)
    assert profiling.why.is_outdated
    wait_for(qtbot, profiling)
    predicted = profiler.here.prediction[2]
    third = profiling.why.found
    assert third.mean + sum(third.values.values()) == pytest.approx(predicted, abs=1e-9)


def test_what_takes_too_long_waits_for_the_end_of_the_training(qtbot, bench, profiling, monkeypatch) -> None:
    monkeypatch.setattr("gui.bench.judging.profiling.why_work.PLANNED_LIVE", 0)
    profiling.profiler.set_shown(True)
    open_table(qtbot, bench, "sample:iris")
    start(qtbot, bench, epochs=ENDLESS)
    qtbot.waitUntil(lambda: profiling.why.waits, timeout=20_000)
    assert profiling.why.found is None
    bench.session.pause()
    wait_for(qtbot, profiling)
    assert not profiling.why.waits


def test_it_is_forgotten_with_the_network(qtbot, bench, profiling) -> None:
    train(qtbot, bench, "sample:iris")
    show(qtbot, profiling.profiler)
    wait_for(qtbot, profiling)
    bench.reset()
    qtbot.waitUntil(lambda: profiling.why.found is None, timeout=20_000)


def test_what_waited_is_found_although_the_weights_stay_as_they_were_shown(
    qtbot, bench, profiling, monkeypatch
) -> None:
    monkeypatch.setattr("gui.bench.judging.profiling.why_work.PLANNED_LIVE", 0)
    profiler = profiling.profiler
    profiler.set_shown(True)
    open_table(qtbot, bench, "sample:iris")
    start(qtbot, bench, epochs=ENDLESS)
    bench.session.trainer.control.set_speed(0.01)  # steps per second: the weights stay for long
    qtbot.waitUntil(lambda: profiling.why.waits, timeout=20_000)
    values = bench.session.trainer.network.values
    qtbot.waitUntil(lambda: np.array_equal(profiler.weighed.model.values, values), timeout=20_000)
    qtbot.wait(2 * REST)  # until it has looked whether they can be explained now
    assert profiling.why.waits
    bench.session.pause()
    wait_for(qtbot, profiling)
