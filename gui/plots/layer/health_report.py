"""Health report: how a layer is doing, and what to do about it."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any, Literal

from engine.core.architecture.architecture import LayerSpec
from engine.core.layers import LAYER_KINDS
from engine.training.observation.health import SOUND_GRADIENT_NORM, SOUND_UPDATE_RATIO, Trouble, troubles
from engine.training.observation.snapshot import LayerHealth
from gui.look.drawing.axis_ticks import axis_number
from gui.look.words.translation import tr

Verdict = Literal["good", "trouble", "muted"]


@dataclass(frozen=True, slots=True)
class HealthRow:
    """Line of the table: what it is about, the value, and whether it is well."""

    label: str
    value: str
    verdict: Verdict
    help: str


def _within(value: float, bounds: tuple[float, float]) -> Verdict:
    if math.isnan(value):
        return "muted"
    return "good" if bounds[0] <= value <= bounds[1] else "trouble"


def health_rows(
    health: LayerHealth, layer: LayerSpec, is_output: bool, has_maps: bool = False
) -> list[HealthRow]:
    """The table: what there is to tell of such a layer; values before the first step are a dash.

    ``has_maps`` says that its units are feature maps.
    """
    activated, learns = bool(layer.activation), bool(LAYER_KINDS[layer.kind].parameters)
    return [
        *(_output_rows(health, is_output, has_maps) if activated else ()),
        *(_step_rows(health) if learns else ()),
    ]


def _output_rows(health: LayerHealth, is_output: bool, has_maps: bool) -> list[HealthRow]:
    dead = len(health.dead_units)
    dead_text = tr("{dead} of {units}", dead=dead, units=health.units)
    if dead:
        dead_text = f"{dead_text} ({_units_text(health.dead_units, has_maps)})"
    return [
        HealthRow(
            tr("Dead maps") if has_maps else tr("Dead units"),
            dead_text,
            "trouble" if dead else "good",
            tr("Those that their ReLU keeps at 0 for each of the training rows that stand for all"),
        ),
        HealthRow(
            tr("Saturated"),
            f"{100 * health.saturated:.0f} %",
            "trouble" if "saturated" in troubles(health, is_output) else "good",
            tr("Share of tanh or sigmoid outputs that are almost at their ends"),
        ),
    ]


def _step_rows(health: LayerHealth) -> list[HealthRow]:
    return [
        HealthRow(
            tr("Update / weight"),
            axis_number(health.update_ratio),
            _within(health.update_ratio, SOUND_UPDATE_RATIO),
            tr("Length of the last update over length of the weights; about 0.001 is usual"),
        ),
        HealthRow(
            tr("Gradient norm"),
            axis_number(health.gradient_norm),
            _within(health.gradient_norm, SOUND_GRADIENT_NORM),
            tr("Length of the last gradient of all that the layer learns"),
        ),
    ]


def _units_text(units: tuple[int, ...], are_maps: bool) -> str:
    """Names of a few units or feature maps, counted from 1."""
    if len(units) == 1:
        return tr("map {map}", map=units[0] + 1) if are_maps else tr("unit {unit}", unit=units[0] + 1)
    listed = ", ".join(str(unit + 1) for unit in units[:3])
    listed = f"{listed} …" if len(units) > 3 else listed
    return tr("maps {maps}", maps=listed) if are_maps else tr("units {units}", units=listed)


def advice(health: LayerHealth, layer: LayerSpec, is_output: bool, has_maps: bool = False) -> list[str]:
    """Advice of a sentence or two on each trouble, the gravest first."""
    return [_advice(each, health, layer, has_maps) for each in troubles(health, is_output)]


def _advice(trouble: Trouble, health: LayerHealth, layer: LayerSpec, has_maps: bool) -> str:
    if trouble == "dead":
        return _dead_advice(health, layer.settings, has_maps)
    if trouble == "steep":
        return tr("The gradient is very long: updates overshoot. Try a lower learning rate.")
    if trouble == "fast":
        return tr("Each update changes the weights by more than a tenth. Try a lower learning rate.")
    if trouble == "saturated":
        return tr(
            "{percent} % of the outputs are at their ends, where hardly any gradient passes. "
            "Try Xavier initialisation, ReLU or a lower learning rate.",
            percent=round(100 * health.saturated),
        )
    if trouble == "faint":
        return tr(
            "Almost no gradient arrives, so the layer hardly learns. "
            "If the loss is still high, try ReLU, fewer layers or another initialisation."
        )
    return tr("Updates hardly change the weights. If the loss is still high, try a higher learning rate.")


def _dead_advice(health: LayerHealth, settings: Any, are_maps: bool) -> str:
    can_change = not getattr(settings, "initializer", "he_").startswith("he_")
    remedy = tr("He initialisation or a lower rate") if can_change else tr("leaky ReLU or a lower rate")
    dead = len(health.dead_units)
    if dead == 1:
        name = _units_text(health.dead_units, are_maps)
        return tr(
            "{unit} outputs 0 for every row: its ReLU never fires. Try {remedy}.",
            unit=name[0].upper() + name[1:],
            remedy=remedy,
        )
    some = {"count": dead, "units": health.units}
    names = tr("{count} of {units} maps", **some) if are_maps else tr("{count} of {units} units", **some)
    return tr(
        "{units} output 0 for every row: their ReLU never fires. Try {remedy}.", units=names, remedy=remedy
    )
