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
from engine.core.task import Task, TaskKind
from engine.data.table.table import Column
from engine.data.table.values import (
    as_kind,
    class_codes,
    codes_of,
    mean_and_deviation,
    numbers_of,
    present_codes,
)

LARGEST = 1e15
"""Prepared values are held within ±this, so that their squares are finite in float32."""

MOST_FREQUENT = 31
"""Categories with an input of their own where all others share one."""
HASHED_INPUTS = 32
"""Inputs that hashed categories share."""

FittedKind = Literal["number", "category", "frequent", "hashed", "yes_no"]
_MOST_NAMES = 100_000
_LARGEST_FLOAT = float(np.finfo(np.float64).max)
_KEYS = {
    "number": {"offset", "scale"},
    "category": {"categories"},
    "frequent": {"categories"},
    "hashed": {"inputs"},
    "yes_no": {"no", "yes"},
}
"""Keys of the JSON of each kind beside name, kind and fill."""
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

    @property
    def expected(self) -> str | None:
        """Kind that the column must have in a table: None for texts, else the sign of its numbers."""
        return self.sign if self.kind == "number" or self.of_numbers else None

    @property
    def feature_names(self) -> tuple[str, ...]:
        """Names of the prepared columns that this one becomes."""
        named = tuple(f"{self.name} = {category}" for category in self.categories)
        if self.kind == "category":
            return named
        if self.kind == "frequent":
            return (*named, f"{self.name}: other")
        if self.kind == "hashed":
            return tuple(f"{self.name} # {i}" for i in range(self.inputs))
        return (self.name,)

    def transform(self, column: Column, out: Array) -> list[Message]:
        """Write the prepared values into ``out`` ``(rows, inputs)``; returns notes on what was replaced."""
        if self.kind == "number":
            return self._transform_numbers(column, out)
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

    def _transform_numbers(self, column: Column, out: Array) -> list[Message]:
        values = numbers_of(column)
        lost = int(np.isnan(values).sum()) - column.missing
        values = np.where(np.isfinite(values), values, self.fill)
        out[:, 0] = scaled(values, self.offset, self.scale)
        if lost <= 0:
            return []
        return [
            Message(
                "Values of {column} that are not numbers and count as missing: {count}.",
                count=lost,
                column=self.name,
            )
        ]

    def to_json(self) -> dict[str, Any]:
        """Plain values for a JSON file."""
        values: dict[str, Any] = {"name": self.name, "kind": self.kind, "fill": self.fill}
        if self.sign:
            values["sign"] = self.sign
        if self.of_numbers:
            values["of_numbers"] = True
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
        keys = set(values) - {"sign", "of_numbers"}
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
            return cls(name, "number", fill, offset, _positive(scale, name))
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


def fit_column(column: Column, train: Indices, scaling: str, encoding: str = "one_hot") -> FittedColumn:
    """The preparation of a feature column, fitted on the training rows.

    Args:
        column: as it was resolved.
        train: ``(m,)`` the training rows.
        scaling: of a number, a key of :data:`engine.project.project.SCALINGS`.
        encoding: of a category, a key of :data:`engine.project.project.ENCODING_LABELS`.
    """
    fitted = _fitted(column, train, scaling, encoding)
    return replace(fitted, sign=column.sign, of_numbers=column.of_numbers)


def _fitted(column: Column, train: Indices, scaling: str, encoding: str) -> FittedColumn:
    values = column.values[train]
    if column.kind == "number":
        filled, fill = _filled(values)
        return FittedColumn(column.name, "number", fill, *_scaling(filled, scaling))
    counts = np.bincount(values[values >= 0], minlength=len(column.categories))
    fill_text = column.categories[int(counts.argmax())]
    if column.kind == "yes_no":
        return FittedColumn(column.name, "yes_no", fill_text, categories=column.categories)
    if encoding == "hashed":
        return FittedColumn(column.name, "hashed", fill_text, inputs=HASHED_INPUTS)
    if encoding == "frequent":
        # A stable sort: of equally frequent ones the first in the order of the categories.
        most = np.sort(np.argsort(-counts, kind="stable")[:MOST_FREQUENT])
        often = tuple(column.categories[code] for code in most if counts[code])
        return FittedColumn(column.name, "frequent", fill_text, categories=often or column.categories[:1])
    # A category that no training row has would be an input whose weights never learn anything.
    kept = tuple(column.categories[code] for code in present_codes(values))
    return FittedColumn(column.name, "category", fill_text, categories=kept or column.categories[:1])


def fit_pixels(columns: Sequence[Column], train: Indices, scaling: str) -> tuple[FittedColumn, ...]:
    """The preparation of all pixels of a picture: scaled by the same numbers, so that it stays a picture."""
    fills, means, deviations, lows, highs = [], [], [], [], []
    for column in columns:
        filled, fill = _filled(column.values[train])
        mean, deviation = mean_and_deviation(filled)
        fills.append(fill)
        means.append(mean)
        deviations.append(deviation)
        lows.append(float(filled.min()))
        highs.append(float(filled.max()))
    offset, scale = 0.0, 1.0
    if scaling == "minmax":
        offset, scale = min(lows), max(highs) - min(lows)
    elif scaling == "standard":
        # The variance over all pixels: that within the columns, and that between them.
        offset, between = mean_and_deviation(np.array(means))
        with np.errstate(over="ignore"):
            scale = math.sqrt(float(np.square(deviations).mean() + np.square(between)))
    scale = min(scale, _LARGEST_FLOAT) if scale > 0 else 1.0
    return tuple(
        FittedColumn(column.name, "number", fill, offset, scale, sign=column.sign)
        for column, fill in zip(columns, fills, strict=True)
    )


def _filled(values: NDArray[np.float64]) -> tuple[NDArray[np.float64], float]:
    """The values with the median in place of missing ones, and that median."""
    known = values[~np.isnan(values)]
    # Halved, since the median of two values is their sum by two.
    fill = float(np.median(known / 2)) * 2 if known.size else 0.0
    return np.where(np.isnan(values), fill, values), fill


def fit_target(column: Column, task: Task, train: Indices) -> FittedTarget:
    """The preparation of the target column, fitted on the training rows."""
    if task.kind != "regression":
        return FittedTarget(column.name, task.kind, task.classes)
    return FittedTarget(column.name, task.kind, (), *_scaling(column.values[train], "standard"))


def _scaling(values: NDArray[np.float64], scaling: str) -> tuple[float, float]:
    """Offset and scale of numbers without missing ones; the scale is 1 where they are all the same."""
    if scaling == "none" or not values.size:
        return 0.0, 1.0
    low, high = float(values.min()), float(values.max())
    if low == high:
        return low, 1.0
    if scaling == "minmax":
        offset, scale = low, high - low
    else:
        offset, scale = mean_and_deviation(values)
    scale = min(scale, _LARGEST_FLOAT)
    return offset, scale if scale > 0 else 1.0


def scaled(values: NDArray[np.float64], offset: float, scale: float) -> NDArray[np.float64]:
    """(value - offset) / scale, held within ±:data:`LARGEST`."""
    with np.errstate(over="ignore"):
        prepared = (values - offset) / scale
    return np.clip(prepared, -LARGEST, LARGEST)


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
