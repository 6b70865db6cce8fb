"""Health over time: the charts show the numbers of the checkpoints, and lead to the one that is meant."""

from __future__ import annotations

from functools import partial

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from engine.insight.health.layer_state import LayerState, NetworkState, spread_of
from engine.training.observation.health import SOUND_UPDATE_RATIO
from gui.look.theme import theme
from gui.plots.health.ridge_chart import APART
from gui.plots.health.ridges import CUT, drawn_of, outline, value_range
from gui.plots.layer.over_time_section import OverTimeSection

LAYER = "hidden"


def state(epoch: int, *, learns: bool = True, scale: float = 1.0) -> NetworkState:
    rng = np.random.default_rng(epoch)
    layer = LayerState(
        outputs=spread_of(rng.normal(size=500) * scale),
        gradients=spread_of(rng.normal(size=200) * 1e-3) if learns else None,
        dead=0.25,
        saturated=min(1.0, epoch / 100),
        signal=scale,
        error=1e-3,
        gradient_norm=10.0 ** (-epoch / 20) if learns else np.nan,
        update_ratio=2e-3 if learns else np.nan,
        is_alike=False,
    )
    return NetworkState(epoch, {LAYER: layer}, 1.0, np.zeros((0, 0), np.intp), 0.01)


def states(count: int, **how: object) -> list[NetworkState]:
    return [state(10 * (number + 1), **how) for number in range(count)]  # type: ignore[arg-type]


@pytest.fixture
def section(qtbot):
    made = OverTimeSection()
    made.setFixedWidth(300)
    qtbot.addWidget(made)
    made.show()
    return made


def shown(section: OverTimeSection, all_of_them: list[NetworkState]) -> OverTimeSection:
    section.show_states(all_of_them, LAYER, is_activated=True)
    section.adjustSize()
    return section


def test_an_outline_has_the_area_and_the_shape_of_the_numbers():
    numbers = np.random.default_rng(0).normal(2.0, 0.5, 100_000)
    values, heights = outline(spread_of(numbers))
    assert heights.min() == 0 and heights.max() == 1 and heights[0] == heights[-1] == 0
    inside = np.abs(values - 2) < 1.5
    bell = np.exp(-(((values - 2) / 0.5) ** 2) / 2)
    assert np.abs(heights - bell)[inside].max() < 0.05


def test_the_peak_of_silent_units_is_cut_so_that_the_others_are_seen():
    numbers = np.maximum(np.random.default_rng(0).normal(-1.5, 1, 10_000), 0)
    spread = spread_of(numbers)
    _, heights = outline(spread)
    density = np.sort(heights[1:-1])
    assert density[-1] == 1 and density[-2] == pytest.approx(1 / CUT)


def test_numbers_that_are_all_the_same_and_none_at_all_have_an_outline():
    values, heights = outline(spread_of(np.zeros(10)))
    assert heights.max() == 1 and abs(values[heights.argmax()]) < 0.1
    values, heights = outline(spread_of(np.full(3, np.nan)))
    assert len(values) == len(heights) == 0


def test_one_wild_epoch_does_not_squeeze_all_others():
    usual = [spread_of(np.random.default_rng(seed).normal(size=200)) for seed in range(9)]
    alone = value_range(usual)
    assert -6 < alone.low < -1 and 1 < alone.high < 6
    together = value_range([spread_of(np.random.default_rng(9).normal(size=200) * 1000), *usual])
    assert together.high - together.low < 8 * (alone.high - alone.low)
    signed = value_range(usual, is_signed=True)
    assert signed.low == -signed.high


@pytest.mark.parametrize("count", [1, 2, 7, 60])
def test_of_many_checkpoints_the_ends_and_some_between_are_drawn(count):
    drawn = drawn_of(count, 22)
    assert drawn[0] == 0 and drawn[-1] == count - 1 and len(drawn) == min(count, 22)
    assert len(drawn) < 2 or np.ptp(np.diff(drawn)) <= 1


def test_ridges_stand_in_the_order_of_their_epochs_inside_of_the_chart(section):
    chart = shown(section, states(60)).outputs
    feet = [chart.base(place) for place in range(60)]
    assert np.all(np.diff(feet) > 0) and feet[0] > chart.area.top() and feet[-1] < chart.area.bottom()
    assert (feet[-1] - feet[0]) / len(drawn_of(60, int(chart.area.height() / APART))) > 3
    assert [chart.epoch_at(0, foot) for foot in feet] == list(chart.epochs)


