"""Rows whose target is known, with what a network answers and how wrong it is on each."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from engine.common.arrays import Array, Indices
from engine.common.messages import UserError
from engine.core.network import Network
from engine.data.preparation import Preparation
from engine.data.table.table import Table
from engine.evaluation.answers import Answers, answers

LEAST_PROBABILITY = float(np.finfo(np.float64).tiny)
"""Stands for a probability of 0, whose logarithm no row's loss could show."""


@dataclass(frozen=True, slots=True, eq=False)
class Judged:
    """Rows of a table that a network was judged on.

    Attributes:
        part: of the split: ``train``, ``validation`` or ``test``; ``folds`` where each row was answered by a
            network of a cross-validation that had not seen it.
        rows: ``(m,)`` places in the table, counted from 0.
        answers: to these rows.
        losses: ``(m,)`` see :func:`losses_of`.
    """

    part: str
    rows: Indices
    answers: Answers
    losses: Array

    def __len__(self) -> int:
        return len(self.rows)

    def worst_first(self, places: Indices) -> Indices:
        """Places ``(k,)`` among these rows in the order of their losses, the highest first."""
        ordered: Indices = places[np.argsort(-self.losses[places], kind="stable")]
        return ordered


def judged_rows(
    network: Network,
    preparation: Preparation,
    table: Table,
    part: str,
    rows: Indices,
    cancelled: Callable[[], bool] | None = None,
) -> Judged:
    """Have a network answer rows ``(m,)`` of a table that holds its target, in the network's precision.

    Raises:
        UserError: the table lacks a column.
        Cancelled: ``cancelled``, asked now and then, said so.
    """
    raw = preparation.targets(table)
    if raw is None:
        raise UserError(
            "The table has no column {column}, which was predicted; without it there is nothing to judge by.",
            column=preparation.target.name,
        )
    inputs, _ = preparation.transform(table, network.values.dtype, cancelled, rows)
    found = answers(network, preparation, inputs, raw[rows], cancelled)
    return Judged(part, rows, found, losses_of(found))


def losses_of(found: Answers) -> Array:
    """``(m,)`` -ln of the probability of the right class; of a number the distance in the target's units."""
    if found.probabilities is None:
        errors: Array = np.abs(found.predicted - found.actual)
        return errors
    right = found.probabilities[np.arange(len(found)), found.actual]
    losses: Array = 0.0 - np.log(np.clip(right, LEAST_PROBABILITY, 1.0))  # and no -0
    return losses
