"""Words on units and on the weights between them."""

from __future__ import annotations

import math
from collections.abc import Sequence

from gui.canvas.items.units.weight_lines import WeightLines
from gui.look.words.translation import tr


def unit_name(layer: str, unit: int, names: tuple[str, ...] = ()) -> str:
    """Name of a unit, counted from 1, or by its own name; that of its layer where it has an empty one."""
    if unit < len(names):
        return f"{layer}, {names[unit]}" if names[unit] else layer
    return tr("{layer}, unit {unit}", layer=layer, unit=unit + 1)


def line_name(source: str, target: str) -> str:
    """Name of a line by the units at its ends."""
    return tr("{source} → {target}", source=source, target=target)


def bias_name(unit: str) -> str:
    """Name of the bias of a unit."""
    return tr("{unit}: bias", unit=unit)


def map_name(layer: str, number: int) -> str:
    """Name of a feature map, counted from 1."""
    return tr("{layer}, map {map}", layer=layer, map=number + 1)


def unit_lines(name: str, bias: float | None, strongest: tuple[float, str] | None) -> tuple[str, ...]:
    """What is said of a unit: its bias, and its strongest incoming weight with where that comes from."""
    lines = [name]
    if bias is not None:
        lines.append(tr("bias {bias}", bias=f"{bias:+.4g}"))
    if strongest is not None:
        weight, source = strongest
        lines.append(tr("strongest weight {weight}, from {source}", weight=f"{weight:+.4g}", source=source))
    return tuple(lines)


def line_lines(
    source: str, target: str, weight: float, gradient: float | None, *, share: str = ""
) -> tuple[str, ...]:
    """What is said of a line: its weight and gradient; NaN for one that only hands a number on."""
    way = line_name(source, target)
    if math.isnan(weight):
        return (way,)
    lines = [way, tr("weight {weight}", weight=f"{weight:+.4g}")]
    if gradient is not None:
        lines.append(tr("gradient {gradient}", gradient=f"{gradient:+.4g}"))
    return (*lines, share) if share else tuple(lines)


def share_text(share: float, z: float, row: str) -> str:
    """What a weight times what comes in adds to the z of its unit for a row."""
    return tr("{share} of z = {z}, {row}", share=f"{share:+.4g}", z=f"{z:+.4g}", row=row)


def notes_of(shown: int, total: int, is_input: bool, pairs: Sequence[WeightLines | None]) -> tuple[str, ...]:
    """Notes on what is left out: units of the layer, and weights that lead to it."""
    notes = []
    if shown < total:
        values = {"shown": shown, "total": total}
        if is_input:
            notes.append(tr("most varied {shown} of {total:,} columns", **values))
        else:
            notes.append(tr("most varied {shown} of {total:,} units", **values))
    drawn = sum(len(lines.weights) for lines in pairs if lines is not None and not lines.is_plain)
    count = sum(lines.count for lines in pairs if lines is not None and not lines.is_plain)
    if drawn < count:
        notes.append(tr("strongest {drawn} of {count:,} weights", drawn=drawn, count=count))
    return tuple(notes)
