"""Health report: how a layer is doing, in words, and what to do about it."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Literal

from engine.architecture import LayerSpec
from engine.layers.dense import DenseSettings
from engine.snapshot import LayerHealth
from gui.plots.axis_ticks import short_number
from gui.translation import tr

Verdict = Literal["good", "trouble", "muted"]

MOST_SATURATED = 0.5
"""More of a hidden layer's outputs at the ends of tanh or sigmoid than this, and little gradient passes."""

SOUND_UPDATE_RATIO = 1e-6, 1e-1
"""An update is best near a thousandth of the weights (Karpathy, CS231n, "Babysitting the learning process");
Adam on small networks is sound far from that, so only what is far outside is called trouble."""

SOUND_GRADIENT_NORM = 1e-7, 1e2
"""Below, the layer hardly learns; above, steps are likely to overshoot."""


@dataclass(frozen=True, slots=True)
class HealthRow:
    """One line of the table: what it is about, the value, and whether it is well."""

    words: str
    value: str
    verdict: Verdict
    help: str


def _within(value: float, bounds: tuple[float, float]) -> Verdict:
    if math.isnan(value):
        return "muted"
    return "good" if bounds[0] <= value <= bounds[1] else "trouble"


def saturation_matters(health: LayerHealth, is_output: bool) -> bool:
    """Whether too many outputs are at their ends; an output layer that is sure of itself is well."""
    return not is_output and health.saturated > MOST_SATURATED


def health_rows(health: LayerHealth, is_output: bool) -> list[HealthRow]:
    """The table; values that are not known before the first step are a dash."""
    dead = len(health.dead_units)
    dead_words = tr("{dead} of {units}", dead=dead, units=health.units)
    if dead:
        dead_words = f"{dead_words} ({_units_words(health.dead_units)})"
    return [
        HealthRow(
            tr("Dead units"),
            dead_words,
            "trouble" if dead else "good",
            tr("ReLU units that give 0 for every probe row"),
        ),
        HealthRow(
            tr("Saturated"),
            f"{100 * health.saturated:.0f} %",
            "trouble" if saturation_matters(health, is_output) else "good",
            tr("Share of tanh or sigmoid outputs that are almost at their ends"),
        ),
        HealthRow(
            tr("Update / weight"),
            short_number(health.update_ratio),
            _within(health.update_ratio, SOUND_UPDATE_RATIO),
            tr("Length of the last update over length of the weights; about 0.001 is usual"),
        ),
        HealthRow(
            tr("Gradient norm"),
            short_number(health.gradient_norm),
            _within(health.gradient_norm, SOUND_GRADIENT_NORM),
            tr("Length of the last dW and db together"),
        ),
    ]


def _units_words(units: tuple[int, ...]) -> str:
    """Names of a few units, counted from 1."""
    if len(units) == 1:
        return tr("unit {unit}", unit=units[0] + 1)
    listed = ", ".join(str(unit + 1) for unit in units[:3])
    return tr("units {units}", units=f"{listed} …" if len(units) > 3 else listed)


def advice(health: LayerHealth, layer: LayerSpec, is_output: bool) -> list[str]:
    """One sentence or two for each trouble, the gravest first."""
    found = [_dead_advice(health, layer.settings)] if health.dead_units else []
    (slow, fast), (faint, steep) = SOUND_UPDATE_RATIO, SOUND_GRADIENT_NORM
    if health.gradient_norm > steep:
        found.append(tr("The gradient is very long: steps overshoot. Try a lower learning rate."))
    elif health.update_ratio > fast:
        found.append(tr("Each update changes the weights by more than a tenth. Try a lower learning rate."))
    if saturation_matters(health, is_output):
        found.append(
            tr(
                "{percent} % of the outputs are at their ends, where hardly any gradient passes. "
                "Try Xavier initialisation, ReLU or a lower learning rate.",
                percent=round(100 * health.saturated),
            )
        )
    if health.gradient_norm < faint:
        found.append(
            tr(
                "Almost no gradient arrives, so the layer hardly learns. "
                "If the loss is still high, try ReLU, fewer layers or another initialisation."
            )
        )
    elif health.update_ratio < slow:
        found.append(
            tr("Updates hardly change the weights. If the loss is still high, try a higher learning rate.")
        )
    return found


def _dead_advice(health: LayerHealth, settings: DenseSettings) -> str:
    he = settings.initializer.startswith("he_")
    remedy = tr("leaky ReLU or a lower rate") if he else tr("He initialisation or a lower rate")
    if len(health.dead_units) == 1:
        unit = health.dead_units[0] + 1
        return tr(
            "Unit {unit} outputs 0 for every row: its ReLU never fires. Try {remedy}.",
            unit=unit,
            remedy=remedy,
        )
    return tr(
        "{count} of {units} units output 0 for every row: their ReLU never fires. Try {remedy}.",
        count=len(health.dead_units),
        units=health.units,
        remedy=remedy,
    )
