"""A snapshot of some layers alone."""

from __future__ import annotations

import numpy as np

from engine.snapshot import LayerHealth, Snapshot


def test_of_layers_keeps_nothing_of_any_other() -> None:
    numbers = {"layer-2": np.ones(3), "layer-3": np.zeros(3)}
    health = dict.fromkeys(numbers, LayerHealth((), 3, 0.0, 0.1, 0.1))
    arrays = [dict(numbers) for _ in range(5)]
    whole = Snapshot("paused", 1, 2, 3, 4, 0.0, 0.0, np.ones(1), np.ones(1), (), 0, *arrays, health)
    part = whole.of_layers({"layer-3", "layer-9"})
    for name in ("activations", "weights", "biases", "weight_gradients", "bias_gradients", "health"):
        assert list(getattr(part, name)) == ["layer-3"]
        assert list(getattr(whole, name)) == ["layer-2", "layer-3"]
    assert part.step == whole.step and part.losses is whole.losses
    assert whole.of_layers({"layer-2", "layer-3"}) is whole
