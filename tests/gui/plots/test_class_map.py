"""Class × unit: the most telling units first, and nothing moves while somebody points at it."""

from __future__ import annotations

from types import SimpleNamespace

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QEnterEvent
from PySide6.QtWidgets import QApplication

from engine.insight.class_units import ClassUnits, Groups, class_units
from gui.look.class_colors import class_color
from gui.look.drawing.heatmap_image import activation_image, diverging_image
from gui.plots.layer.classes import class_map
from gui.plots.layer.classes.class_map import MOST_UNITS, ClassMap
from gui.plots.layer.classes.class_section import ClassSection
from gui.plots.layer.numbers.number_view import LEFT


def groups(classes: int = 3, of: int = 60) -> Groups:
    names = tuple(f"class {chr(97 + k)}" for k in range(classes))
    return Groups(
        np.zeros((60, 2), np.float32), np.arange(60) % classes, names, (), of=of, rows=np.arange(60)
    )


def fifths() -> Groups:
    bounds = ((25.0, 77.0), (78.0, 109.0), (110.0, 150.0), (151.0, 220.0), (221.0, 346.0))
    return Groups(np.zeros((60, 2), np.float32), np.arange(60) % 5, (), bounds, of=60, rows=np.arange(60))


def units_of(count: int, of: Groups, seed: int = 0, low: float = -1.0) -> ClassUnits:
    rng = np.random.default_rng(seed)
    means = rng.uniform(low, 1, (of.count, count))
    return class_units(means[of.group] + rng.normal(size=(60, count)) * 0.01, of)


@pytest.fixture
def section(qtbot):
    made = ClassSection()
    made.resize(320, 300)
    qtbot.addWidget(made)
    made.show()
    return made


def point_at(widget: ClassMap, is_there: bool) -> None:
    """Let the pointer come to a widget, or go away from it."""
    place = QPointF(5, 5)
    event = QEnterEvent(place, place, place) if is_there else QEvent(QEvent.Type.Leave)
    widget.setAttribute(Qt.WidgetAttribute.WA_UnderMouse, is_there)
    QApplication.sendEvent(widget, event)


def test_units_stand_in_their_order_and_cells_have_their_numbers(section):
    of = groups()
    units = units_of(7, of)
    section.show_units(units, of, "tanh", "", "rest")
    cells = section.map
    assert cells.shown.tolist() == units.order.tolist()
    height = cells.height()
    seen = {}
    for y in range(height):
        cell = cells.cell_at(cells.width() / 2 - 20, y)
        if cell is not None:
            seen[cell.index[0]] = cell.value
    assert list(seen) == units.order.tolist()
    assert all(value in units.means[unit] for unit, value in seen.items())


def test_outputs_of_tanh_are_blue_and_orange_and_those_of_relu_are_not(section):
    of = groups()
    for activation, low, expected in (("tanh", -1.0, diverging_image), ("relu", 0.0, activation_image)):
        units = units_of(6, of, low=low)
        section.clear()
        section.show_units(units, of, activation, "", "rest")
        assert section.map.look == ("diverging" if activation == "tanh" else "sequential")
        shown = section.map.grab().toImage()
        values = units.means[units.order]
        top = section.map.levels.high
        image = expected(values, top) if activation == "tanh" else expected(values.T, 0.0, top)
        ratio = shown.devicePixelRatio()
        color = shown.pixelColor(round((LEFT + 30) * ratio), round(5 * ratio))
        assert color == image.pixelColor(0, 0)
    assert (section.map.levels.low, section.map.levels.high) == (0.0, units.means.max())


def test_a_pinned_row_has_a_column_of_its_own(section):
    of = groups()
    units = units_of(5, of)
    pinned = ClassUnits(units.means, units.spread, units.eta_squared, units.order, np.arange(5) / 10)
    section.show_units(pinned, of, "tanh", "row 7", "rest")
    cells, found = section.map, []
    for x in range(cells.width()):
        cell = cells.cell_at(x, 4)
        if cell is not None and (not found or found[-1] != cell):
            found.append(cell)
    top = int(units.order[0])
    assert [cell.index for cell in found] == [(top, 0), (top, 1), (top, 2), (top,)]
    assert found[-1].is_strip and found[-1].value == top / 10
    place = next(x for x in range(cells.width(), 0, -1) if cells.cell_at(x, 4) is not None)
    assert cells.cell_texts(place, 4) == f"unit {top + 1}, row 7: {top / 10:.4g}"


