"""A network of 4-16-8-3 units on iris, computed by hand: plain loops over numbers, nothing of the engine.

Only first weights, inputs and targets are shared with the engine; every number that its
tape holds after every step must come out the same.
"""

from __future__ import annotations

import csv
import math
from typing import Any

import numpy as np
import pytest

from engine.core.architecture.templates import chain
from engine.core.layers.dense import DenseSettings
from engine.core.task import Task
from engine.core.training_settings import TrainingSettings
from engine.data.samples import sample_path
from engine.stepping.plan import Plan
from engine.stepping.quantities import Key
from engine.stepping.stepper import MiniBatch, Stepper
from tests.iterations import Taped, made
from tests.kernels import iteration_by, with_each_core

RATE, M, LAST = 0.05, 32, 3
Matrix = list[list[float]]
Held = dict[Key, Any]


def iris() -> tuple[Matrix, Matrix]:
    """Some rows with their four columns brought to mean 0 and deviation 1, and their classes one-hot."""
    with open(sample_path("iris"), encoding="utf-8") as file:
        rows = list(csv.reader(file))[1:]
    classes = sorted({row[-1] for row in rows})
    chosen = [rows[(i * 37) % len(rows)] for i in range(3 * M)]
    columns = []
    for k in range(4):
        column = [float(row[k]) for row in chosen]
        mean = sum(column) / len(column)
        deviation = math.sqrt(sum((each - mean) ** 2 for each in column) / len(column))
        columns.append([(each - mean) / deviation for each in column])
    x = [[columns[k][i] for k in range(4)] for i in range(len(chosen))]
    y = [[float(row[-1] == name) for name in classes] for row in chosen]
    return x, y


class ByHand:
    """The iteration in loops; ``held`` has every number under the name that the tape has it under."""

    def __init__(self, weights: list[Matrix], biases: list[list[float]], optimizer: str) -> None:
        self.W, self.b, self.optimizer, self.t = weights, biases, optimizer, 0
        self.means: dict[tuple[str, int], Any] = {}
        self.held: Held = {}

    def take(self, x: Matrix, y: Matrix) -> None:
        self.held = {Key("a", 0): x, Key("y", LAST): y}
        for l in range(1, LAST + 1):
            self.held[Key("W", l)] = [row.copy() for row in self.W[l - 1]]
            self.held[Key("b", l)] = self.b[l - 1].copy()
            self.hold_means("", l)

    def hold_means(self, before: str, l: int) -> None:
        """Means that Adam keeps of the numbers of layer l, and after the update the corrected ones."""
        if self.optimizer == "sgd":
            return
        factors = {"m": (0, 1.0), "v": (1, 1.0)}
        if before:
            factors |= {"mhat": (0, 1 / (1 - 0.9**self.t)), "vhat": (1, 1 / (1 - 0.999**self.t))}
        W, nothing = self.W[l - 1], (0.0, 0.0)
        for letter, (which, factor) in factors.items():
            name = letter if "hat" in letter else before + letter
            self.held[Key(f"{name} W", l)] = [
                [factor * self.means.get(("W", l, j, k), nothing)[which] for k in range(len(W[0]))]
                for j in range(len(W))
            ]
            self.held[Key(f"{name} b", l)] = [
                factor * self.means.get(("b", l, j), nothing)[which] for j in range(len(W))
            ]

    def forward(self, l: int) -> None:
        W, b, a_prev = self.W[l - 1], self.b[l - 1], self.held[Key("a", l - 1)]
        z = []
        for x in a_prev:
            row = []
            for j in range(len(W)):
                total = b[j]
                for k in range(len(x)):
                    total += W[j][k] * x[k]
                row.append(total)
            z.append(row)
        self.held[Key("z", l)] = z
        if l < LAST:
            a = [[max(0.0, number) for number in row] for row in z]
        else:
            a = [[math.exp(number) / sum(math.exp(other) for other in row) for number in row] for row in z]
        self.held[Key("a", l)] = a

    def loss(self) -> None:
        a, y = self.held[Key("a", LAST)], self.held[Key("y", LAST)]
        total = 0.0
        for i in range(len(a)):
            for k in range(3):
                if y[i][k]:
                    total -= math.log(a[i][k])
        self.held[Key("loss", LAST)] = total / len(a)
        self.held[Key("dz", LAST)] = [[a[i][k] - y[i][k] for k in range(3)] for i in range(len(a))]

    def backward(self, l: int) -> None:
        held, W, a_prev = self.held, self.W[l - 1], self.held[Key("a", l - 1)]
        m, n_out, n_in = len(a_prev), len(W), len(W[0])
        if l < LAST:
            da, z = held[Key("da", l)], held[Key("z", l)]
            held[Key("dz", l)] = [[da[i][j] if z[i][j] > 0 else 0.0 for j in range(n_out)] for i in range(m)]
        dz = held[Key("dz", l)]
        held[Key("dW", l)] = [
            [sum(dz[i][j] * a_prev[i][k] for i in range(m)) / m for k in range(n_in)] for j in range(n_out)
        ]
        held[Key("db", l)] = [sum(dz[i][j] for i in range(m)) / m for j in range(n_out)]
        if l > 1:
            held[Key("da", l - 1)] = [
                [sum(W[j][k] * dz[i][j] for j in range(n_out)) for k in range(n_in)] for i in range(m)
            ]

    def update(self) -> None:
        self.t += 1
        for l in range(1, LAST + 1):
            dW, db = self.held[Key("dW", l)], self.held[Key("db", l)]
            for j in range(len(dW)):
                for k in range(len(dW[j])):
                    self.W[l - 1][j][k] -= RATE * self.step(("W", l, j, k), dW[j][k])
                self.b[l - 1][j] -= RATE * self.step(("b", l, j), db[j])
            self.held[Key("new W", l)] = [row.copy() for row in self.W[l - 1]]
            self.held[Key("new b", l)] = self.b[l - 1].copy()
            self.hold_means("new ", l)

    def step(self, name: Any, gradient: float) -> float:
        """Step of one number, without the learning rate."""
        if self.optimizer == "sgd":
            return gradient
        m, v = self.means.get(name, (0.0, 0.0))
        m, v = 0.9 * m + 0.1 * gradient, 0.999 * v + 0.001 * gradient**2
        self.means[name] = (m, v)
        corrected, size = m / (1 - 0.9**self.t), v / (1 - 0.999**self.t)
        return corrected / (math.sqrt(size) + 1e-8)


