"""Probe rows: those on which a run is looked at; some training rows by default, or any that were chosen."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from engine.common.arrays import Indices
from engine.data.dataset import Dataset, Subset

PROBE_ROWS = 32
"""Most rows of a probe: more could not be told apart in a heat map, and would slow the run down."""

ROWS_SORTED = 10_000


@dataclass(frozen=True, slots=True, eq=False)
class Probe:
    """Rows that snapshots are to show in place of the default ones.

    Attributes:
        subset: the rows, prepared; at most :data:`PROBE_ROWS`.
        targets: the class of each, or the number to predict.
    """

    subset: Subset
    targets: tuple[str, ...]

    def __len__(self) -> int:
        return len(self.subset)


def probe_of(dataset: Dataset, rows: Indices) -> Probe:
    """Probe of chosen rows ``(k,)`` of the table, of many the first :data:`PROBE_ROWS`.

    ``dataset`` is prepared as for the run that is to be looked at.
    """
    subset = dataset.subset_of(rows[:PROBE_ROWS])
    return Probe(subset, dataset.target_names(subset.targets))


def probe_rows(dataset: Dataset) -> Indices:
    """Up to 32 training rows that stand for all, in the order of their targets.

    Sorted by class or by the target's value, so that a heat map shows what the network tells apart;
    spread evenly over that order. Gives indices into the training part.
    """
    # Of a long table only some rows are sorted: a run must begin at once.
    among = np.arange(0, len(dataset.train), max(1, len(dataset.train) // ROWS_SORTED))
    targets = dataset.train.targets[among]
    keys = targets.argmax(1) if targets.shape[1] > 1 else targets[:, 0]
    order = np.argsort(keys, kind="stable")
    if dataset.task.kind == "regression":
        spread: Indices = among[order[_spread(len(order), PROBE_ROWS)]]
        return spread
    classes = np.unique(keys)
    share = -(-PROBE_ROWS // len(classes))
    chosen = [rows[_spread(len(rows), share)] for rows in (order[keys[order] == c] for c in classes)]
    found: Indices = among[np.concatenate(chosen)[_spread(sum(map(len, chosen)), PROBE_ROWS)]]
    return found


def _spread(length: int, count: int) -> Indices:
    return np.unique(np.linspace(0, length - 1, min(length, count)).round().astype(np.intp))
