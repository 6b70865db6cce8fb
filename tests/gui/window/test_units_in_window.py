"""The canvas of the window zoomed to units: it asks for what is in sight, shows it, and lets go of it."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QSize

from gui.canvas.canvas import Canvas
from gui.window.main_window import MainWindow


@pytest.fixture
def window_size() -> QSize:
    return QSize(1440, 900)


def train(qtbot, window: MainWindow) -> None:
    window.workbench.toggle_training()
    qtbot.waitUntil(lambda: window.workbench.session.state == "finished", timeout=60_000)


def zoomed(qtbot, window: MainWindow) -> Canvas:
    canvas = window.parts.canvas
    canvas.view.set_zoom(1.25)
    canvas.view.centerOn(canvas.scene.content_rect().center())
    cards = canvas.scene.cards
    near = canvas.pictured_layers() | canvas.weighed_layers()
    qtbot.waitUntil(lambda: all(cards[i].form in ("units", "output") for i in near), timeout=10_000)
    return canvas


def test_units_show_the_network_that_was_trained(qtbot, iris_window):
    train(qtbot, iris_window)
    canvas = zoomed(qtbot, iris_window)
    trainer, picture = iris_window.workbench.session.trainer, iris_window.insight.picture
    expected = trainer.network.activations(picture.plane.inputs)
    for layer_id in canvas.pictured_layers():
        units = canvas.scene.cards[layer_id].units
        assert np.array_equal(units.outputs, expected[layer_id][:, units.units])
    pairs = canvas.scene.units.pairs
    wanted = canvas.weighed_layers()
    assert len(wanted) == 3
    qtbot.waitUntil(lambda: {c.target for c, pair in pairs.items() if pair.isVisible()} == wanted)
    numbers = {
        spec.id: layer for spec, layer in zip(trainer.network.specs, trainer.network.layers, strict=True)
    }
    for pair in canvas.scene.units.pairs.values():
        layer = numbers[pair.target]
        assert np.array_equal(pair.lines.weights, layer.W[pair.lines.targets, pair.lines.sources])


def test_zoomed_out_or_on_another_page_nothing_is_computed(qtbot, iris_window, monkeypatch):
    train(qtbot, iris_window)
    canvas, insight = zoomed(qtbot, iris_window), iris_window.insight
    wanted: list[tuple[frozenset[str], bool]] = []
    want = insight.want

    def noted(who: object, layers: frozenset[str] = frozenset(), *, predictions: bool = False) -> None:
        if who is canvas:
            wanted.append((layers, predictions))
        want(who, layers, predictions=predictions)

    monkeypatch.setattr(insight, "want", noted)
    tabs = iris_window.parts.tabs
    for leave, come_back in (
        (lambda: canvas.view.set_zoom(0.9), lambda: canvas.view.set_zoom(1.25)),
        (lambda: tabs.show_page("evaluate"), lambda: tabs.show_page("canvas")),
    ):
        leave()
        qtbot.waitUntil(lambda: wanted[-1:] == [(frozenset(), False)], timeout=2000)
        assert not canvas.pictured_layers() | canvas.weighed_layers()
        come_back()
        qtbot.waitUntil(lambda: bool(wanted[-1][0]), timeout=2000)
    canvas.view.set_zoom(0.9)
    qtbot.waitUntil(lambda: not insight.picture.outputs, timeout=5000)


def test_units_go_with_the_run_and_outlast_the_language(qtbot, iris_window):
    train(qtbot, iris_window)
    zoomed(qtbot, iris_window)
    iris_window.findChild(type(iris_window.parts.actions_by_key["train"]), "language_ko").trigger()
    qtbot.waitUntil(lambda: iris_window.parts.canvas.view.zoom == 1.25, timeout=5000)
    canvas = iris_window.parts.canvas
    qtbot.waitUntil(lambda: any(c.form == "units" for c in canvas.scene.cards.values()), timeout=10_000)
    iris_window.workbench.session.end()
    qtbot.waitUntil(lambda: all(c.form == "card" for c in canvas.scene.cards.values()), timeout=5000)
    assert not any(pair.isVisible() for pair in canvas.scene.units.pairs.values())
