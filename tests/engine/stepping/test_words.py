"""Sentences on cache and slopes say what backward does, for every pair of output and loss."""

from __future__ import annotations

import pytest

from engine.core.architecture.architecture import Architecture
from engine.core.architecture.templates import chain, template_architecture
from engine.core.layers.activation import ActivationSettings
from engine.core.layers.dense import DenseSettings
from engine.core.task import Task
from engine.core.training_settings import TrainingSettings
from engine.stepping.planner import plan_iteration

CLASSES = Task("classes", 4, ("a", "b", "c"), "kind")
BINARY = Task("binary", 4, ("no", "yes"), "kind")
NUMBER = Task("regression", 4, (), "y")
PICTURES = Task("classes", 64, tuple("0123456789"), "digit", image=(8, 8, 1))


def dense(task: Task, activation: str = "relu") -> Architecture:
    return chain([("dense", DenseSettings(5, activation))], task)


def alone(task: Task) -> Architecture:
    """The output's activation in a layer of its own."""
    linear = DenseSettings(task.output_units, "identity")
    last = ActivationSettings(task.output_activation)
    drawn = chain([("dense", DenseSettings(5)), ("dense", linear), ("activation", last)], task)
    return drawn.without([drawn.order[-1].id])


CASES = [
    (CLASSES, dense(CLASSES), "auto"),  # softmax and cross-entropy, gone back through together
    (CLASSES, dense(CLASSES), "mse"),  # softmax alone
    (CLASSES, dense(CLASSES, "softmax"), "auto"),
    (CLASSES, alone(CLASSES), "auto"),
    (CLASSES, alone(CLASSES), "mse"),
    (BINARY, dense(BINARY), "auto"),  # sigmoid and binary cross-entropy
    (BINARY, dense(BINARY), "huber"),
    (BINARY, alone(BINARY), "auto"),
    (NUMBER, dense(NUMBER), "auto"),  # identity and squared error
    (NUMBER, dense(NUMBER, "identity"), "mae"),
    (PICTURES, template_architecture("lenet", PICTURES), "auto"),
]


@pytest.mark.parametrize(("task", "drawn", "loss"), CASES)
def test_a_slope_is_spoken_of_where_one_is_taken(task, drawn, loss):
    plan = plan_iteration(drawn, task, TrainingSettings(loss=loss))
    seen = 0
    for l, math in enumerate(plan.maths, start=1):
        if not hasattr(math, "activation"):
            continue
        own = [part for part in plan.parts if part.layer == l and part.kind == "backward"]
        takes_slope = any(r"g^{\prime}" in part.formula for part in own)
        forward, backward = (
            str(next(s.description for s in plan.steps if (s.kind, s.layer) == (kind, l)))
            for kind in ("forward", "backward")
        )
        of_parts = " ".join(str(part.description) for part in own)
        assert ("needs the slope" in forward) is takes_slope, forward
        assert ("times the slope" in backward) is takes_slope, backward
        assert ("The slope of" in of_parts) is takes_slope, of_parts
        is_fused = math.place.from_dz
        assert ("gone back through together" in forward) is is_fused, forward
        assert ("has gone back through" in backward) is is_fused, backward
        assert ("no activation function" in forward) is (math.activation == "identity"), forward
        if math.activation == "softmax" and not is_fused:
            assert "probabilities" in forward and "probabilities" in backward
        seen += 1
    assert seen >= 2


def test_the_gradient_of_smoothed_targets_is_not_called_the_plain_difference():
    plain = plan_iteration(dense(CLASSES), CLASSES, TrainingSettings())
    smooth = plan_iteration(dense(CLASSES), CLASSES, TrainingSettings(label_smoothing=0.1))
    assert "nothing but the difference" in str(plain.loss_math.gradient_description)
    assert "smoothed or weighted" in str(smooth.loss_math.gradient_description)
