"""Prints what a command found, as lines for people or as one JSON object."""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Mapping, Sequence
from typing import Any


def print_json(values: Mapping[str, Any]) -> None:
    """One JSON object on standard output; numbers that are not finite become null."""
    print(json.dumps(_finite(values), allow_nan=False))


def _finite(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {key: _finite(item) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [_finite(item) for item in value]
    if isinstance(value, float) and not math.isfinite(value):
        return None
    return value


def print_table(head: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    """Columns that line up: the first to the left, the others to the right."""
    lines = [list(head), *([_cell(value) for value in row] for row in rows)]
    widths = [max(len(line[i]) for line in lines) for i in range(len(head))]
    for line in lines:
        cells = [text.rjust(width) for text, width in zip(line[1:], widths[1:], strict=True)]
        print("  ".join(["", line[0].ljust(widths[0]), *cells]).rstrip())


def _cell(value: Any) -> str:
    if value is None or (isinstance(value, float) and not math.isfinite(value)):
        return "-"
    return f"{value:.4g}" if isinstance(value, float) else str(value)


def print_notes(notes: Iterable[object]) -> None:
    """Print what had to be decided on the way, a line each."""
    for note in notes:
        print(f"Note: {note}")


def counted(count: int, word: str) -> str:
    """A number with its noun, such as "1 row" or "150 rows"."""
    plural = f"{word}es" if word.endswith("s") else f"{word}s"
    return f"{count:,} {word if count == 1 else plural}"


def score_label(name: str) -> str:
    """The name of a figure, such as ``r2``, for the head of a table."""
    return "R²" if name == "r2" else name