def test_a_figure_lies_where_its_logarithm_does(section):
    chart = shown(section, states(5)).norm
    heights = [chart.upwards(10.0 ** (-epoch / 20)) for epoch in chart.epochs]
    assert np.ptp(np.diff(heights)) < 1e-9 and heights[0] < heights[-1]
    low, high = (section.ratio.upwards(value) for value in SOUND_UPDATE_RATIO)
    assert high < section.ratio.upwards(1e-3) < low
    assert section.shares.upwards(0.0) > section.shares.upwards(0.25) > section.shares.upwards(1.0)


def test_the_value_of_the_last_epoch_is_told_and_of_the_one_that_is_pointed_at(section):
    shown(section, states(5))
    assert "epoch 50" in section.ratio.text() and "0.0020" in section.ratio.text()
    assert "saturated 50 %" in section.shares.text() and "dead 25 %" in section.shares.text()
    at = QPoint(round(section.norm.across(20)), section.norm.height() // 2)
    QTest.mouseMove(section.norm, at)
    assert all(chart.pointed == 20 for chart in section.charts)  # in all at once
    assert "epoch 20" in section.norm.text() and "0.100" in section.norm.text()
    QTest.mouseMove(section.title, QPoint(2, 2))
    section.norm.pointed_at.emit(0)
    assert "epoch 50" in section.outputs.text()


def test_a_click_and_the_keys_show_a_checkpoint(section):
    chosen: list[int] = []
    section.chosen.connect(chosen.append)
    shown(section, states(5))
    chart = section.outputs
    QTest.mouseClick(chart, Qt.MouseButton.LeftButton, pos=QPoint(100, round(chart.base(1))))
    assert chosen == [20]
    section.show_shown(20)
    for key in (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Home, Qt.Key.Key_End):
        QTest.keyClick(chart, key)
    assert chosen == [20, 10, 30, 10, 50]
    left: list[None] = []
    section.now_wanted.connect(lambda: left.append(None))
    QTest.keyClick(chart, Qt.Key.Key_Escape)
    section.show_shown(None)
    QTest.keyClick(chart, Qt.Key.Key_Escape)  # nothing to go back from
    assert len(left) == 1
    QTest.keyClick(chart, Qt.Key.Key_Left)
    assert chosen[-1] == 50  # the last one first


def test_what_is_shown_and_pointed_at_stands_out_and_leaves_no_trace(section):
    shown(section, states(12))
    before = [chart.grab().toImage() for chart in section.charts]
    section.show_shown(60)
    assert all(chart.grab().toImage() != image for chart, image in zip(section.charts, before, strict=True))
    section.show_shown(None)
    assert [chart.grab().toImage() for chart in section.charts] == before


def test_a_layer_that_learns_nothing_has_its_outputs_alone(section):
    section.show_states(states(3, learns=False), LAYER, is_activated=False)
    assert [not chart.isHidden() for chart in section.charts] == [True, False, False, False, False]
    shown(section, states(4))
    assert all(not chart.isHidden() for chart in section.charts)


def test_without_a_checkpoint_it_says_what_will_be_there_and_of_one_it_shows_that(section):
    section.show_reason("From epoch 10 on")
    assert not section.empty.isHidden() and section.empty.text() == "From epoch 10 on"
    assert all(chart.isHidden() for chart in section.charts)
    shown(section, states(1))
    assert section.empty.isHidden() and section.fact.text() == "1 checkpoint"
    for chart in section.charts:
        chart.grab()
    section.clear()
    assert section.fact.text() == "" and not section.empty.isHidden()


def test_numbers_that_are_none_break_nothing(section):
    wild = states(3)
    layer = wild[1].layers[LAYER]
    broken = LayerState(
        spread_of(np.full(4, np.nan)), spread_of(np.full(4, np.nan)), np.nan, np.nan, np.nan, np.nan,
        np.inf, 0.0, is_alike=False,
    )  # fmt: skip
    wild[1] = NetworkState(20, {LAYER: broken}, 0.0, np.zeros((0, 0), np.intp), 0.01)
    shown(section, wild)
    for chart in section.charts:
        chart.grab()
    section.show_shown(20)
    assert "∞" in section.norm.text() and layer.dead == 0.25


def test_the_same_states_paint_nothing_again(section, monkeypatch):
    all_of_them = states(5)
    shown(section, all_of_them)
    painted: list[str] = []
    for chart in section.charts:
        monkeypatch.setattr(chart, "repaint_all", partial(painted.append, chart.objectName()))
    section.show_states(all_of_them, LAYER, is_activated=True)
    assert painted == []
    section.show_states([*all_of_them, state(60)], LAYER, is_activated=True)
    assert len(painted) >= 5


def test_either_scheme_has_its_own_colours(section):
    shown(section, states(5))
    before = section.outputs.grab().toImage()
    was = theme.choice
    try:
        theme.choose("light" if theme.is_dark else "dark")
        assert section.outputs.grab().toImage() != before
    finally:
        theme.choose(was)
