"""Search for the nearest row whose prediction is as wished: few columns first, then small steps.

All values of each column are tried, then pairs of columns on a grid and, where they met the wish, more
closely; then the most promising changes are carried on column by column, which may miss a nearer row. Of more
values or columns than the planned work allows, some are left out, evenly.
"""

from __future__ import annotations

import itertools
import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from engine.common.arrays import Array, Indices
from engine.core.network import Network
from engine.core.task import Task
from engine.data.preparation import Preparation
from engine.evaluation.answers import outputs_of, predictions_of, row_cost
from engine.evaluation.counterfactual.alternatives import Alternatives, evenly
from engine.evaluation.counterfactual.moves import Moves, Trials
from engine.evaluation.counterfactual.wish import Goal, Wish
from engine.evaluation.strips.grids import prepared_value
from engine.project.decision import DEFAULT, Decision

MOST_COLUMNS = 12
"""Columns that are changed together at most."""
MOST_ROWS, LEAST_ROWS = 400_000, 2_000
"""Rows that a search is planned for; the larger the network, the fewer."""
MOST_WORK = 3_000_000_000
"""Multiplications that a search is planned for."""
PAIR_VALUES = 40
"""Values of each of two columns that are tried together at most, before the search goes into detail."""
DETAILS = 2_000
"""Combinations of the values of some columns that are tried at once, once these columns can do it."""
BEAM = 24
"""Changes that are carried on to one more column."""
BEST = 12
"""Changes that are looked at in detail."""

_Value = float | str | None


@dataclass(frozen=True, slots=True, eq=False)
class Counterfactual:
    """The nearest row that was found.

    Wachter et al., Counterfactual Explanations Without Opening the Black Box, 2017.

    Attributes:
        values: of the whole row, by column.
        changed: columns with the value before and after, the largest step first; empty if the row was as
            wished already.
        steps: sum of the steps: of numbers in median absolute deviations of the training rows, 1 for each
            category.
        predictions: ``(k,)`` probabilities of the classes, or the value ``(1,)`` in the target's units.
    """

    values: dict[str, _Value]
    changed: dict[str, tuple[_Value, _Value]]
    steps: float
    predictions: Array


@dataclass(frozen=True, slots=True, eq=False)
class Outcome:
    """What a search came to.

    Attributes:
        found: the nearest row, or None.
        rows: that were tried.
        columns: that were changed together, at most.
    """

    found: Counterfactual | None
    rows: int
    columns: int


