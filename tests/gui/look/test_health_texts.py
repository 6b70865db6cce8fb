"""The card of a layer and the report beside it never say two things of its health."""

from __future__ import annotations

import math

from hypothesis import given
from hypothesis import strategies as st

from engine.core.architecture.architecture import LayerSpec
from engine.core.layers.dense import DenseSettings
from engine.training.observation.snapshot import LayerHealth
from gui.canvas.items.card_texts import badge
from gui.plots.layer.health_report import advice, health_rows

SIZES = st.one_of(st.just(math.nan), st.just(math.inf), st.floats(1e-12, 1e6))
LAYER = LayerSpec("a", "dense", "Dense 1", DenseSettings(8, "tanh"))


@given(
    st.lists(st.integers(0, 7), unique=True, max_size=3),
    st.floats(0, 1),
    SIZES,
    SIZES,
    st.booleans(),
)
def test_both_or_none_say_that_it_is_well(
    dead: list[int], saturated: float, update: float, gradient: float, is_output: bool
) -> None:
    health = LayerHealth(tuple(dead), 8, saturated, update, gradient)
    is_well = badge(health, is_output=is_output).is_good
    assert is_well == (not advice(health, LAYER, is_output))
    assert is_well == all(row.verdict != "trouble" for row in health_rows(health, LAYER, is_output))
