"""The canvas zoomed to units: whose pictures and weights are seen, what is said, and what costs nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QPointF
from pytestqt.qtbot import QtBot

from engine.core.layers.dense import DenseSettings
from engine.core.layers.dropout import DropoutSettings
from engine.data.reading.csv_reader import read_csv
from engine.data.samples import sample_path
from engine.insight.plane import Plane, PlaneChoice, plane_of
from engine.insight.plane_picture import PlanePicture, picture_over, shown_units
from engine.project.decision import DEFAULT
from engine.training.observation.snapshot import Snapshot, SnapshotRequest
from engine.training.trainer import Trainer
from gui.canvas.canvas import Canvas
from gui.canvas.detail import unit_layers
from gui.canvas.items.units.output_item import OutputItem
from gui.canvas.items.units.plane_data import PlaneData
from gui.canvas.items.units.unit_pictures import UnitPictures
from gui.canvas.items.units.weight_lines import nearest_curve, sampled_curves
from gui.look.plane.number_scale import scale_of
from gui.look.plane.plane_points import plane_rows
from gui.look.theme import theme
from tests.trained import branches, small_run, write_mixed_csv

IRIS = sample_path("iris")
HIDDEN = [("dense", DenseSettings(5, "tanh")), ("dense", DenseSettings(40, "relu"))]


@dataclass
class Shown:
    """A canvas, and the run that it shows."""

    canvas: Canvas
    trainer: Trainer
    plane: Plane

    @property
    def ids(self) -> list[str]:
        return [spec.id for spec in self.trainer.network.architecture.order]

    def snapshot(self, *ids: str) -> Snapshot:
        return self.trainer.snapshot(SnapshotRequest(parameters=frozenset(ids)))

    def picture(self) -> PlanePicture:
        network, preparation = self.trainer.network, self.trainer.dataset.preparation
        return picture_over(network, preparation, self.plane, set(self.ids), self.trainer.epoch)

    def show(self, zoom: float = 1.5) -> Shown:
        """Show all that the window would show at a zoom."""
        self.canvas.view.set_zoom(zoom)
        self.canvas.show_data(data_of(self.trainer))
        self.canvas.show_picture(self.picture(), frozenset(self.ids))
        self.canvas.show_snapshot(self.snapshot(*self.ids))
        return self


def data_of(trainer: Trainer) -> PlaneData:
    dataset = trainer.dataset
    rows = plane_rows(dataset)
    names = tuple(dataset.preparation.feature_names)
    return PlaneData(dataset.task, DEFAULT, rows, scale_of(rows.targets), names)


Make = Callable[..., Shown]


@pytest.fixture
def make(qtbot: QtBot) -> Iterator[Make]:
    def made(path: str | Path = IRIS, **options: object) -> Shown:
        options = {"hidden": HIDDEN, "epochs": 2} | options
        trainer = small_run(path, **options)  # type: ignore[arg-type]
        trainer.run()
        canvas = Canvas()
        qtbot.addWidget(canvas)
        canvas.resize(1400, 700)
        canvas.show()
        qtbot.waitExposed(canvas)
        network, dataset = trainer.network, trainer.dataset
        canvas.show_architecture(network.architecture, network.task, ())
        names = [column.name for column in dataset.preparation.columns][:2]
        plane = plane_of(dataset, read_csv(path), PlaneChoice(*names), None, 20, 16)
        return Shown(canvas, trainer, plane)

    theme.choose("dark")
    yield made
    theme.choose("system")


def test_pictures_are_the_numbers_of_the_network_to_the_bit(make: Make) -> None:
    shown = make().show()
    expected = shown.trainer.network.activations(shown.plane.inputs)
    cards = shown.canvas.scene.cards
    first, second, third, output = shown.ids
    for layer_id in (first, second, third):
        units = cards[layer_id].units
        assert cards[layer_id].form == "units"
        assert units is not None
        assert units.outputs is not None
        assert units.units.tolist() == shown_units(expected[layer_id]).tolist()
        assert np.array_equal(units.outputs, expected[layer_id][:, units.units])
        assert not cards[layer_id].heat.isVisible()
    assert len(cards[third].units.units) == 32  # type: ignore[union-attr]
    assert cards[output].form == "output"
    picture = cards[output].output
    assert isinstance(picture, OutputItem)
    assert picture.picture is not None
    assert np.array_equal(picture.picture.predictions, shown.picture().predictions)
    shown.canvas.view.grab()


def test_lines_and_biases_are_those_of_the_network(make: Make) -> None:
    shown = make().show()
    network, units = shown.trainer.network, shown.canvas.scene.units
    for number, layer in enumerate(network.layers, start=1):
        source, target = shown.ids[number - 1], shown.ids[number]
        pair = next(p for c, p in units.pairs.items() if (c.source, c.target) == (source, target))
        assert pair.isVisible()
        assert pair.lines is not None
        assert np.array_equal(pair.lines.weights, layer.W[pair.lines.targets, pair.lines.sources])
        before, after = (shown.canvas.scene.cards[i].pictures for i in (source, target))
        assert before is not None
        assert after is not None
        assert set(pair.lines.sources) <= set(before.units)
        assert np.array_equal(after.biases, layer.b[after.units])
    assert not any(line.isVisible() for line in shown.canvas.scene.lines.values())


def test_lines_end_at_the_pictures_also_after_a_card_was_moved(make: Make) -> None:
    shown = make().show()
    scene, (first, second, *_) = shown.canvas.scene, shown.ids
    for _ in range(2):
        pair = next(p for c, p in scene.units.pairs.items() if c.target == second)
        before, after = scene.cards[first], scene.cards[second]
        for number, (target, source) in enumerate(zip(pair.lines.targets, pair.lines.sources, strict=True)):
            start = before.pos() + before.units.columns.tiles[source].center()
            end = after.pos() + after.units.columns.tiles[target].center()
            begin_of_line, end_of_line = pair.ends_of(number)
            assert begin_of_line.y() == pytest.approx(start.y())
            assert end_of_line.y() == pytest.approx(end.y())
            assert 0 < begin_of_line.x() - start.x() < 30
            assert 0 < end.x() - end_of_line.x() < 30
        scene.place({second: after.pos() + QPointF(30, 70)})


def test_what_is_left_out_is_said(make: Make) -> None:
    shown = make().show()
    notes = shown.canvas.scene.cards[shown.ids[2]].header.notes
    assert notes == ("most varied 32 of 40 units", "strongest 160 of 200 weights")
    assert shown.canvas.scene.cards[shown.ids[1]].header.notes == ()


def test_the_same_units_stay_while_they_are_watched(make: Make) -> None:
    shown = make().show()
    card = shown.canvas.scene.cards[shown.ids[2]]
    chosen = card.units.units.copy()  # type: ignore[union-attr]
    layer = shown.trainer.network.layers[1]
    layer.W[...] = layer.W[::-1].copy()
    layer.b[...] = layer.b[::-1].copy()
    picture = shown.picture()
    assert shown_units(picture.outputs[shown.ids[2]]).tolist() != chosen.tolist()
    shown.canvas.show_picture(picture, frozenset(shown.ids))
    assert card.units.units.tolist() == chosen.tolist()  # type: ignore[union-attr]
    assert np.array_equal(card.units.outputs, picture.outputs[shown.ids[2]][:, chosen])  # type: ignore[union-attr]


def test_a_unit_under_the_pointer_lights_its_weights_and_says_what_it_has(make: Make) -> None:
    shown = make().show()
    scene, (first, second, third, _) = shown.canvas.scene, shown.ids
    card = scene.cards[second]
    point = card.pos() + card.units.columns.tiles[3].center()  # type: ignore[union-attr]
    scene.hover(point)
    lit = {c.target: p.lit for c, p in scene.units.pairs.items()}
    lines = next(p.lines for c, p in scene.units.pairs.items() if c.target == second)
    assert lit[second] == frozenset(np.flatnonzero(lines.targets == 3).tolist())
    assert len(lit[second]) == 4
    assert lit[third] == frozenset()
    layer = shown.trainer.network.layers[0]
    best = int(np.abs(layer.W[3]).argmax())
    name = shown.trainer.dataset.preparation.feature_names[best]
    assert scene.pointer.lines() == (
        f"{card.layer.name}, unit 4",
        f"bias {layer.b[3]:+.4g}",
        f"strongest weight {layer.W[3, best]:+.4g}, from {name}",
    )
    assert scene.tooltip_at(point) == ""  # which its card takes the place of
    scene_output = scene.cards[shown.ids[3]]
    dot = QPointF(*scene_output.output.edges("in")[2].tolist())  # type: ignore[union-attr]
    scene.hover(scene_output.pos() + dot)
    assert scene.pointer.lines()[0] == f"{scene_output.layer.name}, virginica"
    column = scene.cards[first]
    at_input = column.pos() + column.units.columns.tiles[1].center()  # type: ignore[union-attr]
    scene.hover(at_input)
    assert scene.pointer.lines() == (shown.trainer.dataset.preparation.feature_names[1],)
    scene.hover(None)
    assert all(p.lit is None for p in scene.units.pairs.values())


def test_a_line_under_the_pointer_tells_weight_and_gradient(make: Make) -> None:
    shown = make().show()
    scene, (_, second, *_) = shown.canvas.scene, shown.ids
    pair = next(p for c, p in scene.units.pairs.items() if c.target == second)
    ends = np.array([[each.toTuple() for each in pair.ends_of(n)] for n in range(len(pair.lines.weights))])
    curves = sampled_curves(ends[:, 0], ends[:, 1])
    number, middle = next(
        (n, QPointF(*place))
        for n in reversed(range(len(curves)))
        for place in curves[n].tolist()
        if pair.line_at(QPointF(*place), 0.05) == n and scene.card_at(QPointF(*place)) is None
    )
    assert nearest_curve(curves[number:][:1], middle.x(), middle.y(), 0.05) == 0
    scene.hover(middle)
    assert [p.lit for c, p in scene.units.pairs.items() if c.target == second] == [frozenset({number})]
    unit, source = int(pair.lines.targets[number]), int(pair.lines.sources[number])
    layer = shown.trainer.network.layers[0]
    name = shown.trainer.dataset.preparation.feature_names[source]
    text = (
        f"{name} → {scene.cards[second].layer.name}, unit {unit + 1}",
        f"weight {layer.W[unit, source]:+.4g}",
        f"gradient {layer.dW[unit, source]:+.4g}",
    )
    assert scene.pointer.lines() == text
    assert scene.tooltip_at(middle) == ""
    shown.trainer.network.gradients[...] = 0  # as after weights were read from a file
    shown.canvas.show_snapshot(shown.snapshot(*shown.ids))
    assert scene.pointer.lines() == text[:2]


def test_zoomed_away_or_hidden_nothing_is_wanted_and_nothing_painted(
    make: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown = make()
    canvas = shown.canvas
    calls: list[str] = []
    monkeypatch.setattr(UnitPictures, "paint", lambda *_: calls.append("picture"))
    monkeypatch.setattr(unit_layers, "strongest", lambda *_: calls.append("lines"))
    monkeypatch.setattr(OutputItem, "show_picture", lambda *_: calls.append("prediction"))
    for zoom in (1.0, 0.3):
        shown.show(zoom)
        assert calls == []
        assert not canvas.pictured_layers() | canvas.weighed_layers()
        assert not canvas.wants_plane
        assert all(card.form == ("card" if zoom == 1.0 else "block") for card in canvas.scene.cards.values())
    canvas.view.set_zoom(1.5)
    assert canvas.pictured_layers() == frozenset(shown.ids[1:3])
    assert canvas.weighed_layers() == frozenset(shown.ids[1:])
    assert canvas.wants_plane
    canvas.hide()
    assert not canvas.pictured_layers() | canvas.weighed_layers() | canvas.visible_layers()
    assert not canvas.wants_plane


def test_units_in_sight_want_no_heat_map_and_blocks_their_health_alone(make: Make) -> None:
    shown = make().show()
    assert shown.canvas.visible_layers() == frozenset()
    shown.canvas.view.set_zoom(0.3)
    assert shown.canvas.visible_layers() == frozenset(shown.ids[1:])
    shown.canvas.view.set_zoom(1.0)
    assert shown.canvas.visible_layers() == frozenset(shown.ids)


def test_the_same_numbers_repaint_nothing(make: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    shown = make().show()
    calls: list[str] = []
    for item in (
        *shown.canvas.scene.units.pairs.values(),
        *(c.units for c in shown.canvas.scene.cards.values()),
    ):
        if item is not None:
            monkeypatch.setattr(item, "update", lambda *_: calls.append("update"))
    shown.canvas.show_picture(shown.picture(), frozenset(shown.ids))
    shown.canvas.show_snapshot(shown.snapshot(*shown.ids))
    assert calls == []


def test_a_layer_that_was_changed_since_is_its_card_again(make: Make) -> None:
    shown = make().show()
    canvas, (first, second, third, output) = shown.canvas, shown.ids
    canvas.show_picture(shown.picture(), frozenset(shown.ids) - {second})
    forms = {i: canvas.scene.cards[i].form for i in shown.ids}
    assert forms == {first: "units", second: "card", third: "units", output: "output"}
    assert [p.isVisible() for c, p in canvas.scene.units.pairs.items() if second in (c.source, c.target)] == [
        False,
        False,
    ]
    assert all(line.isVisible() == (second in (c.source, c.target)) for c, line in canvas.scene.lines.items())
    canvas.clear_live()
    assert {card.form for card in canvas.scene.cards.values()} == {"card"}
    canvas.view.grab()


def test_layers_without_weights_hand_their_units_on(make: Make) -> None:
    ways = ([("dense", DenseSettings(3, "tanh"))], [("dense", DenseSettings(4, "relu"))])
    before = [("dense", DenseSettings(4, "relu")), ("dropout", DropoutSettings(0.2))]
    shown = make(draw=lambda task: branches(task, before, *ways)).show()
    scene = shown.canvas.scene
    kinds = {card.layer.kind: i for i, card in scene.cards.items()}
    into = {c.source: p.lines for c, p in scene.units.pairs.items() if c.target == kinds["concatenate"]}
    ends = [(lines.sources.tolist(), lines.targets.tolist()) for lines in into.values()]
    assert ends == [([0, 1, 2], [0, 1, 2]), ([0, 1, 2, 3], [3, 4, 5, 6])]
    dropped = next(p.lines for c, p in scene.units.pairs.items() if c.target == kinds["dropout"])
    assert dropped.is_plain
    assert dropped.sources.tolist() == dropped.targets.tolist() == [0, 1, 2, 3]
    assert not scene.cards[kinds["dropout"]].units.pictures.is_signed  # as the ReLU before it
    assert scene.cards[kinds["concatenate"]].units.pictures.is_signed
    shown.canvas.view.grab()


@pytest.mark.parametrize("target", ["class", "number"])
def test_every_kind_of_answer_can_be_painted(make: Make, tmp_path: Path, target: str) -> None:
    shown = make(write_mixed_csv(tmp_path / "mixed.csv", target)).show()
    output = shown.canvas.scene.cards[shown.ids[-1]].output
    assert output is not None
    assert output.drawn is not None
    rows = data_of(shown.trainer).rows
    tip = output.tooltip_at(output.rect.center())
    assert f"{rows.training} of {rows.of_training} training rows" in tip
    for scheme in ("light", "dark"):
        theme.choose(scheme)
        shown.canvas.view.grab()


def test_one_column_is_a_curve(make: Make, tmp_path: Path) -> None:
    path = tmp_path / "one.csv"
    path.write_text("x,y\n" + "\n".join(f"{i},{i * i}" for i in range(40)), encoding="utf-8")
    shown = make(path)
    shown.plane = plane_of(shown.trainer.dataset, read_csv(path), PlaneChoice("x"), None, 30, 1)
    shown.show()
    output = shown.canvas.scene.cards[shown.ids[-1]].output
    assert output is not None
    assert output.drawn is not None
    assert output.drawn.image is None
    assert output.drawn.curves.shape == (30, 1)
    shown.canvas.view.grab()


def test_nothing_moves_when_the_numbers_change(make: Make) -> None:
    shown = make().show()
    cards = shown.canvas.scene.cards
    before = {i: (card.pos(), card.occupied_rect()) for i, card in cards.items()}
    picture = shown.picture()
    grown = {i: 3 * outputs for i, outputs in picture.outputs.items()}
    shown.canvas.show_picture(replace(picture, outputs=grown), frozenset(shown.ids))
    assert before == {i: (card.pos(), card.occupied_rect()) for i, card in cards.items()}


def test_layers_put_below_one_another_get_smaller_pictures(make: Make) -> None:
    shown = make().show()
    canvas, (_, second, third, _) = shown.canvas, shown.ids
    card = canvas.scene.cards[second]
    before = card.units.columns.tiles[0].width()  # type: ignore[union-attr]
    drawn = shown.trainer.network.architecture
    above = drawn.layer(second)
    canvas.scene.place({third: QPointF(above.x, above.y + 250)})  # as while it is dragged
    canvas.show_picture(shown.picture(), frozenset(shown.ids))
    assert card.units.columns.tiles[0].width() == before  # type: ignore[union-attr]
    canvas.show_architecture(drawn.moved({third: (above.x, above.y + 250)}), shown.trainer.network.task, ())
    lower = canvas.scene.cards[third]
    assert not card.occupied_rect().intersects(lower.occupied_rect())
    assert lower.header.lines_below  # for which there is room


def test_the_pinned_row_has_a_ring(make: Make) -> None:
    shown = make().show()
    points = shown.canvas.scene.cards[shown.ids[-1]].output.childItems()[0]  # type: ignore[union-attr]
    before = points.pinned.copy()
    row = shown.trainer.dataset.train.inputs[3]
    shown.canvas.show_data(replace(data_of(shown.trainer), pinned=row))
    shown.canvas.show_picture(shown.picture(), frozenset(shown.ids))
    assert len(before) == 0
    assert np.allclose(points.pinned, shown.plane.places(row[None]))
    shown.canvas.view.grab()


def test_another_scheme_colours_what_is_out_of_sight_too(make: Make) -> None:
    shown = make().show()
    second = shown.ids[1]
    units = shown.canvas.scene.cards[second].units
    before = units.outputs.copy()  # type: ignore[union-attr]
    finer = shown.plane.of_size(33, 27)
    network, preparation = shown.trainer.network, shown.trainer.dataset.preparation
    others = picture_over(network, preparation, finer, set(shown.ids) - {second}, 1)
    shown.canvas.show_picture(others, frozenset(shown.ids))
    assert np.array_equal(units.outputs, before)  # type: ignore[union-attr]
    dark = units.pictures.image.copy()  # type: ignore[union-attr]
    theme.choose("light")
    assert units.pictures.image != dark  # type: ignore[union-attr]
    assert units.pictures.image.size() == dark.size()  # type: ignore[union-attr]
