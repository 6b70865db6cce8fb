"""Health over time in the window: computed where it is in sight, and it leads to a checkpoint."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLabel

from engine.insight.health import layer_state
from gui.canvas.overlays import FlowPill
from gui.look.widgets.message_bar import MessageBar
from gui.look.words.translation import language
from gui.panels.training.timeline_bar import TimelineBar
from gui.plots.curves.curves_panel import CurvesPanel
from gui.window.main_window import MainWindow
from gui.window.parts.displays.curves_or_health import CURVES, HEALTH, CurvesOrHealth


@pytest.fixture
def window_size() -> QSize:
    return QSize(1440, 1300)


@pytest.fixture
def calls(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Epochs of the checkpoints whose states were computed."""
    made: list[int] = []
    compute = layer_state.network_state

    def counted(network, dataset, settings, checkpoint):
        made.append(checkpoint.epoch)
        return compute(network, dataset, settings, checkpoint)

    monkeypatch.setattr(layer_state, "network_state", counted)
    return made


@pytest.fixture
def trained(qtbot, calls, iris_window: MainWindow) -> MainWindow:
    """The window after a short run that keeps six checkpoints."""
    bench = iris_window.workbench
    iris_window.parts.canvas.select(())
    bench.edit_training("", replace(bench.project.training, epochs=12, checkpoint_every=2))
    bench.toggle_training()
    qtbot.waitUntil(lambda: bench.session.state == "finished", timeout=20_000)
    rest(qtbot, iris_window)
    calls.clear()
    return iris_window


def rest(qtbot, window: MainWindow) -> None:
    qtbot.waitUntil(lambda: not window.health.is_busy, timeout=20_000)


def test_the_layers_over_time_stand_in_the_place_of_the_curves_and_show_a_checkpoint(qtbot, calls, trained):
    below, playback = trained.parts.below, trained.playback
    assert below.strip is None and calls == [] and not below.switch.isHidden()
    below.switch.buttons[HEALTH].click()
    qtbot.waitUntil(lambda: len(trained.health.states) == 6, timeout=20_000)
    strip = below.strip
    assert strip is not None
    qtbot.waitUntil(lambda: len(strip.charts) == len(trained.workbench.runs.architecture.order))
    chart = next(iter(strip.charts.values()))
    qtbot.waitUntil(lambda: chart.epochs == (2, 4, 6, 8, 10, 12))
    pill = trained.findChild(FlowPill)
    assert pill is not None and pill.isVisible()  # the wires show what flows meanwhile
    chart.chosen.emit(4)
    qtbot.waitUntil(lambda: playback.shown_epoch == 4, timeout=10_000)
    assert chart.shown == 4
    qtbot.waitUntil(lambda: any(label.text() == "epoch 4" for label in pill.findChildren(QLabel)))
    chart.left.emit()
    qtbot.waitUntil(lambda: playback.shown_epoch is None and chart.shown == 0)
    trained.workbench.open_path("sample:wine")
    qtbot.waitUntil(lambda: "other data" in strip.empty.text(), timeout=10_000)
    language.choose("ko")
    qtbot.waitUntil(lambda: trained.parts.below is not below and trained.parts.below.shows_health)
    assert trained.parts.curves.isHidden() or not trained.parts.curves.isVisible()
    trained.parts.below.switch.buttons[CURVES].click()
    assert trained.parts.curves.isVisible()
    trained.workbench.session.show_now()
    assert not any(pill.isVisible() for pill in trained.findChildren(FlowPill))


def test_out_of_sight_nothing_is_computed_and_the_layer_that_is_selected_is_shown(qtbot, calls, trained):
    session, layer_view = trained.workbench.session, trained.parts.layer_view
    session.show_now()
    rest(qtbot, trained)
    assert calls == []
    hidden = trained.workbench.runs.architecture.order[1]
    trained.parts.canvas.select((hidden.id,))
    qtbot.wait(50)
    section = layer_view.over_time
    bar = trained.parts.inspector.verticalScrollBar()
    qtbot.waitUntil(lambda: not section.isHidden())
    bar.setValue(bar.maximum())
    qtbot.waitUntil(lambda: section.epochs == (2, 4, 6, 8, 10, 12), timeout=20_000)
    assert calls == [8]  # the others were looked at for the advice, and each is computed once
    trained.docks["layer_dock"].hide()
    trained.health.want(True)
    session.show_now()  # a frame tells that nobody sees it
    assert not trained.health.is_wanted
    action = trained.findChild(QAction, "reset")
    assert action is not None
    action.trigger()
    assert trained.health.states == () and section.epochs == ()


def test_a_narrow_place_has_the_button_of_the_other_view_alone(qtbot):
    below = CurvesOrHealth(MessageBar("advice"), CurvesPanel(), TimelineBar())
    qtbot.addWidget(below)
    below.resize(900, 300)
    below.show()
    below.show_key(HEALTH)
    curves, health = below.switch.buttons[CURVES], below.switch.buttons[HEALTH]
    assert curves.isVisible() and health.isVisible() and curves.text()
    below.resize(400, 300)
    assert curves.isVisible() and not health.isVisible() and not curves.text()
    curves.setFocus()
    curves.click()
    assert not health.isHidden() and curves.isHidden() and not below.shows_health
