"""Layers side by side over the epochs: each that has the quantity, and only those in sight are drawn."""

from __future__ import annotations

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from engine.core.architecture.templates import chain
from engine.core.layers.dense import DenseSettings
from engine.core.layers.dropout import DropoutSettings
from engine.core.task import Task
from engine.insight.health.layer_state import NetworkState
from gui.plots.health.health_strip import HealthStrip
from gui.plots.health.layer_charts import CHARTS, OutputsChart
from gui.plots.health.trend_chart import TrendChart
from tests.gui.plots.health.test_over_time_section import LAYER, state

TASK = Task("binary", features=2, classes=("first", "second"))
NETWORK = chain([("dense", DenseSettings(4, "tanh")), ("dropout", DropoutSettings())], TASK)
DEEP = chain([("dense", DenseSettings(4, "tanh"))] * 30, TASK)


def states_of(network=NETWORK, count=4, scale=1.0) -> list[NetworkState]:
    """States of all layers, of which those without weights learn nothing."""
    found = []
    for number in range(count):
        epoch = 10 * (number + 1)
        layers = {
            layer.id: state(epoch, learns=layer.kind == "dense", scale=scale * (place + 1)).layers[LAYER]
            for place, layer in enumerate(network.order)
        }
        found.append(NetworkState(epoch, layers, 1.0, np.zeros((0, 0), np.intp), 0.01))
    return found


@pytest.fixture
def strip(qtbot: QtBot) -> HealthStrip:
    made = HealthStrip()
    made.resize(800, 220)
    qtbot.addWidget(made)
    made.show()
    return made


def choose(strip: HealthStrip, key: str) -> None:
    strip.choice.buttons[key].click()


@pytest.mark.parametrize(
    ("key", "kinds"),
    [
        ("outputs", ["input", "dense", "dropout", "dense"]),
        ("gradients", ["dense", "dense"]),
        ("shares", ["dense", "dense"]),
        ("norm", ["dense", "dense"]),
        ("ratio", ["dense", "dense"]),
    ],
)
def test_there_is_a_chart_for_each_layer_that_has_the_quantity(strip, key, kinds):
    strip.show_states(states_of(), NETWORK, "")
    choose(strip, key)
    assert [NETWORK.layer(i).kind for i in strip.charts] == kinds
    assert all(isinstance(chart, CHARTS[key]) for chart in strip.charts.values())
    assert all(chart.epochs == (10, 20, 30, 40) for chart in strip.charts.values())


def test_lengths_of_all_layers_stand_on_one_axis(strip):
    strip.show_states(states_of(), NETWORK, "")
    choose(strip, "norm")
    axes = {(chart.bottom, chart.top) for chart in strip.charts.values() if isinstance(chart, TrendChart)}
    assert len(axes) == 1 and len(strip.charts) == 2


def test_of_thirty_layers_those_in_sight_are_drawn(strip, monkeypatch, qtbot):
    drawn: list[str] = []
    paint = OutputsChart.paint_chart

    def counted(chart, painter, area):
        drawn.append(chart.objectName())
        paint(chart, painter, area)

    monkeypatch.setattr(OutputsChart, "paint_chart", counted)
    strip.show_states(states_of(DEEP), DEEP, "")
    qtbot.waitUntil(lambda: bool(drawn))
    strip.grab()
    assert len(strip.charts) == 32 and len(set(drawn)) <= 5
    seen = len(drawn)
    strip.show_shown(20)  # the painting of all checkpoints is kept
    strip.grab()
    assert len(drawn) == seen


def test_an_epoch_is_pointed_at_in_all_layers_and_chosen(strip):
    chosen: list[int] = []
    strip.chosen.connect(chosen.append)
    strip.show_states(states_of(), NETWORK, "")
    first, *others = strip.charts.values()
    first.pointed_at.emit(20)
    assert all(chart.pointed == 20 for chart in others)
    first.chosen.emit(30)
    strip.show_shown(30)
    assert chosen == [30] and all(chart.shown == 30 for chart in strip.charts.values())


def test_without_states_it_says_why(strip):
    strip.show_states((), NETWORK, "Press Train")
    assert not strip.empty.isHidden() and strip.empty.text() == "Press Train" and not strip.charts
    strip.show_states(states_of(count=1), NETWORK, "")
    assert strip.empty.isHidden() and strip.fact.text() == "1 checkpoint" and len(strip.charts) == 4
    strip.grab()
    strip.show_states((), NETWORK, "Press Train")
    assert not strip.charts and not strip.empty.isHidden()


def test_charts_stay_while_the_run_goes_on(strip):
    strip.show_states(states_of(count=2), NETWORK, "")
    before = list(strip.charts.values())
    strip.show_states(states_of(count=3), NETWORK, "")
    assert list(strip.charts.values()) == before and before[0].epochs == (10, 20, 30)
