"""Keeps spreadsheets from running texts of the data as formulas, in files and copied tables that we write.

A text that begins with one of ``= + - @``, a tab or a line end is a formula to them, which may call programs
or send data elsewhere. As OWASP advises it gets an apostrophe in front.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable
from typing import Any, TextIO

_FORMULA = re.compile(r"'*[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20].", re.DOTALL)


def escaped(text: str) -> str:
    """The text as it may stand in a cell; numbers such as -1.5, and lone signs, stay as they are."""
    return f"'{text}" if _FORMULA.match(text) and not _is_number(text) else text


def unescaped(text: str) -> str:
    """The text that :func:`escaped` was given."""
    return text[1:] if text.startswith("'") and escaped(text[1:]) == text else text


def write_rows(target: TextIO, rows: Iterable[Iterable[Any]]) -> None:
    """Write rows of a CSV with every text escaped; numbers keep all their digits."""
    writer = csv.writer(target, lineterminator="\n")
    writer.writerows([escaped(cell) if isinstance(cell, str) else cell for cell in row] for row in rows)


def _is_number(text: str) -> bool:
    try:
        float(text)
    except ValueError:
        return False
    return True
