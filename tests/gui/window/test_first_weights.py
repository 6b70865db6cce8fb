"""Units before training: the pictures of the very weights that Train begins with, said to be that."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QSize

from engine.core.network import Network
from gui.canvas.canvas import Canvas
from gui.window.main_window import MainWindow


@pytest.fixture
def window_size() -> QSize:
    return QSize(1440, 900)


def zoomed(qtbot, window: MainWindow) -> Canvas:
    """The canvas, once it shows the weights before training."""
    canvas = window.parts.canvas
    canvas.view.set_zoom(1.4)
    canvas.view.centerOn(canvas.scene.content_rect().center())
    hidden = window.workbench.project.architecture.order[-2].id
    qtbot.waitUntil(lambda: canvas.scene.cards[hidden].form == "units", timeout=20_000)
    return canvas


def drawn(window: MainWindow) -> Network:
    """The network of the drawing with weights of the seed, made here."""
    project, dataset = window.workbench.project, window.workbench.store.dataset
    network = Network(project.architecture, dataset.task)
    network.initialise(project.training.seed)
    return network


def shows(window: MainWindow, network: Network) -> bool:
    """True if pictures and lines are those of a network."""
    canvas, picture = window.parts.canvas, window.insight.picture
    if picture is None:
        return False
    expected = network.activations(picture.plane.inputs)
    hidden, layer = network.specs[-2].id, network.layers[-2]
    units = canvas.scene.cards[hidden].units
    lines = [p.lines for c, p in canvas.scene.units.pairs.items() if c.target == hidden and p.isVisible()]
    is_same = units is not None and np.array_equal(units.outputs, expected[hidden][:, units.units])
    return (
        is_same
        and bool(lines)
        and all(np.array_equal(each.weights, layer.W[each.targets, each.sources]) for each in lines)
    )


def test_before_training_the_units_show_the_weights_that_train_begins_with(qtbot, iris_window):
    window, bench = iris_window, iris_window.workbench
    assert window.first_weights.network is None  # nobody sees it from afar
    canvas = zoomed(qtbot, window)
    first = drawn(window)
    qtbot.waitUntil(lambda: shows(window, first), timeout=10_000)
    assert "before training" in canvas.status.label.text()
    model = window.parts.tabs.view("canvas").plane.model
    assert model.picture is None  # the plane shows what was learnt
    bench.edit_training("Seed", replace(bench.project.training, seed=7))
    second = drawn(window)
    assert not np.array_equal(first.values, second.values)
    qtbot.waitUntil(lambda: shows(window, second), timeout=10_000)
    bench.step_to(1)
    trainer = bench.session.trainer
    assert np.array_equal(trainer.network.values, second.values)
    assert window.first_weights.network is None
    assert "before training" not in canvas.status.label.text()


def test_zoomed_out_or_without_a_sound_drawing_nothing_is_drawn_by_chance(qtbot, iris_window):
    window, bench = iris_window, iris_window.workbench
    canvas = zoomed(qtbot, window)
    canvas.view.set_zoom(0.9)
    qtbot.waitUntil(lambda: window.first_weights.network is None, timeout=5000)
    canvas = zoomed(qtbot, window)
    architecture = bench.project.architecture
    bench.edit_architecture("Delete", architecture.without([architecture.order[-1].id]))
    qtbot.waitUntil(lambda: window.first_weights.network is None, timeout=5000)
    assert all(card.form == "card" for card in canvas.scene.cards.values())
    assert "before training" not in canvas.status.label.text()


def test_beside_a_run_of_other_data_the_new_network_is_shown_before_its_training(qtbot, iris_window):
    window, bench = iris_window, iris_window.workbench
    bench.edit_training("Epochs", replace(bench.project.training, epochs=2))
    bench.toggle_training()
    qtbot.waitUntil(lambda: bench.session.state == "finished", timeout=20_000)
    bench.open_path("sample:spiral")
    qtbot.waitUntil(lambda: bench.run_is_of_something_else and bench.can_train, timeout=20_000)
    canvas = zoomed(qtbot, window)
    first = drawn(window)
    qtbot.waitUntil(lambda: shows(window, first), timeout=10_000)
    bench.session.show_now()  # a frame of the run that is kept
    assert shows(window, first)
    assert "before training" in canvas.status.label.text()
