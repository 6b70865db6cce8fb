"""Losses and optimizers in letters and numbers: every number comes out as it is explained."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from engine.core.architecture.architecture import Architecture
from engine.core.architecture.templates import chain
from engine.core.layers.activation import ActivationSettings
from engine.core.layers.dense import DenseSettings
from engine.core.task import Task
from engine.core.training_settings import TrainingSettings
from engine.core.update_rules import UPDATE_RULES
from engine.stepping.explanation import explain
from engine.stepping.quantities import Cell, Key
from engine.stepping.tape import Tape
from tests.iterations import cells_of, made, results, taped
from tests.parity_table import LOSSES, LossRow
from tests.toy_data import task_of

CLASSES = task_of("classes", 4)


def drawn(task: Task, units: int, activation: str) -> Architecture:
    architecture = chain([("dense", DenseSettings(5, "tanh", l2=0.01))], task)
    last = architecture.order[-1]
    return architecture.with_layer(replace(last, settings=DenseSettings(units, activation)))


def assert_explained(tape: Tape, kind: str) -> None:
    for part in tape.plan.parts:
        for key in part.results if part.kind == kind else ():
            size = float(np.abs(tape[key]).max())
            for cell in cells_of(tape, key):
                explanation = explain(tape, cell)
                assert explanation is not None
                assert abs(explanation.total - tape.value(cell)) <= 1e-12 * size
                last = (
                    explanation.lines_after[-1].value
                    if explanation.lines_after
                    else explanation.terms[0].value
                )
                assert last == explanation.total
                assert all(term.text and "{" not in str(term.label) for term in explanation.terms)
                assert all("{" not in str(line.label) for line in explanation.lines_before)


@pytest.mark.parametrize("row", LOSSES, ids=lambda row: row.name)
def test_a_loss_and_its_gradient(row: LossRow):
    task = task_of(row.kind, 4)
    settings = replace(row.settings, optimizer="sgd")
    tape = taped(made(drawn(task, row.units, row.activation), task), settings)
    assert_explained(tape, "loss")
    math = tape.plan.loss_math
    gradient = tape[math.gradient]
    assert np.abs(math.gradients(tape) - gradient).max() <= 1e-14 * np.abs(gradient).max()
    assert abs(math.row_costs(tape).mean() - tape[math.key]) < 1e-13 * abs(tape[math.key])


def test_balanced_class_weights_are_those_of_the_run():
    settings = TrainingSettings(optimizer="sgd", class_weighting="balanced")
    tape = taped(made(drawn(CLASSES, 3, "softmax"), CLASSES), settings)
    assert "w_k" in tape.plan.loss_math.parts()[0].formula
    assert_explained(tape, "loss")


def test_a_softmax_that_stands_alone_is_entered_before_it():
    architecture = drawn(CLASSES, 3, "identity")
    last = architecture.order[-1]
    architecture, output = architecture.adding("activation", 0, 0, ActivationSettings("softmax"))
    tape = taped(made(architecture.connecting(last.id, output.id), CLASSES), TrainingSettings())
    assert tape.plan.loss_math.gradient == Key("dz", 3)
    assert_explained(tape, "loss")
    assert_explained(tape, "backward")


@pytest.mark.parametrize("optimizer", UPDATE_RULES)
@pytest.mark.parametrize(
    "more",
    [
        {},
        {"weight_decay": 0.1},
        {"clipping": "norm", "clip_limit": 0.3},
        {"clipping": "value", "clip_limit": 0.02, "weight_decay": 0.2},
    ],
    ids=str,
)
@pytest.mark.parametrize("steps", [1, 3])
def test_an_update(optimizer: str, more: dict[str, object], steps: int):
    settings = TrainingSettings(optimizer=optimizer, **more)  # type: ignore[arg-type]
    tape = taped(made(drawn(CLASSES, 3, "softmax"), CLASSES), settings, steps=steps)
    assert tape.optimizer_steps == steps
    assert_explained(tape, "update")


def test_adam_is_shown_with_the_means_of_its_papers():
    """The engine keeps them divided by 1 - β."""
    tape = taped(made(drawn(CLASSES, 3, "softmax"), CLASSES), TrainingSettings(optimizer="adam"))
    gradient = tape.value(Cell(Key("dW", 1), (2, 1)))
    explanation = explain(tape, Cell(Key("new W", 1), (2, 1)))
    assert explanation is not None
    m, v, m_corrected, v_corrected, step = (line.value for line in explanation.lines_before)
    assert np.isclose([m, v], [0.1 * gradient, 0.001 * gradient**2], rtol=1e-12).all()
    assert np.isclose([m_corrected, v_corrected], [gradient, gradient**2], rtol=1e-12).all()
    assert np.isclose(step, gradient / (abs(gradient) + 1e-8), rtol=1e-12)


@pytest.mark.parametrize("optimizer", ["adagrad", "rmsprop", "adam", "adamw"])
def test_below_a_root_stands_no_sign(optimizer: str):
    tape = taped(made(drawn(CLASSES, 3, "softmax"), CLASSES), TrainingSettings(optimizer=optimizer))
    explanation = explain(tape, Cell(Key("new W", 1), (0, 0)))
    assert explanation is not None
    words = [str(line.label) for line in explanation.lines_before]
    assert "√" in words[-1]
    assert "√+" not in "".join(words)


def test_lines_say_what_is_switched_on():
    def lines(**settings: object) -> tuple[str, ...]:
        architecture = drawn(CLASSES, 3, "softmax")
        tape = taped(made(architecture, CLASSES), TrainingSettings(**settings))  # type: ignore[arg-type]
        assert tape.plan.update_math.short("W", 1) == tape.plan.update_math.lines("W", 1)[-1]
        return tape.plan.update_math.lines("W", 1)

    assert lines(optimizer="sgd") == (r"W^{[1]} ≔ W^{[1]} - \alpha\, dW^{[1]}",)
    assert len(lines(optimizer="adam")) == 4
    clipped = lines(optimizer="momentum", clipping="norm", clip_limit=0.5, weight_decay=0.1)
    assert [line[:6] for line in clipped] == ["g = \\m", "g ≔ g ", "v ≔ \\b", "W^{[1]"]
    assert r"(1 - \alpha \lambda)" in lines(optimizer="adamw", weight_decay=0.1)[-1]
    assert "}^2" not in "".join(lines(optimizer="adagrad"))  # two powers of one letter cannot be set


def test_the_loss_says_that_penalties_are_no_part_of_it():
    def notes(l2: float) -> tuple[object, ...]:
        architecture = chain([("dense", DenseSettings(5, "tanh", l2=l2))], CLASSES)
        explanation = explain(
            taped(made(architecture, CLASSES), TrainingSettings()), Cell(Key("loss", 2), ())
        )
        assert explanation is not None
        return explanation.notes

    assert notes(0.0) == ()
    assert "penalties" in str(notes(0.1)[0])


def test_every_result_has_a_sum_or_comes_from_outside():
    tape = taped(made(drawn(CLASSES, 3, "softmax"), CLASSES), TrainingSettings())
    unexplained = [key for key in results(tape) if explain(tape, cells_of(tape, key)[0]) is None]
    assert unexplained == [Key("a", 0), Key("y", 2)]
    assert explain(tape, Cell(Key("W", 1), (0, 0))) is None
