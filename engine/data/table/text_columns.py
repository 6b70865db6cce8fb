"""Turns the texts of a column into a :class:`Column`: answers, dates, categories, or too many texts."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from engine.common.messages import Message
from engine.common.spreadsheet import unescaped
from engine.data.table.table import Column, ColumnKind
from engine.data.table.text_kinds import are_dates, why_ignored, yes_no
from engine.data.table.values import category_column, sorted_naturally
from engine.project.rules import Rules

MOST_CATEGORIES = 100
"""Different texts that a column may hold and still be a feature by default: one input each."""
MOST_CLASSES = 1000
"""Different texts that a column may hold and still be made a category by the user."""

Codes = NDArray[np.int32]


def cleaned(codes: Codes, texts: list[str], missing: Collection[str]) -> tuple[Codes, list[str]]:
    """The same column of codes ``(rows,)`` without what the statements leave around texts.

    Blanks of other kinds go, and so does the mark that keeps a spreadsheet from running a text. What is
    missing then gets -1.
    """
    tidy = [unescaped(text.strip()) for text in texts]
    if tidy == texts:
        return codes, texts
    places: dict[str, int] = {}
    moved = [-1 if not t or t.lower() in missing else places.setdefault(t, len(places)) for t in tidy]
    return np.array([*moved, -1], np.int32)[codes], [*places]


def text_column(name: str, codes: Codes, texts: list[str], rules: Rules) -> Column:
    """A column of texts: empty, yes/no, dates, categories, or texts with too many different values.

    Args:
        name: of the column.
        codes: ``(rows,)`` into ``texts``, -1 where missing.
        texts: the different ones.
        rules: of reading.
    """
    if rules.are_first and "+" not in texts:
        # Beside a plus a minus is an answer; alone it said that there is none.
        codes, texts = _without(codes, texts, {"-"})
    elif are_dates([text for text in texts if text.lower() not in rules.missing.among_numbers]):
        # Dates are counted like numbers: what is none of them says that there is none.
        codes, texts = _without(codes, texts, rules.missing.among_numbers)
    if not texts:
        return category_column(name, "empty", codes, ())
    answers = yes_no(texts)
    if answers is not None:
        merged = np.array([*(answers[1].index(text.casefold()) for text in texts), -1], np.int32)
        column = category_column(name, "yes_no", merged[codes], answers[0])
        return replace(column, can_be=("yes_no", "category"))
    order = sorted_naturally(texts)
    rank = np.full(len(texts) + 1, -1, np.int32)
    rank[order] = np.arange(len(texts))
    categories = tuple(texts[i] for i in order)
    return _classify(category_column(name, _text_kind(categories, codes), rank[codes], categories))


def _without(codes: Codes, texts: list[str], words: Collection[str]) -> tuple[Codes, list[str]]:
    """The column with these words, in lower case, as missing."""
    kept = [text for text in texts if text.lower() not in words]
    if len(kept) == len(texts):
        return codes, texts
    place = {text: i for i, text in enumerate(kept)}
    moved: Mapping[str, int] = place
    return np.array([*(moved.get(text, -1) for text in texts), -1], np.int32)[codes], kept


def _text_kind(categories: tuple[str, ...], codes: Codes) -> ColumnKind:
    filled = int((codes >= 0).sum())
    if are_dates(categories):
        return "date"
    different = len(categories)
    if different > MOST_CATEGORIES or (different > 10 and different > filled / 2):
        return "text"
    return "category"


def _classify(column: Column) -> Column:
    """The same column of texts with the kinds it can be, and why it is ignored by default."""
    can_be: tuple[ColumnKind, ...] = (column.kind,)
    if column.kind != "category" and column.distinct <= MOST_CLASSES:
        can_be += ("category",)
    reason = None
    if column.kind == "date":
        reason = Message("Dates are not learnt from.")
    elif column.kind == "text":
        reason = why_ignored(column.categories, column.distinct, column.values.size - column.missing)
    return replace(column, can_be=can_be, reason=reason)
