"""Lines through a grid lie where the numbers say, and lines of decision where the class changes."""

from __future__ import annotations

import numpy as np
import pytest

from engine.project.decision import DEFAULT, Decision
from gui.look.plane.contours import decision_lines, decision_scores, level_lines

CLASSES = ("a", "b", "c")


def bilinear(values: np.ndarray, places: np.ndarray) -> np.ndarray:
    """Numbers of a grid at places ``(m, 2)`` across and down, between its points."""
    x, y = places[:, 0], places[:, 1]
    i, j = np.minimum(y.astype(int), len(values) - 2), np.minimum(x.astype(int), values.shape[1] - 2)
    u, v = x - j, y - i
    upper = values[i, j] * (1 - u) + values[i, j + 1] * u
    lower = values[i + 1, j] * (1 - u) + values[i + 1, j + 1] * u
    return upper * (1 - v) + lower * v


@pytest.mark.parametrize("level", [-0.7, 0.0, 0.4])
def test_the_numbers_on_a_line_are_its_level(level):
    values = np.random.default_rng(3).normal(size=(20, 31))
    pieces = level_lines(values, level)
    assert len(pieces) > 100
    assert np.allclose(bilinear(values, pieces.reshape(-1, 2)), level, atol=1e-12)


def test_a_line_has_no_ends_within_the_grid():
    values = np.random.default_rng(4).normal(size=(25, 25))
    ends = np.round(level_lines(values, 0.1).reshape(-1, 2), 9)
    places, counts = np.unique(ends, axis=0, return_counts=True)
    on_the_rim = (places == 0).any(1) | (places == 24).any(1)
    assert set(counts[~on_the_rim]) == {2}


def test_a_circle_is_round():
    down, across = np.mgrid[0:41, 0:41]
    distance = np.hypot(across - 20, down - 20)
    pieces = level_lines(distance, 12.0)
    assert np.allclose(np.hypot(*(pieces.reshape(-1, 2) - 20).T), 12, atol=0.05)
    length = np.hypot(*(pieces[:, 1] - pieces[:, 0]).T).sum()
    assert length == pytest.approx(2 * np.pi * 12, rel=0.01)


def test_numbers_that_are_none_have_no_line():
    values = np.random.default_rng(5).normal(size=(8, 8))
    values[2:6, 2:6] = np.nan
    pieces = level_lines(values, 0.0)
    assert np.isfinite(pieces).all()
    inside = ((pieces > 1) & (pieces < 6)).all((1, 2))
    assert not inside.any()
    assert level_lines(np.zeros((1, 5)), 0.0).shape == (0, 2, 2)


def probabilities_of(height: int, width: int, classes: int, seed: int = 0) -> np.ndarray:
    """Smooth probabilities ``(h, w, k)``."""
    rng = np.random.default_rng(seed)
    down, across = np.mgrid[0:height, 0:width] / 12
    waves = [np.sin(a * across + b * down + c) for a, b, c in rng.uniform(0, 4, (classes, 3))]
    powers = np.exp(2 * np.stack(waves, 2))
    return powers / powers.sum(2, keepdims=True)


@pytest.mark.parametrize("classes", [2, 3, 6])
def test_a_line_of_decision_lies_between_the_classes(classes):
    found = probabilities_of(30, 40, classes)
    pieces = decision_lines(found)
    taken = found.argmax(2)
    cells = set(map(tuple, np.floor(pieces.mean(1)).astype(int)[:, ::-1].tolist()))
    corners = np.stack([taken[:-1, :-1], taken[1:, :-1], taken[:-1, 1:], taken[1:, 1:]])
    assert cells == set(map(tuple, np.argwhere((corners != corners[0]).any(0)).tolist()))
    places = pieces.reshape(-1, 2)
    leads = np.sort(np.stack([bilinear(found[:, :, k], places) for k in range(classes)]), axis=0)
    # Of two classes exactly; where a third one comes near, its own line bends the corner of a cell.
    assert np.quantile(leads[-1] - leads[-2], 0.9) < (1e-12 if classes == 2 else 0.02)


def test_a_network_that_is_not_trained_has_no_line():
    assert len(decision_lines(np.full((6, 6, 3), 1 / 3))) == 0


@pytest.mark.parametrize("threshold", [None, 0.2, 0.7])
@pytest.mark.parametrize("positive", ["", "c"])
def test_scores_are_highest_for_the_class_that_is_decided_for(threshold, positive):
    classes = CLASSES if positive else CLASSES[:2]
    decision = Decision(threshold=threshold, positive=positive) if threshold else DEFAULT
    found = np.random.default_rng(1).dirichlet(np.ones(len(classes)), 500)
    scores = decision_scores(found, decision, classes)
    assert np.array_equal(scores.argmax(1), decision.decide(found, classes))


def test_the_line_of_a_threshold_lies_at_the_threshold():
    positive = np.linspace(0, 1, 50)[None].repeat(5, 0)
    both = np.stack([1 - positive, positive], 2)
    scores = decision_scores(both.reshape(-1, 2), Decision(threshold=0.3), CLASSES[:2]).reshape(5, 50, 2)
    assert np.allclose(decision_lines(scores)[:, :, 0], 0.3 * 49)
