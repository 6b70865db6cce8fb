"""Signals and gradients along the wires: as thick as they are strong, beside the strongest of their kind."""

from __future__ import annotations

from math import inf, nan

import pytest
from pytestqt.qtbot import QtBot

from engine.core.architecture.templates import chain
from engine.core.layers.dense import DenseSettings
from engine.core.task import Task
from gui.canvas.canvas import Canvas
from gui.canvas.items.strands import PER_DECADE, THICKEST, THINNEST, Flow, strands_of
from gui.canvas.overlays import FlowPill

TASK = Task("binary", features=2, classes=("first", "second"))
NETWORK = chain([("dense", DenseSettings(4, "tanh"))] * 3, TASK)
FLOWS = {layer.id: Flow(1.0, 10.0**-place) for place, layer in enumerate(NETWORK.order)}


@pytest.fixture
def canvas(qtbot: QtBot) -> Canvas:
    made = Canvas()
    made.resize(900, 400)
    qtbot.addWidget(made)
    made.show_architecture(NETWORK, TASK, ())
    made.show()
    return made


def test_a_tenth_of_the_strength_is_a_step_thinner():
    strands = strands_of(
        {"a": Flow(2.0, 1.0), "b": Flow(0.2, 0.01), "c": Flow(1e-30, nan), "d": Flow(0, inf)}
    )
    assert strands["a"].forward == THICKEST
    assert strands["b"].forward == pytest.approx(THICKEST - PER_DECADE)
    assert strands["c"].forward == strands["d"].forward == THINNEST
    assert strands["a"].backward == THICKEST and strands["d"].backward == THICKEST
    assert strands["b"].backward == pytest.approx(THICKEST - 2 * PER_DECADE)
    assert strands["c"].backward == 0  # where no gradient comes back nothing is drawn
    assert strands_of({}) == {} and strands_of({"a": Flow(0, 0)})["a"].forward == THINNEST


def test_wires_show_what_flows_and_are_plain_again_afterwards(canvas):
    plain = canvas.grab().toImage()
    canvas.scene.show_flows(FLOWS)
    assert canvas.grab().toImage() != plain
    line = next(iter(canvas.scene.lines.values()))
    middle = line.path().pointAtPercent(0.5)
    assert "Signal 1.00 forward, gradient 1.00 back" in canvas.scene.tooltip_at(middle)
    canvas.scene.show_flows({})
    assert canvas.grab().toImage() == plain and "Signal" not in canvas.scene.tooltip_at(middle)


def test_a_gradient_that_fades_is_thinner_from_wire_to_wire(canvas):
    def oranges(place: int) -> int:
        """Orange pixels across the wire that leaves this layer."""
        line = next(l for c, l in canvas.scene.lines.items() if c.source == NETWORK.order[place].id)
        at = canvas.view.mapFromScene(line.path().pointAtPercent(0.5))
        image = canvas.view.viewport().grab().toImage()
        colors = [image.pixelColor(at.x(), at.y() + down) for down in range(-9, 10)]
        return sum(color.red() > color.blue() + 40 for color in colors)

    canvas.scene.show_flows(FLOWS)
    for zoom in (1.0, 0.3):  # far out too, where layers are blocks
        canvas.view.set_zoom(zoom)
        canvas.view.centerOn(canvas.scene.content_rect().center())
        thick = [oranges(place) for place in range(3)]
        assert thick[0] > thick[1] >= thick[2] > 0


def test_its_legend_stays_at_the_corner_above_the_status(canvas):
    pill = FlowPill(canvas)
    assert pill.isHidden()
    pill.show_epoch(12_000)
    for height in (400, 600):
        canvas.resize(900, height)
        assert canvas.rect().contains(pill.geometry())
        assert pill.geometry().bottom() < canvas.status.geometry().top() < pill.geometry().bottom() + 20
