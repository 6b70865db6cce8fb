"""Tells from a target what is to be learnt; codes are guessed to be classes, amounts and counts are not."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from engine.common.messages import Message
from engine.core.task import TaskKind
from engine.data.guesses.target import names_classes
from engine.data.table.table import LEARNABLE_KINDS, Column
from engine.data.table.text_columns import MOST_CLASSES
from engine.data.table.values import class_names

_FEW_CLASSES = 10
"""Different whole numbers up to which a target of numbers is taken for classes by default."""
_LEAST_ROWS_PER_CLASS = 3
_LEAST_COUNTED, _SKEWED = 3, 0.5
"""Highest value and skewness from which few whole numbers from 0 on are counts, and learnt as numbers."""


def task_kind(column: Column, wanted: str, rows: int) -> tuple[TaskKind | None, Message | None]:
    """Kind of task that a target asks for, or the problem with it.

    Args:
        column: the target.
        wanted: ``auto``, or what the user chose.
        rows: how many have a target.
    """
    different, name = column.distinct, column.name
    if column.kind not in LEARNABLE_KINDS:
        return None, _impossible_target(column)
    numeric = column.kind == "number"
    if wanted == "regression" and not numeric:
        return None, Message(
            "Column {column} holds words, which regression cannot predict: learn it as classes.", column=name
        )
    as_classes = (
        wanted == "classes" or not numeric or (wanted == "auto" and _looks_like_classes(column, rows))
    )
    if different < 2:
        template = (
            "Column {column} has only one class{value}: choose another column to predict."
            if as_classes
            else "Column {column} has the same value everywhere{value}: choose another column to predict."
        )
        value = f" ({class_names(column)[0]})" if different else ""
        return None, Message(template, column=name, value=value)
    if not as_classes:
        return "regression", None
    if numeric and "category" not in column.can_be:
        return None, Message(
            "Column {column} has {count} different numbers, too many for classes: learn it as regression.",
            column=name,
            count=different,
        )
    return ("binary" if different == 2 else "classes"), None


def _looks_like_classes(column: Column, rows: int) -> bool:
    """True if numbers are few and whole, as codes of classes are, and count nothing."""
    known = column.values[~np.isnan(column.values)]
    if column.distinct > _FEW_CLASSES or not (known == np.rint(known)).all():
        return False
    if column.distinct <= 2:
        return True
    return rows >= _LEAST_ROWS_PER_CLASS * column.distinct and not _looks_like_counts(column.name, known)


def _looks_like_counts(name: str, known: NDArray[np.float64]) -> bool:
    """True if few whole numbers say how many, such as children or claims, and not which.

    They do where they begin at 0 and reach 3 or more, 0 or 1 is the commonest, higher ones are ever rarer,
    and they skew to the right, unless the name says that they are labels or ratings.
    """
    if not (known.min() == 0 and known.max() >= _LEAST_COUNTED) or names_classes(name):
        return False
    values, counts = np.unique(known, return_counts=True)
    commonest = int(counts.argmax())
    tail = counts[commonest:]
    falls = bool((np.diff(tail) <= 2 * np.sqrt(tail[:-1])).all())  # as far as chance allows
    deviations = known - known.mean()
    skewness = (deviations**3).mean() / (deviations**2).mean() ** 1.5
    return bool(values[commonest] <= 1 and falls and skewness > _SKEWED)


def _impossible_target(column: Column) -> Message:
    if column.kind == "empty":
        return Message("Column {column} has no values: choose another column to predict.", column=column.name)
    return Message(
        "Column {column} has {count} different values, more than the {most} classes that can be learnt: "
        "choose another column to predict.",
        column=column.name,
        count=column.distinct,
        most=MOST_CLASSES,
    )
