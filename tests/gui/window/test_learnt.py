"""What the network has learnt, in the window: shown where it is in sight, and computed nowhere else."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QAction

from engine.core.network import Network
from engine.insight.class_units import class_units_of, groups_of
from engine.insight.separation import points_of
from gui.bench.insight import class_watch, separation_watch
from gui.look.words.translation import language
from gui.window.main_window import MainWindow


@pytest.fixture
def window_size() -> QSize:
    return QSize(1440, 1300)


@pytest.fixture
def calls(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Names of what was computed, in that order."""
    made: list[str] = []
    for module, name in ((class_watch, "class_units_of"), (separation_watch, "separation")):
        compute = getattr(module, name)

        def counted(*given, name=name, compute=compute):
            made.append(name)
            return compute(*given)

        monkeypatch.setattr(module, name, counted)
    return made


@pytest.fixture
def trained(qtbot, calls, iris_window: MainWindow) -> MainWindow:
    """The window after one iteration of a run that has ended then."""
    iris_window.parts.separation.fold.button.setChecked(False)
    iris_window.parts.canvas.select(())
    session = iris_window.workbench.session
    press(iris_window, "step")
    qtbot.waitUntil(lambda: session.trainer is not None and session.trainer.step_count == 1, timeout=20_000)
    session.shut_down()
    return iris_window


def press(window: MainWindow, key: str) -> None:
    action = window.findChild(QAction, key)
    assert action is not None
    action.trigger()


def rest(qtbot, window: MainWindow) -> None:
    """Let everything be painted, and all that follows from it be computed."""
    qtbot.wait(150)
    learnt = window.learnt.made
    qtbot.waitUntil(lambda: learnt is None or not any(watch.is_busy for watch in learnt.watches))


def select(window: MainWindow, number: int) -> str:
    layer = window.workbench.runs.architecture.order[number]
    window.parts.canvas.select((layer.id,))
    return layer.id


def test_nothing_in_sight_costs_nothing(qtbot, calls, trained):
    session = trained.workbench.session
    for _ in range(5):
        session.show_now()
    rest(qtbot, trained)
    assert calls == [] and trained.learnt.made is None


def test_the_selected_layer_is_shown_beside_the_classes(qtbot, calls, trained):
    layer = select(trained, 1)
    section = trained.parts.layer_view.class_section
    qtbot.waitUntil(lambda: section.map.units is not None, timeout=10_000)
    trainer = trained.workbench.session.trainer
    expected = class_units_of(trainer.network, layer, groups_of(trainer.dataset))
    assert np.array_equal(section.map.units.means, expected.means)
    assert section.fact.text() == "105 training rows" and "separation" not in calls
    rest(qtbot, trained)
    trained.docks["layer_dock"].hide()
    seen = len(calls)
    trainer.network.values *= 2
    trained.workbench.session.show_now()
    rest(qtbot, trained)
    assert len(calls) == seen


def test_on_another_page_nothing_is_computed(qtbot, calls, trained):
    select(trained, 1)
    trained.parts.separation.fold.button.setChecked(True)
    rest(qtbot, trained)
    assert {"class_units_of", "separation"} == set(calls)
    press(trained, "show_evaluate")
    rest(qtbot, trained)
    calls.clear()
    trained.workbench.session.trainer.network.values *= 2
    trained.workbench.session.show_now()
    rest(qtbot, trained)
    assert calls == []
    press(trained, "show_canvas")
    rest(qtbot, trained)
    assert {"class_units_of", "separation"} == set(calls)


def test_rows_come_apart_once_the_card_is_unfolded_and_a_click_pins_one(qtbot, calls, trained):
    card = trained.parts.separation
    card.fold.button.setChecked(True)
    qtbot.waitUntil(lambda: card.points is not None, timeout=10_000)
    dataset = trained.workbench.session.dataset
    points = points_of(dataset)
    assert np.array_equal(card.points.rows, points.rows) and "class_units_of" not in calls
    card.row_chosen.emit(int(points.rows[4]))
    assert trained.pinned.row.place == points.rows[4]
    assert trained.pinned.row.values["species"] == dataset.target_names(dataset.validation.targets[4:5])[0]


