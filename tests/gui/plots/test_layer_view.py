"""The layer view shows the selected layer's numbers, and asks for nothing that nobody sees."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt
from PySide6.QtGui import QColor, QFontMetrics, QImage, QPaintEvent
from PySide6.QtWidgets import QApplication, QScrollArea, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from engine.common.arrays import Array
from engine.common.messages import number_text
from engine.core.architecture.architecture import Architecture
from engine.core.layers import LAYER_KINDS
from engine.core.layers.dense import DenseSettings
from engine.data.dataset import Dataset, prepare
from engine.data.reading.csv_reader import read_csv
from engine.data.samples import sample_path
from engine.project.project import DataChoices
from engine.training.observation.snapshot import LayerHealth, Snapshot, SnapshotRequest
from gui.look.drawing.axis_ticks import axis_number
from gui.look.drawing.heatmap_image import activation_image, diverging_image
from gui.look.drawing.number_image import Levels, NumberImage
from gui.look.theme import number_font
from gui.plots.layer.layer_view import LayerView
from gui.plots.layer.numbers.heat_map import HeatMap, readable_on
from gui.plots.layer.numbers.histogram import BINS, MOST_NUMBERS, Histogram
from gui.plots.layer.numbers.mosaic import Mosaic
from gui.plots.layer.numbers.number_view import BAR_NUMBERS, BAR_SPACE, BOTTOM, LEFT

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
    live = Snapshot(
        state="running",
        epoch=1,
        epochs=9,
        step=1,
        steps=9,
        steps_per_second=1.0,
        seconds_left=1.0,
        losses=np.zeros(0),
        loss_steps=np.zeros(0),
        records=(),
        best_epoch=0,
    )
    live = replace(live, activations={layer_id: RNG.random((32, units), np.float32)})
    if not inputs:
        return live
    return replace(
        live,
        parameters={
            layer_id: {
                "W": RNG.normal(size=(units, inputs)).astype(np.float32),
                "b": RNG.normal(size=units).astype(np.float32),
            }
        },
        gradients={layer_id: {"W": np.full((units, inputs), 0.5, np.float32)}},
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
    return [section.objectName() for section in view._sections if section.isVisible()]


def test_it_says_what_to_do_while_there_is_nothing_to_show(view: LayerView) -> None:
    assert not view.empty.isVisible()  # the settings above it ask to select a layer
    view.show_layer(network(), DENSE, None)
    assert view.empty.isVisible()
    assert "press Train" in view.empty.text()
    assert "Dense 1" in view.empty.text()
    assert visible_sections(view) == []


def test_a_dense_layer_shows_all_sections(view: LayerView) -> None:
    view.show_layer(network(), DENSE, None)
    live = snapshot(DENSE, 8, 4, dead=(2,))
    view.show_snapshot(live)
    view._texts.now()
    assert len(visible_sections(view)) == 6
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


@pytest.mark.parametrize(("layer_id", "title"), [(INPUT, "Activations a[0]"), (DROPOUT, "Activations a[2]")])
def test_layers_without_weights_show_what_their_units_give_alone(
    view: LayerView, layer_id: str, title: str
) -> None:
    view.show_layer(network(), layer_id, None)
    view.show_snapshot(snapshot(layer_id, 4))
    view._texts.now()
    assert visible_sections(view) == ["activations_section", "classes_section", "health_over_time_section"]
    assert view.activation_section.title.text() == title


def test_it_asks_for_the_visible_layer_alone(view: LayerView) -> None:
    assert view.wanted() == SnapshotRequest()
    view.show_layer(network(), DENSE, None)
    assert view.wanted() == SnapshotRequest(frozenset({DENSE}), frozenset({DENSE}))
    view.show_layer(network(), DROPOUT, None)
    assert view.wanted() == SnapshotRequest(frozenset({DROPOUT}), frozenset())
    view.hide()
    assert view.wanted() == SnapshotRequest()


def test_greyed_numbers_let_through_the_panel_and_nothing_older(view: LayerView) -> None:
    view.show_layer(network(), DENSE, None)
    view.show_snapshot(snapshot(DENSE, 8, 4))
    view.show_origin("Run on another table")
    page = QImage(view.size(), QImage.Format.Format_RGB32)
    drawn = []
    for older in ("red", "blue"):
        page.fill(QColor(older))
        view.render(page)
        drawn.append(page.copy())
    assert drawn[0] == drawn[1]


def test_another_layer_forgets_the_numbers_and_an_edit_keeps_them(view: LayerView) -> None:
    architecture = network()
    view.show_layer(architecture, DENSE, None)
    view.show_snapshot(snapshot(DENSE, 8, 4))
    renamed = architecture.with_layer(replace(architecture.layer(DENSE), name="Hidden"))
    view.show_layer(renamed, DENSE, None)
    assert len(visible_sections(view)) == 6
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
    image, strip = view.activation_section.heat_map._areas()
    assert strip.width() > 0
    value = live.activations[DENSE][0, 0]
    assert view.activation_section.heat_map.cell_texts(image.left() + 1, 1) == f"unit 1, row 1: {value:.7g}"
    last = image.bottomRight() - QPoint(1, 1)
    value = live.activations[DENSE][31, 7]
    assert view.activation_section.heat_map.cell_texts(last.x(), last.y()) == f"unit 8, row 32: {value:.7g}"
    image, strip = view.weight_section.heat_map._areas()
    weight, bias = live.parameters[DENSE]["W"][7, 0], live.parameters[DENSE]["b"][0]
    words = view.weight_section.heat_map.cell_texts(image.left() + 1, image.bottom() - 1)
    assert words == f"weight to unit 8 from input 1: {weight:.7g}"
    assert view.weight_section.heat_map.cell_texts(strip.center().x(), 1) == f"bias of unit 1: {bias:.7g}"
    assert not view.weight_section.heat_map.cell_texts(0, 1)


def test_large_matrices_are_sampled_and_say_so(view: LayerView) -> None:
    view.show_layer(network(), DENSE, None)
    live = snapshot(DENSE, 500, 784)
    view.show_snapshot(live)
    view._texts.now()
    view.grab()
    assert view.weight_section.heat_map._caption_below() == "inputs · 98 × 180 shown"
    assert view.weight_section.fact.text() == "500 × 784"
    assert view.histogram.is_sampled
    image = view.weight_section.heat_map._areas()[0]
    words = view.weight_section.heat_map.cell_texts(image.right(), image.bottom())
    assert words == f"weight to unit 500 from input 784: {live.parameters[DENSE]['W'][499, 783]:.7g}"


def test_numbers_that_are_not_finite_are_borne(view: LayerView) -> None:
    view.show_layer(network(), DENSE, None)
    live = snapshot(DENSE, 8, 4)
    learnt = (*live.parameters[DENSE].values(), *live.gradients[DENSE].values())
    for array in (live.activations[DENSE], *learnt):
        array[...] = np.nan
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


def test_what_is_scrolled_away_is_neither_counted_nor_coloured(qtbot: QtBot, monkeypatch: Any) -> None:
    counted, colored = [], []
    count, color = Histogram._count, NumberImage.paint
    monkeypatch.setattr(Histogram, "_count", lambda self, values: (counted.append(1), count(self, values)))
    monkeypatch.setattr(NumberImage, "paint", lambda self, *values: (colored.append(1), color(self, *values)))
    area, body = QScrollArea(), QWidget()
    qtbot.addWidget(area)
    above, histogram = QWidget(), Histogram()
    heat_map = HeatMap("diverging", "units", "inputs", lambda cell: "")
    above.setFixedHeight(2000)
    layout = QVBoxLayout(body)
    for part in (above, histogram, heat_map):
        layout.addWidget(part)
    area.setWidget(body)
    area.setWidgetResizable(True)
    area.resize(300, 200)
    area.show()
    qtbot.waitExposed(area)
    for step in range(3):
        histogram.show_values(np.array([-1.0, 0.5, step]))
        heat_map.show_values(np.array([[-1.0, step]]), -1.0, 1.0)
        QApplication.processEvents()
    assert (counted, colored) == ([], [])
    area.verticalScrollBar().setValue(area.verticalScrollBar().maximum())
    qtbot.waitUntil(lambda: bool(counted and colored))
    assert histogram.counts.sum() == 3


def single(kind: str) -> Architecture:
    """A layer of this kind, ``layer-2``, after the input."""
    architecture, first = Architecture().adding("input", 0, 0)
    architecture, layer = architecture.adding(kind, 0, 0)
    return architecture.connecting(first.id, layer.id)


def show_learnt(view: LayerView, kind: str, activations: Array, weights: Array, biases: Array) -> Snapshot:
    """The view after a snapshot of a layer of this kind."""
    names = [each.name for each in LAYER_KINDS[kind].parameters]
    live = replace(
        snapshot("layer-2", 1),
        activations={"layer-2": activations},
        parameters={"layer-2": dict(zip(names, (weights, biases), strict=True))},
        gradients={"layer-2": {names[0]: np.full_like(weights, 0.5)}},
        health={"layer-2": LayerHealth((1,), activations.shape[-1], 0.0, 1e-3, 0.03)},
        probe_targets=("cat", "dog", "cow"),
    )
    view.show_layer(single(kind), "layer-2", None)
    view.show_snapshot(live)
    view._texts.now()
    view.grab()
    return live


def numbers(*shape: int) -> Array:
    return RNG.normal(size=shape).astype(np.float32)


def test_a_convolution_shows_feature_maps_of_a_chosen_row_and_its_kernels(
    view: LayerView, qtbot: QtBot
) -> None:
    live = show_learnt(view, "conv2d", numbers(3, 5, 6, 4), numbers(4, 3, 3, 2), numbers(4))
    section, weights = view.activation_section, view.weight_section
    assert visible_sections(view) == [
        f"{n}_section"
        for n in ("activations", "classes", "weights", "gradients", "health", "health_over_time")
    ]
    assert section.mosaic.isVisible() and not section.heat_map.isVisible()
    assert section.fact.text() == "4 maps of 5 × 6"
    assert (weights.title.text(), weights.fact.text()) == ("Weights W[1]", "4 × 3 × 3 × 2")
    assert weights.kernels.isVisible() and weights.strips.isVisible() and not weights.heat_map.isVisible()
    chooser = section.chooser
    assert [chooser.itemText(i) for i in range(3)] == ["1 of 3 · cat", "2 of 3 · dog", "3 of 3 · cow"]
    rect = section.mosaic._image_rect(section.mosaic._image)
    words = section.mosaic.cell_texts(rect.left() + 1, 1)
    assert words == f"map 1, line 1, column 1: {live.activations['layer-2'][0, 0, 0, 0]:.7g}"
    with qtbot.waitSignal(view.row_chosen) as chosen:
        chooser.activated.emit(2)
    assert chosen.args == [2]
    words = section.mosaic.cell_texts(rect.left() + 1, 1)
    assert words.endswith(f"{live.activations['layer-2'][2, 0, 0, 0]:.7g}")
    assert view.health_table.names[0].text() == "Dead maps"


def test_kernels_are_a_table_of_filters_and_input_channels(view: LayerView) -> None:
    live = show_learnt(view, "conv2d", numbers(3, 5, 6, 4), numbers(4, 3, 3, 2), numbers(4))
    kernels = view.weight_section.kernels
    rect = kernels._image_rect(kernels._image)
    assert kernels._image.grid.columns == 2
    words = kernels.cell_texts(rect.right() - 1, rect.bottom() - 1)
    value = live.parameters["layer-2"]["W"][3, 2, 2, 1]
    assert words == f"filter 4, line 3, column 3, input channel 2: {value:.7g}"


@pytest.mark.parametrize(("kind", "shape"), [("batch_norm", (4,)), ("layer_norm", (5, 6, 4))])
def test_a_normalization_shows_gamma_and_beta(view: LayerView, kind: str, shape: tuple[int, ...]) -> None:
    live = show_learnt(view, kind, numbers(3, 5, 6, 4), numbers(*shape), numbers(*shape))
    weights = view.weight_section
    size = int(np.prod(shape))
    assert (weights.title.text(), weights.fact.text()) == ("Scale γ[1] and shift β[1]", f"{size} + {size}")
    assert view.gradient_section.title.text() == "Gradients dγ[1]"
    assert weights.strips.isVisible() and not weights.kernels.isVisible() and not weights.heat_map.isVisible()
    image = weights.strips._areas()[0]
    words = weights.strips.cell_texts(image.right(), image.bottom() - 1)
    last = " · ".join(map(str, shape))
    assert words == f"β of unit {last}: {live.parameters['layer-2']['beta'].ravel()[-1]:.7g}"


@pytest.mark.parametrize(
    ("kind", "shape", "part", "name", "index"),
    [
        ("dense", (4, 3), "heat_map", "W", (0, 0)),
        ("conv2d", (4, 3, 3, 1), "kernels", "W", (0, 0, 0, 0)),
        ("conv2d", (4, 3, 3, 2), "strips", "b", (0,)),
        ("batch_norm", (4,), "strips", "gamma", (0,)),
        ("layer_norm", (5, 6, 4), "strips", "gamma", (0, 0, 0)),
    ],
)
def test_a_clicked_weight_can_be_changed_by_hand(
    view: LayerView,
    qtbot: QtBot,
    kind: str,
    shape: tuple[int, ...],
    part: str,
    name: str,
    index: tuple[int, ...],
) -> None:
    pictures = kind != "dense"
    biases = numbers(*shape) if kind.endswith("norm") else numbers(4)
    live = show_learnt(
        view, kind, numbers(3, 5, 6, 4) if pictures else numbers(3, 4), numbers(*shape), biases
    )
    picture = getattr(view.weight_section, part)
    place = QPoint(LEFT + 1, 1)
    edits: list[tuple[object, ...]] = []
    view.weight_edited.connect(lambda *edit: edits.append(edit))
    qtbot.mouseClick(picture, Qt.MouseButton.LeftButton, pos=place)
    assert not view.editor.isVisible()  # a run goes on, or there is none
    view.set_editable(True)
    assert picture.cell_texts(place.x(), place.y()).endswith("Click to change it.")
    qtbot.mouseClick(picture, Qt.MouseButton.LeftButton, pos=place)
    assert view.editor.isVisible()
    shown = live.parameters["layer-2"][name]
    assert view.editor.box.value() == pytest.approx(float(shown[index]), abs=1e-6)
    assert edits == []
    view.editor.box.lineEdit().setText("0.25")
    qtbot.keyClick(view.editor.box, Qt.Key.Key_Return)
    assert edits == [("layer-2", name, index, 0.25)]
    assert not view.editor.isVisible()
    qtbot.mouseClick(picture, Qt.MouseButton.LeftButton, pos=place)
    view.editor.box.lineEdit().setText("7")
    qtbot.keyClick(view.editor.box, Qt.Key.Key_Escape)
    assert not view.editor.isVisible()
    assert len(edits) == 1
    view.set_editable(False)
    assert "Click" not in picture.cell_texts(place.x(), place.y())


def test_many_feature_maps_and_kernels_are_sampled_and_say_so(view: LayerView) -> None:
    show_learnt(view, "conv2d", numbers(2, 3, 3, 100), numbers(100, 3, 3, 40), numbers(100))
    assert view.activation_section.mosaic.caption_below() == "64 of 100 shown"
    assert view.weight_section.kernels.caption_below() == "input channels · 1024 of 4,000 shown"
    assert view.weight_section.strips._caption_below() == ""
    show_learnt(view, "layer_norm", numbers(2, 9, 9, 4), numbers(9, 9, 4), numbers(9, 9, 4))
    assert view.weight_section.strips._caption_below() == "180 of 324 shown"


def test_mosaics_fit_their_width_and_keep_square_pixels(view: LayerView) -> None:
    show_learnt(view, "conv2d", numbers(2, 8, 8, 16), numbers(16, 3, 3, 1), numbers(16))
    for width in (260, 320, 420):
        view.resize(width, 900)
        view.grab()
        for mosaic in (view.activation_section.mosaic, view.weight_section.kernels):
            grid = mosaic._image.grid
            rect = mosaic._image_rect(mosaic._image)
            assert rect.right() <= mosaic.width() - BAR_SPACE + 1
            assert mosaic.height() == round(rect.height()) + BOTTOM
            assert rect.width() / grid.size[0] == pytest.approx(rect.height() / grid.size[1])


def test_the_numbers_beside_a_colour_bar_are_not_cut(qtbot: QtBot) -> None:
    metrics = QFontMetrics(number_font(8))
    for number in (-0.0193, -1.2e-5, 0.5, -12_345.0):
        assert metrics.horizontalAdvance(axis_number(number)) <= BAR_NUMBERS


def test_small_matrices_show_their_numbers_and_large_ones_do_not(view: LayerView) -> None:
    view.show_layer(network(), DENSE, None)
    view.resize(320, 900)
    heat_map = view.weight_section.heat_map
    for units, inputs, has_numbers in ((1, 2, True), (3, 3, True), (3, 30, False), (200, 2, False)):
        view.clear_live()
        live = snapshot(DENSE, units, inputs)
        view.show_snapshot(live)
        view._texts.now()
        shown = view.grab()
        assert heat_map.has_room == has_numbers, (units, inputs)
        assert len(heat_map._cell_texts) == (units if has_numbers else 0)
        if has_numbers:
            row = [*live.parameters[DENSE]["W"][0], live.parameters[DENSE]["b"][0]]
            assert heat_map._cell_texts[0] == [number_text(float(value)) for value in row]
            assert not shown.isNull()


def test_a_number_in_a_cell_can_be_read(view: LayerView) -> None:
    """4.5 to 1 on every colour of both maps."""
    for values in (-1.0, -0.5, 0.0, 0.3, 0.7, 1.0):
        for look in (
            diverging_image(np.full((1, 1), values), 1),
            activation_image(np.full((1, 1), values), -1, 1),
        ):
            color = look.pixelColor(0, 0)
            assert contrast(readable_on(color), color) >= 4.5


def contrast(one: QColor, other: QColor) -> float:
    def luminance(color: QColor) -> float:
        parts = np.array([color.redF(), color.greenF(), color.blueF()])
        linear = np.where(parts <= 0.04045, parts / 12.92, ((parts + 0.055) / 1.055) ** 2.4)
        return float(linear @ [0.2126, 0.7152, 0.0722])

    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def iris() -> Dataset:
    path = sample_path("iris")
    return prepare(read_csv(path), DataChoices(path=str(path), target="species"))


def named_run(view: LayerView, layer_id: str) -> None:
    """The view after it was told of a run on iris with :func:`network`, and shows this layer of it."""
    dataset, architecture = iris(), network()
    view.show_run(architecture, dataset.task, dataset.preparation)
    view.show_layer(architecture, layer_id, dataset.task)


def test_tooltips_name_features_classes_and_rows_that_are_known(view: LayerView) -> None:
    named_run(view, DENSE)
    live = replace(snapshot(DENSE, 8, 4), probe_targets=("setosa",) * 32)
    view.show_snapshot(live)
    view.grab()
    weights, image = view.weight_section, view.weight_section.heat_map._areas()[0]
    words = weights.heat_map.cell_texts(image.left() + 1, image.bottom() - 1)
    assert words == f"weight to unit 8 from sepal_length: {live.parameters[DENSE]['W'][7, 0]:.7g}"
    activations = view.activation_section.heat_map.cell_texts(LEFT + 1, 1)
    assert activations == f"unit 1, row 1 (setosa): {live.activations[DENSE][0, 0]:.7g}"
    named_run(view, OUTPUT)
    live = snapshot(OUTPUT, 3, 8)
    view.show_snapshot(live)
    view.grab()
    image, strip = weights.heat_map._areas()
    words = weights.heat_map.cell_texts(image.left() + 1, image.bottom() - 1)
    assert words == f"weight to virginica from input 1: {live.parameters[OUTPUT]['W'][2, 0]:.7g}"
    bias = live.parameters[OUTPUT]["b"][0]
    assert weights.heat_map.cell_texts(strip.center().x(), 1) == f"bias of setosa: {bias:.7g}"
    assert view.activation_section.heat_map.cell_texts(LEFT + 1, 1).startswith("setosa, row 1: ")


def test_the_input_has_inputs_and_no_units(view: LayerView) -> None:
    named_run(view, INPUT)
    view.show_snapshot(snapshot(INPUT, 4))
    view._texts.now()
    view.grab()
    section = view.activation_section
    assert section.fact.text() == "4 inputs × 32 rows"
    assert section.heat_map._down == "inputs"
    assert section.heat_map.cell_texts(LEFT + 1, 1).startswith("sepal_length, row 1: ")


def test_names_of_other_numbers_than_those_shown_are_left_out(view: LayerView) -> None:
    named_run(view, DENSE)
    live = snapshot(DENSE, 8, 5)  # as many inputs as no column of the run is
    view.show_snapshot(live)
    view.grab()
    words = view.weight_section.heat_map.cell_texts(LEFT + 1, 1)
    assert words == f"weight to unit 1 from input 1: {live.parameters[DENSE]['W'][0, 0]:.7g}"


def test_scale_and_shift_of_a_feature_bear_its_name(view: LayerView) -> None:
    dataset = iris()
    view.show_run(single("batch_norm"), dataset.task, dataset.preparation)
    show_learnt(view, "batch_norm", RNG.random((32, 4)), RNG.random(4), RNG.random(4))
    view.grab()
    strips = view.weight_section.strips
    assert strips.cell_texts(strips._areas()[0].right(), 1).startswith("γ of petal_width: ")


class Repaints(QObject):
    """Notes which part of a widget is painted."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self.areas: list[QRect] = []
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QPaintEvent):
            self.areas.append(event.rect())
        return False


