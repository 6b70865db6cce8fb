"""The check of a tape's gradients: green for whatever the engine computes, red for anything that is wrong."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from engine.common.messages import Cancelled
from engine.core.architecture.templates import chain
from engine.core.iteration import Iteration
from engine.core.layers import Dense
from engine.core.layers.batch_norm import BatchNormSettings
from engine.core.layers.convolution import Conv2DSettings
from engine.core.layers.dense import DenseSettings
from engine.core.layers.dropout import DropoutSettings
from engine.core.layers.pooling import PoolSettings
from engine.core.layers.shapes import ReshapeSettings
from engine.core.layers.shared.base import NoSettings
from engine.core.training_settings import TrainingSettings
from engine.stepping.check import check
from engine.stepping.check.check import check_tape, checkable
from engine.stepping.check.replay import exact_values, rebuilt_network
from engine.stepping.quantities import Key
from engine.stepping.tape import Tape
from tests.gradient_check import central_differences
from tests.random_networks import random_graph, random_task
from tests.taped import tape_of, with_one_wrong
from tests.toy_data import task_of

TASKS = {kind: task_of(kind, 4) for kind in ("classes", "binary", "regression")}  # type: ignore[arg-type]


def dense_tape(
    kind: str = "classes", *activations: str, dtype: type = np.float32, **settings: object
) -> Tape:
    layers = [("dense", DenseSettings(5 + i, name)) for i, name in enumerate(activations or ("relu", "tanh"))]
    return tape_of(chain(layers, TASKS[kind]), TASKS[kind], 7, TrainingSettings(**settings), dtype)


def words_of(tape: Tape) -> str:
    return str(check_tape(tape).verdict)


@pytest.mark.parametrize("dtype", [np.float32, np.float64])
@pytest.mark.parametrize("kind", TASKS)
@pytest.mark.parametrize("activation", ["relu", "leaky_relu", "elu", "gelu", "sigmoid", "softmax"])
def test_what_the_engine_computes_agrees(kind, activation, dtype):
    found = check_tape(dense_tape(kind, activation, activation, dtype=dtype))
    assert found.agrees and found.is_whole
    assert found.error < 1e-7
    assert str(found.verdict) == "all layers agree with central differences"


@pytest.mark.parametrize(
    ("kind", "settings"),
    [
        ("regression", {"loss": "mae"}),
        ("regression", {"loss": "huber"}),
        ("classes", {"loss": "mse"}),
        ("classes", {"label_smoothing": 0.2}),
        ("classes", {"class_weighting": "given", "class_weights": (1.0, 3.0, 0.5)}),
        ("binary", {"label_smoothing": 0.1, "class_weighting": "balanced"}),
    ],
)
def test_every_loss_agrees(kind, settings):
    found = check_tape(dense_tape(kind, **settings))
    assert found.agrees, found.verdict


def test_penalties_are_part_of_dW():
    layers = [("dense", DenseSettings(5, "tanh", l1=0.3, l2=0.2))]
    tape = tape_of(chain(layers, TASKS["classes"]), TASKS["classes"])
    assert check_tape(tape).agrees


def test_all_small_arrays_are_checked_wholly():
    tape = dense_tape()
    found = {each.key: each for layer in check_tape(tape).layers for each in layer.quantities}
    names = {key.text for key in found}
    assert names == {"da[1]", "dW[1]", "db[1]", "da[2]", "dW[2]", "db[2]", "dz[3]", "dW[3]", "db[3]"}
    assert set(found) == set(checkable(tape))
    for key, each in found.items():
        assert each.size == tape[key].size == each.checked + each.left_out


def test_differences_are_those_of_the_whole_network_run_again():
    """The quick way, which runs but the layers behind, against the slow one."""
    tape = dense_tape("classes", "tanh", "sigmoid")
    network = rebuilt_network(tape)
    values = exact_values(tape, network)
    iteration = Iteration(network, None)  # type: ignore[arg-type]

    def loss() -> float:
        iteration.take(values[Key("a", 0)], values[Key("y", 3)])
        for l in (1, 2, 3):
            iteration.forward(l)
        iteration.compute_loss()
        return iteration.loss

    for l, layer in enumerate(network.layers, start=1):
        slow = central_differences(loss, layer.W)
        checker = check._Checker(tape, None)
        quick, _, _ = checker._differences(Key("dW", l), np.arange(slow.size), (1e-5,))
        np.testing.assert_allclose(quick, slow.ravel(), atol=1e-10)


@pytest.mark.parametrize("name", ["W", "b"])
def test_a_wrong_gradient_of_a_parameter_is_red(monkeypatch, name):
    right = Dense.backward_from_dz

    def wrong(self, dz, cache, needs_da_prev=True):
        given = right(self, dz, cache, needs_da_prev)
        if self.W.shape == (6, 5):
            gradient = getattr(self, f"d{name}")
            gradient *= 1.01
        return given

    monkeypatch.setattr(Dense, "backward_from_dz", wrong)
    found = check_tape(dense_tape())
    assert [layer.agrees for layer in found.layers] == [True, False, True]
    assert found.layers[1].wrong == (Key(f"d{name}", 2),)
    assert found.layers[1].error == pytest.approx(0.01 / 2.01, rel=1e-3)
    assert str(found.verdict) == f"Dense 2: d{name}[2] does not agree with central differences"


def test_a_wrong_da_is_red_for_its_layer_and_for_those_before_it(monkeypatch):
    right = Dense.backward_from_dz

    def wrong(self, dz, cache, needs_da_prev=True):
        given = right(self, dz, cache, needs_da_prev)
        return given * 1.01 if needs_da_prev and self.W.shape == (6, 5) else given

    monkeypatch.setattr(Dense, "backward_from_dz", wrong)
    found = check_tape(dense_tape())
    assert [layer.agrees for layer in found.layers] == [False, True, True]
    assert found.layers[0].wrong == (Key("da", 1), Key("dW", 1), Key("db", 1))


@pytest.mark.parametrize("dtype", [np.float32, np.float64])
@pytest.mark.parametrize("key", checkable(dense_tape()), ids=lambda key: key.text)
def test_a_wrong_number_on_the_tape_is_red(key, dtype):
    found = check_tape(with_one_wrong(dense_tape(dtype=dtype), key))
    assert [wrong for layer in found.layers for wrong in layer.wrong] == [key]
    assert found.error < 1e-7  # the engine is right, the tape is not


def test_only_what_is_computed_is_checked():
    task = TASKS["classes"]
    layers = [("dense", DenseSettings(5, "tanh"))]
    until_backward_2 = tape_of(chain(layers, task), task, steps=5)
    found = check_tape(until_backward_2)
    assert [(each.layer, len(each.quantities)) for each in found.layers] == [(1, 1), (2, 3)]
    assert not found.is_whole
    assert str(found.verdict) == "the layers so far agree with central differences"


def test_a_unit_on_its_kink_is_left_out_and_counted():
    """With biases of zero and rows of zeros, every ReLU is exactly on its kink."""
    tape = dense_tape("classes", "relu", dtype=np.float64)
    values = dict(tape.values)
    values[Key("a", 0)] = np.zeros_like(values[Key("a", 0)])
    values[Key("b", 1)] = np.zeros_like(values[Key("b", 1)])
    for key in (Key("z", 1), Key("a", 1)):
        values[key] = np.zeros_like(values[key])
    stuck = replace(tape, values=values)
    found = {each.key.text: each for layer in check_tape(stuck).layers for each in layer.quantities}
    assert (found["db[1]"].checked, found["db[1]"].left_out) == (0, 5)
    assert found["dW[2]"].left_out == 0


def test_of_large_arrays_a_sample_is_checked(monkeypatch):
    monkeypatch.setattr(check, "WHOLE", 24)
    found = {each.key.text: each for layer in check_tape(dense_tape()).layers for each in layer.quantities}
    assert (found["dW[2]"].size, found["dW[2]"].checked) == (30, 24)
    assert (found["db[2]"].size, found["db[2]"].checked) == (6, 6)


def test_gradients_that_rounding_hides_are_said_to_be_lost():
    """Layers before many sigmoids learn nothing: their gradients vanish."""
    task = TASKS["classes"]
    layers = [("dense", DenseSettings(3, "sigmoid"))] * 12
    found = check_tape(tape_of(chain(layers, task), task))
    assert found.agrees
    first = found.layers[0].quantities
    assert any(each.lost for each in first)
    assert not any(each.lost for each in found.layers[-1].quantities)


def test_a_check_tells_how_far_it_is_and_can_be_ended():
    shares: list[float] = []
    check_tape(dense_tape(), shares.append)
    assert shares == sorted(shares) and shares[-1] == 1
    with pytest.raises(Cancelled):
        check_tape(dense_tape(), cancelled=lambda: True)


def test_a_check_is_about_the_numbers_that_it_has_seen():
    tape = dense_tape()
    found = check_tape(tape)
    assert found.is_about(tape)
    assert not found.is_about(None)
    assert not found.is_about(with_one_wrong(tape, Key("dW", 1)))


@pytest.mark.parametrize("seed", range(40))
def test_any_graph_agrees(seed):
    """Every kind of layer, branches and joins, with mini-batches of a few rows."""
    rng = np.random.default_rng(seed)
    task = random_task(rng)
    loss = str(rng.choice(["mse", "mae", "huber"])) if task.kind == "regression" else "auto"
    tape = tape_of(random_graph(task, rng), task, int(rng.integers(1, 8)), TrainingSettings(loss=loss))
    found = check_tape(tape)
    assert found.agrees, found.verdict
    assert found.is_whole


@pytest.mark.parametrize(
    "layers",
    [
        [
            ("reshape", ReshapeSettings(4, 4, 1)),
            ("conv2d", Conv2DSettings(3, 3)),
            ("max_pool2d", PoolSettings()),
        ],
        [("dense", DenseSettings(6, "relu")), ("batch_norm", BatchNormSettings())],
        [
            ("dense", DenseSettings(6, "relu")),
            ("dropout", DropoutSettings(0.5)),
            ("batch_norm", BatchNormSettings()),
        ],
    ],
    ids=["pool", "batch_norm", "dropout"],
)
def test_kinds_with_kinks_masks_and_rows_that_meet(layers):
    task = task_of("classes", 16)
    flatten = [("flatten", NoSettings())] if layers[0][0] == "reshape" else []
    found = check_tape(tape_of(chain([*layers, *flatten], task), task, 7))
    assert found.agrees, found.verdict
    assert sum(each.checked for layer in found.layers for each in layer.quantities) > 200
