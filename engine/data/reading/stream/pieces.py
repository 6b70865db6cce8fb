"""Cuts the bytes of a file into pieces of whole rows."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np

from engine.data.layout.dialect import Dialect

FIRST_BYTES, PIECE_BYTES = 1 << 18, 1 << 24
"""Size of the first piece, which is soon there, and of the others."""


def whole_rows(path: Path, offset: int, quote: str, bytes_at_once: int = 0) -> Iterator[tuple[bytes, int]]:
    """Pieces of a UTF-8 file from ``offset`` on, each of whole rows, and the place in the file behind each.

    Line ends within quotation marks belong to a value; the marks must enclose whole values. A piece has about
    so many bytes, or :data:`PIECE_BYTES`.
    """
    with path.open("rb") as file:
        file.seek(offset)
        rest = b""
        for size in itertools.chain((FIRST_BYTES,), itertools.repeat(bytes_at_once or PIECE_BYTES)):
            chunk = file.read(size)
            if not chunk:
                break
            text = rest + chunk if rest else chunk
            end = _end_of_rows(text, quote)
            rest = text[end:]
            if end:
                yield text[:end], file.tell() - len(rest)
        if rest:
            yield rest, file.tell()


def _end_of_rows(text: bytes, quote: str) -> int:
    """Place behind the last line end that is not within quotation marks, or 0."""
    ends = b"\n" if b"\n" in text else b"\r"
    mark = quote.encode()
    if not mark or mark not in text:
        return text.rfind(ends) + 1
    found = np.frombuffer(text, np.uint8)
    within = np.cumsum(found == mark[0], dtype=np.uint8) & np.uint8(1)
    places = np.flatnonzero((found == ends[0]) & (within == 0))
    return int(places[-1]) + 1 if places.size else 0


def offset_of_row(path: Path, row: int, quote: str) -> int:
    """Place in a file of rows alone, none of them blank, at which a row begins, counted from 0."""
    before = begin = 0
    if row:
        for text, end in whole_rows(path, 0, quote):
            found = np.frombuffer(text, np.uint8)
            within = np.cumsum(found == ord(quote), dtype=np.uint8) & np.uint8(1)
            places = np.flatnonzero((found == ord("\n")) & (within == 0))
            if before + places.size >= row:
                return begin + int(places[row - before - 1]) + 1
            before, begin = before + places.size, end
    return begin


def dialect_of_piece(dialect: Dialect) -> Dialect:
    """How a piece is written: as the file, without what stands above its rows."""
    return replace(dialect, skip=0, offset=0)
