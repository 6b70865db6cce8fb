"""One column's part of the preparation: what was fitted on the training rows, and how it is applied."""

from __future__ import annotations

import math
import zlib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal, cast

import numpy as np
from numpy.typing import DTypeLike, NDArray

from engine.common.arrays import Array, Indices
from engine.common.messages import Message, UserError
from engine.core.task import TaskKind
from engine.data.table.table import Column
from engine.data.table.values import (
    as_kind,
    class_codes,
    codes_of,
    numbers_of,
)

LARGEST = 1e15
"""Prepared values are held within ±this, so that their squares are finite in float32."""

HASHED_INPUTS = 32
"""Inputs that hashed categories share."""

FILLED, UNSEEN, OUTSIDE = 1, 2, 3
"""What :meth:`FittedColumn.remarks` says of a value: it was missing, it is a text that no training row has,
or a number beyond those of the training rows."""

FittedKind = Literal["number", "category", "frequent", "hashed", "yes_no"]
_MOST_NAMES = 100_000
_KEYS = {
    "number": {"offset", "scale"},
    "category": {"categories"},
    "frequent": {"categories"},
    "hashed": {"inputs"},
    "yes_no": {"no", "yes"},
}
"""Keys of the JSON of each kind beside name, kind and fill."""
_RANGE = {"minimum", "maximum"}
"""Keys of a number that older files lack."""
_DAMAGED = "The preparation of column {column} in the file is damaged; open another copy of it."


