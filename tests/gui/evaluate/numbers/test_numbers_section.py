"""The section on predicted numbers: what it shows, and rows chosen with the mouse and the keyboard."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from sklearn import metrics

from engine.common.arrays import Indices
from engine.core.task import Task
from engine.evaluation.answers import Answers
from engine.evaluation.diagnostics.residuals import Residuals
from engine.evaluation.judged import Judged, losses_of
from gui.evaluate.numbers.density import Density
from gui.evaluate.numbers.numbers_section import NumbersSection
from gui.evaluate.numbers.residual_histogram import MOST_BINS, bin_edges
from gui.evaluate.numbers.scatter import MOST_POINTS, ScatterPlot
from gui.look.theme import theme
from gui.look.widgets.plain_text import PlainLabel

LEFT = Qt.MouseButton.LeftButton
NO_KEY = Qt.KeyboardModifier.NoModifier


def judged(rows: int = 60, seed: int = 0, part: str = "validation", first: int = 100) -> Judged:
    rng = np.random.default_rng(seed)
    actual = rng.normal(150, 70, rows)
    answers = Answers(
        Task("regression", 3, (), "price"), actual, 0.7 * actual + 40 + rng.normal(size=rows) * 20
    )
    return Judged(part, np.arange(first, first + rows), answers, losses_of(answers))


@pytest.fixture
def section(qtbot: QtBot) -> Iterator[NumbersSection]:
    section = NumbersSection()
    qtbot.addWidget(section)
    section.resize(800, 700)
    section.show()
    QApplication.processEvents()
    yield section
    theme.choose("system")


@pytest.fixture
def chosen(section: NumbersSection) -> list[tuple[list[int], str]]:
    found: list[tuple[list[int], str]] = []

    def take(places: Indices | None, title: str) -> None:
        found.append(([] if places is None else places.tolist(), title))

    section.rows_chosen.connect(take)
    return found


def pixel(plot: ScatterPlot, x: float, y: float) -> QPoint:
    axes = plot.axes()
    return QPointF(float(axes.x_pixels(np.array(x))), float(axes.y_pixels(np.array(y)))).toPoint()


def drag(qtbot: QtBot, plot: ScatterPlot, corners: list[QPoint], modifier: Any = NO_KEY) -> None:
    qtbot.mousePress(plot, LEFT, modifier, corners[0])
    for corner in corners[1:]:
        qtbot.mouseMove(plot, corner)
    qtbot.mouseRelease(plot, LEFT, modifier, corners[-1])


def around(plot: ScatterPlot, left: float, right: float, low: float, high: float) -> list[QPoint]:
    return [pixel(plot, *each) for each in ((left, low), (right, low), (right, high), (left, high))]


def test_the_figures_are_those_of_scikit_learn_in_the_units_of_the_target(section: NumbersSection) -> None:
    rows = judged()
    section.show_judged(rows)
    actual, predicted = rows.answers.actual, rows.answers.predicted
    texts = {name: label.text() for name, label in section.figures.values.items()}
    assert texts["r2"] == f"{metrics.r2_score(actual, predicted):.3f}"
    assert float(texts["mae"]) == pytest.approx(metrics.mean_absolute_error(actual, predicted), abs=0.06)
    assert float(texts["rmse"]) == pytest.approx(metrics.root_mean_squared_error(actual, predicted), abs=0.06)
    median = metrics.median_absolute_error(actual, predicted)
    assert float(texts["median_absolute_error"]) == pytest.approx(median, abs=0.06)
    assert "price" in section.figures.units.text()
    section.show_nothing()
    assert {label.text() for label in section.figures.values.values()} == {"–"}


def test_a_lasso_chooses_the_rows_in_it_and_ctrl_adds(
    section: NumbersSection, chosen: list[tuple[list[int], str]], qtbot: QtBot
) -> None:
    rows = judged()
    section.show_judged(rows)
    plot, actual, predicted = section.scatter, rows.answers.actual, rows.answers.predicted
    drag(qtbot, plot, around(plot, 100, 150, 0, 300))
    low = np.flatnonzero((actual > 100) & (actual < 150) & (predicted > 0) & (predicted < 300))
    assert len(low) > 5
    assert chosen == [(low.tolist(), "the lasso")]
    assert section.scatter.chosen.tolist() == section.residual_plot.chosen.tolist() == low.tolist()
    drag(qtbot, plot, around(plot, 150, 200, 0, 300), Qt.KeyboardModifier.ControlModifier)
    both = np.flatnonzero((actual > 100) & (actual < 200) & (predicted > 0) & (predicted < 300))
    assert chosen[-1] == (both.tolist(), "what is chosen")
    drag(qtbot, plot, around(plot, 150, 200, 0, 300))
    assert set(chosen[-1][0]) == set(both.tolist()) - set(low.tolist())
    qtbot.keyClick(plot, Qt.Key.Key_Escape)
    assert chosen[-1] == ([], "")
    assert not len(section.histogram.chosen)


def test_a_lasso_around_nothing_and_one_that_is_given_up_choose_nothing(
    section: NumbersSection, chosen: list[tuple[list[int], str]], qtbot: QtBot
) -> None:
    section.show_judged(judged())
    plot = section.residual_plot
    drag(qtbot, plot, [QPoint(70, 30), QPoint(90, 30), QPoint(90, 40)])
    corners = around(plot, 0, 300, -200, 200)
    qtbot.mousePress(plot, LEFT, NO_KEY, corners[0])
    for corner in corners[1:]:
        qtbot.mouseMove(plot, corner)
    qtbot.keyClick(plot, Qt.Key.Key_Escape)
    qtbot.mouseRelease(plot, LEFT, NO_KEY, corners[-1])
    assert chosen == []


def test_a_click_chooses_the_nearest_row_and_one_beside_all_takes_it_back(
    section: NumbersSection, chosen: list[tuple[list[int], str]], qtbot: QtBot
) -> None:
    rows = judged()
    section.show_judged(rows)
    plot = section.residual_plot
    residuals = rows.answers.actual - rows.answers.predicted
    far = int(np.argmax(residuals))
    where = pixel(plot, rows.answers.predicted[far], residuals[far])
    qtbot.mouseClick(plot, LEFT, NO_KEY, where + QPoint(2, -1))
    assert chosen == [([far], f"row {100 + far + 1}")]
    assert f"actual {rows.answers.actual[far]:.0f}" in plot.text_at(QPointF(where))
    qtbot.mouseClick(plot, LEFT, NO_KEY, QPoint(60, 28))
    assert chosen[-1] == ([], "")


def test_the_keyboard_walks_from_the_worst_row_and_chooses(
    section: NumbersSection, chosen: list[tuple[list[int], str]], qtbot: QtBot
) -> None:
    rows = judged()
    section.show_judged(rows)
    plot = section.scatter
    plot.setFocus()
    order = np.argsort(-rows.losses, kind="stable")
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_Up):
        qtbot.keyClick(plot, key)
    assert plot.walked == order[1]
    assert f"row {100 + order[1] + 1}" in plot.accessibleDescription()
    qtbot.keyClick(plot, Qt.Key.Key_Space)
    qtbot.keyClick(plot, Qt.Key.Key_Return)
    qtbot.keyClick(plot, Qt.Key.Key_Home)
    assert plot.walked == order[0]
    assert chosen[0] == ([order[1]], f"row {100 + order[1] + 1}")
    assert chosen[1][1] == "the 10 worst"
    assert set(chosen[1][0]) == set(order[:10].tolist())
    plot.grab()


def test_a_bin_is_chosen_with_a_click_and_with_the_keyboard(
    section: NumbersSection, chosen: list[tuple[list[int], str]], qtbot: QtBot
) -> None:
    rows = judged()
    section.show_judged(rows)
    plot = section.histogram
    residuals = rows.answers.actual - rows.answers.predicted
    expected, _ = np.histogram(residuals, plot.edges)
    assert plot.counts.tolist() == expected.tolist()
    number = int(plot.counts.argmax())
    bar = plot.bar(number, plot.axes())
    qtbot.mouseClick(plot, LEFT, NO_KEY, bar.center().toPoint())
    low, high = plot.edges[number], plot.edges[number + 1]
    assert chosen[0][0] == np.flatnonzero((residuals >= low) & (residuals < high)).tolist()
    assert chosen[0][1].startswith("residuals from ")
    assert f"{plot.counts[number]} rows" in plot.text_at(bar.center())
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Left, Qt.Key.Key_Return):
        qtbot.keyClick(plot, key)
    assert plot.walked == number - 1
    assert f"{plot.counts[number - 1]} rows" in plot.accessibleDescription()
    beside = np.flatnonzero((residuals >= plot.edges[number - 1]) & (residuals < low))
    assert chosen[1][0] == beside.tolist()
    qtbot.mouseClick(plot, LEFT, Qt.KeyboardModifier.ShiftModifier, bar.center().toPoint())
    assert chosen[2] == (sorted([*chosen[0][0], *chosen[1][0]]), "what is chosen")


@pytest.mark.parametrize("rows", [1, 2, 60, 5000])
def test_bins_are_round_hold_all_values_and_meet_at_zero(rows: int) -> None:
    values = np.random.default_rng(rows).normal(0.3, 1, rows)
    edges = bin_edges(values)
    assert edges[0] <= values.min() and values.max() < edges[-1]
    assert 1 < len(edges) <= MOST_BINS + 3
    if values.min() < 0 < values.max():
        assert 0 in np.abs(edges)


def test_what_is_chosen_stays_while_the_same_rows_are_judged_again(section: NumbersSection) -> None:
    section.show_judged(judged())
    section.show_chosen(np.array([3, 5]))
    section.show_judged(judged(seed=1))
    assert section.scatter.chosen.tolist() == [3, 5]
    section.show_judged(judged(first=0))
    assert section.scatter.chosen.tolist() == []
    assert len(section.chosen) == 0


def test_many_rows_are_density_and_it_is_said(
    section: NumbersSection, chosen: list[tuple[list[int], str]], qtbot: QtBot
) -> None:
    section.show_judged(judged(MOST_POINTS))
    section.scatter.grab()
    assert not section.scatter.is_density
    rows = judged(100_000)
    section.show_judged(rows, Residuals.of(rows.answers))
    section.scatter.grab()
    assert section.scatter.is_density
    said = [label.text() for label in section.findChildren(PlainLabel)]
    assert any("100,000 rows as density" in text for text in said)
    plot = section.scatter
    drag(qtbot, plot, around(plot, 100, 150, 0, 300))
    actual, predicted = rows.answers.actual, rows.answers.predicted
    found = np.zeros(100_000, bool)
    found[chosen[0][0]] = True
    axes = plot.axes()
    corners = [axes.x_pixels(np.array([v]))[0] for v in (100.0, 150.0)]
    x = axes.x_pixels(actual)
    clear = (np.abs(x - corners[0]) > 1) & (np.abs(x - corners[1]) > 1)  # the pointer has whole pixels
    expected = (actual > 100) & (actual < 150) & (predicted > 0) & (predicted < 300)
    assert (found == expected)[clear].all()
    assert "rows here" in plot.text_at(QPointF(pixel(plot, 150, 145)))


def test_cells_of_the_density_hold_every_row_once(section: NumbersSection) -> None:
    rows = judged(5000)
    section.show_judged(rows)
    axes, found = section.scatter.axes(), rows.answers
    density = Density(axes, found.actual, found.predicted)
    down, across = density.counts.shape
    counts, _, _ = np.histogram2d(
        found.predicted, found.actual, bins=(down, across), range=(axes.up, axes.across)
    )
    assert density.counts.sum() == 5000
    assert np.abs(density.counts - counts[::-1]).sum() <= 4  # a row upon a border may go either way
    image = density.image()
    assert image.pixelColor(0, down - 1).alpha() == 0
    fullest = np.unravel_index(int(density.counts.argmax()), density.counts.shape)
    assert image.pixelColor(int(fullest[1]), int(fullest[0])).lightness() > 100


def test_predictions_that_are_no_numbers_are_counted_and_left_out(section: NumbersSection) -> None:
    rows = judged()
    rows.answers.predicted[:3] = np.nan, np.inf, -np.inf
    section.show_judged(rows)
    section.grab()
    assert section.findChild(object, "rows_left_out").text().endswith("3")
    assert section.findChild(object, "rows_left_out").isVisible()
    rows.answers.predicted[:] = np.nan
    section.show_judged(replace(rows))
    section.grab()
    section.show_judged(judged())
    assert not section.findChild(object, "rows_left_out").isVisible()


@pytest.mark.parametrize("scheme", ["dark", "light"])
@pytest.mark.parametrize("width", [500, 1000])
def test_it_is_painted_in_both_schemes_and_from_narrow_to_wide(
    section: NumbersSection, scheme: str, width: int
) -> None:
    theme.choose(scheme)
    section.resize(width, 700)
    assert section.minimumSizeHint().width() <= 500
    empty = section.scatter.grab().toImage()
    section.show_judged(judged())
    first = section.scatter.grab().toImage()
    assert first != empty
    section.show_chosen(np.array([0]))
    assert section.scatter.grab().toImage() != first


def test_all_answers_may_be_alike(section: NumbersSection) -> None:
    rows = judged()
    rows.answers.predicted[:] = 5.0
    section.show_judged(rows)
    section.grab()
    rows.answers.actual[:] = 5.0
    section.show_judged(replace(rows))
    section.grab()
    assert section.figures.values["r2"].text() == "–"