def test_a_pinned_row_gets_a_column(qtbot, trained):
    select(trained, 1)
    section = trained.parts.layer_view.class_section
    qtbot.waitUntil(lambda: section.map.units is not None, timeout=10_000)
    card = trained.parts.separation
    card.row_chosen.emit(int(trained.workbench.session.dataset.train.rows[0]))
    qtbot.waitUntil(lambda: section.map.units.pinned is not None, timeout=10_000)
    outputs = trained.workbench.session.trainer.network.activations(
        trained.workbench.session.dataset.train.inputs[:1]
    )
    layer = trained.workbench.runs.architecture.order[1].id
    assert np.array_equal(section.map.units.pinned, outputs[layer][0])


def test_a_checkpoint_that_is_looked_at_is_shown_with_its_own_weights(qtbot, iris_window):
    iris_window.parts.separation.fold.button.setChecked(True)
    press(iris_window, "train")
    session, playback = iris_window.workbench.session, iris_window.playback
    qtbot.waitUntil(lambda: session.state == "finished", timeout=60_000)
    layer, section = select(iris_window, 1), iris_window.parts.layer_view.class_section
    qtbot.waitUntil(lambda: section.map.units is not None, timeout=10_000)
    rest(qtbot, iris_window)
    now = section.map.units.means
    checkpoint = session.trainer.history.timeline.kept[0]
    playback.show(checkpoint.epoch)
    qtbot.waitUntil(lambda: not np.array_equal(section.map.units.means, now), timeout=10_000)
    network = Network(session.trainer.network.architecture, session.dataset.task)
    np.copyto(network.values, checkpoint.values)
    expected = class_units_of(network, layer, groups_of(session.dataset))
    assert np.array_equal(section.map.units.means, expected.means)
    row = int(session.dataset.train.rows[7])
    iris_window.parts.separation.row_chosen.emit(row)
    qtbot.waitUntil(lambda: section.map.units.pinned is not None, timeout=10_000)
    outputs = network.activations(session.dataset.train.inputs[7:8])[layer][0]
    assert np.array_equal(section.map.units.pinned, outputs)
    playback.show_now()
    qtbot.waitUntil(lambda: np.array_equal(section.map.units.means, now), timeout=10_000)


def test_a_reset_takes_the_points_away(qtbot, trained):
    card = trained.parts.separation
    card.fold.button.setChecked(True)
    qtbot.waitUntil(lambda: card.points is not None, timeout=10_000)
    trained.workbench.reset()
    assert not card.scatters and card.empty.isVisible()


def test_the_fold_stays_over_a_change_of_the_language_and_the_points_come_back(qtbot, trained):
    trained.parts.separation.fold.button.setChecked(True)
    qtbot.waitUntil(lambda: trained.parts.separation.points is not None, timeout=10_000)
    before = trained.parts.separation
    language.choose("ko")
    qtbot.waitUntil(lambda: trained.parts.separation is not before)
    card = trained.parts.separation
    assert card.fold.is_open
    qtbot.waitUntil(lambda: card.points is not None, timeout=10_000)
    assert card.note.text() == "검증 행 22개"


def test_while_training_goes_on_the_pictures_follow(qtbot, calls, iris_window):
    iris_window.parts.separation.fold.button.setChecked(True)
    iris_window.workbench.session.choose_speed("watch")
    press(iris_window, "train")
    qtbot.waitUntil(lambda: iris_window.workbench.session.trainer is not None)
    select(iris_window, 1)
    qtbot.waitUntil(lambda: calls.count("separation") > 2 and "class_units_of" in calls, timeout=20_000)
    session = iris_window.workbench.session
    session.choose_speed("full")
    qtbot.waitUntil(lambda: session.state == "finished", timeout=60_000)
    rest(qtbot, iris_window)
    trainer, section = session.trainer, iris_window.parts.layer_view.class_section
    layer = iris_window.workbench.runs.architecture.order[1].id
    expected = class_units_of(trainer.network, layer, groups_of(trainer.dataset))
    assert np.array_equal(section.map.units.means, expected.means)  # the last weights are the ones that stay
