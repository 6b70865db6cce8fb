"""The diagram and the numbers below it belong together: what is chosen in one is shown in the other."""

from __future__ import annotations

import numpy as np
import pytest

from engine.core.architecture.templates import chain
from engine.core.layers.dense import DenseSettings
from engine.core.task import Task
from engine.stepping.quantities import Cell, Key
from gui.stepping.gradient_checker import GradientChecker
from gui.stepping.stepping_model import SteppingModel
from gui.stepping.stepping_view import SteppingView
from tests.taped import tape_of

TASK = Task("classes", 4, ("a", "b", "c"), "kind")
NETWORK = chain([("dense", DenseSettings(5)), ("dense", DenseSettings(4, "tanh"))], TASK)


@pytest.fixture
def model(qapp) -> SteppingModel:
    model = SteppingModel()
    model.take_tape(tape_of(NETWORK, TASK))
    return model


@pytest.fixture
def checker(model):
    checker = GradientChecker(model)
    yield checker
    checker.shut_down()


@pytest.fixture
def view(qtbot, model, checker):
    view = SteppingView(model, checker)
    qtbot.addWidget(view)
    view.resize(900, 700)
    view.show()
    return view


def step_of(model: SteppingModel, kind: str, layer: int) -> int:
    return next(i for i, step in enumerate(model.plan.steps) if (step.kind, step.layer) == (kind, layer))


def test_a_box_that_is_computed_shows_its_numbers_and_moves_nothing(model, view):
    done = model.done
    view.diagram.step_chosen.emit(step_of(model, "backward", 2))
    assert (model.selected.results[0], model.done) == (Key("da", 1), done)


def test_a_box_that_is_still_to_come_is_gone_to(model, view):
    model.restart_iteration()
    place = step_of(model, "forward", 2)
    view.diagram.step_chosen.emit(place)
    assert model.done == model.plan.steps[place].end


def test_an_arrow_forward_shows_how_it_was_computed(model, view):
    view.diagram.key_chosen.emit(Key("a", 1))
    assert model.selected.results[0] == Key("a", 1)
    assert model.path is None


@pytest.mark.parametrize("key", [Key("dW", 2), Key("W", 2), Key("da", 1), Key("dz", 3), Key("b", 1)])
def test_a_gradient_or_a_weight_shows_its_path_from_the_loss(model, view, key):
    model.choose_row(3)
    view.diagram.key_chosen.emit(key)
    gradient = key if key.is_gradient else Key(f"d{key.name}", key.layer)
    assert model.path.key == gradient
    values = np.abs(model.tape[gradient])
    values = values[3] if gradient.name in ("da", "dz") else values
    assert abs(model.tape.value(model.path)) == values.max()
    if gradient.name in ("da", "dz"):
        assert model.path.at[0] == 3


def test_an_arrow_that_is_still_to_come_shows_nothing(model, view):
    model.go_to(model.plan.steps[step_of(model, "loss", 3)].end)
    before = model.selected
    view.diagram.key_chosen.emit(Key("dW", 2))
    assert (model.selected, model.path) == (before, None)


def test_the_check_of_the_gradients_marks_the_boxes_that_are_shown(qtbot, model, checker, view):
    shown = []
    view.diagram.show_badges = shown.append
    checker.start()
    qtbot.waitUntil(lambda: checker.found is not None, timeout=20_000)
    assert set(shown[-1]) == {1, 2, 3}
    assert all(badge.is_good for badge in shown[-1].values())
    model.go_to(model.plan.steps[step_of(model, "backward", 2)].end)
    assert set(shown[-1]) == {2, 3}
    model.take_tape(tape_of(NETWORK, TASK, seed=2))
    assert shown[-1] == {}


def test_a_cell_of_the_result_is_explained(model, view):
    cell = Cell(Key("z", 2), (1, 2))
    model.choose_cell(cell)
    assert model.cell == cell
    assert view.operands.isVisible()
