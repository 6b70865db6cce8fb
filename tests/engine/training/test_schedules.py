"""Schedules against their formulas; ``parity`` compares them with PyTorch's."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.core.training_settings import SCHEDULE_CHOICES, TrainingSettings
from engine.training.schedules import SCHEDULES, Plateau
from tests.planned_rates import planned_rates


def settings_of(schedule: str, **more: object) -> TrainingSettings:
    usual = {"learning_rate": 1.0, "epochs": 40, "schedule_factor": 0.5, "schedule_epochs": 10}
    return TrainingSettings(schedule=schedule, **{**usual, **more})  # type: ignore[arg-type]


def test_every_schedule_that_can_be_chosen_is_there():
    assert set(SCHEDULES) == set(SCHEDULE_CHOICES)


@pytest.mark.parametrize(
    ("schedule", "expected"),
    [
        ("constant", lambda epoch: 1.0),
        ("step", lambda epoch: 0.5 ** (epoch // 10)),
        ("exponential", lambda epoch: 0.5 ** (epoch / 10)),
        ("cosine", lambda epoch: (1 + math.cos(math.pi * epoch / 40)) / 2),
        ("plateau", lambda epoch: 1.0),
    ],
)
def test_the_formula(schedule, expected):
    rates = planned_rates(settings_of(schedule), 40)
    np.testing.assert_allclose(rates, [expected(epoch) for epoch in range(40)], rtol=1e-12)


WITH_WARMUP = [key for key in sorted(SCHEDULES) if "warmup_epochs" in SCHEDULE_CHOICES[key].uses]


@given(schedule=st.sampled_from(WITH_WARMUP), warmup=st.integers(0, 60), epochs=st.integers(1, 60))
def test_the_rate_never_exceeds_that_of_the_settings(schedule, warmup, epochs):
    rates = planned_rates(settings_of(schedule, warmup_epochs=warmup, epochs=epochs), epochs + 20)
    assert ((rates >= 0) & (rates <= 1)).all()
    assert (np.diff(rates[:warmup]) > 0).all()  # grows in the warm-up
    assert (np.diff(rates[warmup:]) <= 1e-15).all()  # and never after it
    if len(rates) > warmup:
        assert rates[warmup] == 1  # the first epoch after it has the full one


def test_the_cosine_ends_at_zero_and_stays_there():
    rates = planned_rates(settings_of("cosine", epochs=10), 15)
    assert rates[9] > 0
    np.testing.assert_allclose(rates[10:], 0, atol=1e-15)


@given(losses=st.lists(st.sampled_from([1.0, 0.9999, 0.99, 0.5]), max_size=60), wait=st.integers(1, 5))
def test_the_plateau_waits_for_as_many_epochs_as_it_says(losses, wait):
    schedule = Plateau(settings_of("plateau", schedule_epochs=wait))
    best, waited, factor = math.inf, 0, 1.0
    for epoch, loss in enumerate(losses, start=1):
        assert schedule.factor(epoch) == factor
        schedule.observe(loss)
        if loss < best * (1 - 1e-4):  # as PyTorch has it
            best, waited = loss, 0
        elif (waited := waited + 1) == wait + 1:
            factor, waited = factor / 2, 0


def test_what_is_no_number_is_no_better_loss():
    schedule = Plateau(settings_of("plateau", schedule_epochs=1))
    for _ in range(2):
        schedule.observe(math.nan)
    assert schedule.factor(3) == 0.5


def test_a_plateau_never_lowers_the_rate_to_nothing():
    schedule = Plateau(settings_of("plateau", schedule_epochs=1, learning_rate=1e-3))
    for _ in range(400):
        schedule.observe(1.0)
    # The last halving was by more than 1e-8; the next one would not be.
    assert 1e-8 < 1e-3 * schedule.factor(401) <= 2e-8
