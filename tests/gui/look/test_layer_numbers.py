"""One numbering: a layer has the same l on the canvas, in the diagram, in the panel and in a terminal."""

from __future__ import annotations

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from engine.command_line.commands.info import _of_layers
from engine.core.architecture.graph import Graph
from engine.core.training_settings import TrainingSettings
from engine.lessons.facts import layers_meant
from engine.stepping.planner import plan_iteration
from gui.canvas.items.card_texts import card_texts
from gui.plots.layer.layer_view import LayerView
from gui.stepping.words.step_texts import heading_of
from tests.random_networks import random_graph, random_task

GRAPHS = 25


@pytest.mark.parametrize("seed", range(GRAPHS))
def test_canvas_diagram_panel_and_terminal_agree(qtbot: QtBot, seed: int) -> None:
    rng = np.random.default_rng(seed)
    task = random_task(rng)
    architecture = random_graph(task, rng)
    plan = plan_iteration(architecture, task, TrainingSettings())
    in_diagram = {name: l for l, name in enumerate(plan.graph.names)}
    headings = {heading_of(plan, part) for part in plan.parts if part.kind == "forward"}
    cards, view = card_texts(architecture, task), LayerView()
    qtbot.addWidget(view)
    printed = {layer["name"]: layer["number"] for layer in _of_layers(architecture)}
    for layer in architecture.layers:
        l = in_diagram[layer.name]
        for caption in cards[layer.id].captions:
            assert caption.startswith(f"a[{l}]")
        view.show_layer(architecture, layer.id, task)
        view.activation_section.values = np.zeros((1, 1), np.float32)
        view._texts.now()
        assert view.activation_section.title.text() == f"Activations a[{l}]"
        assert printed[layer.name] == l
        if l:
            assert f"Forward {l} · {layer.name}" in headings
            assert layers_meant(architecture, l) == [layer]


def test_no_two_layers_share_a_number() -> None:
    for seed in range(GRAPHS):
        rng = np.random.default_rng(seed)
        architecture = random_graph(random_task(rng), rng)
        numbers = Graph.of(architecture).numbers
        assert sorted(numbers.values()) == list(range(len(architecture.layers)))
        assert all(
            numbers[source] < l
            for layer_id, l in numbers.items()
            for source in architecture.sources(layer_id)
        )
