"""Splits rows into train, validation and test: seeded, of exact sizes, classes in equal shares."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from engine.common.arrays import Indices
from engine.common.messages import UserError
from engine.project.project import check_split


class Parts(NamedTuple):
    """Rows of a table, counted from 0 and in ascending order, that each part of a split has."""

    train: Indices
    validation: Indices
    test: Indices


def part_sizes(rows: int, split: tuple[float, float, float]) -> tuple[int, int, int]:
    """Rows of each part, by largest remainders; at least one for train. Raises UserError."""
    check_split(split)
    quotas = [rows * part / 100 for part in split]
    # Rounded, so that 22.5 and 22.500000000000004 are a tie; the later part wins it.
    sizes = _largest_remainders(quotas[::-1], rows, [rows] * 3)[::-1]
    if sizes[0] == 0 and rows:
        sizes[sizes.index(max(sizes))] -= 1
        sizes[0] = 1
    return sizes[0], sizes[1], sizes[2]


def _largest_remainders(quotas: list[float], total: int, limits: list[int]) -> list[int]:
    """Whole numbers that add up to ``total``, near the quotas, none above its limit.

    Of equal remainders the one with the higher limit comes first, then the earlier one.
    """
    sizes = [min(int(quota + 1e-9), limit) for quota, limit in zip(quotas, limits, strict=True)]
    order = sorted(
        range(len(quotas)), key=lambda i: (round(int(quotas[i] + 1e-9) - quotas[i], 9), -limits[i], i)
    )
    while (left := total - sum(sizes)) > 0:
        open_places = [i for i in order if sizes[i] < limits[i]]
        for i in open_places[:left]:
            sizes[i] += 1
    return sizes


def split_rows(
    rows: Indices, classes: NDArray[np.int32] | None, split: tuple[float, float, float], seed: int
) -> Parts:
    """Split rows into three parts.

    Args:
        rows: ``(m,)`` the rows to split.
        classes: ``(m,)`` the class of each, counted from 0, for equal shares; None for regression.
        split: percent of each part.
        seed: the same seed gives the same split.
    """
    sizes = part_sizes(len(rows), split)
    random = np.random.default_rng(seed)
    groups = (
        [np.arange(len(rows))]
        if classes is None
        else [np.flatnonzero(classes == label) for label in np.unique(classes)]
    )
    counts = [len(group) for group in groups]
    # Every class keeps a row to train on, where there is room for one of each.
    kept = 1 if sizes[0] >= len(groups) else 0
    limits = [count - kept for count in counts]
    test = _shares(counts, sizes[2], len(rows), limits)
    limits = [limit - taken for limit, taken in zip(limits, test, strict=True)]
    validation = _shares(counts, sizes[1], len(rows), limits)
    pieces: tuple[list[Indices], list[Indices], list[Indices]] = ([], [], [])
    for group, n_test, n_validation in zip(groups, test, validation, strict=True):
        mixed = random.permutation(group)
        ends = [len(group) - n_test - n_validation, len(group) - n_test]
        for part, piece in zip(pieces, np.split(mixed, ends), strict=True):
            part.append(piece)
    return Parts(*(rows[np.sort(np.concatenate(part))] for part in pieces))


def fold_rows(rows: Indices, classes: NDArray[np.int32] | None, folds: int, seed: int) -> tuple[Indices, ...]:
    """The rows of each fold, in ascending order: all rows are dealt out once, classes in equal shares.

    The sizes of two folds differ by one row at most, and so do their rows of each class.

    Args:
        rows: ``(m,)`` the rows to deal.
        classes: ``(m,)`` the class of each, counted from 0; None for regression.
        folds: 2 to m.
        seed: the same seed gives the same folds.

    Raises:
        UserError: there cannot be so many folds.
    """
    if not 2 <= folds <= len(rows):
        raise UserError(
            "There cannot be {folds} folds: give a number from 2 to {rows}, the rows of the table.",
            folds=folds,
            rows=len(rows),
        )
    order = np.random.default_rng(seed).permutation(len(rows))
    if classes is not None:
        order = order[np.argsort(classes[order], kind="stable")]
    return tuple(rows[np.sort(order[fold::folds])] for fold in range(folds))


def _shares(counts: list[int], total: int, rows: int, limits: list[int]) -> list[int]:
    """Rows of each class that a part of ``total`` rows takes."""
    return _largest_remainders([total * count / max(1, rows) for count in counts], total, limits)
