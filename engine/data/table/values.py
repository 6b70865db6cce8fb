"""Builds columns from values, and changes a column from one kind to another."""

from __future__ import annotations

import itertools
import math
import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from engine.common.arrays import Indices
from engine.data.table.table import Column, ColumnKind

HISTOGRAM_BINS = 16
MOST_NUMBER_CATEGORIES = 100
"""Different whole numbers that a column may hold and still be switched to a category."""
_FEW = 20
"""The same for numbers that are not whole."""


def number_column(name: str, values: NDArray[np.float64]) -> Column:
    """A column of numbers, ``(rows,)`` with NaN where missing."""
    ordered = np.sort(values)  # NaN comes last
    missing = int(np.count_nonzero(np.isnan(values)))
    ordered = ordered[: values.size - missing]
    if not ordered.size:
        return Column(name, "number", values, missing=missing, can_be=("number",))
    first = np.empty(ordered.size, np.bool_)
    first[0] = True
    np.not_equal(ordered[1:], ordered[:-1], out=first[1:])
    distinct = int(np.count_nonzero(first))
    return Column(
        name,
        "number",
        values,
        missing=missing,
        distinct=distinct,
        can_be=("number", "category") if _are_few(ordered, first, distinct) else ("number",),
        histogram=_bins(ordered),
        low=float(ordered[0]),
        high=float(ordered[-1]),
        mean=mean_and_deviation(ordered)[0],
        examples=_examples(values),
    )


def _are_few(ordered: NDArray[np.float64], first: NDArray[np.bool_], distinct: int) -> bool:
    """True if there are so few different numbers (``first`` of their kind) that they can be categories."""
    if distinct > MOST_NUMBER_CATEGORIES:
        return False
    different = ordered[first]
    return distinct <= _FEW or bool((different == np.rint(different)).all())


def _examples(values: NDArray[np.float64], most: int = 5) -> tuple[str, ...]:
    found: dict[str, None] = {}
    for value in itertools.islice((value for value in values if not math.isnan(value)), 1000):
        found[value_text(value)] = None
        if len(found) == most:
            break
    return tuple(found)


def mean_and_deviation(known: NDArray[np.float64]) -> tuple[float, float]:
    """Mean and standard deviation (divided by the count), without overflow for values up to 1e308."""
    largest = float(np.abs(known).max(initial=0.0))
    if largest == 0:
        return 0.0, 0.0
    # A power of two leaves every digit as it is.
    unit = math.ldexp(1.0, math.frexp(largest)[1] - 1) if largest > 1e100 else 1.0
    parts = known if unit == 1 else known / unit
    # As parts.mean() and parts.std(), which are Python around the sums.
    mean = np.add.reduce(parts) / parts.size
    apart = parts - mean
    deviation = math.sqrt(np.add.reduce(np.multiply(apart, apart, apart)) / parts.size)
    return float(mean) * unit, deviation * unit


def _bins(ordered: NDArray[np.float64]) -> tuple[int, ...]:
    """Counts of the numbers, which are in ascending order, fall into each of equally wide bins."""
    if ordered[0] == ordered[-1]:
        return (ordered.size,)
    shares = np.arange(1, HISTOGRAM_BINS) / HISTOGRAM_BINS
    # Never the difference of the two, since the span of -1e308 to 1e308 is more than a float can hold.
    edges = ordered[0] * (1 - shares) + ordered[-1] * shares
    ends = [0, *np.searchsorted(ordered, edges).tolist(), ordered.size]
    return tuple(end - begin for begin, end in itertools.pairwise(ends))


def category_column(
    name: str, kind: ColumnKind, codes: NDArray[np.int32], categories: tuple[str, ...]
) -> Column:
    """A column of any other kind: ``codes`` ``(rows,)`` into ``categories``, -1 where missing."""
    counts = np.bincount(codes[codes >= 0], minlength=len(categories))
    return Column(
        name,
        kind,
        codes,
        categories=categories,
        missing=int((codes < 0).sum()),
        distinct=int((counts > 0).sum()),
        can_be=(kind,),
        histogram=tuple(int(n) for n in sorted(counts, reverse=True)[:HISTOGRAM_BINS]),
        examples=categories[:5],
    )


def part_of_column(column: Column, rows: range) -> Column:
    """The same column with these rows alone; what was counted of all rows stays, but for what is missing."""
    values = column.values[rows.start : rows.stop]
    missing = np.isnan(values) if column.kind == "number" else values < 0
    return replace(column, values=values, missing=int(np.count_nonzero(missing)))


