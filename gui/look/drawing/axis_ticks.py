"""Axis ticks: few round numbers to write beside an axis, and short texts for numbers."""

from __future__ import annotations

import math

import numpy as np


def axis_number(value: float) -> str:
    """Three digits of a number, such as 0.0810, 1,234 or 3.1e-4; a dash for NaN."""
    if math.isnan(value):
        return "–"
    if math.isinf(value):
        return "∞" if value > 0 else "−∞"
    size = abs(value)
    if value and (size < 1e-3 or size >= 1e6):
        digits, exponent = f"{value:.1e}".split("e")
        return f"{digits}e{int(exponent)}"
    if size >= 100 or not value:
        return f"{value + 0.0:,.0f}"  # -0.0 reads 0
    return f"{value:#.3g}".rstrip(".")


def tick_number(value: float) -> str:
    """A round number beside an axis, without zeros behind it."""
    size = abs(value)
    if value and (size < 1e-3 or size >= 1e6):
        digits, exponent = f"{value:.6e}".split("e")
        return f"{float(digits):.3g}e{int(exponent)}"
    return f"{value:,.4f}".rstrip("0").rstrip(".")


def round_step(rough: float) -> float:
    """The smallest of 1, 2, 2.5 or 5 times a power of ten that is not below ``rough``."""
    rough = max(rough, 1e-300)  # below it, powers of ten lose their digits
    power = 10.0 ** math.floor(math.log10(rough))
    return next(m * power for m in (1, 2, 2.5, 5, 10) if m * power >= rough * (1 - 1e-9))


def ticks(low: float, high: float, at_most: int, whole: bool = False) -> list[float]:
    """Round numbers from ``low`` to ``high``, about ``at_most`` of them; only ``whole`` ones where asked."""
    step = round_step((high - low) / at_most)
    if whole:
        step = max(1.0, 3.0 if step == 2.5 else step)
    first, last = math.ceil(low / step - 1e-9), math.floor(high / step + 1e-9)
    return [round(i * step, 12) + 0.0 for i in range(first, last + 1)]


def log_ticks(low: float, high: float) -> list[float]:
    """Exponents of ten between ``low`` and ``high`` to mark: decades, or 1, 2 and 5 where they are few."""
    decades = range(math.floor(low), math.ceil(high) + 1)
    every = -(-len(decades) // 5)
    for factors in ((1,), (1, 2, 5)):
        marks = [d + math.log10(f) for d in decades if d % every == 0 for f in factors]
        inside = [mark for mark in marks if low - 1e-9 <= mark <= high + 1e-9]
        if len(inside) >= 2:
            return inside
    return [float(np.log10(tick)) for tick in ticks(10**low, 10**high, 3) if tick > 0]


def round_range(low: float, high: float) -> tuple[float, float]:
    """The range between round numbers that holds ``low`` to ``high``; from 0 where that costs little room."""
    if 0 < low < 0.35 * high:
        low = 0.0
    if high - low <= 1e-9 * max(abs(high), 1e-9):
        low, high = low - 0.5 * (abs(low) or 1), high + 0.5 * (abs(high) or 1)
    step = round_step((high - low) / 5)
    return math.floor(low / step + 1e-9) * step, math.ceil(high / step - 1e-9) * step