@dataclass(frozen=True, slots=True)
class FittedColumn:
    """Preparation of one feature column, fitted on the training rows.

    Attributes:
        name: of the column.
        kind: ``number`` is scaled, ``category`` becomes one 0 or 1 per category, ``frequent`` the same
            and one more for all other texts, ``hashed`` one per value of a hash, ``yes_no`` one 0 or 1.
        fill: what a missing value becomes: the median, or the most frequent text.
        offset, scale: of a number: prepared = (value - offset) / scale.
        categories: in the order of the inputs; of ``yes_no`` (no, yes); of ``hashed`` empty.
        inputs: of ``hashed``: a text is 1 in input number crc32(text in UTF-8) % inputs.
        sign: the currency, percent sign or unit that its numbers may have.
        of_numbers: whether its texts are numbers in the shortest way of writing.
        minimum, maximum: of the numbers of the training rows; None where there were none, or a file of an
            older version does not say.
    """

    name: str
    kind: FittedKind
    fill: float | str
    offset: float = 0.0
    scale: float = 1.0
    categories: tuple[str, ...] = ()
    inputs: int = 0
    sign: str = ""
    of_numbers: bool = False
    minimum: float | None = None
    maximum: float | None = None

    @property
    def expected(self) -> str | None:
        """Kind that the column must have in a table: None for texts, else the sign of its numbers."""
        return self.sign if self.kind == "number" or self.of_numbers else None

    @property
    def feature_names(self) -> tuple[str, ...]:
        """Names of the prepared columns that this one becomes."""
        if self.kind in {"number", "yes_no"}:
            return (self.name,)
        named = tuple(f"{self.name} = {category}" for category in self.categories)
        if self.kind == "category":
            return named
        if self.kind == "frequent":
            return (*named, f"{self.name}: other")
        return tuple(f"{self.name} # {i}" for i in range(self.inputs))

    def transform(self, column: Column, out: Array, rows: Indices | None = None) -> list[Message]:
        """Write the prepared values into ``out`` ``(rows, inputs)``; returns notes on what was replaced.

        ``rows`` are those of the column that are wanted, where not all are.
        """
        if self.kind == "number":
            return transform_numbers((self,), (column,), out, rows)
        if rows is not None:
            column = replace(column, values=column.values[rows])
        if self.kind == "hashed":
            codes = hashed_codes(column, self.inputs)
            codes[codes == -1] = hash_of(str(self.fill), self.inputs)
            _one_hot(codes, out)
            return []
        codes = codes_of(column, self.categories, fold_case=self.kind == "yes_no")
        codes[codes == -1] = self.categories.index(str(self.fill))
        unseen = int((codes == -2).sum())
        if self.kind == "yes_no":
            out[:, 0] = codes == 1
        else:
            if self.kind == "frequent":
                codes[codes == -2] = len(self.categories)
            _one_hot(codes, out)
        if not unseen or self.kind == "frequent":
            return []
        return [
            Message(
                "Values of {column} that no training row has and that count as none of its "
                "categories: {count}.",
                count=unseen,
                column=self.name,
            )
        ]

    def remarks(self, column: Column) -> NDArray[np.uint8]:
        """What is special about each value ``(rows,)``: 0, :data:`FILLED`, :data:`UNSEEN`, :data:`OUTSIDE`.

        Texts that share an input with others, as those of ``frequent`` and ``hashed`` do, are never unseen.
        """
        if self.kind == "number":
            return self._remarks_on_numbers(numbers_of(column))
        if self.kind == "hashed":
            missing = np.isnan(column.values) if column.kind == "number" else column.values < 0
            return np.where(missing, FILLED, 0).astype(np.uint8)
        codes = codes_of(column, self.categories, fold_case=self.kind == "yes_no")
        found = np.where(codes == -1, FILLED, 0).astype(np.uint8)
        if self.kind != "frequent":
            found[codes == -2] = UNSEEN
        return found

    def _remarks_on_numbers(self, values: NDArray[np.float64]) -> NDArray[np.uint8]:
        found = np.where(np.isfinite(values), 0, FILLED).astype(np.uint8)
        if self.minimum is not None and self.maximum is not None:
            found[(values < self.minimum) | (values > self.maximum)] = OUTSIDE
        return found

    def to_json(self) -> dict[str, Any]:
        """Plain values for a JSON file."""
        values: dict[str, Any] = {"name": self.name, "kind": self.kind, "fill": self.fill}
        if self.sign:
            values["sign"] = self.sign
        if self.of_numbers:
            values["of_numbers"] = True
        if self.minimum is not None and self.maximum is not None:
            values |= {"minimum": self.minimum, "maximum": self.maximum}
        if self.kind == "number":
            return values | {"offset": self.offset, "scale": self.scale}
        if self.kind == "yes_no":
            return values | {"no": self.categories[0], "yes": self.categories[1]}
        if self.kind == "hashed":
            return values | {"inputs": self.inputs}
        return values | {"categories": list(self.categories)}

    @classmethod
    def from_json(cls, values: Any) -> FittedColumn:
        """Read from untrusted values. Raises UserError."""
        name = _name(values)
        kind = values.get("kind")
        keys = set(values) - {"sign", "of_numbers"} - (_RANGE if kind == "number" else set())
        if not isinstance(kind, str) or keys != {"name", "kind", "fill"} | _KEYS.get(kind, {""}):
            raise UserError(_DAMAGED, column=name)
        sign, of_numbers = values.get("sign", ""), values.get("of_numbers", False)
        if not isinstance(sign, str) or not isinstance(of_numbers, bool):
            raise UserError(_DAMAGED, column=name)
        return replace(cls._of_kind(kind, name, values), sign=sign, of_numbers=of_numbers)

    @classmethod
    def _of_kind(cls, kind: str, name: str, values: dict[str, Any]) -> FittedColumn:
        if kind == "number":
            fill, offset, scale = (_number(values[key], name) for key in ("fill", "offset", "scale"))
            minimum, maximum = _range(values, name)
            return cls(name, "number", fill, offset, _positive(scale, name), minimum=minimum, maximum=maximum)
        if kind == "hashed":
            inputs, fill_text = values["inputs"], values["fill"]
            if type(inputs) is not int or not 1 < inputs <= _MOST_NAMES or not isinstance(fill_text, str):
                raise UserError(_DAMAGED, column=name)
            return cls(name, "hashed", fill_text, inputs=inputs)
        listed = [values["no"], values["yes"]] if kind == "yes_no" else values["categories"]
        categories = _texts(listed, name)
        if not categories or values["fill"] not in categories:
            raise UserError(_DAMAGED, column=name)
        return cls(name, cast("FittedKind", kind), str(values["fill"]), categories=categories)


@dataclass(frozen=True, slots=True)
class FittedTarget:
    """Preparation of the target column, fitted on the training rows.

    Attributes:
        name: of the column.
        kind: what is learnt.
        classes: their names in the order of the outputs; empty for regression.
        offset, scale: for regression: prepared = (value - offset) / scale.
    """

    name: str
    kind: TaskKind
    classes: tuple[str, ...] = ()
    offset: float = 0.0
    scale: float = 1.0

    def raw(self, column: Column) -> NDArray[Any]:
        """Values ``(rows,)`` in their own units (NaN where missing), or numbers of classes (-1)."""
        if self.kind == "regression":
            return numbers_of(column)
        return np.maximum(codes_of(column, self.classes, fold_case=len(self.classes) == 2), -1)

    def prepared(self, column: Column, dtype: DTypeLike, rows: Indices) -> Array:
        """Targets ``(len(rows), outputs)`` as :class:`engine.data.dataset.Subset` holds them."""
        if self.kind == "regression":
            values: Array = scaled(numbers_of(column)[rows], self.offset, self.scale).astype(dtype)[:, None]
            return values
        codes = class_codes(column)[rows, None]
        compared: Array = codes == 1 if self.kind == "binary" else codes == np.arange(len(self.classes))
        return compared.astype(dtype)

    def to_json(self) -> dict[str, Any]:
        """Plain values for a JSON file."""
        return {
            "name": self.name,
            "kind": self.kind,
            "classes": list(self.classes),
            "offset": self.offset,
            "scale": self.scale,
        }

    @classmethod
    def from_json(cls, values: Any) -> FittedTarget:
        """Read from untrusted values. Raises UserError."""
        name = _name(values)
        kind = values.get("kind")
        if set(values) != {"name", "kind", "classes", "offset", "scale"}:
            raise UserError(_DAMAGED, column=name)
        classes = _texts(values["classes"], name)
        offset, scale = _number(values["offset"], name), _positive(_number(values["scale"], name), name)
        fitting = {"regression": not classes, "binary": len(classes) == 2, "classes": len(classes) > 2}
        if not isinstance(kind, str) or not fitting.get(kind, False):
            raise UserError(_DAMAGED, column=name)
        return cls(name, cast("TaskKind", kind), classes, offset, scale)


