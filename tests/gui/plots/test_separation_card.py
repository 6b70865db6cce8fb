"""Rows as points: a row is the same row in every layer, in the colour of its class."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from engine.core.architecture.templates import chain
from engine.core.layers.dense import DenseSettings
from engine.core.layers.dropout import DropoutSettings
from engine.core.task import Task
from engine.insight.separation import LayerPlaces, Points
from gui.look.class_colors import class_color
from gui.look.theme import theme
from gui.plots.separation.point_colors import colored, shade
from gui.plots.separation.scatter import NOBODY, Scatter
from gui.plots.separation.separation_card import SeparationCard
from tests.gui.look.test_contrast import MARKS, contrast

TASK = Task("binary", features=2, classes=("first", "second"))
NETWORK = chain([("dense", DenseSettings(4, "tanh")), ("dropout", DropoutSettings())], TASK)


def points(rows: int = 12, of: int = 12, classes: tuple[str, ...] = ("first", "second")) -> Points:
    values = np.arange(rows) % len(classes) if classes else np.linspace(10, 90, rows)
    return Points(np.zeros((rows, 2), np.float32), np.arange(rows) * 3 + 5, "validation", of, values, classes)


def places(of: Points, seed: int = 0) -> dict[str, LayerPlaces]:
    rng = np.random.default_rng(seed)
    ids = [layer.id for layer in NETWORK.order if layer.kind != "dropout"]
    found = {
        i: LayerPlaces(rng.normal(size=(len(of.rows), 2)), units, 0.75)
        for i, units in zip(ids, (2, 4), strict=False)
    }
    return found | {ids[-1]: LayerPlaces(rng.random((len(of.rows), 1)), 1, 1.0)}


@pytest.fixture
def card(qtbot):
    made = SeparationCard()
    made.resize(270, 400)
    qtbot.addWidget(made)
    made.show()
    made.fold.button.setChecked(True)
    made.show_architecture(NETWORK)
    return made


def pixel(card: SeparationCard, layer: str, number: int) -> QPoint:
    x, y = card.scatters[layer].pixels[number]
    return QPoint(round(x), round(y))


def test_there_is_a_scatter_for_each_layer_that_computes(card):
    kinds = {layer.id: layer.kind for layer in NETWORK.order}
    assert [kinds[i] for i in card.scatters] == ["input", "dense", "dense"]
    assert card.empty.isHidden()
    card.clear()
    assert not card.scatters and card.empty.isVisible()


def test_points_lie_as_their_numbers_do(card):
    of = points()
    found = places(of)
    card.show_places(of, found)
    for layer, scatter in card.scatters.items():
        numbers = found[layer].places
        assert len(scatter.pixels) == len(of.rows)
        assert (scatter.pixels > 0).all() and (scatter.pixels[:, 0] < scatter.width()).all()
        assert np.corrcoef(scatter.pixels[:, 0], numbers[:, 0])[0, 1] == pytest.approx(1)
        if numbers.shape[1] == 2:
            assert np.corrcoef(scatter.pixels[:, 1], -numbers[:, 1])[0, 1] == pytest.approx(1)
            across, down = np.ptp(scatter.pixels, axis=0) / np.ptp(numbers, axis=0)
            assert across == pytest.approx(down)  # so a turn changes no shape


def test_the_row_under_the_pointer_is_ringed_in_every_layer(card, qtbot):
    of = points()
    card.show_places(of, places(of))
    first = next(iter(card.scatters))
    before = [scatter.grab().toImage() for scatter in card.scatters.values()]
    QTest.mouseMove(card.scatters[first], pixel(card, first, 7))
    ringed = [scatter.grab().toImage() for scatter in card.scatters.values()]
    for scatter, one, other in zip(card.scatters.values(), before, ringed, strict=True):
        changed = [
            (x, y)
            for x in range(one.width())
            for y in range(one.height())
            if one.pixel(x, y) != other.pixel(x, y)
        ]
        middle = np.mean(changed, axis=0) / one.devicePixelRatio()
        assert np.abs(middle - scatter.pixels[7]).max() < 2
    assert card.scatters[first].text_at(*card.scatters[first].pixels[7]).startswith("row 27 (second)\n")
    card.scatters[first].pointed.emit(NOBODY)
    assert [scatter.grab().toImage() for scatter in card.scatters.values()] == before


def test_a_click_pins_the_row_of_the_table(card, qtbot):
    of = points()
    card.show_places(of, places(of))
    chosen = []
    card.row_chosen.connect(chosen.append)
    first = next(iter(card.scatters))
    QTest.mouseClick(card.scatters[first], Qt.MouseButton.LeftButton, pos=pixel(card, first, 4))
    assert chosen == [int(of.rows[4])]
    free = [card.scatters[first].grab().toImage()]
    card.show_pinned(int(of.rows[4]))
    ringed = card.scatters[first].grab().toImage()
    assert ringed != free[0]
    card.show_pinned(1_000)  # which is none of these rows
    assert card.scatters[first].grab().toImage() == free[0]


def test_points_have_the_colours_of_their_classes_in_either_scheme(card):
    of = points(rows=2, of=2)
    wide = {i: LayerPlaces(np.array([[-1.0, 0.0], [1.0, 0.0]]), 2, 1.0) for i in card.scatters}
    first = next(iter(card.scatters))
    for scheme in ("dark", "light"):
        theme.choose(scheme)
        card.show_places(of, wide)
        image = card.scatters[first].grab().toImage()
        for number in range(2):
            place = pixel(card, first, number) * image.devicePixelRatio()
            assert image.pixelColor(place).name() == class_color(number).name()
    theme.choose("system")


def test_a_regression_goes_from_dark_to_light():
    found = colored(points(classes=()))
    names = [color.name() for color, _ in found]
    assert names[0] == shade(0).name() and names[-1] == shade(1).name()
    assert np.concatenate([numbers for _, numbers in found]).tolist() == list(range(12))


@pytest.mark.parametrize("scheme", ["dark", "light"])
def test_every_target_can_be_seen(qapp, scheme):
    theme.choose(scheme)
    seen = [contrast(shade(step / 15).name(), theme.color("canvas").name()) for step in range(16)]
    theme.choose("system")
    assert min(seen) >= MARKS


def test_it_is_said_which_rows_these_are(card):
    of = points()
    card.show_places(of, places(of))
    assert (
        card.note.text() == "12 validation rows" and card.fold.button.text() == "▾ How the classes come apart"
    )
    card.show_places(points(of=5_000, classes=()), places(of))
    assert card.note.text() == "12 of 5,000 validation rows"
    assert card.fold.button.text() == "▾ How the rows come apart"


def test_what_is_folded_or_hidden_asks_for_nothing(card):
    assert card.layers_in_sight() == frozenset(card.scatters)
    card.fold.button.setChecked(False)
    assert card.layers_in_sight() == frozenset()
    card.fold.button.setChecked(True)
    card.hide()
    assert card.layers_in_sight() == frozenset()


def test_outputs_that_have_run_away_are_not_drawn(card):
    of = points()
    card.show_places(of, {i: LayerPlaces(np.full((12, 2), np.nan), 3, 0.0) for i in card.scatters})
    for scatter in card.scatters.values():
        scatter.grab()
        assert scatter.row_at(30, 30) == NOBODY
    card.show_places(of, places(of))
    assert all(np.isfinite(scatter.pixels).all() for scatter in card.scatters.values())


def opened(card: SeparationCard, of: Points, layer: str) -> Scatter:
    """The large view of a layer, by a double click on the small one."""
    card.show_places(of, places(of))
    QTest.mouseDClick(card.scatters[layer], Qt.MouseButton.LeftButton, pos=QPoint(3, 3))
    assert card.large is not None and card.large.isVisible() and card.large.scatter is not None
    return card.large.scatter


def test_a_double_click_enter_or_the_button_shows_a_layer_large(card, qtbot):
    of, (first, second, _) = points(), card.scatters
    large = opened(card, of, first)
    assert card.large.layers.currentData() == first and len(large.pixels) == len(of.rows)
    qtbot.keyClick(card.scatters[second], Qt.Key.Key_Return)
    assert card.large.layers.currentData() == second and card.large.scatter is not large
    card.large.reject()
    assert card.layers_in_sight() >= {first} and card.warped_in_sight() == frozenset()
    card.large_button.click()
    assert card.large.layers.currentData() == second, "the last hidden layer"
    card.large.layers.chosen.emit(first)
    assert card.large.layers.currentData() == first
    assert card.warped_in_sight() == {first}


def test_the_large_layer_is_in_sight_though_the_strip_is_folded(card):
    first = next(iter(card.scatters))
    opened(card, points(), first)
    card.fold.button.setChecked(False)
    assert card.layers_in_sight() == {first}
    card.large.reject()
    assert card.layers_in_sight() == frozenset()


def test_arrow_keys_go_from_row_to_row_in_every_layer_and_enter_pins(card, qtbot):
    of, (first, second, _) = points(), card.scatters
    large, chosen = opened(card, of, first), []
    card.row_chosen.connect(chosen.append)
    qtbot.keyClick(large, Qt.Key.Key_Return)
    assert chosen == []
    qtbot.keyClick(large, Qt.Key.Key_Right)
    begin = large._hovered
    assert begin != NOBODY and large.pixels[begin, 0] > large.width() / 2
    qtbot.keyClick(large, Qt.Key.Key_Left)
    after = large._hovered
    assert large.pixels[after, 0] < large.pixels[begin, 0]
    assert card.scatters[second]._hovered == after, "the same row in the other layers"
    assert card.large.said.text() == large._names[after]
    qtbot.keyClick(large, Qt.Key.Key_Return)
    assert chosen == [int(of.rows[after])]


def test_the_grid_of_two_units_is_drawn_where_the_rows_are(card):
    of, (first, *_) = points(), card.scatters
    large = opened(card, of, first)
    found = places(of)[first]
    grid = np.stack([found.places[:6], found.places[6:]])
    card.show_places(of, {first: LayerPlaces(found.places, 2, 1.0, grid)})
    lines = [[(point.x(), point.y()) for point in line] for line in large._lines]
    np.testing.assert_allclose(np.array(lines).reshape(-1, 2), large.pixels, atol=1e-9)
    assert card.scatters[first]._lines == (), "a small one has no room for lines"
    plain = large.grab().toImage()
    card.show_places(of, {first: found})
    assert large.grab().toImage() != plain


def test_another_run_shows_the_same_layer_and_one_without_it_closes_the_view(card):
    of, (_, second, _) = points(), card.scatters
    opened(card, of, second)
    wider = NETWORK.with_layer(replace(NETWORK.layer(second), settings=DenseSettings(7, "tanh")))
    card.show_architecture(wider)
    assert card.large.isVisible() and not len(card.large.scatter.pixels)
    card.clear()
    assert not card.large.isVisible() and card.layers_in_sight() == frozenset()