def value_text(value: float) -> str:
    """A number as it is written for people: 3 and not 3.0."""
    return str(int(value)) if float(value).is_integer() and abs(value) < 1e15 else repr(float(value))


def sorted_naturally(texts: Sequence[str]) -> list[int]:
    """The order of texts in which 2 comes before 10 and ``class 2`` before ``class 10``."""
    return sorted(range(len(texts)), key=lambda i: _natural_key(texts[i]))


def _natural_key(text: str) -> tuple[Any, ...]:
    number = parsed_number(text)
    if not math.isnan(number):
        return (0, number, text)
    parts = re.split(r"([0-9]+)", text.casefold())
    return (1, [(0, int(p), "") if p.isdecimal() else (1, 0, p) for p in parts if p], text)


def parsed_number(text: str) -> float:
    """The finite number that a text is, else NaN."""
    try:
        value = float(text) if "_" not in text else math.nan
    except ValueError:
        return math.nan
    return value if math.isfinite(value) else math.nan


def as_kind(column: Column, kind: ColumnKind) -> Column:
    """The same column as another kind, one of its ``can_be``; what does not fit becomes missing."""
    if kind == column.kind:
        return column
    if kind == "number":
        changed = number_column(column.name, numbers_of(column))
    elif column.kind == "number":
        known = np.unique(column.values[~np.isnan(column.values)])
        codes = np.searchsorted(known, column.values).astype(np.int32)
        codes[np.isnan(column.values)] = -1
        changed = category_column(column.name, kind, codes, tuple(map(value_text, known)))
        changed = replace(changed, of_numbers=True)
    else:
        changed = category_column(column.name, kind, column.values, column.categories)
        changed = replace(changed, of_numbers=column.of_numbers)
    return replace(changed, can_be=column.can_be, sign=column.sign)


def numbers_of(column: Column) -> NDArray[np.float64]:
    """The values as float64 ``(rows,)``, NaN where there is no number."""
    if column.kind == "number":
        return np.asarray(column.values, dtype=np.float64)
    known = np.array([*map(parsed_number, column.categories), math.nan])
    found: NDArray[np.float64] = known[column.values]
    return found


def codes_of(column: Column, categories: tuple[str, ...], *, fold_case: bool) -> NDArray[np.int32]:
    """Codes ``(rows,)`` into other categories: -1 where missing, -2 where it is none of them.

    A text that is none of them stands for the first that is the same number, since 1 in a column of
    numbers may be the 01 of a column of texts.
    """
    source = column if column.kind != "number" else _every_number(column)
    texts = {_folded(text, fold_case): i for i, text in enumerate(categories)}
    numbers = {
        number: i
        for i, text in reversed([*enumerate(categories)])
        if not math.isnan(number := parsed_number(text))
    }
    codes = [
        texts.get(_folded(text, fold_case), numbers.get(parsed_number(text), -2))
        for text in source.categories
    ]
    found: NDArray[np.int32] = np.array([*codes, -1], np.int32)[source.values]
    return found


def _every_number(column: Column) -> Column:
    known, codes = np.unique(column.values, return_inverse=True)
    missing = np.isnan(known)
    codes = np.where(missing[codes], -1, codes).astype(np.int32)
    return Column(column.name, "category", codes, tuple(map(value_text, known[~missing])))


def _folded(text: str, fold_case: bool) -> str:
    return text.casefold() if fold_case else text


def class_names(column: Column) -> tuple[str, ...]:
    """The classes of a target column, in their natural order."""
    if column.kind == "number":
        return tuple(value_text(value) for value in np.unique(column.values[~np.isnan(column.values)]))
    return tuple(column.categories[code] for code in present_codes(column.values))


def class_codes(column: Column) -> NDArray[np.int32]:
    """Number in :func:`class_names` that each row has, ``(rows,)``, -1 where the target is missing."""
    column = as_kind(column, "category") if column.kind == "number" else column
    place = np.full(len(column.categories) + 1, -1, np.int32)
    present = present_codes(column.values)
    place[present] = np.arange(len(present))
    codes: NDArray[np.int32] = place[column.values]
    return codes


def present_codes(codes: NDArray[np.int32]) -> Indices:
    """The different codes that occur, in ascending order, without the -1 of missing values."""
    return np.flatnonzero(np.bincount(codes[codes >= 0]))
