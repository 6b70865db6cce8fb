"""Amounts for people that stand below one another: all with the digits that the largest needs."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass

DIGITS = 3
"""Digits that count, of the largest amount."""
ERROR_DIGITS = 2
"""The same of a standard error."""
_LARGEST, _SMALLEST = 1e7, 1e-4


@dataclass(frozen=True, slots=True)
class AmountFormat:
    """How amounts are written.

    Attributes:
        decimals: places behind the point; -1 for powers of ten.
    """

    decimals: int

    @classmethod
    def of_error(cls, error: float) -> AmountFormat:
        """The format of a standard error."""
        return cls.of([error], ERROR_DIGITS)

    @classmethod
    def of(cls, amounts: Iterable[float], digits: int = DIGITS) -> AmountFormat:
        """The format in which the largest of these has so many digits that count."""
        largest = max((abs(amount) for amount in amounts if math.isfinite(amount)), default=0.0)
        if largest == 0:
            return cls(0)
        if not _SMALLEST <= largest < _LARGEST:
            return cls(-1)
        return cls(max(0, digits - 1 - math.floor(math.log10(largest))))

    def signed(self, amount: float) -> str:
        """An amount with its sign; 0 has none."""
        return self._written(amount, "+")

    def plain(self, amount: float) -> str:
        """An amount without a plus."""
        return self._written(amount, "")

    def _written(self, amount: float, sign: str) -> str:
        if not math.isfinite(amount):
            return "–"
        if amount == 0:
            return "0"
        if self.decimals < 0:
            return f"{amount:{sign}.{DIGITS - 1}e}"
        text = f"{amount:{sign},.{self.decimals}f}"
        is_zero = not text.strip("+-0.,")
        return text.lstrip("+-") if is_zero else text
