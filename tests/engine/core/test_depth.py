"""Deep networks: what is done before the first step grows with the layers, not with a power of them."""

from __future__ import annotations

import sys
from pathlib import Path
from types import FrameType

import pytest

from engine.common.messages import UserError
from engine.core.architecture.architecture import MOST_LAYERS, Architecture, Connection
from engine.core.architecture.drawing import tidied
from engine.core.architecture.layer_text import parse_layers
from engine.core.architecture.problems import find_problems
from engine.core.architecture.templates import chain
from engine.core.layers.dense import DenseSettings
from engine.core.network import Network
from engine.core.task import Task
from engine.files.project_file import load_project, save_project
from engine.project.project import DataChoices, Project

TASK = Task("binary", 3, ("no", "yes"))
UNITS = DenseSettings(2)


def deep(layers: int) -> Architecture:
    return chain([("dense", UNITS)] * layers, TASK)


def lines_run(layers: int) -> int:
    """Number of lines of Python that run to draw a network, look for problems and make it."""
    count = 0

    def follow(frame: FrameType, event: str, _: object) -> object:
        nonlocal count
        count += event == "line"
        return follow

    sys.settrace(follow)
    try:
        drawn = tidied(deep(layers))
        assert find_problems(drawn, TASK, "auto") == ()
        Network(drawn, TASK).initialise(0)
    finally:
        sys.settrace(None)
    return count


def test_twice_the_layers_take_twice_the_work() -> None:
    lines_run(10)  # whatever is made once
    assert lines_run(160) < 2.2 * lines_run(80)


def test_the_layers_on_a_cycle_are_told_from_those_behind_it() -> None:
    drawn = deep(5)
    back = Architecture(drawn.layers, (*drawn.connections, Connection("layer-4", "layer-2")))
    assert back.on_cycle() == ["layer-2", "layer-3", "layer-4"]
    assert drawn.on_cycle() == []


def test_a_chain_is_what_adding_and_connecting_would_make() -> None:
    added, last = Architecture().adding("input", 0.0, 0.0, name="Input")
    for kind in ("dense", "dense"):
        added, layer = added.adding(kind, last.x + 190.0, 0.0, UNITS)
        added, last = added.connecting(last.id, layer.id), layer
    output = deep(2).layers[-1]
    added, layer = added.adding("dense", last.x + 190.0, 0.0, output.settings, "Output")
    assert added.connecting(last.id, layer.id) == deep(2)


def test_whatever_the_command_line_can_draw_can_be_opened_again(tmp_path: Path) -> None:
    most = parse_layers(",".join(["8:relu"] * (MOST_LAYERS - 2)))
    project = Project(DataChoices(), chain(most, TASK))
    save_project(tmp_path / "deep.layerscope", project, None)
    assert load_project(tmp_path / "deep.layerscope")[0] == project
    with pytest.raises(UserError, match=f"at most {MOST_LAYERS - 2}"):
        parse_layers(",".join(["8:relu"] * (MOST_LAYERS - 1)))
