"""Marks columns that nothing can be learnt from: those that name or count the rows, or never change."""

from __future__ import annotations

import re
from dataclasses import replace

import numpy as np

from engine.common.messages import Message
from engine.data.table.table import Column
from engine.data.table.values import category_column

_IDENTIFIER = re.compile(
    r"(row[ _]?)?(id|idx|index|key|uuid|guid|uid|rownames|no\.?|nr\.?|#|번호|순번|아이디)"
    r"|.*[ _-](id|uuid|key)|.*[a-z](Id|ID)"
)


def with_reason_to_ignore(column: Column, index: int, header: tuple[str, ...] | None) -> Column:
    """The same column, with a reason where it names or counts the rows, is empty or is always the same.

    Args:
        column: as it was read.
        index: its place in the table.
        header: names of the columns as they stand in the file; None if there is no header.
    """
    if column.kind == "empty":
        return replace(column, reason=Message("It has no values."))
    nameless = header is None or not header[index].strip()
    unnamed = column.name.startswith("Unnamed: ") or (nameless and column.name == f"column {index + 1}")
    if index == 0 and unnamed and _counts_rows(column, least=10 if header is None else 2):
        return _identifier(column, Message("It only counts the rows."))
    if _IDENTIFIER.fullmatch(column.name) or _IDENTIFIER.fullmatch(column.name.lower()):
        whole = column.kind != "number" or bool((column.values == np.rint(column.values)).all())
        if whole and column.distinct == column.values.size > 2:
            return _identifier(column, Message("It names the rows: every value is different."))
    if column.distinct == 1 and column.reason is None:
        return replace(column, reason=Message("It has the same value in every row."))
    return column


def _counts_rows(column: Column, least: int) -> bool:
    if column.kind != "number" or len(column.values) < least:
        return False
    steps = np.diff(column.values)
    return column.values[0] in (0, 1) and bool((steps == 1).all())


def _identifier(column: Column, reason: Message) -> Column:
    """The column as an identifier that can be turned back into what it was."""
    if column.kind == "number":
        texts = tuple(str(int(value)) for value in column.values)
        order = np.argsort(column.values, kind="stable")
        codes = np.empty(len(texts), np.int32)
        codes[order] = np.arange(len(texts))
        changed = category_column(column.name, "identifier", codes, tuple(texts[i] for i in order))
        return replace(changed, reason=reason, can_be=("identifier", "number"))
    can_be = ("identifier", *(kind for kind in column.can_be if kind not in ("text", "identifier")))
    return replace(column, kind="identifier", reason=reason, can_be=can_be)
