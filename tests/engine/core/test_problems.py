"""Problems of a drawn network: each is named, and what one click fixes is fixed."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import settings as bounds
from hypothesis import strategies as st

from engine.core.architecture.architecture import Architecture, Connection, LayerSpec
from engine.core.architecture.problems import Problem, find_problems
from engine.core.architecture.templates import chain
from engine.core.layers.activation import ActivationSettings
from engine.core.layers.convolution import Conv2DSettings
from engine.core.layers.dense import DenseSettings
from engine.core.layers.pooling import PoolSettings
from engine.core.layers.shapes import ReshapeSettings
from engine.core.layers.shared.base import NoSettings
from engine.core.losses import LOSSES, make_loss
from engine.core.network import Network
from engine.core.optimizers import make_optimizer
from engine.core.task import Task
from engine.core.training_settings import LOSS_CHOICES, TrainingSettings
from engine.kernel.compiled_iteration import make_iteration
from tests.parity_table import task_of
from tests.random_networks import random_drawing, random_task
from tests.torch_twin import mini_batches


def fixed(architecture: Architecture, loss: str, problem: Problem) -> tuple[Architecture, str]:
    return problem.fixed or architecture, problem.fixed_loss or loss


def told(problem: Problem) -> tuple[str, str | None, str]:
    return problem.code, problem.layer_id, str(problem.message)


def only_problem(architecture: Architecture, task: Task, loss: str = "auto") -> Problem:
    (problem,) = find_problems(architecture, task, loss)
    return problem


@given(seed=st.integers(0, 2**32 - 1), which=st.integers(0, 3), loss=st.sampled_from(["auto", *LOSSES]))
@bounds(max_examples=300)
def test_fixing_comes_to_an_end(seed, which, loss):
    """Each button takes its problem away, whatever was drawn, and none comes back."""
    rng = np.random.default_rng(seed)
    task, architecture = random_task(rng), random_drawing(rng)
    seen = []
    while problems := find_problems(architecture, task, loss):
        for problem in problems:
            assert str(problem.message)
            assert (problem.fix_label is None) == (problem.fixed is None and problem.fixed_loss is None)
        choices = [problem for problem in problems if problem.fix_label is not None]
        assert choices
        assert (architecture, loss) not in seen
        assert len(seen) < 40
        seen.append((architecture, loss))
        chosen = choices[which % len(choices)]
        architecture, loss = fixed(architecture, loss, chosen)
        assert told(chosen) not in [told(problem) for problem in find_problems(architecture, task, loss)]
    assert_trains(architecture, task, loss)


def assert_trains(architecture: Architecture, task: Task, loss: str) -> None:
    network = Network(architecture, task)
    network.initialise(0)
    settings = TrainingSettings(loss=loss)
    inputs, targets = mini_batches(network, np.float32)
    network.loss = make_loss(task, network.last.settings.activation, settings, targets[0])
    iteration = make_iteration(network, make_optimizer(network.parameters, network.gradients, settings))
    assert np.isfinite(iteration.run(inputs[0], targets[0], 0.01))


# Structure


def test_no_input_and_nothing_at_all():
    problem = only_problem(Architecture(), task_of("classes", 4))
    assert problem.code == "no_input"
    assert problem.fixed is not None and problem.fixed.input is not None


def test_without_data_that_is_said():
    assert [problem.code for problem in find_problems(Architecture(), None)] == ["no_data"]
    loose, _ = Architecture().adding("dense", 0, 0)
    assert [problem.code for problem in find_problems(loose, None)] == ["no_input", "no_data"]
    task = task_of("classes", 4)
    assert [problem.code for problem in find_problems(chain([], task), None)] == ["no_data"]


def test_only_an_input_gets_the_output_of_the_task():
    drawn, _ = Architecture().adding("input", 0, 0)
    problem = only_problem(drawn, task_of("classes", 4))
    assert problem.code == "no_layers"
    assert problem.fixed is not None and find_problems(problem.fixed, task_of("classes", 4)) == ()


def residual(task: Task, connected: bool = True) -> Architecture:
    """Input, A, Add of A and B, output; B comes from the input or from nowhere."""
    drawn, source = Architecture().adding("input", 0, 0, name="Input")
    drawn, a = drawn.adding("dense", 0, 0, DenseSettings(3), "A")
    drawn, b = drawn.adding("dense", 0, 0, DenseSettings(3), "B")
    drawn, join = drawn.adding("add", 0, 0, NoSettings(), "Join")
    settings = DenseSettings(task.output_units, task.output_activation)
    drawn, output = drawn.adding("dense", 0, 0, settings, "Output")
    pairs = [(source, a), (a, join), (b, join), (join, output)]
    for one, other in [*pairs, (source, b)] if connected else pairs:
        drawn = drawn.connecting(one.id, other.id)
    return drawn


def test_a_branch_that_nothing_feeds_is_connected_without_a_cycle():
    task = task_of("classes", 4)
    assert find_problems(residual(task), task) == ()
    problem = only_problem(residual(task, connected=False), task)
    assert (problem.code, str(problem.fix_label)) == ("not_connected", "Connect it after Input")
    assert problem.fixed is not None and find_problems(problem.fixed, task) == ()


def test_a_loose_layer_is_put_before_the_output():
    task = task_of("classes", 4)
    drawn, loose = chain([("dense", DenseSettings(5))], task).adding("dropout", 0, 0, name="Loose")
    problem = only_problem(drawn, task)
    assert problem.message.values["layer"] == "Loose"
    assert problem.fixed is not None and find_problems(problem.fixed, task) == ()
    assert [layer.kind for layer in problem.fixed.order] == ["input", "dense", "dropout", "dense"]
    assert loose.id in [layer.id for layer in problem.fixed.order]


def test_a_second_output_is_named_and_removed():
    task = task_of("classes", 4)
    drawn, extra = chain([("dense", DenseSettings(5))], task).adding("dense", 0, 0, name="Extra")
    drawn = drawn.connecting(drawn.order[1].id, extra.id)
    problem = only_problem(drawn, task)
    assert problem.code == "two_outputs"
    assert problem.fixed is not None and find_problems(problem.fixed, task) == ()


def test_a_cycle_in_a_file_is_refused_by_name():
    task = task_of("classes", 4)
    drawn = chain([("dense", DenseSettings(5)), ("dense", DenseSettings(5))], task)
    first, second = drawn.order[1:3]
    kept = tuple(c for c in drawn.connections if c.target != first.id)
    ring = replace(drawn, connections=(*kept, Connection(second.id, first.id)))
    problem = only_problem(ring, task)
    assert problem.code == "cycle"
    assert problem.layer_id in (first.id, second.id)
    assert ring.layer(problem.layer_id).name in str(problem.message)
    assert problem.fixed is not None and problem.fixed.on_cycle() == []


# Shapes


def with_picture(task: Task, *layers: tuple[str, object]) -> Architecture:
    return chain([("reshape", ReshapeSettings(4, 4, 1)), *layers], task)  # type: ignore[list-item]


def test_dense_on_pictures_gets_a_flatten_layer():
    task = task_of("classes", 16)
    problem = only_problem(with_picture(task, ("conv2d", Conv2DSettings(2))), task)
    assert problem.code == "shape_does_not_fit"
    assert str(problem.message) == (
        "Output takes a row of numbers, but gets pictures of 4 × 4 × 2: put a Flatten layer before it."
    )
    assert problem.fixed is not None and find_problems(problem.fixed, task) == ()


@pytest.mark.parametrize(
    ("task", "size"),
    [
        (task_of("classes", 64), "8 × 8 × 1"),
        (task_of("classes", 75), "5 × 5 × 3"),
        (replace(task_of("classes", 24), image=(4, 3, 2)), "4 × 3 × 2"),
        (task_of("classes", 24), None),
    ],
)
def test_a_convolution_of_a_row_gets_a_reshape_of_the_picture_it_is(task, size):
    problem = find_problems(chain([("conv2d", Conv2DSettings(2)), ("flatten", None)], task), task)[0]
    words = f"Put a Reshape to {size} before it" if size else f"Remove {problem.message.values['layer']}"
    assert str(problem.fix_label) == words
    assert problem.fixed is not None and find_problems(problem.fixed, task) == ()


def test_a_window_larger_than_the_pictures_becomes_as_large_as_they_are():
    task = task_of("classes", 16)
    for layer in (
        ("conv2d", Conv2DSettings(2, kernel=5, padding="valid")),
        ("max_pool2d", PoolSettings(size=9)),
        ("average_pool2d", PoolSettings(size=5)),
    ):
        problem = find_problems(with_picture(task, layer, ("flatten", None)), task)[0]
        assert str(problem.fix_label) == "Make the window 4 × 4"
        assert problem.fixed is not None and find_problems(problem.fixed, task) == ()


def test_no_window_is_left_for_pictures_of_one_pixel():
    task = task_of("classes", 16)
    pools = [("max_pool2d", PoolSettings(size=4)), ("max_pool2d", PoolSettings(size=2)), ("flatten", None)]
    problem = find_problems(with_picture(task, *pools), task)[0]
    assert str(problem.fix_label) == "Remove MaxPool2D 2"
    assert problem.fixed is not None and find_problems(problem.fixed, task) == ()


@pytest.mark.parametrize("kind", ["add", "concatenate"])
def test_a_join_of_one_layer_is_connected_to_another_that_fits_or_removed(kind):
    task = task_of("classes", 4)
    wide = chain([("dense", DenseSettings(4)), ("dropout", None), (kind, NoSettings())], task)
    problem = only_problem(wide, task)
    assert str(problem.fix_label) == "Connect Dense 1 to it"
    assert problem.fixed is not None and find_problems(problem.fixed, task) == ()
    alone = only_problem(chain([(kind, NoSettings())], task), task)
    assert str(alone.fix_label).startswith("Remove ")
    assert alone.fixed is not None and find_problems(alone.fixed, task) == ()


def test_a_join_lets_go_of_what_does_not_fit():
    task = task_of("classes", 16)
    drawn = with_picture(task, ("concatenate", NoSettings()), ("flatten", None))
    drawn = drawn.connecting(drawn.order[0].id, drawn.order[2].id)
    problem = only_problem(drawn, task)
    assert str(problem.fix_label) == "Disconnect what does not fit Reshape 1"
    assert problem.fixed is not None
    assert "only one feeds it" in str(only_problem(problem.fixed, task).message)


def test_add_of_different_widths_gets_dense_layers():
    task = task_of("classes", 4)
    drawn = residual(task)
    b = drawn.layers[2]
    problem = only_problem(drawn.with_layer(replace(b, settings=DenseSettings(7))), task)
    assert "adds numbers one to one, but gets 3 and 7" in str(problem.message)
    assert problem.fixed is not None and find_problems(problem.fixed, task) == ()


# Output and loss


OUTPUTS = [
    ("classes", 2, "softmax", "width_does_not_fit"),
    ("classes", 3, "relu", "activation_does_not_fit"),
    ("binary", 1, "tanh", "activation_does_not_fit"),
    ("binary", 2, "sigmoid", "width_does_not_fit"),
    ("regression", 2, "identity", "width_does_not_fit"),
    ("regression", 1, "softmax", "softmax_with_regression"),
    ("regression", 1, "sigmoid", "sigmoid_with_regression"),
]


@pytest.mark.parametrize(("kind", "units", "activation", "code"), OUTPUTS)
@pytest.mark.parametrize("apart", [False, True], ids=["dense", "activation"])
def test_an_output_that_does_not_fit_is_made_to(kind, units, activation, code, apart):
    task = task_of(kind, 4)
    drawn = chain([], task)
    last = drawn.order[-1]
    settings = DenseSettings(units, "identity" if apart else activation)
    drawn = drawn.with_layer(replace(last, settings=settings))
    if apart:
        drawn, end = drawn.adding("activation", 0, 0, ActivationSettings(activation))
        drawn = drawn.connecting(last.id, end.id)
    problem = only_problem(drawn, task)
    assert problem.code == code
    assert problem.fixed is not None and find_problems(problem.fixed, task) == ()


@pytest.mark.parametrize("kind", ["dropout", "batch_norm", "layer_norm", "flatten"])
def test_a_network_has_to_end_in_a_prediction(kind):
    task = task_of("classes", 4)
    drawn = chain([], task)
    drawn, end = drawn.adding(kind, 0, 0)
    drawn = drawn.connecting(drawn.order[-1].id, end.id)
    problem = only_problem(drawn, task)
    assert problem.code == "no_dense_end"
    assert problem.fixed is not None and find_problems(problem.fixed, task) == ()


def test_two_softmax_units_for_two_classes_and_softmax_of_its_own_are_sound():
    task = task_of("binary", 4)
    drawn = chain([], task)
    last = drawn.order[-1]
    assert find_problems(drawn.with_layer(replace(last, settings=DenseSettings(2, "softmax"))), task) == ()
    drawn = drawn.with_layer(replace(last, settings=DenseSettings(2, "identity")))
    drawn, end = drawn.adding("activation", 0, 0, ActivationSettings("softmax"))
    assert find_problems(drawn.connecting(last.id, end.id), task) == ()


@pytest.mark.parametrize("kind", ["binary", "classes", "regression"])
@pytest.mark.parametrize("loss", LOSSES)
def test_a_loss_that_does_not_fit_is_named_and_fixed(kind, loss):
    task = task_of(kind, 4)
    drawn = chain([], task)
    made_for = LOSS_CHOICES[loss].activations
    fits = not made_for or task.output_activation in made_for
    problems = find_problems(drawn, task, loss)
    assert (problems == ()) == fits
    for problem in problems:
        assert problem.code == "loss_does_not_fit"
        assert problem.fixed_loss is not None
        assert find_problems(drawn, task, problem.fixed_loss) == ()


def test_the_first_weights_of_a_fix_are_not_all_the_same():
    """A fixed output has to learn too, so it must not begin with zeros."""
    task = task_of("classes", 4)
    drawn = chain([], task)
    zeros = DenseSettings(2, "relu", "zeros")
    problem = only_problem(drawn.with_layer(LayerSpec(drawn.order[-1].id, "dense", "O", zeros)), task)
    assert problem.fixed is not None
    assert problem.fixed.order[-1].settings.initializer == "xavier_normal"
