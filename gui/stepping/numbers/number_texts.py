"""Numbers as text to paste elsewhere: CSV for a spreadsheet, an expression for NumPy, both exact."""

from __future__ import annotations

import io
import itertools
from typing import Any

import numpy as np
from numpy.typing import NDArray

from engine.common.arrays import Array
from engine.common.spreadsheet import write_rows
from gui.look.words.translation import tr
from gui.stepping.numbers.sheet import Sheet


def shown_array(sheet: Sheet, array: Array, row: int | None) -> Array:
    """An array as views show it: units x rows, pictures height x width x channels x rows.

    Of a batch it is that of one row where ``row`` is given.
    """
    if sheet.form != "batch":
        return array
    if row is not None:
        one: Array = array[row]
        return one
    return np.moveaxis(array, 0, -1)


def orientation(sheet: Sheet, row: int | None) -> str:
    """Description of the directions of :func:`shown_array`."""
    if sheet.form == "batch":
        one = tr("height × width × channels") if sheet.is_pictures else sheet.down_word
        return one if row is not None else tr("{one} × rows", one=one)
    if sheet.form == "kernels":
        return tr("filters × height × width × input channels")
    return {"weights": tr("units × inputs"), "line": tr("units")}.get(sheet.form, tr("one number"))


def csv_text(sheet: Sheet, array: Array, row: int | None) -> str:
    """The lines and columns of a sheet with their numbers before and over them, or of one row's column."""
    numbers = sheet.numbers(array)
    columns = [row] if sheet.form == "batch" and row is not None else range(sheet.columns)
    target = io.StringIO()
    over = [_plain(sheet.column_name(column), sheet.column_number(column)) for column in columns]
    cells = exact_digits(numbers[:, columns] if row is not None else numbers)
    before = (_plain(sheet.line_name(line), sheet.line_number(line)) for line in range(sheet.lines))
    lines = ([name, *texts] for name, texts in zip(before, cells.tolist(), strict=True))
    write_rows(target, itertools.chain([[sheet.key.text, *over]], lines))
    return target.getvalue()


def _plain(name: str, number: str) -> str:
    """A name as it is, or a number without the commas between its thousands."""
    return number.replace(",", "") if name == number else name


def block_text(numbers: Array) -> str:
    """Some lines and columns ``(lines, columns)`` without anything around them."""
    return "\n".join(",".join(texts) for texts in exact_digits(numbers).tolist())


def numpy_text(array: Array) -> str:
    """An expression that gives the same numbers, to the bit, where NumPy is imported as ``np``."""
    digits = exact_digits(array)
    for word, expression in (("nan", "np.nan"), ("inf", "np.inf"), ("-inf", "-np.inf")):
        digits = np.where(digits == word, expression, digits)
    return f"np.array({_nested(digits.tolist(), 0)}, dtype=np.{array.dtype.name})"


def exact_digits(array: Array) -> NDArray[Any]:
    """Numbers in the fewest digits that are read back as the same ones, also by way of float64."""
    texts: NDArray[Any] = array.astype(np.str_)
    if array.dtype != np.float64:
        # What is rounded to float64 and then to float32 may, very rarely, end beside the number.
        again = texts.astype(np.float64).astype(array.dtype)
        wrong = (again != array) & ~np.isnan(array)
        if wrong.any():
            texts = texts.astype(object)
            texts[wrong] = [repr(float(value)) for value in array[wrong]]
            texts = texts.astype(np.str_)
    return texts


def _nested(texts: Any, depth: int) -> str:
    """Nested lists as text, the innermost ones on a line each."""
    if isinstance(texts, str):
        return texts
    if texts and isinstance(texts[0], list):
        gap = ",\n" + " " * (10 + depth)
        return "[" + gap.join(_nested(each, depth + 1) for each in texts) + "]"
    return "[" + ", ".join(texts) + "]"