@with_each_core
@pytest.mark.parametrize("optimizer", ["sgd", "adam"])
def test_every_number_of_three_iterations_is_the_one_computed_by_hand(optimizer: str, core: str):
    task = Task("classes", 4, ("a", "b", "c"), "species")
    architecture = chain([("dense", DenseSettings(16, "relu")), ("dense", DenseSettings(8, "relu"))], task)
    network = made(architecture, task)
    engine = Taped(network, TrainingSettings(optimizer=optimizer, learning_rate=RATE), core=core)
    first = [(layer.W.tolist(), layer.b.tolist()) for layer in network.layers]  # type: ignore[attr-defined]
    by_hand = ByHand([W for W, _ in first], [b for _, b in first], optimizer)
    x, y = iris()
    for start in range(0, len(x), M):
        batch = x[start : start + M], y[start : start + M]
        compare_iteration(stepper_of(engine, *batch), by_hand, *batch)
    assert by_hand.t == 3


def stepper_of(engine: Taped, x: Matrix, y: Matrix) -> Stepper:
    batch = MiniBatch(np.array(x), np.array(y), np.arange(M), ("row",) * M)
    iteration = iteration_by(engine.core, engine.network, engine.optimizer)
    return Stepper(iteration, engine.plan, batch, engine.settings, RATE, 1, 1)


def compare_iteration(stepper: Stepper, by_hand: ByHand, x: Matrix, y: Matrix) -> None:
    """Step by step: after each, the tape knows what was computed by hand so far, and nothing else."""
    plan: Plan = stepper.plan
    assert [step.kind for step in plan.steps] == [
        *("take", "forward", "forward", "forward", "loss", "backward", "backward", "backward", "update")
    ]
    for step in plan.steps:
        stepper.go_to(step.end)
        compute = {
            "take": lambda: by_hand.take(x, y),
            "forward": lambda: by_hand.forward(step.layer),  # noqa: B023 - called at once
            "loss": by_hand.loss,
            "backward": lambda: by_hand.backward(step.layer),  # noqa: B023
            "update": by_hand.update,
        }
        compute[step.kind]()
        tape = stepper.tape()
        assert set(tape.values) == set(by_hand.held)
        for key, numbers in by_hand.held.items():
            expected = np.array(numbers)
            assert tape[key].dtype == np.float64
            assert tape[key].shape == expected.shape
            largest = max(1.0, float(np.abs(expected).max()))
            assert np.abs(tape[key] - expected).max() <= 1e-12 * largest, key