def nearest_change(
    network: Network,
    preparation: Preparation,
    alternatives: Sequence[Alternatives],
    row: Mapping[str, _Value],
    wish: Wish,
    *,
    locked: frozenset[str] = frozenset(),
    decision: Decision = DEFAULT,
    progress: Callable[[int], None] = lambda _: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> Outcome:
    """The row with the fewest changed columns, and of these with the least sum of steps, that is as wished.

    Args:
        network: computes the predictions.
        preparation: of its rows.
        alternatives: the values that each column may take.
        row: the values now, by column; what is absent is missing.
        wish: what the prediction is to be.
        locked: columns that stay as they are.
        decision: by which classes win.
        progress: told now and then how many rows were tried.
        cancelled: asked now and then; Cancelled is raised if it says so.
    """

    def predicted(rows: Array) -> Array:
        return predictions_of(network, preparation, outputs_of(network, rows, cancelled))

    base = _prepared(preparation, row)
    start = predicted(base[None])
    goal = _goal(wish, preparation.task, decision, start)
    if goal.are_met(start)[0]:
        return Outcome(Counterfactual(dict(row), {}, 0.0, start[0]), 1, 0)
    moves = Moves.of([each for each in alternatives if each.fitted.name not in locked], row, base)
    trials = Trials(moves, goal, base, predicted, progress)
    search = _NearestSearch(moves, trials, _planned_rows(network))
    ids = search.nearest()
    found = None if ids is None else _as_row(preparation, moves, row, ids, predicted)
    return Outcome(found, trials.rows, search.columns)


def _goal(wish: Wish, task: Task, decision: Decision, start: Array) -> Goal:
    if wish.kind != "class":
        return Goal(wish)
    decision = decision.for_task(task)
    return Goal(wish, task.classes, int(decision.decide(start, task.classes)[0]), decision)


def _prepared(preparation: Preparation, row: Mapping[str, _Value]) -> Array:
    return np.concatenate([prepared_value(each, row.get(each.name)) for each in preparation.columns])


def _planned_rows(network: Network) -> int:
    return min(MOST_ROWS, max(LEAST_ROWS, MOST_WORK // row_cost(network)))


def _as_row(
    preparation: Preparation,
    moves: Moves,
    row: Mapping[str, _Value],
    ids: Indices,
    predicted: Callable[[Array], Array],
) -> Counterfactual:
    ordered = sorted(ids.tolist(), key=lambda move: -moves.steps[move])
    after = dict(moves.value_of(move) for move in ordered)
    values = dict(row) | after
    changed: dict[str, tuple[_Value, _Value]] = {
        name: (row.get(name), value) for name, value in after.items()
    }
    said = predicted(_prepared(preparation, values)[None])[0]
    return Counterfactual(values, changed, float(moves.steps[ids].sum()), said)


class _NearestSearch:
    """One search; a change is the numbers of its moves ``(columns,)``, each of another column.

    Attributes:
        columns: that were changed together until now.
    """

    def __init__(self, moves: Moves, trials: Trials, planned: int) -> None:
        self.columns = 0
        self._moves, self._trials, self._planned = moves, trials, planned
        self._details = min(DETAILS, planned // 50)
        self._best_alone: Array = np.empty(0)  # (columns,) how near each comes to the wish by itself

    def nearest(self) -> Indices | None:
        """The nearest change that is as wished, or None."""
        carried, reached = np.empty((0, 0), np.intp), -math.inf
        for count in range(1, min(MOST_COLUMNS, self._moves.columns) + 1):
            ids = self._proposals(count, carried)
            if not len(ids):
                break
            nearness, met = self._trials.of(ids)
            self.columns = count
            if met.any():
                found = self._best(ids[met], nearness[met])
                if found is not None:
                    return found
            if count == 1:
                self._best_alone = self._moves.best_of_columns(ids[:, 0], nearness)
            elif nearness.max() <= reached:
                break  # more columns bring it no nearer
            reached = float(nearness.max())
            carried = ids[np.argsort(-nearness, kind="stable")[:BEAM]]
        return None

    def _proposals(self, count: int, carried: Indices) -> Indices:
        if count == 1:
            most = max(1, self._planned // 4 // self._moves.columns)
            return self._moves.thinned(most, np.arange(self._moves.columns))[:, None]
        return self._pairs() if count == 2 else self._longer(carried)

    def _pairs(self) -> Indices:
        """All pairs on a grid; where there are too many columns, of those that come nearest alone."""
        room, count = self._planned // 2, self._moves.columns
        columns = self._nearest_columns(max(2, int(math.sqrt(2 * room / 16))))  # four values of each
        pairs = len(columns) * (len(columns) - 1) // 2
        grid = self._moves.grids(min(PAIR_VALUES, int(math.sqrt(room / max(pairs, 1)))), columns)
        found = [_product([grid[one], grid[other]]) for one, other in itertools.combinations(columns, 2)]
        return np.concatenate(found) if count > 1 else np.empty((0, 2), np.intp)

    def _nearest_columns(self, most: int) -> Indices:
        """The columns that come nearest to the wish alone, in their order."""
        return np.sort(np.argsort(-self._best_alone, kind="stable")[:most])

    def _longer(self, carried: Indices) -> Indices:
        """Changes that are carried on, each with one more column."""
        moves = self._moves
        room = max(2, self._planned // 8 // len(carried))
        columns = self._nearest_columns(max(carried.shape[1] + 1, room // 2))
        more = moves.thinned(max(1, room // len(columns)), columns)
        found = []
        for ids in carried:
            other = more[~np.isin(moves.column[more], moves.column[ids])]
            found.append(np.hstack([np.tile(ids, (len(other), 1)), other[:, None]]))
        every = np.sort(np.concatenate(found), axis=1)
        different: Indices = np.unique(every, axis=0)
        return different

    def _best(self, ids: Indices, nearness: Array) -> Indices | None:
        """Of changes that are as wished the nearest, after a closer look at some; None if none is sound."""
        order = self._ranked(ids, nearness)
        looked_at: dict[tuple[int, ...], Indices] = {}
        for change in ids[order]:
            key = tuple(np.sort(self._moves.column[change]).tolist())
            if key not in looked_at:
                looked_at[key] = change
            if len(looked_at) == BEST:
                break
        changes = [self._closer(change) for change in looked_at.values()]
        for change in sorted(changes, key=lambda each: (len(each), round(self._steps(each), 9))):
            if self._trials.is_sound(change):
                return change
        return None

    def _ranked(self, ids: Indices, nearness: Array) -> Indices:
        """Places of changes: the smallest steps first, of equal ones what comes nearest to the wish."""
        steps = self._moves.steps[ids].sum(1).round(9)
        order: Indices = np.lexsort((-nearness, steps))
        return order

    def _steps(self, change: Indices) -> float:
        return float(self._moves.steps[change].sum())

    def _closer(self, change: Indices) -> Indices:
        """The same columns, or fewer, with smaller steps."""
        better: Indices | None = change
        while better is not None and self._trials.rows < 2 * self._planned:
            change = better
            better = self._better(self._without_one(change)) if len(change) > 2 else None
            better = better if better is not None else self._better(self._smaller(change))
            better = better if better is not None else self._better(self._smaller_in_one(change))
        return change

    def _better(self, ids: Indices) -> Indices | None:
        if not len(ids):
            return None
        nearness, met = self._trials.of(ids)
        if not met.any():
            return None
        found: Indices = ids[met][self._ranked(ids[met], nearness[met])[0]]
        return found

    def _without_one(self, change: Indices) -> Indices:
        """The change without each of its columns."""
        return np.array([np.delete(change, place) for place in range(len(change))])

    def _smaller(self, change: Indices) -> Indices:
        """Combinations of smaller steps in all columns, on a grid."""
        most = max(2, int(self._details ** (1 / len(change))))
        options = []
        for move in change:
            fitting = self._moves.no_farther_than(move)
            options.append(fitting[evenly(len(fitting), most)])
        return self._below(_product(options), change)

    def _smaller_in_one(self, change: Indices) -> Indices:
        """All smaller steps in one of the columns."""
        found = []
        for place, move in enumerate(change):
            smaller = self._moves.no_farther_than(move)
            smaller = smaller[evenly(len(smaller), self._details)]
            block = np.tile(change, (len(smaller), 1))
            block[:, place] = smaller
            found.append(block)
        return self._below(np.concatenate(found), change)

    def _below(self, ids: Indices, change: Indices) -> Indices:
        smaller = self._moves.steps[ids].sum(1) < self._steps(change) - 1e-9
        found: Indices = ids[smaller]
        return found


def _product(options: Sequence[Indices]) -> Indices:
    """All combinations ``(products, columns)`` of one of each."""
    grids = np.meshgrid(*options, indexing="ij")
    found: Indices = np.stack([grid.ravel() for grid in grids], axis=1)
    return found
