"""Moves of single columns to other values, and what a network says of rows that made some."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from engine.common.arrays import Array, Flags, Indices
from engine.evaluation.counterfactual.alternatives import Alternatives, evenly
from engine.evaluation.counterfactual.wish import Goal

NUMBERS_AT_ONCE = 2_000_000
"""Prepared numbers that are in memory together."""


@dataclass(frozen=True, slots=True, eq=False)
class Moves:
    """All moves from one row, column by column, each column's smallest step first.

    Attributes:
        alternatives: of the columns that there are moves of.
        column: ``(moves,)`` which of these each is of.
        place: ``(moves,)`` which of its values it leads to.
        steps: ``(moves,)`` how far that is.
        begins: ``(columns + 1,)`` where the moves of each column begin.
    """

    alternatives: tuple[Alternatives, ...]
    column: Indices
    place: Indices
    steps: NDArray[np.float64]
    begins: Indices

    @classmethod
    def of(
        cls, alternatives: Sequence[Alternatives], row: Mapping[str, float | str | None], base: Array
    ) -> Moves:
        """All moves from a row that change its inputs, which are ``base`` ``(n,)``."""
        kept, columns, places, steps = list[Alternatives](), [], [], []
        for each in alternatives:
            far = each.steps_from(row.get(each.fitted.name))
            different = np.flatnonzero(each.differ_from(base) & np.isfinite(far))
            if len(different):
                order = different[np.argsort(far[different], kind="stable")]
                columns.append(np.full(len(order), len(kept)))
                places.append(order)
                steps.append(far[order])
                kept.append(each)
        begins = np.cumsum([0, *map(len, places)])
        empty = np.empty(0, np.intp)
        return cls(
            tuple(kept),
            np.concatenate([empty, *columns]),
            np.concatenate([empty, *places]),
            np.concatenate([np.empty(0), *steps]),
            begins,
        )

    @property
    def columns(self) -> int:
        """Number of columns that there are moves of."""
        return len(self.alternatives)

    def value_of(self, move: int) -> tuple[str, float | str]:
        """The column of a move, and its value after it."""
        each = self.alternatives[self.column[move]]
        return each.fitted.name, each.values[self.place[move]]

    def grids(self, most: int, columns: Indices) -> dict[int, Indices]:
        """At most so many moves of each of these columns, evenly from its lowest to its highest value."""
        found = {}
        for column in columns.tolist():
            every = np.arange(self.begins[column], self.begins[column + 1])
            by_value = every[np.argsort(self.place[every], kind="stable")]
            found[column] = np.sort(by_value[evenly(len(by_value), most)])
        return found

    def thinned(self, most: int, columns: Indices) -> Indices:
        """The moves of these columns, of each at most so many."""
        grids = self.grids(most, columns)
        return np.concatenate([np.empty(0, np.intp), *grids.values()])

    def no_farther_than(self, move: int) -> Indices:
        """Moves of the same column that are not larger, the move itself included."""
        begin, end = self.begins[self.column[move]], self.begins[self.column[move] + 1]
        every = np.arange(begin, end)
        found: Indices = every[self.steps[begin:end] <= self.steps[move]]
        return found

    def best_of_columns(self, moves: Indices, nearness: Array) -> Array:
        """``(columns,)`` how near the best of some moves of each column comes to the wish."""
        best: Array = np.full(self.columns, -np.inf)
        np.maximum.at(best, self.column[moves], nearness)
        return best

    def make(self, moves: Indices, rows: Array) -> None:
        """Let each of ``rows`` ``(r, n)`` make a move of ``moves`` ``(r,)``."""
        order = np.argsort(self.column[moves], kind="stable")
        columns, begins = np.unique(self.column[moves][order], return_index=True)
        for column, some in zip(columns, np.split(order, begins[1:]), strict=True):
            each = self.alternatives[column]
            rows[some, each.place] = each.inputs[self.place[moves[some]]]


class Trials:
    """Rows that are tried.

    Attributes:
        rows: number of them until now.
    """

    def __init__(
        self,
        moves: Moves,
        goal: Goal,
        base: Array,
        predicted: Callable[[Array], Array],
        progress: Callable[[int], None],
    ) -> None:
        self.rows = 0
        self._moves, self._goal, self._base = moves, goal, base
        self._predicted, self._progress = predicted, progress

    def of(self, ids: Indices) -> tuple[Array, Flags]:
        """How near changes ``(r, columns)`` come to the wish ``(r,)``, and whether they meet it ``(r,)``."""
        nearness, met = np.empty(len(ids)), np.empty(len(ids), np.bool_)
        at_once = max(1, NUMBERS_AT_ONCE // len(self._base))
        for begin in range(0, len(ids), at_once):
            piece = slice(begin, begin + at_once)
            said = self._predicted(self._made(ids[piece]))
            nearness[piece], met[piece] = self._goal.nearness(said), self._goal.are_met(said)
            self.rows += len(said)
            self._progress(self.rows)
        return nearness, met

    def is_sound(self, change: Indices) -> bool:
        """True if a change meets the wish also where its row is computed alone, as it will be looked at."""
        return bool(self._goal.are_met(self._predicted(self._made(change[None])))[0])

    def _made(self, ids: Indices) -> Array:
        rows = np.tile(self._base, (len(ids), 1))
        for moves in ids.T:
            self._moves.make(moves, rows)
        return rows