def transform_numbers(
    fitted: Sequence[FittedColumn], columns: Sequence[Column], out: Array, rows: Indices | None
) -> list[Message]:
    """The same as :meth:`FittedColumn.transform` of some columns of numbers side by side."""
    values = np.stack([numbers_of(one) if rows is None else numbers_of(one)[rows] for one in columns])
    offsets, scales, fills = np.array([(one.offset, one.scale, one.fill) for one in fitted]).T[..., None]
    finite = np.isfinite(values)
    if finite.all():
        out[:] = scaled(values, offsets, scales).T
        return []
    out[:] = scaled(np.where(finite, values, fills), offsets, scales).T
    lost = np.count_nonzero(np.isnan(values), axis=1) - [one.missing for one in columns]
    return [
        Message(
            "Values of {column} that are not numbers and count as missing: {count}.",
            count=int(count),
            column=one.name,
        )
        for one, count in zip(columns, lost, strict=True)
        if count > 0
    ]


def _one_hot(codes: NDArray[np.int32], out: Array) -> None:
    """1 in ``out`` ``(rows, inputs)`` where the code says, else 0; rows of zeros where it is negative."""
    out[:] = 0
    known = np.flatnonzero(codes >= 0)
    out[known, codes[known]] = 1


def hash_of(text: str, inputs: int) -> int:
    """Number of the input that a text shares: the same in every program and on every machine."""
    return zlib.crc32(text.encode()) % inputs


def hashed_codes(column: Column, inputs: int) -> NDArray[np.int32]:
    """:func:`hash_of` every value ``(rows,)``, -1 where missing; numbers are written as 3 and not 3.0."""
    source = as_kind(column, "category") if column.kind == "number" else column
    codes = [*(hash_of(text, inputs) for text in source.categories), -1]
    found: NDArray[np.int32] = np.array(codes, np.int32)[source.values]
    return found


def scaled(
    values: NDArray[np.float64], offset: float | NDArray[np.float64], scale: float | NDArray[np.float64]
) -> NDArray[np.float64]:
    """(value - offset) / scale, held within ±:data:`LARGEST`; one of each for all values, or as many."""
    with np.errstate(over="ignore"):
        prepared = (values - offset) / scale
    return np.minimum(np.maximum(prepared, -LARGEST), LARGEST)


def _name(values: Any) -> str:
    name = values.get("name") if isinstance(values, dict) else None
    if not isinstance(name, str) or not name:
        raise UserError("A column in the file has no name; open another copy of it.")
    return name


def _number(value: Any, column: str) -> float:
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        raise UserError(_DAMAGED, column=column)
    try:
        number = float(value)
    except OverflowError as error:
        raise UserError(_DAMAGED, column=column) from error
    if not math.isfinite(number):
        raise UserError(_DAMAGED, column=column)
    return number


def _range(values: dict[str, Any], column: str) -> tuple[float | None, float | None]:
    """Least and greatest value of a column in a file; None for both where it says neither."""
    if not _RANGE & set(values):
        return None, None
    minimum, maximum = (_number(values.get(key), column) for key in ("minimum", "maximum"))
    if minimum > maximum:
        raise UserError(_DAMAGED, column=column)
    return minimum, maximum


def _positive(scale: float, column: str) -> float:
    if scale <= 0:
        raise UserError(_DAMAGED, column=column)
    return scale


def _texts(values: Any, column: str) -> tuple[str, ...]:
    if (
        not isinstance(values, list)
        or len(values) > _MOST_NAMES
        or not all(isinstance(value, str) and value for value in values)
        or len(set(values)) < len(values)
    ):
        raise UserError(_DAMAGED, column=column)
    return tuple(values)