def shown_heat_map() -> tuple[QWidget, Callable[[], None]]:
    part = HeatMap("diverging", "units", "inputs", lambda cell: "")
    return part, lambda: part.show_values(RNG.normal(size=(4, 40)), -1.0, 1.0, RNG.normal(size=4))


def shown_mosaic() -> tuple[QWidget, Callable[[], None]]:
    part = Mosaic("sequential", "maps", "", lambda cell: "")
    return part, lambda: part.show_tiles(RNG.random((6, 5, 5)), 0.0, 1.0)


def shown_histogram() -> tuple[QWidget, Callable[[], None]]:
    part = Histogram()
    return part, lambda: part.show_values(RNG.normal(size=300))


@pytest.mark.parametrize("make", [shown_heat_map, shown_mosaic, shown_histogram])
def test_new_numbers_repaint_their_cells_and_bars_alone(
    qtbot: QtBot, make: Callable[[], tuple[QWidget, Callable[[], None]]]
) -> None:
    part, show = make()
    qtbot.addWidget(part)
    part.resize(300, 120)
    part.show()
    show()
    qtbot.waitExposed(part)
    qtbot.wait(50)
    repaints, before = Repaints(part), part.grab().toImage()
    repaints.areas.clear()
    show()
    qtbot.waitUntil(lambda: bool(repaints.areas))
    (area,) = repaints.areas
    assert area.height() < part.height() and area != part.rect()
    after = part.grab().toImage()
    changed = [
        QPoint(x, y)
        for x in range(part.width())
        for y in range(part.height())
        if before.pixel(x, y) != after.pixel(x, y)
    ]
    assert changed and all(area.contains(place) for place in changed)
