"""Chosen rows gone through step by step: the numbers of the engine for these rows, each taken apart."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from engine.core.architecture.templates import TEMPLATES, chain
from engine.core.layers.batch_norm import BatchNormSettings
from engine.core.layers.dense import DenseSettings
from engine.core.layers.dropout import DropoutSettings
from engine.data.samples import sample_path
from engine.experiments.walk import walk_through
from engine.stepping.chain.chain import chain_to
from engine.stepping.check.check import check_tape
from engine.stepping.explanation import explain
from engine.stepping.quantities import Key
from engine.stepping.tape import Tape
from engine.training.observation.probe import probe_of
from engine.training.trainer import Trainer
from tests.iterations import cells_of, results
from tests.trained import small_run

MIXED = [
    ("dense", DenseSettings(6, "tanh")),
    ("batch_norm", BatchNormSettings()),
    ("dropout", DropoutSettings(0.4)),
]


def trained(sample: str = "iris", **options: object) -> Trainer:
    trainer = small_run(sample_path(sample), **{"hidden": MIXED, "epochs": 2, **options})
    trainer.run()
    return trainer


def walked(trainer: Trainer, count: int = 4) -> Tape:
    rows = trainer.dataset.validation.rows[::-1][:count]
    return walk_through(trainer.capture(), trainer.dataset, probe_of(trainer.dataset, rows))


def test_outputs_are_those_that_the_network_gives_for_these_rows():
    trainer = trained()
    tape = walked(trainer)
    inputs = trainer.dataset.validation.inputs[::-1][:4]
    shown = list(trainer.network.activations(inputs).values())
    for l, expected in enumerate(shown):
        assert np.array_equal(tape[Key("a", l)], expected)
    assert list(tape.rows) == list(trainer.dataset.validation.rows[::-1][:4])
    assert tape.row_names == trainer.dataset.target_names(trainer.dataset.validation.targets[::-1][:4])


def test_the_run_is_left_alone():
    trainer, other = trained(), trained()
    walked(trainer)
    assert np.array_equal(trainer.network.values, other.network.values)
    trainer.change(epochs=5)
    other.change(epochs=5)
    trainer.run()
    other.run()
    assert np.array_equal(trainer.network.values, other.network.values)  # dropout drew the same masks


def test_numbers_are_those_of_plain_numpy():
    trainer = trained(hidden=[("dense", DenseSettings(5, "tanh"))])
    tape = walked(trainer)
    first, last = trainer.network.layers
    x = trainer.dataset.validation.inputs[::-1][:4].astype(np.float64)
    y = trainer.dataset.validation.targets[::-1][:4].astype(np.float64)
    a = np.tanh(x @ first.W.T + first.b)  # type: ignore[attr-defined]
    exp = np.exp(a @ last.W.T + last.b)  # type: ignore[attr-defined]
    p = exp / exp.sum(1, keepdims=True)
    dz = p - y
    dz_first = dz @ last.W * (1 - a**2)  # type: ignore[attr-defined]
    expected = {
        Key("loss", 2): -np.log((p * y).sum(1)).mean(),
        Key("dW", 2): dz.T @ a / 4,
        Key("dW", 1): dz_first.T @ x / 4,
        Key("db", 1): dz_first.mean(0),
    }
    for key, numbers in expected.items():
        assert np.allclose(tape[key], numbers, rtol=0, atol=2e-6)


@pytest.mark.parametrize("sample", ["iris", "digits"])
def test_every_number_is_taken_apart_and_every_gradient_is_right(sample: str):
    hidden = [*MIXED, ("dense", DenseSettings(3, "relu"))]
    tape = walked(trained(sample, draw=lambda task: chain(hidden, task)))
    explained = 0
    for key in results(tape):
        scale = max(float(np.abs(tape[key]).max()), 1e-3)
        for cell in cells_of(tape, key)[:6]:
            found = explain(tape, cell)
            if found is not None:
                assert found.total == pytest.approx(tape.value(cell), rel=0, abs=2e-5 * scale)
                explained += 1
    assert explained > 60
    dW = Key("dW", 1)
    way = chain_to(tape, cells_of(tape, dW)[0], 1)
    assert way is not None
    assert way.total == pytest.approx(way.stored, rel=0, abs=1e-5 * float(np.abs(tape[dW]).max()))
    check = check_tape(tape)
    assert check.agrees
    assert check.is_whole


def test_there_is_no_update_and_no_draw():
    tape = walked(trained())
    assert tape.is_complete
    assert tape.plan.evaluates
    assert {step.kind for step in tape.plan.steps} == {"take", "forward", "loss", "backward"}
    assert not [key for key in tape.values if key.name == "mask" or key.name.startswith("new")]


def test_feature_maps_go_along_and_a_single_row_as_well():
    trainer = trained("digits", draw=TEMPLATES["lenet"].build, epochs=1)
    tape = walked(trainer, count=1)
    assert tape.m == 1
    inputs = trainer.dataset.validation.inputs[::-1][:1]
    assert np.array_equal(tape[Key("a", tape.plan.last)], trainer.network.predict(inputs))


def test_classes_count_as_in_training():
    hidden = [("dense", DenseSettings(5, "tanh"))]
    trainer = trained(hidden=hidden, class_weighting="given", class_weights=(1.0, 5.0, 0.5))
    tape = walked(trainer)
    assert tape.loss.class_weights is not None  # type: ignore[attr-defined]
    state = trainer.capture()
    probe = probe_of(trainer.dataset, trainer.dataset.validation.rows[::-1][:4])
    plain = walk_through(
        replace(state, settings=replace(state.settings, class_weighting="none")), trainer.dataset, probe
    )
    last = tape.plan.last
    y, p = tape[Key("y", last)], tape[Key("a", last)]
    losses, weights = -np.log((p * y).sum(1)), y @ tape.loss.class_weights  # type: ignore[attr-defined]
    assert float(tape[Key("loss", last)]) == pytest.approx((losses * weights).sum() / weights.sum(), rel=1e-5)
    assert float(plain[Key("loss", last)]) == pytest.approx(losses.mean(), rel=1e-5)
