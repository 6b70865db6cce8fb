"""The health report names every trouble, and none where all is well."""

from __future__ import annotations

import math

import pytest

from engine.core.architecture.architecture import LayerSpec
from engine.core.layers.activation import ActivationSettings
from engine.core.layers.batch_norm import BatchNormSettings
from engine.core.layers.dense import DenseSettings
from engine.training.observation.snapshot import LayerHealth
from gui.plots.layer.health_report import advice, health_rows

LAYER = LayerSpec("layer-1", "dense", "Dense 1", DenseSettings(8, "relu", "xavier_normal"))
WELL = LayerHealth((), 8, 0.1, 1e-3, 0.03)


def verdicts(health: LayerHealth, is_output: bool = False) -> list[str]:
    return [row.verdict for row in health_rows(health, LAYER, is_output)]


def test_a_sound_layer_needs_no_advice() -> None:
    assert verdicts(WELL) == ["good"] * 4
    assert advice(WELL, LAYER, False) == []


def test_what_is_unknown_before_the_first_step_is_a_dash() -> None:
    rows = health_rows(LayerHealth((), 8, 0.0, math.nan, math.nan), LAYER, False)
    assert [(row.value, row.verdict) for row in rows[2:]] == [("–", "muted")] * 2
    assert advice(LayerHealth((), 8, 0.0, math.nan, math.nan), LAYER, False) == []


@pytest.mark.parametrize(
    ("health", "row", "words"),
    [
        (LayerHealth((2,), 8, 0.0, 1e-3, 0.03), 0, "Unit 3 outputs 0 for every row"),
        (LayerHealth((2, 4), 8, 0.0, 1e-3, 0.03), 0, "2 of 8 units output 0"),
        (LayerHealth((), 8, 0.9, 1e-3, 0.03), 1, "90 % of the outputs"),
        (LayerHealth((), 8, 0.0, 0.5, 0.03), 2, "lower learning rate"),
        (LayerHealth((), 8, 0.0, 1e-8, 0.03), 2, "higher learning rate"),
        (LayerHealth((), 8, 0.0, 1e-3, 1e-9), 3, "Almost no gradient"),
        (LayerHealth((), 8, 0.0, 1e-3, 1e3), 3, "overshoot"),
        (LayerHealth((), 8, 0.0, 1e-3, math.inf), 3, "overshoot"),
    ],
)
def test_each_trouble_is_marked_and_explained(health: LayerHealth, row: int, words: str) -> None:
    found = verdicts(health)
    assert found.pop(row) == "trouble"
    assert "trouble" not in found
    (sentence,) = advice(health, LAYER, False)
    assert words in sentence


def test_units_are_counted_from_1_and_long_lists_cut() -> None:
    assert health_rows(LayerHealth((2,), 8, 0, 0, 0), LAYER, False)[0].value == "1 of 8 (unit 3)"
    many = health_rows(LayerHealth((0, 1, 2, 3), 8, 0, 0, 0), LAYER, False)
    assert many[0].value == "4 of 8 (units 1, 2, 3 …)"


def test_units_of_pictures_are_called_maps() -> None:
    dead = LayerHealth((2,), 8, 0.0, 1e-3, 0.03)
    first = health_rows(dead, LAYER, False, has_maps=True)[0]
    assert (first.label, first.value) == ("Dead maps", "1 of 8 (map 3)")
    assert advice(dead, LAYER, False, has_maps=True)[0].startswith("Map 3 outputs 0")


def test_layers_tell_only_what_they_have() -> None:
    unknown = LayerHealth((1,), 8, 0.0, math.nan, math.nan)
    activation = LayerSpec("layer-2", "activation", "Activation 1", ActivationSettings())
    assert [row.label for row in health_rows(unknown, activation, False)] == ["Dead units", "Saturated"]
    assert "leaky ReLU" in advice(unknown, activation, False)[0]
    norm = LayerSpec("layer-3", "batch_norm", "BatchNorm 1", BatchNormSettings())
    words = [row.label for row in health_rows(LayerHealth((), 8, 0.0, 1e-3, 0.1), norm, False)]
    assert words == ["Update / weight", "Gradient norm"]


def test_he_is_not_advised_to_who_has_it() -> None:
    he = LayerSpec("layer-1", "dense", "Dense 1", DenseSettings(8, "relu", "he_normal"))
    dead = LayerHealth((2,), 8, 0.0, 1e-3, 0.03)
    assert "He initialisation" in advice(dead, LAYER, False)[0]
    assert "leaky ReLU" in advice(dead, he, False)[0]


def test_an_output_layer_may_be_sure_of_itself() -> None:
    sure = LayerHealth((), 1, 0.95, 1e-3, 0.03)
    assert verdicts(sure, is_output=True) == ["good"] * 4
    assert advice(sure, LAYER, is_output=True) == []
