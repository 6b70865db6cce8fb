"""The rate plot marks the suggestion, lets another rate be picked, and bears losses of any size."""

from __future__ import annotations

import math

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from engine.experiments.rate_finder import RateCurve
from gui.look.theme import theme
from gui.plots.rate_plot import KEY_FACTOR, RatePlot

RATES = np.logspace(-6, 1, 71)
FALLING = np.interp(np.log10(RATES), [-6, -4, -1, 0, 1], [1.0, 1.0, 0.2, 0.3, 40.0])


@pytest.fixture
def plot(qtbot: QtBot) -> RatePlot:
    plot = RatePlot()
    qtbot.addWidget(plot)
    plot.resize(560, 300)
    plot.show()
    return plot


@pytest.fixture
def picked(plot: RatePlot) -> list[float]:
    rates: list[float] = []
    plot.rate_picked.connect(rates.append)
    return rates


def curve(smoothed: np.ndarray = FALLING, suggestion: float = 0.01) -> RateCurve:
    return RateCurve(RATES[: len(smoothed)], smoothed + 0.01, smoothed, suggestion)


def test_an_empty_plot_bears_being_used(plot: RatePlot, picked: list[float], qtbot: QtBot) -> None:
    plot.grab()
    qtbot.mouseClick(plot, Qt.MouseButton.LeftButton)
    qtbot.keyClick(plot, Qt.Key.Key_Right)
    assert picked == []


def test_a_curve_without_a_suggestion_is_painted_and_can_be_picked_from(
    plot: RatePlot, picked: list[float], qtbot: QtBot
) -> None:
    empty = plot.grab().toImage()
    plot.show_curve(curve(suggestion=math.nan))
    assert plot.grab().toImage() != empty
    assert math.isnan(plot.picked)
    qtbot.keyClick(plot, Qt.Key.Key_Right)
    assert len(picked) == 1 and RATES[0] < picked[0] < RATES[-1]


def test_the_suggestion_is_marked_and_painted(plot: RatePlot) -> None:
    empty = plot.grab().toImage()
    plot.show_curve(curve())
    assert plot.picked == plot.suggestion == 0.01
    image = plot.grab().toImage()
    assert image != empty
    x, good = round(plot.x_pixel(0.01)), theme.color("good")
    column = [image.pixelColor(x + dx, y) for dx in (-1, 0, 1) for y in range(30, 250)]
    nearest = min(sum(abs(a - b) for a, b in zip(c.getRgb(), good.getRgb(), strict=True)) for c in column)
    assert nearest < 60
    plot.clear()
    assert math.isnan(plot.picked)
    assert plot.grab().toImage() == empty


def test_pixels_and_rates_are_logarithmic_inverses(plot: RatePlot) -> None:
    plot.show_curve(curve())
    for rate in (1e-6, 0.00031, 0.1, 10.0):
        assert plot.rate_at(plot.x_pixel(rate)) == pytest.approx(rate, rel=0.03)
    middle = (plot.x_pixel(1e-4) + plot.x_pixel(1e-2)) / 2
    assert plot.x_pixel(1e-3) == pytest.approx(middle)


def test_a_click_picks_a_rate_within_the_curve(plot: RatePlot, picked: list[float], qtbot: QtBot) -> None:
    plot.show_curve(curve())
    place = QPoint(round(plot.x_pixel(0.001)), 100)
    qtbot.mouseClick(plot, Qt.MouseButton.LeftButton, pos=place)
    assert picked == [pytest.approx(0.001, rel=0.03)]
    assert plot.picked == picked[0] and plot.suggestion == 0.01
    for x in (0, plot.width() - 1):
        qtbot.mouseClick(plot, Qt.MouseButton.LeftButton, pos=QPoint(x, 100))
    assert picked[1:] == [1e-6, 10.0]


def test_arrow_keys_move_the_pick(plot: RatePlot, picked: list[float], qtbot: QtBot) -> None:
    plot.show_curve(curve())
    qtbot.keyClick(plot, Qt.Key.Key_Right)
    assert picked == [pytest.approx(0.01 * KEY_FACTOR)]
    qtbot.keyClick(plot, Qt.Key.Key_Left)
    assert picked[1] == pytest.approx(0.01)


@pytest.mark.parametrize("rate", [1e-6, 1.0, 3e-4])
def test_every_arrow_key_changes_the_rate(
    plot: RatePlot, picked: list[float], qtbot: QtBot, rate: float
) -> None:
    plot.show_curve(curve(suggestion=rate))
    for _ in range(12):
        qtbot.keyClick(plot, Qt.Key.Key_Right)
    assert len(set(picked)) == 12


def test_the_fall_is_seen_although_the_end_explodes(plot: RatePlot) -> None:
    plot.show_curve(curve())
    low, high = plot.loss_range()
    assert low <= 0.2 and 1.0 < high < 2.0
    plot.grab()


@pytest.mark.parametrize(
    "smoothed",
    [
        np.full(20, 0.7),
        np.linspace(1, 2, 20),
        np.append(np.linspace(1, 0.5, 19), np.inf),
        np.append(np.linspace(1, 0.5, 19), np.nan),
        np.append(np.linspace(1, 0.5, 19), 1e300),
    ],
    ids=["flat", "rising", "infinite", "nan", "huge"],
)
def test_odd_losses_are_painted(plot: RatePlot, smoothed: np.ndarray) -> None:
    plot.show_curve(curve(smoothed, 1e-5))
    assert all(np.isfinite(plot.loss_range()))
    plot.grab()


def test_both_schemes_paint_the_curve(plot: RatePlot) -> None:
    plot.show_curve(curve())
    images = []
    for choice in ("light", "dark"):
        theme.choose(choice)
        images.append(plot.grab().toImage())
    assert images[0] != images[1]
