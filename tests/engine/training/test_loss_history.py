"""The loss curve: every loss once, thinned evenly where there are too many."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.training.observation import loss_history
from engine.training.observation.loss_history import LossHistory


@pytest.fixture(autouse=True)
def few(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(loss_history, "MOST_VALUES", 64)


def filled(bundles: list[int]) -> LossHistory:
    """Each step's loss is its number."""
    history, step = LossHistory(), 0
    for size in bundles:
        history.extend(step, [float(step + i) for i in range(1, size + 1)])
        step += size
    return history


@pytest.mark.usefixtures("few")
@given(st.lists(st.integers(0, 50), max_size=30))
def test_bundles_of_any_size_keep_the_same_steps(bundles):
    history = filled(bundles)
    steps, losses = history.since(0)
    np.testing.assert_array_equal(steps, losses)
    expected = range(history.stride, sum(bundles) + 1, history.stride)
    assert losses.tolist() == list(expected)
    assert len(losses) < 64 and (history.stride == 1 or len(losses) >= 16)


@given(st.integers(0, 300), st.integers(0, 300))
def test_what_came_after_a_step(count, step):
    history = filled([count])
    steps, losses = history.since(min(step, count))
    assert (steps > min(step, count) - history.stride).all()
    np.testing.assert_array_equal(steps, losses)


@given(st.integers(0, 300), st.integers(0, 300), st.integers(0, 100))
def test_cut_and_restored_histories_go_on_alike(count, cut, more):
    cut = min(cut, count)
    history = filled([count])
    history.cut(cut)
    again = LossHistory.restored(*history.since(0))
    again.stride = history.stride if not history.values else again.stride
    for one in (history, again):
        one.extend(cut, [float(cut + i) for i in range(1, more + 1)])
        np.testing.assert_array_equal(*one.since(0))
    np.testing.assert_array_equal(history.since(0)[1], again.since(0)[1])
