"""The units of the canvas in the window: from a unit to its sum and back, weights set by hand, wrong rows."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QSize

from engine.stepping.quantities import Key
from gui.canvas.view import CanvasView
from gui.window.main_window import MainWindow


@pytest.fixture
def window_size() -> QSize:
    return QSize(1440, 900)


@pytest.fixture
def trained(qtbot, iris_window: MainWindow) -> MainWindow:
    """The window with a run that has ended, zoomed to the units."""
    window = iris_window
    window.workbench.toggle_training()
    qtbot.waitUntil(lambda: window.workbench.session.state == "finished", timeout=60_000)
    canvas = window.parts.canvas
    canvas.view.set_zoom(1.4)
    canvas.view.centerOn(canvas.scene.content_rect().center())
    card = canvas.scene.cards[hidden_of(window)[0]]
    qtbot.waitUntil(lambda: card.form == "units", timeout=10_000)
    return window


def hidden_of(window: MainWindow) -> tuple[str, int]:
    """Id and number of the last hidden layer."""
    specs = window.workbench.session.trainer.network.graph.specs
    return specs[-2].id, len(specs) - 2


def place_of(view: CanvasView) -> tuple[float, int, int]:
    """The zoom and the pixels that the drawing is scrolled by."""
    return view.zoom, view.horizontalScrollBar().value(), view.verticalScrollBar().value()


def test_a_unit_leads_to_its_sum_and_back_to_the_same_place(qtbot, trained):
    canvas, tabs = trained.parts.canvas, trained.parts.tabs
    hidden, number = hidden_of(trained)
    left, back = place_of(canvas.view), trained.parts.actions_by_key["back_to_network"]
    assert not back.isEnabled()
    canvas.view.unit_opened.emit(hidden, (3,), canvas.view.shown_rect().center())
    model = trained.stepping.get().model
    qtbot.waitUntil(lambda: model.cell is not None, timeout=20_000)
    assert tabs.current_key == "stepping"
    assert model.cell.key == Key("z", number)
    assert model.cell.at == (0, 3)
    dataset, network = trained.workbench.session.dataset, trained.workbench.session.trainer.network
    row = int(model.tape.rows[0])
    here = network.activations(dataset.subset_of(np.array([row])).inputs)[hidden]
    assert np.array_equal(model.tape[Key("a", number)], here)
    line = trained.findChild(object, "walk_words")
    assert line.text() == f"row {row + 1}"
    assert back.isEnabled()
    back.trigger()
    assert tabs.current_key == "canvas"
    assert not model.is_walk
    assert not back.isEnabled()
    qtbot.waitUntil(lambda: place_of(canvas.view) == left, timeout=5000)


def test_a_weight_set_by_hand_on_the_canvas_is_answered_everywhere(qtbot, trained):
    canvas, trainer = trained.parts.canvas, trained.workbench.session.trainer
    hidden, number = hidden_of(trained)
    before = trained.insight.picture
    canvas.number_touch.edited.emit(hidden, "W", (1, 2), 7.5)
    assert trainer.network.layers[number - 1].W[1, 2] == 7.5
    assert canvas.scene.units.learnt[hidden]["W"][1, 2] == 7.5
    qtbot.waitUntil(lambda: trained.insight.picture is not before, timeout=10_000)
    expected = trainer.network.activations(trained.insight.picture.plane.inputs)
    units = canvas.scene.cards[hidden].units
    qtbot.waitUntil(
        lambda: (
            np.array_equal(units.outputs, expected[hidden][:, units.units])
            or len(units.outputs) != len(expected[hidden])
        ),
        timeout=10_000,
    )
    trained.notices.current.act()
    assert trainer.network.layers[number - 1].W[1, 2] != 7.5


def test_the_card_of_a_unit_is_that_of_the_network(qtbot, trained):
    canvas, trainer = trained.parts.canvas, trained.workbench.session.trainer
    hidden, _ = hidden_of(trained)
    card = canvas.scene.cards[hidden]
    canvas.scene.hover(card.pos() + card.units.columns.tiles[1].center())
    qtbot.waitUntil(lambda: canvas.card_touch.card.facts is not None, timeout=20_000)
    facts = canvas.card_touch.card.facts
    dataset = trainer.dataset
    outputs = trainer.network.activations(dataset.train.inputs)[hidden][:, int(card.units.units[1])]
    best = dataset.train.rows[np.argsort(-outputs, kind="stable")[:3]]
    assert facts.best.titles == tuple(f"row {row + 1}" for row in best)
    assert sum(int(group.counts.sum()) for group in facts.groups) == len(dataset.train)
    table = trained.workbench.store.table
    column = next(c for c in table.columns if c.name == facts.best.columns[0])
    assert [float(cell) for cell in facts.best.cells[0]] == [float(column.values[row]) for row in best]
    canvas.scene.hover(None)
    assert trained.learnt.get().unit.watch.question is None


def test_wrong_rows_are_ringed_where_the_plane_rings_them(qtbot, trained):
    canvas, plane = trained.parts.canvas, trained.parts.tabs.view("canvas").plane
    plane.model.ring_wrong(True)
    qtbot.waitUntil(lambda: plane.wrong is not None, timeout=10_000)
    output = canvas.scene.cards[trained.workbench.project.architecture.output.id].output
    assert np.array_equal(output.childItems()[0].wrong, plane.wrong)
    plane.model.ring_wrong(False)
    assert output.childItems()[0].wrong is None