def test_the_tooltip_tells_unit_class_mean_and_share(section):
    of = groups()
    units = units_of(5, of)
    section.show_units(units, of, "tanh", "", "rest")
    unit = int(units.order[0])
    text = section.map.cell_texts(LEFT + 30, 4)
    assert text.startswith(f"unit {unit + 1}, class a: mean {units.means[unit, 0]:.4g}, spread ")
    assert f"η² = {units.eta_squared[unit]:.3f}" in text
    assert section.map.cell_texts(2, 4) == ""


def test_the_order_is_renewed_every_four_seconds_while_training_goes_on(section, monkeypatch):
    now = [10.0]
    monkeypatch.setattr(class_map, "time", SimpleNamespace(monotonic=lambda: now[0]))
    of = groups()
    first, second, third = (units_of(9, of, seed) for seed in range(3))
    section.show_units(first, of, "tanh", "", "training")
    now[0] = 13.9
    section.show_units(second, of, "tanh", "", "training")
    assert section.map.order.tolist() == first.order.tolist()
    assert (
        section.map.cell_at(LEFT + 30, 4).value == second.means[first.order[0], 0]
    )  # yet the numbers are new
    now[0] = 14.1
    section.show_units(second, of, "tanh", "", "training")
    assert section.map.order.tolist() == second.order.tolist()
    now[0] = 14.2
    section.show_units(third, of, "tanh", "", "rest")
    assert section.map.order.tolist() == third.order.tolist()


def test_nothing_changes_its_place_under_the_pointer(section):
    of = groups()
    first, second = units_of(9, of), units_of(9, of, 1)
    section.show_units(first, of, "tanh", "", "rest")
    point_at(section.map, True)
    section.show_units(second, of, "tanh", "", "rest")
    assert section.map.order.tolist() == first.order.tolist()
    point_at(section.map, False)
    assert section.map.order.tolist() == second.order.tolist()


def test_the_order_is_kept_while_earlier_epochs_are_shown_and_it_is_said(section):
    of = groups()
    now, *earlier = (units_of(9, of, seed) for seed in range(4))
    section.show_units(now, of, "tanh", "", "rest")
    place = section.rest.geometry()
    for units in earlier:
        section.show_units(units, of, "tanh", "", "past")
        assert section.map.order.tolist() == now.order.tolist()
        assert section.rest.text() == "order kept, to follow each unit"
        assert section.map.cell_at(LEFT + 30, 4).value == units.means[now.order[0], 0]
        point_at(section.map, True)
        point_at(section.map, False)
        assert section.map.order.tolist() == now.order.tolist()
    assert "while an earlier epoch is shown" in section.rest.own_tooltip
    assert section.rest.geometry() == place
    section.show_units(earlier[0], of, "tanh", "", "rest")
    assert section.map.order.tolist() == earlier[0].order.tolist()
    assert section.rest.text() == "those that tell most at the top"


def test_of_many_units_the_most_telling_are_shown_and_it_is_said(section):
    of = groups(of=5000)
    units = units_of(100, of)
    section.show_units(units, of, "tanh", "", "rest")
    assert section.map.shown.tolist() == units.order[:MOST_UNITS].tolist()
    assert (
        section.rest.text() == f"{MOST_UNITS} of 100 shown: those that tell most" and section.rest.isVisible()
    )
    assert section.fact.text() == "60 of 5,000 training rows"
    few = units_of(5, of)
    section.show_units(few, of, "tanh", "", "rest")
    assert section.rest.text() == "those that tell most at the top" and section.map.height() < 120


def test_classes_have_their_colours_below_and_fifths_their_bounds(section):
    of = groups()
    section.show_units(units_of(5, of), of, "tanh", "", "rest")
    section.show_texts("a[1]")
    assert section.title.text() == "Class × unit a[1]"
    shown = section.map.grab().toImage()
    colors = {shown.pixelColor(x, y).name() for x in range(shown.width()) for y in range(shown.height())}
    assert {class_color(k).name() for k in range(3)} <= colors
    section.clear()
    section.show_units(units_of(5, fifths()), fifths(), "tanh", "", "rest")
    section.show_texts("a[1]")
    assert section.title.text() == "Target × unit a[1]"
    assert ", target 25 to 77: mean " in section.map.cell_texts(LEFT + 30, 4)


def test_a_class_without_rows_is_left_empty(section):
    of = groups()
    units = units_of(5, of)
    units.means[:, 1] = np.nan
    section.show_units(units, of, "relu", "", "rest")
    assert np.isfinite([section.map.levels.low, section.map.levels.high]).all()
    section.grab()
