"""The layer view shows the selected layer's numbers, and asks for nothing that nobody sees."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QPoint
from pytestqt.qtbot import QtBot

from engine.architecture import Architecture
from engine.layers.dense import DenseSettings
from engine.snapshot import LayerHealth, Snapshot, SnapshotRequest
from gui.plots.heat_map import Levels
from gui.plots.histogram import BINS, MOST_NUMBERS, Histogram
from gui.plots.layer_view import LayerView

RNG = np.random.default_rng(0)


def network() -> Architecture:
    architecture, first = Architecture().adding("input", 0, 0)
    for kind, settings in (
        ("dense", DenseSettings(8)),
        ("dropout", None),
        ("dense", DenseSettings(3, "softmax")),
    ):
        before = architecture.layers[-1]
        architecture, layer = architecture.adding(kind, 0, 0, settings)
        architecture = architecture.connecting(before.id, layer.id)
    assert first.id == "layer-1"
    return architecture


INPUT, DENSE, DROPOUT, OUTPUT = (f"layer-{i}" for i in range(1, 5))


def snapshot(layer_id: str, units: int, inputs: int = 0, dead: tuple[int, ...] = ()) -> Snapshot:
    live = Snapshot("running", 1, 9, 1, 9, 1.0, 1.0, np.zeros(0), np.zeros(0), (), 0)
    live = replace(live, activations={layer_id: RNG.random((32, units), np.float32)})
    if not inputs:
        return live
    return replace(
        live,
        weights={layer_id: RNG.normal(size=(units, inputs)).astype(np.float32)},
        biases={layer_id: RNG.normal(size=units).astype(np.float32)},
        weight_gradients={layer_id: np.full((units, inputs), 0.5, np.float32)},
        health={layer_id: LayerHealth(dead, units, 0.0, 1e-3, 0.03)},
    )


@pytest.fixture
def view(qtbot: QtBot) -> LayerView:
    view = LayerView()
    qtbot.addWidget(view)
    view.resize(300, 760)
    view.show()
    return view


def visible_sections(view: LayerView) -> list[str]:
    return [section.objectName() for section in view._sections() if section.isVisible()]


def test_it_says_what_to_do_while_there_is_nothing_to_show(view: LayerView) -> None:
    assert not view.empty.isVisible()  # the settings above it ask to select a layer
    view.show_layer(network(), DENSE, None)
    assert view.empty.isVisible()
    assert "press Train" in view.empty.text()
    assert "Dense 1" in view.empty.text()
    assert visible_sections(view) == []


def test_a_dense_layer_shows_all_four_sections(view: LayerView) -> None:
    view.show_layer(network(), DENSE, None)
    live = snapshot(DENSE, 8, 4, dead=(2,))
    view.show_snapshot(live)
    view._texts.now()
    assert len(visible_sections(view)) == 4
    assert not view.empty.isVisible()
    assert view.activation_section.title.text() == "Activations a[1]"
    assert view.activation_section.fact.text() == "8 units × 32 rows"
    assert view.weight_section.title.text() == "Weights W[1]"
    assert view.weight_section.fact.text() == "8 × 4"
    assert view.gradient_section.title.text() == "Gradients dW[1]"
    assert view.gradient_section.fact.text() == "‖dW‖ = 2.83"  # the root of 32 times 0.5 squared
    assert view.health_table.values[0].text() == "1 of 8 (unit 3)"
    assert "Unit 3 outputs 0 for every row" in view.health_table.advice.text()
    assert view.health_table.advice_box.isVisible()
    view.grab()
    view.show_snapshot(snapshot(DENSE, 8, 4))
    view._texts.now()
    assert not view.health_table.advice_box.isVisible()


@pytest.mark.parametrize(("layer_id", "title"), [(INPUT, "Activations a[0]"), (DROPOUT, "Activations a[1]")])
def test_layers_without_weights_show_activations_alone(view: LayerView, layer_id: str, title: str) -> None:
    view.show_layer(network(), layer_id, None)
    view.show_snapshot(snapshot(layer_id, 4))
    view._texts.now()
    assert visible_sections(view) == ["activations_section"]
    assert view.activation_section.title.text() == title


def test_it_asks_for_the_visible_layer_alone(view: LayerView) -> None:
    assert view.wanted() == SnapshotRequest()
    view.show_layer(network(), DENSE, None)
    assert view.wanted() == SnapshotRequest(frozenset({DENSE}), frozenset({DENSE}))
    view.show_layer(network(), DROPOUT, None)
    assert view.wanted() == SnapshotRequest(frozenset({DROPOUT}), frozenset())
    view.hide()
    assert view.wanted() == SnapshotRequest()


def test_another_layer_forgets_the_numbers_and_an_edit_keeps_them(view: LayerView) -> None:
    architecture = network()
    view.show_layer(architecture, DENSE, None)
    view.show_snapshot(snapshot(DENSE, 8, 4))
    renamed = architecture.with_layer(replace(architecture.layer(DENSE), name="Hidden"))
    view.show_layer(renamed, DENSE, None)
    assert len(visible_sections(view)) == 4
    view.show_layer(renamed, OUTPUT, None)
    assert visible_sections(view) == []
    view.show_snapshot(snapshot(DENSE, 8, 4))  # asked for before the selection changed
    assert visible_sections(view) == []
    view.show_layer(renamed, "layer-99", None)
    assert not view.empty.isVisible()


def test_clear_live_forgets_the_numbers(view: LayerView) -> None:
    view.show_layer(network(), DENSE, None)
    view.show_snapshot(snapshot(DENSE, 8, 4))
    view.clear_live()
    assert visible_sections(view) == []
    assert view.empty.isVisible()


def test_tooltips_name_unit_row_and_value(view: LayerView) -> None:
    view.show_layer(network(), DENSE, None)
    live = snapshot(DENSE, 8, 4)
    view.show_snapshot(live)
    view.grab()  # lays everything out
    image, strip, _ = view.activation_map._areas()
    assert strip.width() > 0
    value = live.activations[DENSE][0, 0]
    assert view.activation_map.cell_words(image.left() + 1, 1) == f"unit 1, row 1: {value:.7g}"
    last = image.bottomRight() - QPoint(1, 1)
    value = live.activations[DENSE][31, 7]
    assert view.activation_map.cell_words(last.x(), last.y()) == f"unit 8, row 32: {value:.7g}"
    image, strip, _ = view.weight_map._areas()
    weight, bias = live.weights[DENSE][7, 0], live.biases[DENSE][0]
    words = view.weight_map.cell_words(image.left() + 1, image.bottom() - 1)
    assert words == f"weight to unit 8 from input 1: {weight:.7g}"
    assert view.weight_map.cell_words(strip.center().x(), 1) == f"bias of unit 1: {bias:.7g}"
    assert not view.weight_map.cell_words(0, 1)


def test_large_matrices_are_sampled_and_say_so(view: LayerView) -> None:
    view.show_layer(network(), DENSE, None)
    live = snapshot(DENSE, 500, 784)
    view.show_snapshot(live)
    view._texts.now()
    view.grab()
    assert view.weight_map._words_below() == "inputs · 98 × 180 shown"
    assert view.weight_section.fact.text() == "500 × 784"
    assert view.histogram.is_sampled
    image = view.weight_map._areas()[0]
    words = view.weight_map.cell_words(image.right(), image.bottom())
    assert words == f"weight to unit 500 from input 784: {live.weights[DENSE][499, 783]:.7g}"


def test_numbers_that_are_not_finite_are_borne(view: LayerView) -> None:
    view.show_layer(network(), DENSE, None)
    live = snapshot(DENSE, 8, 4)
    for arrays in (live.activations, live.weights, live.biases, live.weight_gradients):
        arrays[DENSE][...] = np.nan
    view.show_snapshot(live)
    view._texts.now()
    view.grab()
    assert view.gradient_section.fact.text() == "‖dW‖ = –"


def test_levels_follow_slowly_and_ignore_what_is_not_finite() -> None:
    levels = Levels()
    levels.follow(0.0, 1.0)
    levels.follow(0.0, 2.0)
    assert 1.0 < levels.high < 1.5
    levels.follow(0.0, np.inf)
    assert levels.high < 1.5
    for _ in range(100):
        levels.follow(-1.0, 2.0)
    assert (levels.low, levels.high) == pytest.approx((-1.0, 2.0), abs=1e-3)


def test_many_gradients_near_0_leave_the_others_visible(qtbot: QtBot) -> None:
    histogram = Histogram()
    qtbot.addWidget(histogram)
    histogram.show_values(np.concatenate([np.zeros(1000), np.repeat([-1.0, 1.0], 4)]))
    assert histogram._full_height() == 12
    histogram.grab()
    histogram.show_values(np.repeat([-1.0, 0.0, 1.0], 4))
    assert histogram._full_height() == 4


def test_histogram_counts_every_number_around_0(qtbot: QtBot) -> None:
    histogram = Histogram()
    qtbot.addWidget(histogram)
    histogram.show_values(np.array([[-1.0, 0.0, 0.0], [1.0, 0.5, np.nan]]))
    assert histogram.counts.sum() == 5
    assert histogram.counts[0] == 1
    assert histogram.counts[BINS // 2] == 2
    assert histogram.counts[-1] == 1
    histogram.show_values(np.zeros(3 * MOST_NUMBERS))
    assert histogram.is_sampled
    assert histogram.counts[BINS // 2] == MOST_NUMBERS
    histogram.grab()
