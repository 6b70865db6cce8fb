"""Health of a layer: one rule for its card on the canvas and for the report beside it."""

from __future__ import annotations

from typing import Literal

from engine.training.observation.snapshot import LayerHealth

Trouble = Literal["dead", "steep", "fast", "saturated", "faint", "slow"]

MOST_SATURATED = 0.5
"""More of a hidden layer's outputs at the ends of tanh or sigmoid than this, and little gradient passes."""

SOUND_UPDATE_RATIO = 1e-6, 1e-1
"""An update is best near a thousandth of the weights (Karpathy, CS231n, "Babysitting the learning process");
Adam on small networks is sound far from that, so only what is far outside is called trouble."""

SOUND_GRADIENT_NORM = 1e-7, 1e2
"""Below, the layer hardly learns; above, steps are likely to overshoot."""


def troubles(health: LayerHealth, is_output: bool) -> tuple[Trouble, ...]:
    """Troubles of a layer, the gravest first; empty where it is well.

    ``steep`` is a gradient that is too long, and ``fast`` an update; ``faint`` and ``slow`` are too short
    ones. An output layer that is sure of itself is not ``saturated``. Numbers that are not known yet, NaN,
    are no trouble.
    """
    (slow, fast), (faint, steep) = SOUND_UPDATE_RATIO, SOUND_GRADIENT_NORM
    found: list[Trouble] = ["dead"] if health.dead_units else []
    if health.gradient_norm > steep:
        found.append("steep")
    elif health.update_ratio > fast:
        found.append("fast")
    if not is_output and health.saturated > MOST_SATURATED:
        found.append("saturated")
    if health.gradient_norm < faint:
        found.append("faint")
    elif health.update_ratio < slow:
        found.append("slow")
    return tuple(found)
