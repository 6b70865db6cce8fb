"""The decision: which class a row is taken for, and what a file may say of it."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from scipy import special

from engine.common.messages import UserError
from engine.core.task import Task
from engine.project.decision import DEFAULT, Decision, weights_digest
from engine.project.project import Project

TWO = Task("binary", 2, ("benign", "malignant"), "tumour")
THREE = Task("classes", 2, ("a", "b", "c"), "letter")
NUMBER = Task("regression", 2, (), "price")


def some_probabilities(rows: int, classes: int) -> np.ndarray:
    return np.random.default_rng(rows).dirichlet(np.full(classes, 0.5), rows)


def test_without_a_threshold_the_most_probable_class_is_taken() -> None:
    found = some_probabilities(50, 3)
    assert (DEFAULT.decide(found, THREE.classes) == found.argmax(1)).all()


@pytest.mark.parametrize("positive", ["", "benign", "malignant"])
def test_a_threshold_of_two_classes_in_a_loop(positive: str) -> None:
    found, decision = some_probabilities(200, 2), Decision(0.3, positive)
    place = TWO.classes.index(positive) if positive else 1
    expected = [place if row[place] >= 0.3 else 1 - place for row in found]
    assert decision.decide(found, TWO.classes).tolist() == expected


@pytest.mark.parametrize("positive", THREE.classes)
def test_a_threshold_of_three_classes_in_a_loop(positive: str) -> None:
    found, decision, place = (
        some_probabilities(200, 3),
        Decision(0.6, positive),
        THREE.classes.index(positive),
    )
    expected = []
    for row in found:
        others = [i for i in range(3) if i != place]
        expected.append(place if row[place] >= 0.6 else max(others, key=lambda i: row[i]))
    assert decision.decide(found, THREE.classes).tolist() == expected


def test_a_row_at_the_threshold_is_taken() -> None:
    rows = np.array([[0.7, 0.3], [0.7000001, 0.2999999]])
    assert Decision(0.3).decide(rows, TWO.classes).tolist() == [1, 0]
    assert Decision(0.0).decide(np.array([[1.0, 0.0]]), TWO.classes).tolist() == [1]
    assert Decision(1.0).decide(np.array([[0.0, 1.0]]), TWO.classes).tolist() == [1]


@pytest.mark.parametrize("temperature", [0.3, 1.7, 25.0])
@pytest.mark.parametrize("classes", [2, 5])
def test_temperature_divides_the_logits(temperature: float, classes: int) -> None:
    logits = np.random.default_rng(3).normal(0, 4, (100, classes))
    found = Decision(temperature=temperature).tempered(special.softmax(logits, axis=1))
    assert found == pytest.approx(special.softmax(logits / temperature, axis=1), abs=1e-12)


def test_temperature_is_safe_where_a_probability_is_0_or_1() -> None:
    rows = np.array([[0.0, 1.0], [1.0, 0.0], [1e-300, 1.0], [0.5, 0.5]])
    for temperature in (0.01, 0.5, 3.0, 100.0):
        found = Decision(temperature=temperature).tempered(rows)
        assert np.isfinite(found).all()
        assert found.sum(1) == pytest.approx(1)
        assert found[:2].tolist() == rows[:2].tolist()
        assert found[3].tolist() == [0.5, 0.5]


def test_temperature_1_changes_no_bit() -> None:
    found = some_probabilities(20, 3)
    assert DEFAULT.tempered(found) is found


def test_what_it_does_not_apply_to_is_ignored() -> None:
    decision = Decision(0.3, "malignant", temperature=2.0)
    assert decision.for_task(TWO) is decision
    assert decision.for_task(THREE) == decision.for_task(NUMBER) == DEFAULT
    unnamed = replace(decision, positive="")
    assert unnamed.for_task(TWO) is unnamed
    assert unnamed.for_task(THREE) == DEFAULT  # a threshold of which class?
    warm = Decision(temperature=2.0)
    assert warm.for_task(THREE) is warm
    assert warm.for_task(NUMBER) == DEFAULT


def test_another_target_drops_it() -> None:
    decision = Decision(0.3)
    assert decision.after(TWO, replace(TWO, features=7)) is decision
    for other in (replace(TWO, target="other"), replace(TWO, classes=("no", "yes")), NUMBER, None):
        assert decision.after(TWO, other) == DEFAULT
    assert decision.after(None, TWO) == DEFAULT


def test_a_project_says_it_only_where_it_is_not_the_usual_one() -> None:
    assert "decision" not in Project().to_json()
    project = Project(decision=Decision(0.25, "yes", 1.0, 20.0, 1.5, "0badcafe"))
    values = json.loads(json.dumps(project.to_json()))
    assert Project.from_json(values) == project
    del values["decision"]
    assert Project.from_json(values).decision == DEFAULT


@pytest.mark.parametrize(
    "values",
    [
        None,
        [],
        "0.5",
        {"threshold": "0.5"},
        {"threshold": True},
        {"threshold": 1.5},
        {"threshold": -0.1},
        {"threshold": float("nan")},
        {"positive": 3},
        {"false_alarm": -1.0},
        {"miss": float("inf")},
        {"miss": 10**400},
        {"miss": None},
        {"temperature": 0},
        {"temperature": 1e6},
        {"fitted_to": 7},
        {"colour": "red"},
    ],
)
def test_damage_is_one_sentence(values: Any) -> None:
    with pytest.raises(UserError, match="open another copy"):
        Decision.from_json(values)


def test_whole_numbers_of_a_file_are_numbers() -> None:
    assert Decision.from_json({"threshold": 1, "miss": 5}) == Decision(1.0, miss=5.0)
    assert Decision.from_json({"threshold": None}) == DEFAULT


def test_the_digest_tells_weights_apart_and_not_their_precision() -> None:
    weights = np.random.default_rng(0).normal(size=100).astype(np.float32)
    other = weights.copy()
    other[50] += 1e-6
    assert weights_digest(weights) == weights_digest(weights.astype(np.float64))
    assert weights_digest(weights) != weights_digest(other)
