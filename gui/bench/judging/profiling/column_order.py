"""The order of the strips: by importance, as in the table, or by name; nothing moves under the hand."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence

import numpy as np

SORTED_EVERY = 4.0
"""Seconds between two sortings while training goes on."""


class ColumnOrder:
    """Sorts the columns.

    Attributes:
        sorting: ``importance``, ``table`` or ``name``.
        names: the columns in their order.
        may_move: asked whether the strips may change their places now.
        wanted: the column whose strip is to be brought into sight next, or an empty string.
    """

    def __init__(self) -> None:
        self.sorting = "importance"
        self.names: tuple[str, ...] = ()
        self.may_move: Callable[[], bool] = lambda: True
        self.wanted = ""
        self._sorted = 0.0

    def begin_anew(self) -> None:
        """Sort with the next figures, however short a time ago that was done."""
        self._sorted = 0.0

    def sort(self, names: Sequence[str], importance: Mapping[str, float] | None) -> None:
        """Sort columns that are given in the order of the table."""
        if self.sorting == "name":
            names = sorted(names, key=str.casefold)
        elif self.sorting == "importance" and importance is not None:
            names = sorted(names, key=lambda name: -np.nan_to_num(importance[name]))
        self.names = tuple(names)

    def settle(
        self,
        names: Sequence[str],
        importance: Mapping[str, float] | None,
        *,
        at_once: bool,
        is_training: bool,
    ) -> bool:
        """Sort by new figures, now and then while training goes on; True if the order is another."""
        now = time.perf_counter()
        if not at_once and (now - self._sorted <= SORTED_EVERY or not self.may_move()):
            return False
        self._sorted = now if is_training else 0.0
        before = self.names
        self.sort(names, importance)
        return self.names != before
